"""The owner's approval before sending: asked, given, given back, void once anything changes."""

import datetime as dt

import pytest

from applications.choices import SectionKey, Status
from applications.domain import approving, lifecycle
from applications.models import Approval, Proposal
from applications.policies.approval import is_approved
from applications.queries.approvals import waiting_for
from applications.queries.facts import facts_of
from cmdp.accounts.choices import Role
from cmdp.accounts.domain.organisations import set_approval, update_organisation
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_request
from tests.factories.drafts import make_draft_of, make_ready_draft, send, write
from tests.factories.people import NOON, make_member
from tests.factories.rules import make_call
from tests.support.kept import kept

MINUTE = dt.timedelta(minutes=1)


@kept
def draft(cast):
    cast.organisation.asks_approval = True
    cast.organisation.save()
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


def _digest(draft):
    return approving.fingerprint_of(facts_of(Proposal.objects.get(pk=draft.pk)))


def _ask(draft, cast, by="editor", at=NOON, note="Meclis kararı eklendi."):
    return approving.ask_approval(draft.pk, note=note, by=cast[by], at=at)


def _give(draft, cast, by="owner", at=NOON, seen=""):
    return approving.give_approval(draft.pk, seen=seen or _digest(draft), by=cast[by], at=at)


def _back(draft, cast, by="owner", at=NOON):
    return approving.give_back(draft.pk, reason="Bütçeyi bölün.", by=cast[by], at=at)


def _code(act):
    try:
        act()
    except Refused as refused:
        return refused.verdict.code
    return ""


def _state(draft):
    return is_approved(Proposal.objects.get(pk=draft.pk), _digest(draft)).code


def test_nothing_is_sent_without_an_approval(draft, cast):
    assert _code(lambda: send(draft, by=cast["owner"])) == "approval_missing"
    assert Proposal.objects.get(pk=draft.pk).status == Status.DRAFT


def test_an_organisation_that_does_not_ask_sends_as_before(draft, cast):
    set_approval(cast.organisation.pk, asks=False, by=cast["owner"], at=NOON)

    assert _code(lambda: send(draft, by=cast["owner"])) == ""
    assert _code(lambda: _ask(draft, cast)) == "approval_not_wanted"


def test_asking_tells_the_owners_what_waits(draft, cast):
    asked = _ask(draft, cast)

    letter = Letter.objects.get(kind="approval_asked")
    assert letter.to_user_id == cast["owner"].pk
    assert "Meclis kararı eklendi." in letter.text
    assert list(waiting_for(cast["owner"])) == [asked]
    assert not waiting_for(cast["editor"]).exists()
    assert not waiting_for(cast["other_owner"]).exists()


def test_asking_twice_is_one_question_and_one_letter(draft, cast):
    assert _ask(draft, cast) == _ask(draft, cast, at=NOON + MINUTE)
    assert Letter.objects.filter(kind="approval_asked").count() == 1


def test_asking_anew_after_a_change_renews_the_question(draft, cast):
    first = _ask(draft, cast)
    write(draft, SectionKey.PLACE, by=cast["editor"], district="Bafra")

    second = _ask(draft, cast, at=NOON + MINUTE, note="")

    assert (second.pk, second.asked_at, second.note) == (first.pk, NOON + MINUTE, "")
    assert second.sha256 == _digest(draft) != first.sha256
    assert Letter.objects.filter(kind="approval_asked").count() == 2


def test_an_unfinished_file_waits_for_nobody(draft, cast):
    bare = make_draft_of(make_call(), cast.organisation, cast["owner"])

    assert _code(lambda: _ask(bare, cast)) == "obstacles_left"
    assert _code(lambda: _give(bare, cast)) == "obstacles_left"
    assert not Approval.objects.exists()


def test_what_an_owner_approved_is_sent(draft, cast):
    asked = _ask(draft, cast)

    given = _give(draft, cast)

    letter = Letter.objects.get(kind="approval_given")
    assert (given.pk, given.state, given.answered_by) == (asked.pk, "given", cast["owner"])
    assert letter.to_user_id == cast["editor"].pk
    assert not waiting_for(cast["owner"]).exists()
    assert _code(lambda: send(draft, by=cast["owner"])) == ""


def test_an_approval_does_not_let_an_editor_send(draft, cast):
    _give(draft, cast)

    assert _code(lambda: send(draft, by=cast["editor"])) == "not_owner"


def test_an_owner_approves_unasked_without_a_letter(draft, cast):
    given = _give(draft, cast)

    assert (given.asked_by, given.answered_by) == (cast["owner"], cast["owner"])
    assert not Letter.objects.filter(kind__startswith="approval").exists()


def test_approving_what_is_approved_already_changes_nothing(draft, cast):
    first = _give(draft, cast)

    assert _give(draft, cast, at=NOON + MINUTE) == first
    assert Event.objects.filter(verb="proposal.approve_sending").count() == 1


