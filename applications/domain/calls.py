"""Prepare, publish and extend a call."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from applications.choices import CallState
from applications.domain.lifecycle import revive
from applications.domain.rules import freeze
from applications.models import Call, CallShare, CallStage, RuleSet
from applications.policies.call import may_be_pinned, may_create_call, may_edit_call, may_extend_call, may_publish_call
from applications.policies.envelopes import shares_are_written, shares_fit
from applications.policies.extension import may_extend_for_all, some_are_chosen
from applications.policies.questions import may_extend_questions
from applications.policies.rules import is_current
from applications.queries.envelopes import parts_of, split_of
from applications.queries.extension import missed_in
from applications.queries.questions import questions_until as last_instant_for_questions
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require
from cmdp.regions.models import Agency
from priorities.models import Edition

Windows = Mapping[int, tuple[dt.datetime, dt.datetime]]


@transaction.atomic
def create_call(
    agency: Agency,
    rule_set: RuleSet,
    *,
    edition: Edition,
    values: Mapping[str, Any],
    by: User,
    at: dt.datetime,
) -> Call:
    """Begin a call; nobody outside the agency sees it before it is published."""
    require(may_create_call(by, agency.pk, rule_set))
    stamps = {"created_at": at, "created_by": by}
    call = Call.objects.create(agency=agency, rule_set=rule_set, edition=edition, **values, **stamps)
    changes = {name: (None, value) for name, value in values.items()}
    record("call.create", call, by=by, at=at, agency_id=agency.pk, changes=changes)
    return call


@transaction.atomic
def edit_call(call_id: int, *, version: int, values: Mapping[str, Any], by: User, at: dt.datetime) -> Call:
    """Change a draft; with another rule set its calendar and the shares of its envelope start empty again."""
    call = _opened(call_id, version, by)
    changes = {}
    for name, value in values.items():
        before = getattr(call, name)
        if before != value:
            changes[name] = (before, value)
            setattr(call, name, value)
    require(may_create_call(by, call.agency_id, call.rule_set))
    if "rule_set" in changes:
        call.stages.all().delete()
        call.shares.all().delete()
        call.questions_until = None
    return _close(call, "edit", changes, by=by, at=at)


@transaction.atomic
def set_windows(  # one act: the calendar is written whole
    call_id: int,
    windows: Windows,
    *,
    questions_until: dt.datetime | None = None,
    version: int,
    by: User,
    at: dt.datetime,
) -> Call:
    """Write the calendar of a draft: stage order → (opening, exclusive closing), and when questions end.

    Without a last instant for questions it follows from the rule set until the call is announced.
    """
    call = _opened(call_id, version, by)
    before = {window.order: (window.opens_at, window.closes_at) for window in call.stages.all()}
    call.stages.all().delete()
    CallStage.objects.bulk_create(
        CallStage(call=call, stage=stage, order=stage.order, opens_at=opens_at, closes_at=closes_at)
        for stage in call.rule_set.stages.all()
        for opens_at, closes_at in [windows[stage.order]]
    )
    changes: dict[str, Any] = {f"stage_{order}": (before.get(order), pair) for order, pair in windows.items()}
    if call.questions_until != questions_until:
        changes["questions_until"] = (call.questions_until, questions_until)
        call.questions_until = questions_until
    return _close(call, "set_windows", changes, by=by, at=at)


@transaction.atomic
def set_shares(call_id: int, shares: Mapping[str, Decimal], *, version: int, by: User, at: dt.datetime) -> Call:
    """Divide the envelope of a draft, written whole: part → lira. A part that gets nothing, or is not the call's, is left out."""
    call = _opened(call_id, version, by)
    known = {part.key for part in parts_of(call, split_of(call))}
    written = {part: amount for part, amount in shares.items() if part in known and amount > 0}
    require(shares_fit(written, call.envelope))
    before = dict(call.shares.values_list("part", "amount"))
    call.shares.all().delete()
    CallShare.objects.bulk_create(CallShare(call=call, part=part, amount=amount) for part, amount in written.items())
    changes = {f"share_{part}": (before.get(part), written.get(part)) for part in sorted({*before, *written})}
    return _close(call, "set_shares", changes, by=by, at=at)


