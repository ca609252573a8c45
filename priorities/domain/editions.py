"""An edition's life: copied into a draft, described, published for good, or thrown away."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Verdict, deny, require
from priorities.descent import read_descent
from priorities.domain.holding import edition_was_read, open_draft, touch
from priorities.domain.succession import name_ancestors
from priorities.models import Axis, Edition, EditionState, Measure
from priorities.policies import may_copy, may_publish
from priorities.queries import definitions, newest_edition, next_number

DESCRIPTION = ("name", "source", "source_number", "source_date", "source_url", "notes_tr", "notes_en", "valid_from")
SOURCE = ("source", "source_number", "source_date", "source_url", "source_file")


@transaction.atomic
def copy_edition(edition_id: int, *, name: str = "", by: User, at: dt.datetime) -> Edition:
    """Start a draft with the words of a published edition, the newest or an earlier one.

    Every axis and measure keeps its lineage, so that its history reads on under another code. In a
    copy of an earlier edition the measures that came since are carried on by those they came from.
    """
    original = Edition.objects.locked(edition_id)
    require(may_copy(by, original))
    source = {field: getattr(original, field) for field in SOURCE}
    stamps = {"created_at": at, "created_by_id": by.actor_id}
    draft = Edition.objects.create(name=name.strip(), copied_from=original, **source, **stamps)
    for axis in definitions(original):
        _copy_axis(axis, draft)
    name_ancestors(draft, _ancestors(original))
    record("edition_copied", draft, by=by, at=at, changes={"copied_from": (None, original.number)})
    return draft


@transaction.atomic
def describe(edition_id: int, values: Mapping[str, Any], *, seen: int, by: User, at: dt.datetime) -> Edition:
    """Write a draft's name, source document, notes and the instant from which it is to hold."""
    edition = open_draft(edition_id, by)
    changes = {name: (getattr(edition, name), values[name]) for name in DESCRIPTION if name in values}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    require(edition_was_read(edition, seen))
    if changes:
        for name, (_before, after) in changes.items():
            setattr(edition, name, after)
        edition.save()
        touch(edition)
        record("edition_described", edition, by=by, at=at, changes=changes)
    return edition


@transaction.atomic
def publish(edition_id: int, *, reason: str, seen: int, follows: int, by: User, at: dt.datetime) -> Edition:
    """Make the draft what the public sees from its instant on; nobody can change it any more.

    ``seen`` is the edition's version on the publisher's page and ``follows`` the number of the newest
    edition with which it was compared there: what was not read is not published.
    """
    hold_the_newest(follows)
    edition = Edition.objects.locked(edition_id)
    require(may_publish(by, edition, at=at))
    require(edition_was_read(edition, seen))
    require(has_reason(reason))
    edition.reason = reason.strip()
    return put_in_print(edition, by=by, at=at)


@transaction.atomic
def discard_draft(edition_id: int, *, seen: int, by: User, at: dt.datetime) -> None:
    """Throw a draft away with every word in it; the published editions stay as they are."""
    edition = open_draft(edition_id, by)
    require(edition_was_read(edition, seen))
    record("edition_discarded", edition, by=by, at=at)
    edition.successions.all().delete()
    edition.measures.all().delete()
    edition.axes.all().delete()
    edition.delete()


def hold_the_newest(follows: int) -> None:
    """Let one publisher in at a time: whoever compared with another edition than the newest must look again."""
    newest = newest_edition()
    if newest is not None:
        Edition.objects.locked(newest.pk)
        newest = newest_edition()
    require(_is_followed(newest, follows))


def put_in_print(edition: Edition, *, by: User, at: dt.datetime) -> Edition:
    """Give the draft its number and its instants; the record keeps what it was called before."""
    edition.number, edition.state = next_number(), EditionState.PUBLISHED
    edition.published_at, edition.published_by_id = at, by.actor_id
    edition.valid_from = edition.valid_from or at
    edition.save()
    changes = {"draft": (edition.draft_label, edition.number), "valid_from": (None, edition.valid_from)}
    record("edition_published", edition, by=by, at=at, reason=edition.reason, changes=changes)
    return edition


def has_reason(reason: str) -> Verdict:
    """Whether something is written."""
    return ALLOW if reason.strip() else deny("no_reason", _("Yayının gerekçesini yazın."))


def _ancestors(original: Edition) -> dict[Any, frozenset[Any]]:
    """For each measure that came after ``original``: those of ``original`` that it came from."""
    newest, descent = newest_edition(), read_descent()
    since = newest.pk if newest else original.pk
    new = descent.standing[since].keys() - descent.standing[original.pk].keys()
    return {lineage: descent.carry([lineage], since=since, until=original.pk) for lineage in new}


def _copy_axis(axis: Axis, draft: Edition) -> None:
    measures = list(axis.measures.all())
    copy = Axis.objects.create(edition=draft, **_words(axis))
    Measure.objects.bulk_create(Measure(edition=draft, axis=copy, **_words(measure)) for measure in measures)


def _words(item: Axis | Measure) -> dict[str, object]:
    kept = ("lineage", "order", "code", "title_tr", "title_en", "text_tr", "text_en")
    return {name: getattr(item, name) for name in kept}


def _is_followed(newest: Edition | None, follows: int) -> Verdict:
    if (newest.number if newest else 0) == follows:
        return ALLOW
    return deny(
        "overtaken",
        _("Arada başka bir sürüm yayımlandı. Farkları yeni sürüme göre yeniden okuyun, sonra yeniden deneyin."),
    )
