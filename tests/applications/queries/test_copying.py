"""What of a file can be carried over into another call."""

import pytest

from applications.choices import Demand, SectionKey
from applications.models import Answer, SecondaryMeasure
from applications.queries.copying import copy_of, earlier_files
from tests.factories.drafts import INDICATOR, PLACE, PROJECT, add_row, make_draft_of, make_ready_draft
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_copy, make_measure, publish_at_once, succeed
from tests.factories.rules import make_call, make_rule_set


@pytest.fixture
def source(cast):
    return make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])


def _call(cast, change):
    """A call on the default rules with a change."""
    rules = make_rule_set()
    change(rules)
    rules.frozen_at = NOON
    rules.save()
    return make_call(agency=cast.agency, rule_set=rules)


def _left(copy):
    return [(row.section, row.what) for row in copy.left if row.section != SectionKey.DOCUMENTS]


def test_nothing_but_papers_stays_behind_under_the_same_rules(source, cast):
    copy = copy_of(source, make_call(agency=cast.agency))

    papers = [row.what for row in copy.left]
    assert {row.section for row in copy.left} == {SectionKey.DOCUMENTS}
    assert papers == [paper.name for paper in source.documents.all()]
    assert copy.main.is_kept


def test_a_removed_paper_is_not_spoken_of(source, cast):
    source.documents.update(removed_at=NOON, removed_by=cast["owner"])

    assert copy_of(source, make_call(agency=cast.agency)).left == ()


def test_a_support_type_is_found_by_its_code(source, cast):
    call = _call(cast, lambda rules: rules.support_types.filter(code=source.support_type.code).update(code="baska"))

    copy = copy_of(source, call)

    assert _left(copy) == [(SectionKey.PROJECT, source.support_type.name)]
    assert copy.forms[SectionKey.PROJECT] == {**PROJECT, "support_type_id": None}


def test_a_file_without_choices_loses_none(cast):
    empty = make_draft_of(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    empty.province = None

    copy = copy_of(empty, make_call(agency=cast.agency))

    assert (copy.left, copy.main, copy.others) == ((), None, ())
    assert copy.forms[SectionKey.PRIORITIES] == {"main_measure_id": None, "secondary": frozenset()}
    assert copy.forms[SectionKey.PLACE]["province_id"] is None


def test_a_place_outside_the_rules_stays_behind_whole(source, cast):
    call = _call(cast, lambda rules: rules.provinces.filter(province=source.province_id).delete())

    copy = copy_of(source, call)

    assert SectionKey.PLACE not in copy.forms
    assert _left(copy) == [(SectionKey.PLACE, f"{source.province}, {PLACE['district']}, {PLACE['site']}")]


def test_an_answer_goes_where_its_question_is_asked(source, cast):
    kept, gone, *_others = Answer.objects.filter(proposal=source)
    Answer.objects.filter(proposal=source).exclude(pk__in=[kept.pk, gone.pk]).update(text="")

    def drop(rules):
        rules.stages.first().questions.exclude(key=kept.question.key).delete()

    copy = copy_of(source, _call(cast, drop))

    assert copy.forms[SectionKey.QUESTIONS] == {kept.question.key: kept.text}
    assert _left(copy) == [(SectionKey.QUESTIONS, gone.question.label)]


def test_a_budget_line_goes_where_its_head_stands(source, cast):
    line = source.budget_lines.get()
    call = _call(cast, lambda rules: rules.budget_heads.filter(code=line.head.code).update(code="Z"))

    copy = copy_of(source, call)

    assert copy.tables[SectionKey.BUDGET] == []
    assert _left(copy) == [(SectionKey.BUDGET, str(line))]


def test_a_listed_indicator_stays_listed_or_becomes_the_projects_own(source, cast):
    first, second = source.call.rule_set.indicators.all()[:2]
    for listed in (first, second):
        row = INDICATOR | {"listed_id": listed.pk, "name": "", "unit": ""}
        add_row(source, SectionKey.INDICATORS, by=cast["owner"], **row)
    call = _call(cast, lambda rules: rules.indicators.filter(key=second.key).delete())

    copy = copy_of(source, call)

    found = {(row["listed_id"], row["name"], row["unit"]) for row in copy.tables[SectionKey.INDICATORS]}
    there = call.rule_set.indicators.get(key=first.key)
    assert {(there.pk, "", ""), (None, second.name, second.unit)} <= found
    assert _left(copy) == []


def test_a_table_that_is_not_asked_for_stays_behind(source, cast):
    def ask_none(rules):
        rules.stages.first().section_rules.filter(section=SectionKey.RISKS).update(demand=Demand.NONE)

    copy = copy_of(source, _call(cast, ask_none))

    assert source.risks.count() == 1
    assert copy.tables[SectionKey.RISKS] == []
    assert _left(copy) == [(SectionKey.RISKS, str(risk)) for risk in source.risks.all()]


def test_a_further_measure_goes_along_once(source, cast):
    main = first_measure(source.edition)
    other = source.edition.measures.exclude(pk=main.pk).first()
    SecondaryMeasure.objects.bulk_create(SecondaryMeasure(proposal=source, measure=row) for row in (main, other))

    copy = copy_of(source, make_call(agency=cast.agency))

    assert copy.forms[SectionKey.PRIORITIES] == {"main_measure_id": main.pk, "secondary": frozenset({other.pk})}
    assert len(copy.others) == 2


@pytest.fixture
def newer(source):
    """An edition in which the file's measure is split into two."""
    draft = make_copy(source.edition)
    gone = draft.measures.get(code=source.main_measure.code)
    succeed(draft, gone, make_measure(gone.axis, code="1.8"), make_measure(gone.axis, code="1.9"))
    gone.delete()
    return publish_at_once(draft)


def test_a_measure_with_several_heirs_is_chosen_again(source, newer, cast):
    main = source.main_measure

    copy = copy_of(source, make_call(agency=cast.agency, edition=newer))

    assert copy.forms[SectionKey.PRIORITIES] == {"main_measure_id": None, "secondary": frozenset()}
    assert [heir.code for heir in copy.main.heirs] == ["1.8", "1.9"]
    assert _left(copy) == [(SectionKey.PRIORITIES, f"{main.code} {main.title}")]


def test_earlier_files_are_those_one_may_write_for_with_something_in_them(source, cast):
    call = make_call(agency=cast.agency)
    make_draft_of(make_call(agency=cast.agency), cast.organisation, cast["owner"])

    found = {
        who: list(earlier_files(cast[who], call)) for who in ("owner", "editor", "viewer", "officer", "other_owner")
    }

    assert found == {"owner": [source], "editor": [source], "viewer": [], "officer": [], "other_owner": []}
    assert list(earlier_files(cast["owner"], source.call)) == []


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_contribution_keeps_its_proof_where_the_paper_is_asked_for(source, cast, is_asked):
    slot = source.call_stage.stage.document_slots.first()
    source.funding_sources.filter(kind="own").update(paper=slot)
    change = {} if is_asked else {"key": "baska"}
    call = _call(
        cast, lambda rules: rules.stages.get().document_slots.filter(key=slot.key).update(**change or {"order": 1})
    )

    sources = copy_of(source, call).tables[SectionKey.FUNDING]

    found = call.rule_set.stages.get().document_slots.filter(key=slot.key).first()
    assert [row["paper_id"] for row in sources if row["kind"] == "own"] == [found.pk if found else None]
