from decimal import Decimal

import pytest

from applications.choices import SectionKey
from applications.models import ExpertComment
from applications.policies.judged import Judgement
from applications.policies.judgement import judge
from applications.presenters.tasks import SectionState, mending_of, meters_of, state_of, tasks_of
from applications.queries.facts import facts_of
from applications.queries.sections import versions_of
from cmdp.kit.verdict import ALLOW, deny
from tests.factories.drafts import add_row, make_draft_of, make_ready_draft, write
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


@kept
def ready(cast):
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


def _tasks(proposal, comments=None, asked=()):
    proposal = type(proposal).objects.get(pk=proposal.pk)
    facts = facts_of(proposal)
    return {task.key: task for task in tasks_of(facts, judge(facts), versions_of(proposal), comments or {}, asked)}


def _wrong(*codes):
    return [Judgement(SectionKey.PROJECT, "", deny(code, "")) for code in codes]


@pytest.mark.parametrize(
    ("key", "wrong", "is_saved", "state"),
    [
        (SectionKey.PROJECT, _wrong("title_missing"), False, SectionState.NOT_STARTED),
        (SectionKey.PARTNERS, [], False, SectionState.NOT_STARTED),
        (SectionKey.PROJECT, [], True, SectionState.DONE),
        (SectionKey.PROJECT, _wrong("title_missing"), True, SectionState.UNDER_WAY),
        (SectionKey.PROJECT, _wrong("title_missing", "too_long"), True, SectionState.MISSING),
        (SectionKey.DOCUMENTS, _wrong("document_missing"), True, SectionState.MISSING),
    ],
)
def test_a_section_is_as_far_as_its_rules_say(key, wrong, is_saved, state):
    assert state_of(key, wrong, is_saved=is_saved) == state


def test_a_fresh_draft_has_nothing_begun(draft):
    states = {task.state for task in _tasks(draft).values()}

    assert states == {"başlanmadı"}


def test_a_ready_draft_is_done_but_for_what_is_optional(ready):
    states = {key: task.state for key, task in _tasks(ready).items()}

    assert states == {**dict.fromkeys(SectionKey, "tamam"), SectionKey.PARTNERS: "başlanmadı"}


def test_what_is_wrong_is_counted(ready, cast):
    write(ready, SectionKey.PROJECT, by=cast["owner"], months=100)

    assert (_tasks(ready)["project"].state, _tasks(ready)["project"].tone) == ("eksik (1)", "warning")


def test_hints_say_what_is_there_already(ready, cast):
    write(
        ready,
        SectionKey.PRIORITIES,
        by=cast["owner"],
        main_measure_id=ready.main_measure_id,
        secondary=frozenset({ready.call.edition.measures.last().pk}),
    )
    add_row(ready, SectionKey.PARTNERS, by=cast["owner"], kind="partner", name="Ortak", vkn="", contribution="")

    hints = {key: str(task.hint) for key, task in _tasks(ready).items()}

    assert hints["place"] == "Samsun, Tekkeköy"
    assert hints["priorities"] == f"{ready.main_measure.code} ana; {ready.call.edition.measures.last().code} yan"
    assert hints["partners"] == "1 kurum"
    assert hints["questions"] == "17 sorudan 17 yanıtlandı"
    assert hints["budget"] == "2.000.000,00 TL"
    assert hints["funding"] == "Talep edilen destek 1.600.000,00 TL"
    assert hints["documents"] == "Zorunlu 4 belgeden 4 yüklendi"


def test_what_the_agency_wants_completed_is_marked(ready):
    hints = {key: task.hint for key, task in _tasks(ready, {"budget": 2}, ["budget"]).items()}

    assert hints["budget"] == "2.000.000,00 TL · ajans istedi · 2 uzman görüşü"
    assert [key for key, hint in hints.items() if "ajans istedi" in hint] == ["budget"]


def test_hints_of_an_empty_draft_say_what_belongs_there(draft):
    hints = {key: str(task.hint) for key, task in _tasks(draft).items()}

    assert hints["priorities"] == "Ana tedbir ve varsa yan tedbirler"
    assert hints["budget"] == "Kalemler, miktarlar, birim fiyatlar"


def test_remarks_of_the_expert_are_counted(draft):
    tasks = _tasks(draft, {SectionKey.PROJECT: 2})

    assert tasks["project"].hint == "Ad, özet, destek türü, süre · 2 uzman görüşü"


def test_remarks_stand_alone_where_no_hint_is(draft):
    draft.call_stage.stage.document_slots.update(is_required=False)
    draft.call.rule_set.frozen_at = None
    draft.call.rule_set.save()

    assert _tasks(draft, {SectionKey.DOCUMENTS: 1})["documents"].hint == "1 uzman görüşü"


def test_what_speaks_of_the_organisation_does_not_hang_on_a_section(draft):
    assert _tasks(draft)["contact"].state == "başlanmadı"


def test_a_rate_is_drawn_with_its_limits(ready):
    meters = {str(meter.label): meter for meter in meters_of(judge(facts_of(ready)), versions_of(ready))}

    rate = meters["Destek oranı"]
    assert (rate.value, rate.limit, rate.tone) == ("%80", "en az %50, en çok %90", "success")
    assert (rate.share, rate.mark) == (Decimal("80.0"), Decimal("90.0"))
    assert (meters["Proje bütçesi"].limit, meters["Proje bütçesi"].note) == ("", "en az 1.000.000,00 TL")


def test_a_rule_is_red_only_where_somebody_wrote(ready):
    line = Judgement(SectionKey.FUNDING, "Destek oranı", deny("rate_above", "Çok."), "%95", "en çok %90")

    untouched, saved = meters_of([line], {}), meters_of([line], versions_of(ready))

    assert [(meter.tone, meter.note) for meter in (*untouched, *saved)] == [("info", "en çok %90"), ("danger", "Çok.")]


@pytest.mark.parametrize(("share", "drawn"), [("123.45", "100.0"), ("-5", "0.0"), ("33.3333", "33.3")])
def test_a_bar_shows_what_it_can(share, drawn):
    line = Judgement(SectionKey.FUNDING, "Oran", ALLOW, "%", "", Decimal(share), Decimal(90))

    assert meters_of([line], {})[0].share == Decimal(drawn)


def test_what_is_to_be_mended_is_gathered_by_its_page(draft):
    draft.organisation.authority_papers.all().delete()
    rows = [row for row in judge(facts_of(draft)) if row.is_obstacle]

    pages = mending_of(rows, draft)

    titles = [page.title for page in pages]
    assert titles[:3] == ["Proje", "Yer", "Kurum"]
    assert len(titles) == len(set(titles))
    assert pages[2].href == f"/hesap/kurumlar/{draft.organisation.public_id}/"


def test_a_remark_does_not_change_a_state(draft, cast):
    ExpertComment.objects.create(
        proposal=draft, section="project", text="Kısaltın.", author=cast["officer"], written_at=draft.created_at
    )

    assert _tasks(draft)["project"].state == "başlanmadı"
