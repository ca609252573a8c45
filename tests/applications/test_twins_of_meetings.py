"""Policy against query in a commission: which meetings, files and voices a member reads."""

from django.contrib.auth.models import AnonymousUser

from applications.domain import commissions, deciding, meetings
from applications.models import AgendaItem, Commission, Meeting, Proposal, Vote
from applications.models.commission import Leader
from applications.models.meeting import Voice
from applications.policies import commission as may
from applications.policies.leading import may_chair
from applications.policies.meeting import may_see_votes
from applications.queries import commission as queries
from cmdp.accounts.choices import Role
from tests.factories.conflicts import make_conflict
from tests.factories.meetings import THEN, make_board
from tests.factories.people import NOON, join


def _seen(people, rows, allows, finds):
    """Who sees other rows through the query than by the policy; the set of what is seen, so that nothing is vacuous."""
    wrong, seen = {}, set()
    for name, person in people.items():
        by_policy = {row.pk for row in rows if allows(person, row)}
        seen.add(frozenset(by_policy))
        if by_policy != set(finds(person).values_list("pk", flat=True)):
            wrong[name] = by_policy
    return wrong, len(seen) > 1


def _world(cast):
    """A meeting under way in which each member stands differently to its first file, and one that was called off."""
    board = make_board(cast, files=2, members=6, seat_newcomer=True).open(quorum=1)
    first, motion = board.items[0], board.put()
    kin, aside, conflicted, former, silent = board.members[1:6]
    deciding.vote(motion.pk, Voice.FOR, by=board.members[0], at=THEN)
    deciding.stand_aside(first.pk, by=aside, at=THEN)
    deciding.declare_conflict(first.pk, grounds=["kin"], by=conflicted, at=THEN)
    join(kin, Role.ORGANISATION_VIEWER, cast.organisation)
    former.memberships.update(ended_at=NOON, ended_by=cast["manager"])
    former.forget_seats()
    first.declarations.filter(person=silent).delete()
    deciding.settle(motion.pk, by_consensus=False, **board.run())
    make_conflict(board.files[1], cast["manager"])
    Commission.objects.update(led_by=Leader.EITHER)
    return {**cast.people, **{f"member{n}": one for n, one in enumerate(board.members)}, "anonymous": AnonymousUser()}


def test_members_read_what_the_policies_say(cast):
    people = _world(cast)
    items = list(AgendaItem.objects.select_related("meeting__commission", "proposal__organisation"))
    votes = list(
        Vote.objects.select_related("motion__item__meeting__commission", "motion__item__proposal__organisation")
    )
    boards, held = list(Commission.objects.all()), list(Meeting.objects.select_related("commission"))
    files = list(Proposal.objects.select_related("organisation"))

    twins = {
        "commissions": (boards, may.may_keep, queries.commissions_of),
        "chairs": (held, may_chair, queries.meetings_chaired_by),
        "meetings": (held, may.may_attend, queries.meetings_of_member),
        "sheets": (items, may.may_read_sheet, queries.sheets_visible_to),
        "closed": (files, lambda by, file: not may.is_closed_to(by, file), queries.closed_to_member),
        "votes": (votes, lambda by, vote: may_see_votes(by, vote.motion), queries.votes_visible_to),
    }

    assert {name: _seen(people, *twin) for name, twin in twins.items()} == dict.fromkeys(twins, ({}, True))


def test_who_leads_comes_to_the_meetings_and_nobody_else(cast):
    people = _world(cast)

    for meeting in Meeting.objects.select_related("commission"):
        come = {name for name, one in people.items() if meeting in queries.meetings_conducted_by(one)}
        chairs = {name for name, one in people.items() if may_chair(one, meeting)}
        assert come == chairs | {"manager"}


def test_who_is_shut_out_is_told_alike_from_both_sides(cast):
    people = _world(cast)
    item = AgendaItem.objects.select_related("proposal__organisation", "meeting").first()

    shut = queries.people_shut_out(item.proposal)
    by_member = {one.pk for one in people.values() if one.pk and not may.is_closed_to(one, item.proposal)}
    named = queries.people_aside(item.meeting)[item.pk]

    assert shut & {one.pk for one in people.values()} == by_member
    invited = {one.person for one in item.meeting.attendances.select_related("person")}
    aside = set(item.declarations.filter(stands_aside=True).values_list("person_id", flat=True))
    assert set(named) == {str(one) for one in invited if one.pk in shut | aside}


def test_a_meeting_called_off_is_nobodys(cast):
    board = make_board(cast, files=1)
    meetings.cancel(board.meeting.pk, reason="Ertelendi.", by=cast["manager"], at=NOON)
    commissions.found(cast.agency.pk, 2027, by=cast["manager"], at=NOON)

    assert may.may_attend(board.members[0], Meeting.objects.get()).code == "stranger"
