"""What differs between two calls, as the applicant reads it before carrying a file over."""

import pytest

from applications.choices import Demand, SectionKey
from applications.presenters.copying import changes_between, left_of, measures_of
from applications.queries.copying import Copy, Left, copy_of
from tests.factories.drafts import make_ready_draft
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_rule_set


@pytest.fixture
def source(cast):
    return make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])


def _changes(source, change, **values):
    rules = make_rule_set(values=values)
    change(rules.stages.first(), rules)
    rules.frozen_at = NOON
    rules.save()
    found = changes_between(source, make_call(agency=source.call.agency, rule_set=rules))
    return [(str(row.entry.group), str(row.entry.name), str(row.word), row.details) for row in found]


def _nothing(_stage, _rules):
    """Leave the rules as they are shipped."""


def test_the_same_rules_differ_in_nothing(source):
    assert _changes(source, _nothing) == []


def test_values_are_told_before_and_after(source):
    assert _changes(source, _nothing, secondary_measures="7") == [
        ("Kurallar", "Genel kurallar", "değişti", (("En çok yan tedbir sayısı", "3", "7"),))
    ]


def test_a_question_may_be_new_gone_or_longer(source):
    first, second, third, *_rest = source.call_stage.stage.questions.all()

    def change(stage, _rules):
        stage.questions.filter(key=first.key).update(limit=first.limit + 1)
        stage.questions.filter(key=second.key).update(key="yeni", label_tr="Yeni soru")
        stage.questions.filter(key=third.key).update(is_required=not third.is_required)

    found = _changes(source, change)

    assert [(group, word) for group, _name, word, _details in found] == [
        ("Sorular", "değişti"),
        ("Sorular", "yeni"),
        ("Sorular", "değişti"),
        ("Sorular", "kalktı"),
    ]
    assert [name for name, *_ in found[0][3]] == ["En çok karakter"]
    assert [name for name, *_ in found[2][3]] == ["Zorunlu"]
    assert found[3][1] == second.label


def test_limits_papers_heads_and_sections_are_told(source):
    support = source.call.rule_set.support_types.first()
    slot = source.call_stage.stage.document_slots.first()
    head = source.call.rule_set.budget_heads.first()

    def change(stage, rules):
        rules.support_types.filter(code=support.code).update(max_months=7)
        stage.document_slots.filter(key=slot.key).update(is_required=not slot.is_required)
        rules.budget_heads.filter(code=head.code).delete()
        stage.section_rules.filter(section=SectionKey.RISKS).update(demand=Demand.NONE)

    found = {(group, word): details for group, _name, word, details in _changes(source, change)}

    assert found.keys() == {
        ("Destek türleri", "değişti"),
        ("Belgeler", "değişti"),
        ("Bütçe başlıkları", "kalktı"),
        ("Bölümler", "kalktı"),
    }
    assert "süre en çok 7 ay" in found["Destek türleri", "değişti"][0][2]


def test_what_stays_is_told_section_by_section():
    left = (Left(SectionKey.BUDGET, "a"), Left(SectionKey.DOCUMENTS, "b"), Left(SectionKey.BUDGET, "c"))

    assert left_of(Copy({}, {}, left, None, ())) == [("Bütçe", [left[0], left[2]]), ("Belgeler", [left[1]])]


def test_each_measure_says_what_becomes_of_it(source, cast):
    found = measures_of(copy_of(source, make_call(agency=cast.agency)))

    assert [(measure, str(word), tone) for measure, word, tone, _heirs in found] == [
        (source.main_measure, "aynı kalıyor", "success")
    ]
