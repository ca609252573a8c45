import datetime as dt

import pytest

from cmdp.accounts import queries
from cmdp.accounts.choices import Role
from cmdp.accounts.domain import disputes, joining
from cmdp.accounts.models import Dispute, JoinRequest, Membership
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.offers import make_dispute, make_join_request
from tests.factories.people import NOON, join, make_organisation, make_user


def _ask(cast, by="newcomer"):
    return joining.ask_to_join(cast.organisation.pk, message="Proje birimindeyim.", by=cast[by], at=NOON)


def test_ask_tells_the_owners(cast):
    request = _ask(cast)

    letter = Letter.objects.get()
    assert (letter.kind, letter.to_user_id) == ("account_join_asked", cast["owner"].pk)
    assert "Proje birimindeyim." in letter.text
    assert request.state == JoinRequest.State.PENDING


def test_the_letter_says_the_role_and_until_when(cast):
    _ask(cast)

    text = Letter.objects.get().text
    assert "“Kurum düzenleyicisi” olarak" in text
    assert "16 Mart 2026" in text


def test_ask_twice_is_one_request(cast):
    assert _ask(cast) == _ask(cast)
    assert Letter.objects.count() == 1


def test_ask_by_a_member_is_refused(cast):
    with pytest.raises(Refused) as refusal:
        _ask(cast, by="viewer")

    assert refusal.value.verdict.code == "already_member"