@transaction.atomic
def publish_call(call_id: int, *, edition: Edition | None = None, by: User, at: dt.datetime) -> Call:
    """Announce a call: pin the edition of the priorities and freeze the rule set.

    From now on the last instant for questions is what it is now, and can only be moved later. In production a call
    does not open while a value it uses is an unconfirmed default.
    """
    call = Call.objects.select_for_update(of=("self",)).get(pk=call_id)
    RuleSet.objects.select_for_update(of=("self",)).get(pk=call.rule_set_id)
    require(may_publish_call(by, call, at=at))
    call.edition = edition or call.edition
    require(may_be_pinned(call.edition))
    require(shares_are_written(call))
    call.state, call.published_at = CallState.PUBLISHED, at
    call.questions_until = last_instant_for_questions(call)
    freeze(call.rule_set, by=by, at=at)
    changes = {"state": (CallState.DRAFT, call.state), "edition": (None, call.edition.audit_label)}
    return _close(call, "publish", changes, by=by, at=at)


@transaction.atomic
def extend_call(window_id: int, closes_at: dt.datetime, *, reason: str, by: User, at: dt.datetime) -> CallStage:
    """Move the exclusive closing instant of a published window later, with a reason."""
    window = CallStage.objects.select_for_update(of=("self",)).select_related("call", "stage").get(pk=window_id)
    require(may_extend_call(by, window, closes_at=closes_at, at=at))
    return _extend(window, closes_at, reason=reason, by=by, at=at)


@transaction.atomic
def extend_for_all(
    window_ids: Sequence[int], longer: dt.timedelta, *, reason: str, by: User, at: dt.datetime
) -> list[CallStage]:
    """Move the close of many windows later by the same length, in one act: all or none.

    For when nobody could send. A window that closed meanwhile opens again where the service was measurably down, and
    the drafts that the clock ended with it are drafts again.
    """
    held = CallStage.objects.select_for_update(of=("self",)).filter(pk__in=window_ids)
    windows = list(held.select_related("call", "stage").order_by("pk"))
    require(some_are_chosen(windows))
    for window in windows:
        require(may_extend_for_all(by, window, closes_at=window.closes_at + longer, at=at))
        _extend(window, window.closes_at + longer, reason=reason, by=by, at=at)
        for proposal_id in missed_in(window):
            revive(proposal_id, by=by, at=at, reason=reason)
    return windows


def _extend(window: CallStage, closes_at: dt.datetime, *, reason: str, by: User, at: dt.datetime) -> CallStage:
    """The clock writes the letters: so many are too much for a click."""
    changes = {f"stage_{window.order}.closes_at": (window.closes_at, closes_at)}
    window.extended_from, window.closes_at = window.closes_at, closes_at
    window.extensions, window.extended_at, window.extension_reason = window.extensions + 1, at, reason
    window.extension_told_at = None
    window.save()
    record("call.extend", window.call, by=by, at=at, agency_id=window.call.agency_id, changes=changes, reason=reason)
    return window


@transaction.atomic
def extend_questions(call_id: int, until: dt.datetime, *, reason: str, by: User, at: dt.datetime) -> Call:
    """Move the exclusive last instant for questions of a published call later, with a reason."""
    call = Call.objects.select_for_update(of=("self",)).get(pk=call_id)
    require(may_extend_questions(by, call, until=until, at=at))
    changes = {"questions_until": (last_instant_for_questions(call), until)}
    call.questions_until = until
    call.save(update_fields=["questions_until"])
    record("call.extend_questions", call, by=by, at=at, agency_id=call.agency_id, changes=changes, reason=reason)
    return call


def _opened(call_id: int, version: int, by: User) -> Call:
    call = Call.objects.select_for_update(of=("self",)).get(pk=call_id)
    require(may_edit_call(by, call))
    require(is_current(call, version))
    return call


def _close(call: Call, verb: str, changes: Mapping[str, tuple[Any, Any]], *, by: User, at: dt.datetime) -> Call:
    call.version += 1
    call.save()
    record(f"call.{verb}", call, by=by, at=at, agency_id=call.agency_id, changes=changes)
    return call
