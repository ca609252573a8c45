import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import memberships
from cmdp.accounts.models import Membership
from cmdp.audit.models import Event
from cmdp.kit.actors import SYSTEM
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.people import NOON, make_member, make_user


def _seat(user):
    return Membership.objects.get(user=user, ended_at=None)


def test_grant_by_the_system_seats_and_records(cast):
    user = make_user()

    membership = memberships.grant(user, Role.AGENCY_OFFICER, cast.agency, by=SYSTEM, at=NOON, reason="kurulum")

    event = Event.objects.get(object_type="accounts.membership", object_id=membership.pk)
    assert (membership.granted_by, membership.granted_at, membership.reason) == (None, NOON, "kurulum")
    assert (event.verb, event.actor_id, event.agency_id) == ("membership_granted", None, cast.agency.pk)
    assert event.changes == {"role": [None, "agency_officer"], "user": [None, user.pk]}


def test_grant_records_the_agency_of_an_organisation(cast):
    membership = memberships.grant(cast["newcomer"], Role.ORGANISATION_VIEWER, cast.organisation, by=SYSTEM, at=NOON)

    assert Event.objects.get(object_id=membership.pk).agency_id == cast.agency.pk


def test_grant_twice_gives_one_seat(cast):
    first = memberships.grant(cast["newcomer"], Role.EVALUATOR, by=cast["administrator"], at=NOON)

    second = memberships.grant(cast["newcomer"], Role.EVALUATOR, by=cast["administrator"], at=NOON)

    assert first == second
    assert first.granted_by == cast["administrator"]


def test_grant_by_somebody_without_the_right_is_refused(cast):
    with pytest.raises(Refused) as refusal:
        memberships.grant(cast["newcomer"], Role.EVALUATOR, by=cast["manager"], at=NOON)

    assert refusal.value.verdict.code == "not_administrator"
    assert not Membership.objects.filter(user=cast["newcomer"]).exists()


def test_grant_is_seen_by_the_person_at_once(cast):
    user = cast["newcomer"]
    assert user.seats == ()

    memberships.grant(user, Role.EVALUATOR, by=SYSTEM, at=NOON)

    assert [seat.role for seat in user.seats] == ["evaluator"]


def test_end_writes_who_when_why_and_tells_the_person(cast):
    membership = _seat(cast["editor"])

    memberships.end(membership.pk, by=cast["owner"], at=NOON, reason="Görev yeri değişti.")

    membership.refresh_from_db()
    letter = Letter.objects.get(kind="account_membership_ended")
    assert (membership.ended_at, membership.ended_by, membership.reason) == (NOON, cast["owner"], "Görev yeri değişti.")
    assert letter.to_user_id == cast["editor"].pk
    assert "Görev yeri değişti." in letter.text
    assert Event.objects.get(verb="membership_ended").reason == "Görev yeri değişti."


def test_leaving_tells_the_owners(cast):
    memberships.end(_seat(cast["editor"]).pk, by=cast["editor"], at=NOON, reason="Tayin oldum.")

    letter = Letter.objects.get()
    assert cast["editor"].seats == ()
    assert (letter.kind, letter.to_user_id) == ("account_member_left", cast["owner"].pk)
    assert "Tayin oldum." in letter.text


def test_leaving_a_seat_that_is_no_organisation_s_writes_no_letter(cast):
    memberships.end(_seat(cast["evaluator"]).pk, by=cast["evaluator"], at=NOON, reason="")

    assert not Letter.objects.exists()


def test_end_by_the_system_names_nobody(cast):
    membership = _seat(cast["evaluator"])

    with pytest.raises(Refused):
        memberships.end(membership.pk, by=SYSTEM, at=NOON, reason="x")


def test_the_last_owner_stays(cast):
    with pytest.raises(Refused) as refusal:
        memberships.end(_seat(cast["owner"]).pk, by=cast["owner"], at=NOON, reason="x")

    assert refusal.value.verdict.code == "last_owner"


def test_one_of_two_owners_may_go(cast):
    make_member(Role.ORGANISATION_OWNER, cast.organisation)

    memberships.end(_seat(cast["owner"]).pk, by=cast["owner"], at=NOON, reason="x")

    assert not Membership.objects.filter(user=cast["owner"], ended_at=None).exists()


def test_an_owner_whose_account_is_closed_does_not_count(cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)
    type(other).objects.filter(pk=other.pk).update(is_active=False)

    with pytest.raises(Refused) as refusal:
        memberships.end(_seat(cast["owner"]).pk, by=cast["owner"], at=NOON, reason="x")

    assert refusal.value.verdict.code == "last_owner"


