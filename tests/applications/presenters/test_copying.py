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


def _slot(**fields):
    return lambda stage, _rules: stage.document_slots.filter(key="report").update(**fields)


def _of(name, **fields):
    return lambda _stage, rules: getattr(rules, name).filter(pk=getattr(rules, name).first().pk).update(**fields)


@pytest.mark.parametrize(
    ("change", "group", "detail", "now"),
    [
        (_slot(max_bytes=1024 * 1024), "Belgeler", "En çok boyut", "1,0 MB"),
        (_slot(for_types=["public"]), "Belgeler", "Kimden istenir?", "Kamu kurum ve kuruluşu"),
        (_slot(for_supports=["spatial"]), "Belgeler", "Kimden istenir?", "Mekânsal gelişim projesi"),
        (_slot(asks_expiry=True), "Belgeler", "Geçerlilik tarihi", "evet"),
        (_slot(kinds=["odt"]), "Belgeler", "Dosya türleri", "odt"),
        (_slot(name_tr="Başka rapor"), "Belgeler", "Adı", "Başka rapor"),
        (_slot(hint_tr="Başka ipucu"), "Belgeler", "Açıklama", "Başka ipucu"),
        (_of("applicant_types", verdict="ineligible"), "Başvuru sahibi türleri", "Başvurabilir mi?", "uygun değil"),
        (_of("indicators", is_required=True), "Göstergeler", "Zorunlu", "evet"),
        (_of("indicators", unit_tr="bin kişi"), "Göstergeler", "Birim", "bin kişi"),
        (_of("budget_heads", name_tr="Başka kalem"), "Bütçe başlıkları", "Adı", "Başka kalem"),
        (
            lambda stage, _rules: stage.undertakings.update(days=9),
            "Taahhütnameler",
            "Kapanıştan sonra kaç iş günü",
            "9",
        ),
        (lambda stage, _rules: stage.undertakings.update(text_tr="Söz."), "Taahhütnameler", "Metin", "Söz."),
        (lambda _stage, rules: rules.stages.update(declaration_tr="Doğru."), "Beyan", "Metin", "Doğru."),
        (_of("grid_sections", floor=3), "Puanlama tablosu", "Bölüm eşiği", "3"),
    ],
)
def test_whatever_bears_on_the_file_is_told_before_and_now(source, change, group, detail, now):
    ((found, _name, word, details),) = _changes(source, change)

    assert (found, word, details[0][0]) == (group, "değişti", detail)
    assert now in details[0][2]
    assert details[0][1] != details[0][2]


@pytest.mark.parametrize(
    ("key", "value", "now"),
    [
        ("completion_days", "9", "9"),
        ("completion_end", "12:00", "12.00"),
        ("evaluators", "3", "3"),
        ("pass_mark", "70", "70"),
    ],
)
def test_the_other_values_are_told_too_in_words(source, key, value, now):
    ((_group, name, _word, ((_label, _before, told),)),) = _changes(source, _nothing, **{key: value})

    assert (name, told) == ("Genel kurallar", now)


def test_how_somebody_is_reminded_concerns_no_file(source):
    assert _changes(source, _nothing, close_reminder_days="9") == []


def test_a_province_of_the_agency_that_left_or_joined_is_named(source):
    stays = source.province
    gone = lambda _stage, rules: rules.provinces.filter(province=stays).delete()  # noqa: E731

    assert [(group, name, word) for group, name, word, _details in _changes(source, gone)] == [
        ("Çağrının illeri", stays.name, "kalktı")
    ]


def test_the_grid_concerns_nobody_where_opinions_are_written(source):
    found = _changes(source, _of("grid_sections", floor=3), assessment_mode="opinion")

    assert {group for group, *_ in found} == {"Kurallar", "Puanlama tablosu"}
    assert {word for group, _name, word, _details in found if group == "Puanlama tablosu"} == {"kalktı"}


def test_what_stays_is_told_section_by_section():
    left = (Left(SectionKey.BUDGET, "a"), Left(SectionKey.DOCUMENTS, "b"), Left(SectionKey.BUDGET, "c"))

    assert left_of(Copy({}, {}, left, None, ())) == [("Bütçe", [left[0], left[2]]), ("Belgeler", [left[1]])]


def test_each_measure_says_what_becomes_of_it(source, cast):
    found = measures_of(copy_of(source, make_call(agency=cast.agency)))

    assert [(measure, str(word), tone) for measure, word, tone, _heirs in found] == [
        (source.main_measure, "aynı kalıyor", "success")
    ]