def test_accept_seats_with_the_role_chosen(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    joining.accept_join_request(request.pk, role=Role.ORGANISATION_VIEWER, by=cast["owner"], at=NOON)

    assert Membership.objects.get(user=cast["newcomer"]).role == Role.ORGANISATION_VIEWER
    assert Letter.objects.get().kind == "account_join_accepted"


def test_accept_gives_no_role_of_another_scope(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    with pytest.raises(Refused) as refusal:
        joining.accept_join_request(request.pk, role=Role.ADMINISTRATOR, by=cast["owner"], at=NOON)

    assert refusal.value.verdict.code == "role_misfit"
    assert JoinRequest.objects.get().state == JoinRequest.State.PENDING


def test_a_closed_account_is_refused_and_not_let_in(cast):
    request = make_join_request(cast.organisation, make_user(is_active=False))

    with pytest.raises(Refused) as refusal:
        joining.accept_join_request(request.pk, role=Role.ORGANISATION_OWNER, by=cast["owner"], at=NOON)
    joining.refuse_join_request(request.pk, by=cast["owner"], at=NOON)

    assert refusal.value.verdict.code == "claimant_left"
    assert JoinRequest.objects.get().state == JoinRequest.State.REFUSED


def test_refuse_tells_who_asked(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    joining.refuse_join_request(request.pk, by=cast["owner"], at=NOON)

    assert (Letter.objects.get().kind, Letter.objects.get().to_user_id) == ("account_join_refused", cast["newcomer"].pk)


def test_a_refusal_carries_the_owner_s_word(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    joining.refuse_join_request(request.pk, reason="Başka birimdesiniz.", by=cast["owner"], at=NOON)

    assert "Sahibin notu: Başka birimdesiniz." in Letter.objects.get().text


@pytest.mark.parametrize("persona", ["newcomer", "editor", "officer", "other_owner"])
def test_an_answer_is_the_owner_s(cast, persona):
    request = make_join_request(cast.organisation, cast["newcomer"])

    with pytest.raises(Refused) as refusal:
        joining.refuse_join_request(request.pk, by=cast[persona], at=NOON)

    assert refusal.value.verdict.code == "not_leader"


def test_an_answer_is_given_once(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])
    joining.refuse_join_request(request.pk, by=cast["owner"], at=NOON)

    with pytest.raises(Refused) as refusal:
        joining.accept_join_request(request.pk, role=Role.ORGANISATION_VIEWER, by=cast["owner"], at=NOON)

    assert refusal.value.verdict.code == "already_answered"


LIMIT = dt.timedelta(days=14)


@pytest.mark.parametrize(("offset", "is_late"), [(-1, False), (0, True)])
def test_what_nobody_answers_goes_to_the_agency_on_its_day(cast, offset, is_late):
    request = make_join_request(cast.organisation, cast["newcomer"], message="Proje birimindeyim.")
    at = NOON + LIMIT + dt.timedelta(seconds=offset)

    found = queries.join_requests_to_escalate(at)
    done = joining.escalate(request.pk, at=at)

    request.refresh_from_db()
    assert (found, done) == ([request.pk] if is_late else [], is_late)
    assert request.state == ("expired" if is_late else "pending")
    assert Dispute.objects.count() == int(is_late)


def test_the_agency_gets_what_was_asked_and_the_person_a_letter(cast):
    request = make_join_request(cast.organisation, cast["newcomer"], message="Proje birimindeyim.")

    for _ in range(2):
        joining.escalate(request.pk, at=NOON + LIMIT)

    dispute, letter = Dispute.objects.get(), Letter.objects.get(kind="account_join_escalated")
    assert (dispute.kind, dispute.claim, dispute.role) == ("unanswered", "Proje birimindeyim.", "organisation_editor")
    assert (dispute.raised_by, dispute.request) == (cast["newcomer"], request)
    assert (letter.kind, letter.to_user_id) == ("account_join_escalated", cast["newcomer"].pk)
    assert list(queries.disputes_of_desk(cast["officer"])) == [dispute]


def _escalated(request):
    done = joining.escalate(request.pk, at=NOON + LIMIT)
    request.refresh_from_db()
    return done, request.state, request.answered_by, queries.join_requests_to_escalate(NOON + LIMIT)


def test_who_also_contested_the_ownership_has_one_case(cast):
    request = _ask(cast)
    contest = make_dispute(cast.organisation, cast["newcomer"])

    assert _escalated(request) == (False, "expired", None, [])
    assert list(Dispute.objects.all()) == [contest]
    assert not Letter.objects.filter(kind="account_join_escalated").exists()


def test_who_was_let_in_meanwhile_has_no_case(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])
    join(cast["newcomer"], Role.ORGANISATION_VIEWER, cast.organisation)

    assert _escalated(request) == (False, "expired", None, [])
    assert not Dispute.objects.exists()


def test_who_closed_the_account_meanwhile_has_no_case(cast):
    request = make_join_request(cast.organisation, make_user(is_active=False))

    assert _escalated(request) == (False, "expired", None, [])
    assert not Dispute.objects.exists()


def test_an_organisation_without_an_owner_has_its_agency_answer_at_once(cast):
    alone = make_organisation()

    request = joining.ask_to_join(
        alone.pk, message="Yeni geldim.", role="organisation_owner", by=cast["editor"], at=NOON
    )

    dispute = Dispute.objects.get()
    assert (request.state, dispute.kind, dispute.role) == ("expired", "ownerless", "organisation_owner")


def test_what_the_agency_has_is_not_asked_again(cast):
    joining.escalate(make_join_request(cast.organisation, cast["newcomer"]).pk, at=NOON + LIMIT)

    with pytest.raises(Refused) as refusal:
        _ask(cast)

    assert refusal.value.verdict.code == "dispute_open"


def test_an_owner_answers_no_more_what_the_agency_has(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])
    joining.escalate(request.pk, at=NOON + LIMIT)

    with pytest.raises(Refused) as refusal:
        joining.accept_join_request(request.pk, role=Role.ORGANISATION_VIEWER, by=cast["owner"], at=NOON)

    assert refusal.value.verdict.code == "already_answered"


DAY = dt.timedelta(days=1)


def test_nobody_claims_more_in_a_day_than_configured(cast, settings):
    settings.CLAIMS_PER_DAY = 2
    other, third = (Membership.objects.get(user=cast["other_owner"]).organisation, make_organisation())
    asked = _ask(cast)
    disputes.contest_ownership(other.pk, claim="Kurum bizim.", by=cast["newcomer"], at=NOON)

    def ask_the_third(at):
        return joining.ask_to_join(third.pk, message="Merhaba", by=cast["newcomer"], at=at)

    with pytest.raises(Refused) as refusal:
        ask_the_third(NOON + DAY - dt.timedelta(seconds=1))

    assert refusal.value.verdict.code == "too_many"
    assert not Letter.objects.filter(about_type="accounts.joinrequest").exclude(about_id=asked.pk).exists()
    assert _ask(cast) == asked
    assert ask_the_third(NOON + DAY).organisation == third


def test_a_contest_counts_like_a_request_and_others_are_not_counted(cast, settings):
    settings.CLAIMS_PER_DAY = 1
    other = Membership.objects.get(user=cast["other_owner"]).organisation
    make_join_request(other, cast["editor"])
    _ask(cast)

    with pytest.raises(Refused) as refusal:
        disputes.contest_ownership(other.pk, claim="Kurum bizim.", by=cast["newcomer"], at=NOON)

    assert refusal.value.verdict.code == "too_many"
    assert not Dispute.objects.exists()


def test_what_the_agency_was_handed_counts_once(cast, settings):
    settings.CLAIMS_PER_DAY = 2
    for _ in range(2):
        joining.ask_to_join(make_organisation().pk, message="Merhaba", by=cast["newcomer"], at=NOON)

    assert queries.claims_since(cast["newcomer"], NOON - DAY) == 2
