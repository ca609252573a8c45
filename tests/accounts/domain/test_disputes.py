"""Claims to an organisation that its owners cannot settle: both sides' words, the agency's decision."""

import pytest

from cmdp.accounts import queries
from cmdp.accounts.choices import Role
from cmdp.accounts.domain import disputes
from cmdp.accounts.models import Dispute, Membership, User
from cmdp.accounts.policies import may_decide_dispute, may_view_dispute
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Frequency, Letter, LetterChoice, State
from tests.factories.offers import make_dispute
from tests.factories.people import NOON, join, make_member, make_organisation, make_user

REASON = "12.03 sayılı yazı"


def _contest(cast, by="newcomer"):
    return disputes.contest_ownership(cast.organisation.pk, claim="Kurum bizim.", by=cast[by], at=NOON)


def _answer(dispute, by):
    return disputes.answer_dispute(dispute.pk, words="Yanlışlık var.", by=by, at=NOON)


def _grant(dispute, by, role=Role.ORGANISATION_OWNER, **fields):
    return disputes.grant_dispute(dispute.pk, role=role, reason=REASON, by=by, at=NOON, **fields)


def _refuse(dispute, by):
    return disputes.refuse_dispute(dispute.pk, reason=REASON, by=by, at=NOON)


def _refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _letters(kind):
    return list(Letter.objects.filter(kind=kind).order_by("to_user_id").values_list("to_user_id", flat=True))


def _owners(cast):
    return {user.pk for user in queries.owners_of(cast.organisation.pk)}


def test_a_contest_asks_the_owners_for_their_side(cast):
    dispute = _contest(cast)

    assert (dispute.kind, dispute.role, dispute.state) == ("contested", "organisation_owner", "open")
    assert _letters("account_dispute_opened") == [cast["owner"].pk]
    assert "Kurum bizim." in Letter.objects.get(kind="account_dispute_opened").text
    assert list(queries.disputes_to_answer(cast["owner"], cast.organisation)) == [dispute]
    assert not queries.disputes_to_answer(cast["editor"], cast.organisation).exists()


def test_a_case_is_told_to_those_of_the_agency_who_may_decide_it(cast):
    kin = make_member(Role.AGENCY_OFFICER, cast.agency)
    join(kin, Role.ORGANISATION_VIEWER, cast.organisation)
    LetterChoice.objects.create(user_id=cast["manager"].pk, frequency=Frequency.NECESSARY, chosen_at=NOON)

    dispute = _contest(cast)

    letters = Letter.objects.filter(kind="account_dispute_at_desk")
    told = {letter.to_user_id: letter.state for letter in letters}
    assert told == {cast["officer"].pk: State.QUEUED, cast["manager"].pk: State.UNWANTED}
    assert {may_decide_dispute(User.objects.get(pk=pk), dispute).allowed for pk in told} == {True}
    assert not any("Kurum bizim." in letter.text for letter in letters)


def test_an_officer_who_raises_a_case_is_not_told_of_it(cast):
    _contest(cast, by="officer")

    assert _letters("account_dispute_at_desk") == [cast["manager"].pk]


def test_who_may_contest(cast):
    alone = make_organisation()
    _contest(cast, by="editor")

    assert _refused(lambda: _contest(cast, by="owner")) == "already_owner"
    assert _refused(lambda: _contest(cast, by="editor")) == "dispute_open"
    nobody = {"claim": "x", "by": cast["editor"], "at": NOON}
    assert _refused(lambda: disputes.contest_ownership(alone.pk, **nobody)) == "nobody_to_contest"


def test_the_owners_words_stand_until_they_are_replaced(cast):
    dispute = _contest(cast)

    for _ in range(2):
        _answer(dispute, cast["owner"])

    dispute.refresh_from_db()
    assert (dispute.owners_words, dispute.owners_words_by) == ("Yanlışlık var.", cast["owner"])
    assert Event.objects.filter(verb="dispute_answered").count() == 2


@pytest.mark.parametrize("persona", ["editor", "newcomer", "officer", "other_owner"])
def test_only_owners_speak_for_their_side(cast, persona):
    dispute = make_dispute(cast.organisation, cast["newcomer"])

    assert _refused(lambda: _answer(dispute, cast[persona])) == "not_leader"


def test_what_is_no_contest_is_not_answered(cast):
    dispute = make_dispute(cast.organisation, cast["newcomer"], kind=Dispute.Kind.UNANSWERED)

    assert _refused(lambda: _answer(dispute, cast["owner"])) == "not_contested"


@pytest.mark.parametrize(("ends", "left"), [(True, {"newcomer"}), (False, {"newcomer", "owner"})])
def test_a_granted_contest_seats_the_person_and_may_end_the_owners(cast, ends, left):
    dispute = _contest(cast)

    _grant(dispute, cast["officer"], ends_owners=ends)

    dispute.refresh_from_db()
    seat = Membership.objects.get(user=cast["newcomer"])
    assert _owners(cast) == {cast[name].pk for name in left}
    assert (dispute.state, dispute.decided_by, dispute.reason) == ("granted", cast["officer"], REASON)
    assert (seat.granted_by, seat.reason) == (cast["officer"], REASON)
    assert _letters("account_dispute_granted") == [cast["newcomer"].pk]
    assert _letters("account_dispute_settled") == [cast["owner"].pk]
    assert _letters("account_membership_ended") == ([cast["owner"].pk] if ends else [])


