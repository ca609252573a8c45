"""Copy, edit, narrow, confirm and freeze a rule set."""

import datetime as dt

import pytest
from django.db import IntegrityError

from applications.choices import ApplicantVerdict, CallState
from applications.domain import rules as acts
from applications.models import Call, RuleSet, SourceDocument
from applications.queries.rule_parts import PARTS, find_row
from applications.queries.rule_sets import unconfirmed, whole
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.papers import make_pdf
from tests.factories.people import NOON, make_member
from tests.factories.regions import make_agency, make_province
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept
from tests.support.shut import shut_record, stored_files

pytestmark = pytest.mark.django_db
NO_SOURCE = {"source": None, "source_note": "", "is_confirmed": False}


@kept
def administrator():
    return make_member(Role.ADMINISTRATOR)


@kept
def manager():
    return make_member(Role.AGENCY_MANAGER, make_agency("TR83"))


@kept
def rule_set():
    return make_rule_set()


def _code(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.verdict.code


def _last():
    return Event.objects.order_by("-pk").first()


def test_a_copy_is_the_next_version_with_every_row(administrator):
    source = make_rule_set(stages=2, frozen=True)

    copied = acts.copy_rule_set(source.pk, by=administrator, at=NOON)

    assert (copied.lineage, copied.number, copied.is_frozen, copied.version) == (source.lineage, 2, False, 0)
    before, after = rules_of(source), rules_of(copied)
    assert after.values == before.values
    assert after.provinces == before.provinces
    assert after.applicant_types == before.applicant_types
    for old, new in zip(before.stages, after.stages, strict=True):
        assert [q.key for q in new.questions] == [q.key for q in old.questions]
        assert [d.key for d in new.document_slots] == [d.key for d in old.document_slots]
        assert [c.key for c in new.check_items] == [c.key for c in old.check_items]
    assert [c.key for c in after.criteria] == [c.key for c in before.criteria]
    assert not {c.pk for c in after.criteria} & {c.pk for c in before.criteria}


def test_a_separate_copy_begins_a_lineage_of_its_own(administrator, rule_set):
    copied = acts.copy_rule_set(rule_set.pk, separate=True, by=administrator, at=NOON)

    assert (copied.lineage != rule_set.lineage, copied.number, copied.copied_from) == (True, 1, rule_set)


def test_a_set_with_an_empty_list_is_copied_too(administrator, rule_set):
    rule_set.budget_heads.all().delete()

    copied = acts.copy_rule_set(rule_set.pk, by=administrator, at=NOON)

    assert copied.budget_heads.count() == 0


def test_only_an_administrator_copies_a_national_set(manager, rule_set):
    assert _code(acts.copy_rule_set, rule_set.pk, by=manager, at=NOON) == "not_administrator"


def test_renaming_writes_what_changed(administrator, rule_set):
    values = {"name_tr": "2027 kuralları", "name_en": rule_set.name_en, "programme_year": 2027}

    changed = acts.rename_rule_set(rule_set.pk, version=0, values=values, by=administrator, at=NOON)

    assert (changed.name_tr, changed.programme_year, changed.version) == ("2027 kuralları", 2027, 1)
    assert set(_last().changes) == {"name_tr", "programme_year"}


def test_what_was_not_on_the_screen_is_refused(administrator, rule_set):
    words = {"values": {"programme_year": 2027}, "by": administrator, "at": NOON}
    acts.rename_rule_set(rule_set.pk, version=0, **words)

    assert _code(acts.rename_rule_set, rule_set.pk, version=0, **words) == "stale"


def test_a_frozen_set_is_refused(administrator):
    frozen = make_rule_set(frozen=True)
    words = {"version": 0, "values": {"value": "70"}, "by": administrator, "at": NOON}

    assert _code(acts.set_value, frozen.pk, "pass_mark", **words) == "frozen"


def test_a_value_is_changed_and_the_event_says_from_what(administrator, rule_set):
    values = {"value": "70", **NO_SOURCE}

    acts.set_value(rule_set.pk, "pass_mark", version=0, values=values, by=administrator, at=NOON)

    assert rules_of(rule_set).values.pass_mark == 70
    assert _last().verb == "rule_set.change_value"
    assert _last().changes["pass_mark.value"] == ["65", "70"]


def test_a_missing_value_is_written_anew(administrator, rule_set):
    rule_set.rule_values.filter(key="pass_mark").delete()

    acts.set_value(rule_set.pk, "pass_mark", version=0, values={"value": "70"}, by=administrator, at=NOON)

    assert rule_set.rule_values.get(key="pass_mark").value == "70"


def test_provinces_that_stay_keep_their_source(administrator, rule_set):
    samsun, tokat = make_province("Samsun"), make_province("Tokat")
    source = {"source_note": "2026 listesi"}

    acts.set_provinces(rule_set.pk, [samsun.pk, tokat.pk], version=0, source=source, by=administrator, at=NOON)

    rows = {row.province_id: row for row in rule_set.provinces.all()}
    assert set(rows) == {samsun.pk, tokat.pk}
    assert (rows[samsun.pk].is_confirmed, rows[tokat.pk].is_confirmed) == (True, False)
    assert rows[tokat.pk].source_note == "2026 listesi"


def test_provinces_unchanged_leave_an_event_without_changes(administrator, rule_set):
    same = rule_set.provinces.values_list("province_id", flat=True)

    acts.set_provinces(rule_set.pk, list(same), version=0, source={}, by=administrator, at=NOON)

    assert _last().changes == {}


def test_a_changed_type_is_unconfirmed_again(administrator, rule_set):
    rule_set.applicant_types.update(is_confirmed=True)
    rule_set.applicant_types.filter(type="agency").delete()
    verdicts = {"university": "expert", "municipality": "eligible", "agency": "ineligible"}

    acts.set_applicant_types(rule_set.pk, verdicts, version=0, by=administrator, at=NOON)

    rows = {row.type: (row.verdict, row.is_confirmed) for row in rule_set.applicant_types.all()}
    assert (rows["university"], rows["municipality"]) == (("expert", False), ("eligible", True))
    assert rows["agency"] == ("ineligible", False)


def test_a_row_is_appended_with_a_name_made_of_its_words(administrator, rule_set):
    stage = rule_set.stages.get()
    last = stage.questions.last().order
    part, words = PARTS["questions"], {"version": 0, "by": administrator, "at": NOON}
    values = {"label_tr": "İklim ve çevre etkisi?", "label_en": "Climate?", "limit": 500, **NO_SOURCE}

    row = acts.add_row(rule_set.pk, part, stage, values=values, **words)
    again = acts.add_row(rule_set.pk, part, stage, values=values, **{**words, "version": 1})

    assert (row.key, again.key) == ("iklim-ve-cevre-etkisi", "iklim-ve-cevre-etkisi-2")
    assert (row.order, again.order) == (last + 1, last + 2)


def test_the_first_row_of_an_empty_list_is_number_one(administrator, rule_set):
    rule_set.budget_heads.all().delete()
    values = {"name_tr": "Yapım", "name_en": "Works", "code": "Y"}

    row = acts.add_row(rule_set.pk, PARTS["heads"], rule_set, version=0, values=values, by=administrator, at=NOON)

    assert (row.order, row.code) == (1, "Y")


def test_a_name_without_letters_gets_a_plain_key(administrator, rule_set):
    values = {"name_tr": "…", "name_en": "…"}

    row = acts.add_row(rule_set.pk, PARTS["support"], rule_set, version=0, values=values, by=administrator, at=NOON)

    assert row.code == "satir"


def test_a_second_stage_is_added_and_asks_its_own(administrator, rule_set):
    words = {"by": administrator, "at": NOON}
    values = {"name_tr": "Rapor", "name_en": "Report"}

    stage = acts.add_row(rule_set.pk, PARTS["stages"], rule_set, version=0, values=values, **words)
    item = {"kind": "eligibility", "text_tr": "Uygun mu?", "text_en": "Eligible?"}
    acts.add_row(rule_set.pk, PARTS["checks"], stage, version=1, values=item, **words)

    compiled = rules_of(rule_set)
    assert (stage.order, compiled.is_last(2), [c.key for c in compiled.stage(2).check_items]) == (2, True, ["uygun-mu"])


def test_a_row_is_changed(administrator, rule_set):
    part = PARTS["support"]
    row = find_row(rule_set, part, "project")

    acts.change_row(rule_set.pk, part, row, version=0, values={"max_months": 24}, by=administrator, at=NOON)

    row.refresh_from_db()
    assert row.max_months == 24
    assert _last().changes == {"project.max_months": [18, 24]}


@pytest.mark.parametrize(
    ("key", "up", "first_two"),
    [
        ("problem", True, ["problem", "aim"]),
        ("aim", False, ["problem", "aim"]),
        ("aim", True, ["aim", "problem"]),
    ],
)
def test_a_row_moves_by_one_place_and_not_beyond_the_end(administrator, rule_set, key, up, first_two):
    part = PARTS["questions"]
    row = find_row(rule_set, part, f"1.{key}")

    acts.move_row(rule_set.pk, part, row, up=up, version=0, by=administrator, at=NOON)

    questions = rule_set.stages.get().questions.all()
    assert [question.key for question in questions[:2]] == first_two


def test_stages_swap_places_and_draft_calls_forget_their_calendar(administrator):
    rule_set = make_rule_set(stages=2)
    call = make_call(rule_set=rule_set, published=False)
    part = PARTS["stages"]

    acts.move_row(rule_set.pk, part, find_row(rule_set, part, "2"), up=True, version=0, by=administrator, at=NOON)

    assert [stage.name_tr for stage in rule_set.stages.all()] == ["Proje değerlendirme raporu", "Ön başvuru"]
    assert call.stages.count() == 0


def test_a_removed_row_leaves_no_gap(administrator, rule_set):
    part = PARTS["questions"]

    acts.remove_row(rule_set.pk, part, find_row(rule_set, part, "1.problem"), version=0, by=administrator, at=NOON)

    questions = rule_set.stages.get().questions.all()
    assert [(question.key, question.order) for question in questions[:2]] == [("aim", 1), ("need", 2)]


def test_a_removed_stage_takes_its_questions_and_draft_windows_along(administrator):
    rule_set = make_rule_set(stages=2)
    make_call(rule_set=rule_set, published=False)
    part = PARTS["stages"]

    acts.remove_row(rule_set.pk, part, find_row(rule_set, part, "1"), version=0, by=administrator, at=NOON)

    assert [(stage.order, stage.name_tr) for stage in rule_set.stages.all()] == [(1, "Proje değerlendirme raporu")]


def test_the_only_row_of_a_list_can_go(administrator, rule_set):
    part = PARTS["stages"]

    acts.remove_row(rule_set.pk, part, find_row(rule_set, part, "1"), version=0, by=administrator, at=NOON)

    assert rule_set.stages.count() == 0


def test_confirming_a_group_names_the_paper_for_each_of_its_rows(administrator, rule_set):
    paper = SourceDocument.objects.create(title="2026 Usul ve Esasları")
    rule_set.budget_heads.filter(code="1").update(source_note="Madde 4")
    words = {"version": 0, "source": paper, "note": "", "by": administrator, "at": NOON}

    count = acts.confirm(rule_set.pk, ["budget_heads"], **words)

    rows = list(rule_set.budget_heads.all())
    assert count == len(rows) == 6
    assert {(row.is_confirmed, row.source) for row in rows} == {(True, paper)}
    assert rows[0].source_note == "Madde 4"
    assert _last().changes["Yapım işleri"] == ["varsayılan", "2026 Usul ve Esasları"]


def test_confirming_by_a_note_alone_keeps_the_note(administrator, rule_set):
    words = {"version": 0, "source": None, "note": "Bakanlık yazısı", "by": administrator, "at": NOON}

    acts.confirm(rule_set.pk, ["applicant_types"], **words)

    assert {row.source_note for row in rule_set.applicant_types.all()} == {"Bakanlık yazısı"}


def test_confirming_every_group_leaves_nothing_unconfirmed(administrator, rule_set):
    groups = {name for name, _row in unconfirmed(whole(rule_set))}

    acts.confirm(rule_set.pk, groups, version=0, source=None, note="Onay", by=administrator, at=NOON)

    assert unconfirmed(whole(rule_set)) == []


def test_freezing_twice_keeps_the_first_instant(administrator, rule_set):
    acts.freeze(rule_set, by=administrator, at=NOON)
    acts.freeze(rule_set, by=administrator, at=NOON + dt.timedelta(days=1))

    rule_set.refresh_from_db()
    assert rule_set.frozen_at == NOON


def test_a_source_is_added_and_mended(administrator):
    words = {"by": administrator, "at": NOON}

    paper = acts.save_source(SourceDocument(), values={"title": "Duyuru"}, **words)
    acts.save_source(paper, values={"title": "2026 duyurusu"}, **words)

    assert SourceDocument.objects.get().title == "2026 duyurusu"
    assert [event.verb for event in Event.objects.order_by("pk")] == ["source.add", "source.change"]


def test_a_source_that_did_not_come_to_stay_leaves_no_file(administrator):
    before = stored_files()
    shut_record()

    with pytest.raises(IntegrityError):
        acts.save_source(SourceDocument(), values={"title": "Duyuru", "file": make_pdf()}, by=administrator, at=NOON)

    assert stored_files() == before


def test_a_manager_narrows_a_copy_of_a_national_set(manager, rule_set):
    national = make_rule_set(values={"pass_mark": "70"})

    own = acts.narrow_rule_set(national.pk, make_agency("TR83"), by=manager, at=NOON)

    assert (own.narrows, own.agency, own.number, own.is_frozen) == (national, make_agency("TR83"), 1, False)
    assert rules_of(own).values.pass_mark == 70


def test_an_agency_cannot_narrow_for_another(manager, rule_set):
    assert _code(acts.narrow_rule_set, rule_set.pk, make_agency("TRC2"), by=manager, at=NOON) == "not_manager"


def _narrowing(own, **changed):
    support = own.support_types.get(code="project")
    usual = {
        "provinces": [make_province("Samsun").pk],
        "verdicts": {"university": "expert"},
        "limits": {support.pk: {"min_support": 2_000_000}},
        "version": own.version,
    }
    return {**usual, **changed}


def test_narrowed_values_keep_the_national_source(manager, rule_set):
    rule_set.support_types.update(is_confirmed=True, source_note="Madde 5")
    own = acts.narrow_rule_set(rule_set.pk, make_agency("TR83"), by=manager, at=NOON)

    acts.narrow_values(own.pk, **_narrowing(own), by=manager, at=NOON)

    support = own.support_types.get(code="project")
    assert (support.min_support, support.is_confirmed, support.source_note) == (2_000_000, True, "Madde 5")
    assert own.applicant_types.get(type="university").verdict == ApplicantVerdict.EXPERT
    assert [row.province.name for row in own.provinces.all()] == ["Samsun"]


def test_what_widens_is_refused_and_nothing_is_written(manager, rule_set):
    own = acts.narrow_rule_set(rule_set.pk, make_agency("TR83"), by=manager, at=NOON)
    support = own.support_types.get(code="project")
    wide = _narrowing(own, limits={support.pk: {"max_months": 36}})

    code = _code(acts.narrow_values, own.pk, **wide, by=manager, at=NOON)

    assert code == "limit_widened"
    assert RuleSet.objects.get(pk=own.pk).version == 0
    assert own.provinces.count() == rule_set.provinces.count()


def test_an_agency_cannot_touch_the_questions_of_its_set(manager, rule_set):
    own = acts.narrow_rule_set(rule_set.pk, make_agency("TR83"), by=manager, at=NOON)
    words = {"version": 0, "values": {"value": "50"}, "by": manager, "at": NOON}

    assert _code(acts.set_value, own.pk, "pass_mark", **words) == "not_narrowable"


def test_published_calls_keep_their_windows_when_stages_change(administrator):
    rule_set = make_rule_set()
    call = make_call(rule_set=rule_set)
    part = PARTS["stages"]
    Call.objects.filter(pk=call.pk).update(state=CallState.PUBLISHED)

    acts.add_row(
        rule_set.pk, part, rule_set, version=0, values={"name_tr": "A", "name_en": "B"}, by=administrator, at=NOON
    )

    assert call.stages.count() == 1
