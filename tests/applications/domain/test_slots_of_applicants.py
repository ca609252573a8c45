"""Papers that are asked only of some applicants, or only for some support: asked, taken, kept and said."""

import pytest

from applications.choices import FundingKind
from applications.domain import documents, lifecycle
from applications.domain.rules import copy_rule_set
from applications.models import DocumentSlot
from applications.policies.completeness import problems_of
from applications.policies.judgement import judge
from applications.queries.facts import facts_of
from applications.queries.rule_sets import whole
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.verdict import Refused
from tests.factories.drafts import ask_of_slot, make_ready_draft
from tests.factories.papers import make_pdf
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def draft(cast):
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


def _fresh(draft):
    return facts_of(type(draft).objects.get(pk=draft.pk))


def _become(draft, type_):
    draft.organisation.type = type_
    draft.organisation.save()


def _told(facts):
    return [row.verdict.code for row in judge(facts) if row.is_obstacle or row.is_warning]


@pytest.mark.parametrize(
    ("types", "supports", "applicant", "support", "holds"),
    [
        ([], [], "municipality", "project", True),
        (["municipality", "university"], [], "university", "", True),
        (["municipality"], [], "public", "project", False),
        (["municipality"], [], "", "project", False),
        ([], ["spatial"], "public", "spatial", True),
        ([], ["spatial"], "public", "project", False),
        ([], ["spatial"], "public", "", True),
        (["municipality"], ["spatial"], "municipality", "project", False),
        (["municipality"], ["spatial"], "public", "spatial", False),
    ],
)
def test_a_slot_holds_for_whom_it_names_and_for_all_where_it_names_none(types, supports, applicant, support, holds):
    assert DocumentSlot(for_types=types, for_supports=supports).holds_for(applicant, support) is holds


def test_the_shipped_rules_ask_a_decision_of_whom_has_an_organ_and_an_approval_of_the_others(draft):
    asked = {slot.key for slot in _fresh(draft).slots}
    _become(draft, OrganisationType.PUBLIC)

    now = {slot.key for slot in _fresh(draft).slots}

    assert asked - now == {"organ_decision"}
    assert now - asked == {"approval"}


def test_every_type_of_body_has_exactly_one_paper_by_which_it_decides(db):
    slots = make_rule_set().stages.get().document_slots.filter(key__in=("organ_decision", "approval"))

    counts = {type_: sum(slot.holds_for(type_, "project") for slot in slots) for type_ in OrganisationType.values}

    assert set(counts.values()) == {1}


def test_what_is_not_asked_for_is_neither_missed_nor_taken(draft, cast):
    _become(draft, OrganisationType.PUBLIC)
    draft.documents.filter(slot__key="organ_decision").delete()

    with pytest.raises(Refused) as refused:
        documents.attach(draft.pk, "organ_decision", make_pdf(), by=cast["owner"], at=NOON)

    assert (refused.value.verdict.code, _told(_fresh(draft))) == ("unknown_slot", ["document_missing"])


def test_a_paper_of_which_nobody_asks_any_more_is_kept_said_and_sent(draft, cast):
    _become(draft, OrganisationType.PUBLIC)
    documents.attach(draft.pk, "approval", make_pdf(words="olur"), by=cast["owner"], at=NOON)

    told = _told(_fresh(draft))
    sent = lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)

    kept_ones = {row["slot"]["key"] for row in sent.content["documents"]}
    assert (told, kept_ones >= {"organ_decision", "approval"}) == (["document_unasked"], True)


def test_a_paper_of_which_nobody_asks_need_not_hold_but_must_be_clean(draft):
    ask_of_slot(draft, "ownership", for_supports=["spatial"], asks_expiry=True)
    paper = draft.documents.get(slot__key="ownership")
    dated = _told(_fresh(draft))
    draft.documents.filter(pk=paper.pk).update(scan="infected", finding="Eicar", scanned_at=NOON)

    assert (dated, _told(_fresh(draft))) == (["document_unasked"], ["document_unasked", "document_infected"])


def test_an_idle_paper_may_be_taken_out(draft, cast):
    _become(draft, OrganisationType.PUBLIC)
    paper = draft.documents.get(slot__key="organ_decision")

    documents.remove(draft.pk, paper.public_id, by=cast["owner"], at=NOON)

    assert _fresh(draft).idle_slots == ()


def test_a_proof_that_nobody_asks_for_any_more_is_chosen_anew(draft):
    slot = draft.call.rule_set.stages.get().document_slots.get(key="organ_decision")
    draft.funding_sources.filter(kind=FundingKind.OWN).update(paper=slot)
    draft.documents.filter(slot=slot).delete()
    _become(draft, OrganisationType.PUBLIC)

    assert _told(_fresh(draft)) == ["proof_unasked", "document_missing"]


def test_a_copy_of_the_rules_asks_the_same_people(cast):
    source = make_rule_set()

    copied = copy_rule_set(source.pk, by=cast["administrator"], at=NOON)

    names = ("key", "for_types", "for_supports")
    before, after = (list(one.stages.get().document_slots.values_list(*names)) for one in (source, copied))
    assert after == before
    assert any(types for _key, types, _supports in after)


def test_a_slot_bound_to_support_that_the_rules_do_not_offer_keeps_them_from_being_used(db):
    rule_set = make_rule_set()
    rule_set.support_types.filter(code="spatial").delete()

    found = {problem.code for problem in problems_of(whole(rule_set))}

    assert found == {"slot_support_unknown"}
