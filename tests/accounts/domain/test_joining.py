import pytest

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import joining
from cmdp.accounts.models import JoinRequest, Membership
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.offers import make_join_request
from tests.factories.people import NOON


def _ask(cast, by="newcomer"):
    return joining.ask_to_join(cast.organisation.pk, message="Proje birimindeyim.", by=cast[by], at=NOON)


def test_ask_tells_the_owners(cast):
    request = _ask(cast)

    letter = Letter.objects.get()
    assert (letter.kind, letter.to_user_id) == ("account_join_asked", cast["owner"].pk)
    assert "Proje birimindeyim." in letter.text
    assert request.state == JoinRequest.State.PENDING


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


def test_refuse_tells_who_asked(cast):
    request = make_join_request(cast.organisation, cast["newcomer"])

    joining.refuse_join_request(request.pk, by=cast["owner"], at=NOON)

    assert (Letter.objects.get().kind, Letter.objects.get().to_user_id) == ("account_join_refused", cast["newcomer"].pk)


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
