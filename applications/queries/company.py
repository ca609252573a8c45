"""Who may meet on a file of a call, out of what the pool and the agency say."""

from collections.abc import Collection, Iterable

from applications.choices import LIVE_ASSIGNMENTS
from applications.models import Assignment, Call, EvaluatorProfile, KeptApart, Proposal
from applications.queries.meeting import Company, Pair
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.models import Membership


def company_of(call: Call, people: Collection[int]) -> Company:
    """Who of these may meet on a file of the call; three queries."""
    return Company(_houses(call, people), _apart(call))


def _houses(call: Call, people: Collection[int]) -> dict[int, frozenset[str]]:
    """The agency's own staff are all of one house: where the rule set lets them assess, that keeps nobody away."""
    staff = Membership.objects.filter(ended_at=None, role__in=sorted(AGENCY_ROLES), agency=call.agency_id)
    profiles = EvaluatorProfile.objects.filter(user__in=people).exclude(user__in=staff.values("user"))
    return {profile.user_id: profile.houses for profile in profiles}


def _apart(call: Call) -> frozenset[Pair]:
    """The pairs that the call's agency keeps apart."""
    rows = KeptApart.objects.filter(agency=call.agency_id)
    return frozenset(rows.values_list("one_id", "other_id"))


def at_odds(proposal: Proposal, people: Iterable[int]) -> set[int]:
    """Those of these who may not stand beside somebody who evaluates the file now."""
    live = Assignment.objects.filter(
        proposal=proposal, call_stage=proposal.call_stage_id, state__in=LIVE_ASSIGNMENTS
    ).values_list("evaluator_id", flat=True)
    if not (there := set(live)):
        return set()
    asked = set(people)
    company = company_of(proposal.call, asked | there)
    return {person for person in asked if not company.gets_on(person, there - {person})}