def test_the_last_administrator_stays(cast):
    with pytest.raises(Refused) as refusal:
        memberships.end(_seat(cast["administrator"]).pk, by=cast["administrator"], at=NOON, reason="x")

    assert refusal.value.verdict.code == "last_administrator"


def test_one_of_two_administrators_may_go(cast):
    other = make_member(Role.ADMINISTRATOR)

    memberships.end(_seat(other).pk, by=cast["administrator"], at=NOON, reason="x")

    assert other.seats == ()


def test_end_judges_by_the_seats_of_this_moment(cast):
    owner = cast["owner"]
    make_member(Role.ORGANISATION_OWNER, cast.organisation)
    assert owner.seats
    Membership.objects.filter(user=owner).update(ended_at=NOON)

    with pytest.raises(Refused) as refusal:
        memberships.end(_seat(cast["viewer"]).pk, by=owner, at=NOON, reason="x")

    assert refusal.value.verdict.code == "not_leader"


def _refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _change(cast, whose, role, by="owner"):
    return memberships.change_role(_seat(cast[whose]).pk, role, reason="Birimi değişti.", by=cast[by], at=NOON)


def test_a_changed_role_takes_the_place_of_the_old_one(cast):
    old = _seat(cast["editor"])

    new = _change(cast, "editor", Role.ORGANISATION_VIEWER)

    old.refresh_from_db()
    letter = Letter.objects.get()
    assert (old.ended_at, old.ended_by) == (NOON, cast["owner"])
    assert (new.role, new.granted_by, new.reason) == ("organisation_viewer", cast["owner"], "Birimi değişti.")
    assert [seat.role for seat in cast["editor"].seats] == ["organisation_viewer"]
    assert (letter.kind, letter.to_user_id) == ("account_role_changed", cast["editor"].pk)
    assert "“Kurum düzenleyicisi” iken “Kurum izleyicisi” oldu" in letter.text
    assert Event.objects.get(verb="role_changed").changes["role"] == ["organisation_editor", "organisation_viewer"]


def test_an_owner_may_step_down_beside_another_and_gets_no_letter(cast):
    make_member(Role.ORGANISATION_OWNER, cast.organisation)

    _change(cast, "owner", Role.ORGANISATION_VIEWER)

    assert [seat.role for seat in cast["owner"].seats] == ["organisation_viewer"]
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("whose", "role", "by", "code"),
    [
        ("owner", Role.ORGANISATION_EDITOR, "owner", "last_owner"),
        ("editor", Role.ORGANISATION_VIEWER, "editor", "not_leader"),
        ("editor", Role.ORGANISATION_VIEWER, "officer", "not_leader"),
        ("editor", Role.ORGANISATION_VIEWER, "other_owner", "not_leader"),
        ("editor", Role.ORGANISATION_EDITOR, "owner", "same_role"),
        ("editor", Role.ORGANISATION_OWNER, "owner", "ownership_is_offered"),
        ("editor", Role.AGENCY_OFFICER, "owner", "role_misfit"),
        ("officer", Role.ORGANISATION_VIEWER, "administrator", "role_misfit"),
    ],
)
def test_a_role_is_changed_within_bounds(cast, whose, role, by, code):
    assert _refused(lambda: _change(cast, whose, role, by)) == code
    assert not Letter.objects.exists()


def test_an_ended_seat_has_no_role_to_change(cast):
    old = _seat(cast["editor"])
    memberships.end(old.pk, by=cast["owner"], at=NOON, reason="x")

    words = {"reason": "x", "by": cast["owner"], "at": NOON}
    assert _refused(lambda: memberships.change_role(old.pk, Role.ORGANISATION_VIEWER, **words)) == "already_ended"


def test_a_higher_seat_takes_the_place_of_a_lower_one_and_a_lower_one_changes_nothing(cast):
    low = _seat(cast["viewer"])

    high = memberships.grant(cast["viewer"], Role.ORGANISATION_EDITOR, cast.organisation, by=cast["owner"], at=NOON)
    same = memberships.grant(cast["viewer"], Role.ORGANISATION_VIEWER, cast.organisation, by=cast["owner"], at=NOON)

    low.refresh_from_db()
    assert (low.ended_at, same) == (NOON, high)
    assert Event.objects.filter(verb="membership_ended", object_id=low.pk).exists()
