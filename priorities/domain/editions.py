"""An edition's life: copied into a draft, published for good, or thrown away."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Verdict, deny, require
from priorities.models import Axis, Edition, EditionState, Measure
from priorities.policies import may_copy, may_edit, may_publish
from priorities.queries import definitions, next_number


@transaction.atomic
def copy_edition(edition_id: int, *, by: User, at: dt.datetime) -> Edition:
    """Start the draft of the next edition with the words of a published one.

    Every axis and measure keeps its lineage, so that its history reads on under another code.
    """
    original = Edition.objects.locked(edition_id)
    require(may_copy(by, original))
    draft = Edition.objects.create(
        number=next_number(), copied_from=original, source=original.source, created_at=at, created_by_id=by.actor_id
    )
    for axis in definitions(original):
        _copy_axis(axis, draft)
    record("edition_copied", draft, by=by, at=at, changes={"copied_from": (None, original.number)})
    return draft


@transaction.atomic
def publish(edition_id: int, *, reason: str, seen: int, by: User, at: dt.datetime) -> Edition:
    """Make the draft what the public sees and new calls are pinned to; nobody can change it any more.

    ``seen`` is the edition's version on the publisher's page: what was not read is not published.
    """
    edition = Edition.objects.locked(edition_id)
    require(may_publish(by, edition))
    require(_was_read(edition, seen))
    require(_has_reason(reason))
    edition.state, edition.published_at, edition.published_by_id = EditionState.PUBLISHED, at, by.actor_id
    edition.reason = reason.strip()
    edition.save()
    record("edition_published", edition, by=by, at=at, reason=edition.reason)
    return edition


@transaction.atomic
def discard_draft(edition_id: int, *, by: User, at: dt.datetime) -> None:
    """Throw a draft away with every word in it; the published editions stay as they are."""
    edition = Edition.objects.locked(edition_id)
    require(may_edit(by, edition))
    record("edition_discarded", edition, by=by, at=at)
    edition.measures.all().delete()
    edition.axes.all().delete()
    edition.delete()


def _copy_axis(axis: Axis, draft: Edition) -> None:
    measures = list(axis.measures.all())
    copy = Axis.objects.create(edition=draft, **_words(axis))
    Measure.objects.bulk_create(Measure(edition=draft, axis=copy, **_words(measure)) for measure in measures)


def _words(item: Axis | Measure) -> dict[str, object]:
    kept = ("lineage", "order", "code", "title_tr", "title_en", "text_tr", "text_en")
    return {name: getattr(item, name) for name in kept}


def _was_read(edition: Edition, seen: int) -> Verdict:
    if edition.version == seen:
        return ALLOW
    return deny(
        "changed_meanwhile",
        _("Siz bu sayfadayken taslak değişti. Değişiklikleri yeniden okuyun, sonra yayımlayın."),
    )


def _has_reason(reason: str) -> Verdict:
    return ALLOW if reason.strip() else deny("no_reason", _("Yayının gerekçesini yazın."))
