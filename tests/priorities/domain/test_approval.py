import pytest

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.approval import approve, ask_to_relax, demand_second, propose, relax, send_back, withdraw
from priorities.domain.editions import publish
from priorities.domain.wording import Wording, reword
from priorities.models import Edition
from priorities.queries import current_edition, publishing_rule
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_copy, make_edition
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def two():
    """Two administrators."""
    return make_member("administrator"), make_member("administrator")


@kept
def draft():
    draft = make_copy(make_edition())
    draft.measures.filter(code="1.1").update(title_tr="Başka")
    return draft


def _refused(verb, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        verb(*arguments, at=NOON, **more)
    return refusal.value.verdict.code


def _state(draft):
    kept = Edition.objects.get(pk=draft.pk)
    return kept.state, kept.reason, kept.proposed_by_id


def test_another_administrator_publishes_what_one_proposed(draft, two):
    proposer, other = two
    propose(draft.pk, reason=" Kararname ", seen=0, by=proposer, at=NOON)

    approve(draft.pk, seen=0, follows=1, by=other, at=NOON)

    now = current_edition(NOON)
    assert (now, now.reason, now.proposed_by_id, now.published_by_id) == (draft, "Kararname", proposer.pk, other.pk)
    assert list(Event.objects.order_by("pk").values_list("verb", "reason")) == [
        ("edition_proposed", "Kararname"),
        ("edition_published", "Kararname"),
    ]


def test_the_proposer_never_approves(draft, two):
    propose(draft.pk, reason="Neden", seen=0, by=two[0], at=NOON)

    assert _refused(approve, draft.pk, seen=0, follows=1, by=two[0]) == "own_proposal"
    assert _refused(send_back, draft.pk, reason="Neden", by=two[0]) == "own_proposal"


def test_nobody_edits_while_the_answer_is_awaited(draft, two):
    propose(draft.pk, reason="Neden", seen=0, by=two[0], at=NOON)

    code = _refused(reword, first_measure(draft), Wording("1.7", "Söz", "Word"), seen=0, by=two[1])

    assert code == "proposed"


@pytest.mark.parametrize(("reason", "seen", "code"), [(" ", 0, "no_reason"), ("Neden", 3, "changed_meanwhile")])
def test_a_proposal_needs_a_reason_and_a_reader(reason, seen, code, draft, two):
    assert _refused(propose, draft.pk, reason=reason, seen=seen, by=two[0]) == code
    assert _state(draft) == ("draft", "", None)


def test_what_was_compared_with_an_older_edition_or_version_is_not_approved(draft, two):
    propose(draft.pk, reason="Neden", seen=0, by=two[0], at=NOON)

    assert _refused(approve, draft.pk, seen=1, follows=1, by=two[1]) == "changed_meanwhile"
    make_edition()
    assert _refused(approve, draft.pk, seen=0, follows=1, by=two[1]) == "overtaken"


def test_a_proposal_is_sent_back_with_a_reason(draft, two):
    propose(draft.pk, reason="Neden", seen=0, by=two[0], at=NOON)

    assert _refused(send_back, draft.pk, reason=" ", by=two[1]) == "no_reason"
    send_back(draft.pk, reason="İngilizcesi eksik anlatıyor.", by=two[1], at=NOON)

    assert _state(draft) == ("draft", "", None)
    event = Event.objects.latest("pk")
    assert (event.verb, event.reason) == ("edition_sent_back", "İngilizcesi eksik anlatıyor.")


def test_the_proposer_takes_a_proposal_back(draft, two):
    propose(draft.pk, reason="Neden", seen=0, by=two[0], at=NOON)

    assert _refused(withdraw, draft.pk, by=two[1]) == "not_proposer"
    withdraw(draft.pk, by=two[0], at=NOON)

    assert _state(draft) == ("draft", "", None)
    assert Event.objects.latest("pk").verb == "edition_withdrawn"


def test_where_a_second_is_demanded_nobody_publishes_alone(draft, two):
    demand_second(by=two[0], at=NOON)

    assert _refused(publish, draft.pk, reason="Neden", seen=0, follows=1, by=two[0]) == "needs_second"
    rule = publishing_rule()
    assert (rule.needs_second, rule.changed_at, rule.changed_by_id, rule.is_default) == (True, NOON, two[0].pk, False)
    assert Event.objects.get(verb="publishing_rule_changed").changes == {"needs_second": [False, True]}


def test_it_takes_two_to_let_one_be_enough(two):
    assert _refused(ask_to_relax, by=two[0]) == "not_needed"
    demand_second(by=two[0], at=NOON)

    ask_to_relax(by=two[0], at=NOON)
    assert _refused(relax, by=two[0]) == "own_proposal"
    assert publishing_rule().needs_second is True
    relax(by=two[1], at=NOON)

    rule = publishing_rule()
    assert (rule.needs_second, rule.relax_asked_by_id) == (False, None)


def test_demanding_a_second_again_drops_the_wish_to_relax(two):
    demand_second(by=two[0], at=NOON)
    ask_to_relax(by=two[0], at=NOON)

    demand_second(by=two[1], at=NOON)

    assert _refused(relax, by=two[1]) == "not_asked"


@pytest.mark.parametrize("verb", [demand_second, ask_to_relax, relax])
def test_others_decide_nothing_about_publishing(verb):
    assert _refused(verb, by=make_member("manager")) == "not_administrator"