def test_an_approval_after_a_no_is_a_new_word(draft, cast):
    _ask(draft, cast)
    _back(draft, cast)

    _give(draft, cast, at=NOON + MINUTE)

    assert _state(draft) == ""
    assert draft.approvals.count() == 2


def test_any_change_voids_it_and_the_same_content_again_is_approved(draft, cast):
    _give(draft, cast)
    before = _state(draft)

    write(draft, SectionKey.PLACE, by=cast["editor"], district="Bafra")
    changed = _state(draft), _code(lambda: send(draft, by=cast["owner"]))
    write(draft, SectionKey.PLACE, by=cast["editor"], district="Tekkeköy")

    assert before == ""
    assert changed == ("approval_void", "approval_void")
    assert _state(draft) == ""


def test_a_change_of_the_organisation_s_own_record_voids_it_too(draft, cast):
    _give(draft, cast)

    update_organisation(cast.organisation.pk, {"address": "Yeni adres"}, by=cast["owner"], at=NOON)

    assert _state(draft) == "approval_void"


def test_who_approves_must_have_read_what_stands(draft, cast):
    seen = _digest(draft)
    write(draft, SectionKey.PLACE, by=cast["editor"], district="Bafra")

    assert _code(lambda: _give(draft, cast, seen=seen)) == "content_changed"
    assert not Approval.objects.exists()


def test_giving_back_says_why_and_takes_an_earlier_yes_away(draft, cast):
    _give(draft, cast)
    _ask(draft, cast, at=NOON + MINUTE)

    _back(draft, cast, at=NOON + 2 * MINUTE)

    letter = Letter.objects.get(kind="approval_back")
    assert letter.to_user_id == cast["editor"].pk
    assert "Bütçeyi bölün." in letter.text
    assert _code(lambda: send(draft, by=cast["owner"])) == "approval_given_back"


def test_only_what_was_asked_is_given_back(draft, cast):
    assert _code(lambda: _back(draft, cast)) == "nothing_asked"


@pytest.mark.parametrize("persona", ["viewer", "other_owner", "officer", "newcomer"])
def test_members_who_write_ask_and_owners_answer(draft, cast, persona):
    assert _code(lambda: _ask(draft, cast, by=persona)) == "not_editor"
    assert _code(lambda: _give(draft, cast, by=persona)) == "not_owner"
    assert _code(lambda: _give(draft, cast, by="editor")) == "not_owner"
    assert _code(lambda: _back(draft, cast, by="editor")) == "not_owner"


def test_another_owner_s_word_counts(draft, cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)

    approving.give_approval(draft.pk, seen=_digest(draft), by=other, at=NOON)

    assert _code(lambda: send(draft, by=cast["owner"])) == ""


def test_after_the_close_nobody_is_asked_any_more(draft, cast):
    at = draft.call_stage.closes_at

    assert _code(lambda: _ask(draft, cast, at=at)) == "call_closed"
    assert _code(lambda: _give(draft, cast, at=at)) == "call_closed"


def test_a_sent_file_is_not_approved_again(draft, cast):
    _give(draft, cast)
    send(draft, by=cast["owner"])

    assert _code(lambda: _ask(draft, cast)) == "wrong_stage"


def test_a_completion_needs_an_approval_of_its_own(draft, cast):
    _give(draft, cast)
    send(draft, by=cast["owner"])
    Proposal.objects.filter(pk=draft.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    request = make_request(Proposal.objects.get(pk=draft.pk), cast["officer"], sections=[SectionKey.PLACE])
    write(draft, SectionKey.PLACE, by=cast["editor"], district="Bafra")

    refused = _code(lambda: lifecycle.complete(draft.pk, by=cast["owner"], at=NOON))
    _ask(draft, cast)
    _give(draft, cast, at=NOON + MINUTE)

    assert refused == "approval_void"
    assert _code(lambda: _ask(draft, cast, at=request.due_at)) == "request_expired"
    assert _code(lambda: lifecycle.complete(draft.pk, by=cast["owner"], at=NOON)) == ""


def test_the_record_names_the_content(draft, cast):
    _ask(draft, cast)
    _give(draft, cast)

    events = Event.objects.filter(verb__in=["proposal.ask_approval", "proposal.approve_sending"]).order_by("pk")
    assert [event.actor_id for event in events] == [cast["editor"].pk, cast["owner"].pk]
    assert events[1].changes == {"approval": ["asked", "given"], "sha256": ["", _digest(draft)]}


@pytest.mark.parametrize("persona", ["editor", "viewer", "officer", "other_owner"])
def test_the_rule_is_the_owners(cast, persona):
    code = _code(lambda: set_approval(cast.organisation.pk, asks=True, by=cast[persona], at=NOON))

    assert code == "not_owner"


def test_changing_the_rule_is_recorded_once(cast):
    for _ in range(2):
        set_approval(cast.organisation.pk, asks=True, by=cast["owner"], at=NOON)

    assert Event.objects.get(verb="approval_rule_changed").changes == {"asks_approval": [False, True]}