@pytest.mark.parametrize("ends", [True, False])
def test_a_closed_account_becomes_no_owner(cast, ends):
    dispute = make_dispute(cast.organisation, make_user(is_active=False))

    assert _refused(lambda: _grant(dispute, cast["officer"], ends_owners=ends)) == "claimant_left"
    assert _owners(cast) == {cast["owner"].pk}
    assert _refuse(dispute, cast["officer"]).state == "refused"


def test_a_lower_role_ends_no_owner(cast):
    _grant(_contest(cast), cast["officer"], role=Role.ORGANISATION_EDITOR, ends_owners=True)

    assert _owners(cast) == {cast["owner"].pk}


def test_a_member_who_wins_has_one_role(cast):
    _grant(_contest(cast, by="editor"), cast["officer"], ends_owners=True)

    assert _owners(cast) == {cast["editor"].pk}
    assert Membership.objects.filter(user=cast["editor"], ended_at=None).count() == 1


def test_an_unanswered_request_is_granted_without_a_letter_to_the_owners(cast):
    dispute = make_dispute(cast.organisation, cast["newcomer"], kind=Dispute.Kind.UNANSWERED)

    _grant(dispute, cast["officer"], role=Role.ORGANISATION_VIEWER)

    assert Membership.objects.get(user=cast["newcomer"]).role == "organisation_viewer"
    assert not _letters("account_dispute_settled")


def test_a_refused_claim_changes_nothing_and_tells_both(cast):
    dispute = _contest(cast)

    _refuse(dispute, cast["officer"])

    assert _owners(cast) == {cast["owner"].pk}
    assert _letters("account_dispute_refused") == [cast["newcomer"].pk]
    assert _letters("account_dispute_settled") == [cast["owner"].pk]
    assert REASON in Letter.objects.get(kind="account_dispute_refused").text
    assert Event.objects.get(verb="dispute_refused").reason == REASON


def test_a_decision_is_made_once(cast):
    dispute = _contest(cast)
    _refuse(dispute, cast["officer"])

    assert _refused(lambda: _grant(dispute, cast["manager"])) == "dispute_decided"
    assert _refused(lambda: _answer(dispute, cast["owner"])) == "dispute_decided"


@pytest.mark.parametrize(
    ("persona", "code"),
    [
        ("owner", "not_its_agency"),
        ("newcomer", "own_claim"),
        ("other_officer", "not_its_agency"),
        ("administrator", "not_its_agency"),
    ],
)
def test_the_decision_is_the_organisation_s_own_agency_s(cast, persona, code):
    dispute = _contest(cast)

    assert _refused(lambda: _grant(dispute, cast[persona])) == code


def test_nobody_decides_for_the_body_they_sit_in(cast):
    unit = make_organisation(vkn=cast.organisation.vkn, unit_name="Su İşleri")
    join(cast["officer"], Role.ORGANISATION_VIEWER, unit)

    assert _refused(lambda: _refuse(_contest(cast), cast["officer"])) == "own_organisation"


def test_an_officer_does_not_decide_their_own_claim(cast):
    dispute = _contest(cast, by="officer")

    assert _refused(lambda: _grant(dispute, cast["officer"])) == "own_claim"


def test_who_claims_reads_the_decision_and_not_the_other_side(cast):
    dispute = _contest(cast)
    _answer(dispute, cast["owner"])

    mine = list(queries.my_disputes(cast["newcomer"]))

    assert mine == [dispute]
    assert "owners_words" in mine[0].get_deferred_fields()
    assert not queries.disputes_visible_to(cast["newcomer"]).exists()


@pytest.mark.parametrize("persona", ["officer", "manager"])
def test_an_agency_s_claimant_reads_the_other_side_no_more_than_others_do(cast, persona):
    dispute = _contest(cast, by=persona)
    _answer(dispute, cast["owner"])

    assert not queries.disputes_visible_to(cast[persona]).exists()
    assert not queries.disputes_of_desk(cast[persona]).exists()
    assert may_view_dispute(cast[persona], dispute).code == "own_claim"
    assert list(queries.disputes_of_desk(cast["officer" if persona == "manager" else "manager"])) == [dispute]


def test_a_claimant_who_became_owner_reads_not_what_the_owners_said(cast):
    dispute = _contest(cast)
    _answer(dispute, cast["owner"])

    _grant(dispute, cast["officer"], ends_owners=True)

    assert not queries.disputes_visible_to(User.objects.get(pk=cast["newcomer"].pk)).exists()


def test_the_desk_lists_open_cases_of_its_own_provinces(cast):
    old, new = (make_dispute(cast.organisation, cast[name]) for name in ("newcomer", "editor"))
    decided = make_dispute(cast.organisation, make_member(Role.EVALUATOR))
    _refuse(decided, cast["officer"])

    assert list(queries.disputes_of_desk(cast["manager"])) == [old, new]
    assert not queries.disputes_of_desk(cast["other_officer"]).exists()
    assert not queries.disputes_of_desk(cast["owner"]).exists()
