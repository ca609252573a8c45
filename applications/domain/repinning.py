"""Move an announced call to a newer edition of the priorities: its drafts go along, what was sent stays."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.notices import tell_applicant, tell_managers
from applications.models import Call, SecondaryMeasure
from applications.policies.repinning import may_repin
from applications.policies.rules import is_current
from applications.queries.repinning import Following, drafts_of, followings, newer_edition
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, require
from priorities.models import Edition


@transaction.atomic
def repin(call_id: int, *, to: int, version: int, reason: str, by: User, at: dt.datetime) -> list[Following]:
    """Pin the call and its drafts to the edition that is in force, and write to everyone who has a draft.

    ``to`` is the number of the edition on the administrator's page. The call's row is locked first, so
    that no file begins under the old edition meanwhile, then every draft: whoever sends at that moment
    is either sent under the old words or asked under the new ones. Where a chosen measure has one
    heir, the draft follows it; where it has several or none, the applicant chooses again.
    """
    call = Call.objects.select_for_update(of=("self",)).get(pk=call_id)
    target = _target(call, to=to, by=by, at=at)
    require(is_current(call, version))
    require(_has_reason(reason))
    _hold_drafts(call)
    found = followings(drafts_of(call), target)
    before = _pin(call, target, reason=reason.strip(), moved=len(found), by=by, at=at)
    words: dict[str, Any] = {"before": before, "edition": target, "reason": reason.strip()}
    for following in found:
        _follow(following, target, by=by, at=at)
        tell_applicant("call_repinned", following.proposal, at=at, following=following, **words)
    tell_managers("call_repinned_agency", call, at=at, found=found, **words)
    return found


def _target(call: Call, *, to: int, by: User, at: dt.datetime) -> Edition:
    target = newer_edition(call, at)
    require(may_repin(by, call, target, at=at))
    if target is None or target.number != to:
        sentence = _("Siz bu sayfadayken başka bir sürüm yürürlüğe girdi. Olacakları yeniden okuyun.")
        raise Refused(deny("overtaken", sentence))
    return target


def _hold_drafts(call: Call) -> None:
    """Let whoever writes or sends finish, then keep the drafts; what they hold is read only afterwards.

    The rows are locked alone: joined to what was changed meanwhile, they would come back without it.
    """
    list(drafts_of(call).select_for_update(of=("self",)).values_list("pk"))


def _pin(call: Call, target: Edition, *, reason: str, moved: int, by: User, at: dt.datetime) -> Edition:
    before, call.edition, call.edition_since = call.edition, target, at
    call.version += 1
    call.save(update_fields=["edition", "edition_since", "version"])
    changes = {"edition": (before.number, target.number), "drafts": (None, moved)}
    record("call.repin", call, by=by, at=at, agency_id=call.agency_id, changes=changes, reason=reason)
    return before


def _follow(following: Following, target: Edition, *, by: User, at: dt.datetime) -> None:
    """Write what becomes of the draft's measures."""
    proposal, changes = following.proposal, _changes(following, target)
    proposal.edition, proposal.main_measure = target, following.new_main
    proposal.save(update_fields=["edition", "main_measure"])
    proposal.secondary_measures.all().delete()
    rows = (SecondaryMeasure(proposal=proposal, measure=measure) for measure in following.new_others)
    SecondaryMeasure.objects.bulk_create(rows)
    agency_id = proposal.call.agency_id
    record("proposal.repin", proposal, by=by, at=at, agency_id=agency_id, changes=changes)


def _changes(following: Following, target: Edition) -> dict[str, tuple[Any, Any]]:
    main, others = following.main, following.others
    after = following.new_main.code if following.new_main else None
    changes: dict[str, tuple[Any, Any]] = {"edition": (following.proposal.edition.number, target.number)}
    if main:
        changes["main_measure"] = (main.measure.code, after)
    if others:
        codes = [choice.measure.code for choice in others]
        changes["secondary_measures"] = (codes, [measure.code for measure in following.new_others])
    return changes


def _has_reason(reason: str) -> Verdict:
    return ALLOW if reason.strip() else deny("no_reason", _("Çağrıyı neden yeni sürüme geçirdiğinizi yazın."))
