"""Adding, correcting, classifying, merging; publishing by the Ministry's approval and by nothing before it."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import ProjectState, Status
from applications.domain import ministry, published
from applications.domain.ministry import OfficialLetter
from applications.models import Proposal, PublishedProject
from applications.queries.published.filters import Filters, matching
from cmdp.audit.models import Event
from cmdp.kit.actors import SYSTEM
from cmdp.kit.verdict import Refused
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_draft, make_edition, publish_at_once
from tests.factories.published import make_published
from tests.factories.regions import make_province
from tests.factories.rules import make_call
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=150)
LETTER = OfficialLetter("E-42-1", dt.date(2026, 5, 4))


def values(**fields):
    known = {
        "year": 2019,
        "year_kind": "news",
        "province": make_province(),
        "title_tr": "Örnek  atölye\u200b",
        "state": "running",
        "source": "https://ornek.test/1",
        "confidence": "low",
    }
    return {**known, **fields}


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.verdict.code


def correct(project, by, seen=0, **fields):
    return published.correct(project.pk, fields, seen=seen, reason="Kaynak yanlış okunmuş.", by=by, at=NOON)


def classify(project, by, measure=None, **fields):
    told = {"beneficiary_type": "public", "basis_tr": "Adı söylüyor.", "seen": project.version, **fields}
    return published.classify(project.pk, measure=measure, by=by, at=NOON, **told)


def merge(double, into, by, seen=0):
    return published.merge(double.pk, into.pk, seen=seen, reason="Aynı proje.", by=by, at=NOON)


@kept
def admin(cast):
    return cast["administrator"]


@kept
def forwarded(cast):
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_opinion(file, cast["manager"])
    make_ministry_act(file, cast["manager"])
    return file


def approve(file, by, at=LATER, letter=LETTER):
    return ministry.approve(file.pk, amount=Decimal(1_000_000), letter=letter, by=by, at=at)


def test_an_administrator_adds_a_project_with_its_event(admin):
    project = published.add(values(), by=admin, at=NOON, reason="Yeni haber", import_key="k")

    assert (project.title_tr, project.total_cost, project.import_key) == ("Örnek atölye", None, "k")
    event = Event.objects.get(verb="published.add")
    assert (event.object_id, event.actor_id, event.reason) == (project.pk, admin.pk, "Yeni haber")


def test_nobody_else_adds_corrects_classifies_or_merges(cast):
    project, by = make_published(), cast["manager"]

    assert refusal(published.add, values(), by=by, at=NOON) == "not_administrator"
    assert refusal(correct, project, by, title_tr="x") == "not_administrator"
    assert refusal(classify, project, by) == "not_administrator"
    assert refusal(merge, project, make_published(), by) == "not_administrator"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"support": Decimal(-1)}, "negative"),
        ({"total_cost": Decimal(1), "support": Decimal(2)}, "support_over_cost"),
        ({"amount_is_unclear": True}, "unclear_amount"),
        ({"amount_is_unclear": True, "total_cost": Decimal(2), "support": Decimal(1)}, "unclear_amount"),
        ({"classification": "ours"}, "no_basis"),
        ({"title_tr": " "}, "no_title"),
        ({"state_since": "Şubat 2020"}, "bad_date"),
        ({"source": ""}, "no_source"),
        ({"confidence": "record"}, "not_a_record"),
    ],
)
def test_values_that_contradict_each_other_are_refused(fields, code, admin):
    assert refusal(published.add, values(**fields), by=admin, at=NOON) == code


def test_a_measure_is_refused_for_earlier_years_and_from_a_draft(admin):
    draft = make_draft()

    assert refusal(classify, make_published(), admin, first_measure(draft)) == "draft_measure"
    measure = first_measure(publish_at_once(draft))
    assert refusal(classify, make_published(year=2017), admin, measure) == "legacy"


def test_a_correction_keeps_before_and_after_and_folds_again(admin):
    project = make_published(title_tr="Kuyumcukent")

    changed = correct(project, admin, title_tr="Işık atölyesi", measure="ignored", total_cost=Decimal(5))

    assert (changed.version, changed.changed_at, changed.measure) == (1, NOON, None)
    assert changed.search_key.startswith("isik atolyesi")
    event = Event.objects.get(verb="published.correct")
    assert event.changes == {"title_tr": ["Kuyumcukent", "Işık atölyesi"], "total_cost": [None, "5"]}
    assert event.reason == "Kaynak yanlış okunmuş."


def test_a_correction_keeps_a_source(admin):
    assert refusal(correct, make_published(), admin, source="") == "no_source"
    assert refusal(correct, make_published(), admin, confidence="record") == "not_a_record"


def test_what_the_letter_and_the_officers_say_is_not_corrected_here(admin, forwarded, cast):
    approve(forwarded, cast["ministry_decider"])
    project = PublishedProject.objects.get()

    assert refusal(correct, project, admin, support=Decimal(1)) == "of_the_record"
    assert refusal(correct, project, admin, state="running") == "of_the_record"
    changed = correct(project, admin, support=project.support, title_en="Shared workshop")
    assert (changed.title_en, changed.state) == ("Shared workshop", "approved")


def test_a_correction_of_nothing_leaves_no_trace(admin):
    project = make_published(title_tr="Kuyumcukent")

    assert correct(project, admin, title_tr="Kuyumcukent").version == 0
    assert not Event.objects.exists()


def test_a_correction_over_somebody_elses_is_refused(admin):
    project = make_published(version=3)

    assert refusal(correct, project, admin, seen=2, title_tr="x") == "stale"


def test_a_class_is_ours_and_has_its_basis(admin):
    measure = first_measure(make_edition())

    project = classify(make_published(), admin, measure, basis_en="Its name says so.")

    assert (project.measure, project.beneficiary_type, project.classification) == (measure, "public", "ours")
    assert project.basis_tr == "Adı söylüyor."
    assert Event.objects.filter(verb="published.classify", object_id=project.pk).exists()


def test_a_double_disappears_behind_the_row_that_stays_and_its_doubles_follow(admin):
    older, double, into = make_published(), make_published(), make_published()
    merge(older, double, admin)

    merge(double, into, admin)

    assert list(matching(Filters())) == [into]
    assert set(PublishedProject.objects.filter(merged_into=into)) == {older, double}
    older.refresh_from_db()
    moved = Event.objects.filter(verb="published.merge", object_id=older.pk).latest("pk")
    assert (older.version, moved.changes) == (2, {"merged_into": [double.pk, into.pk]})


@pytest.mark.parametrize("known", [True, False])
def test_a_record_that_is_not_there_is_not_merged(known, admin):
    project, nowhere = make_published(), make_published()
    nowhere.pk, pair = nowhere.pk + 1, (project, nowhere)

    assert refusal(merge, *(pair if known else pair[::-1]), admin) == "unknown"
    assert not Event.objects.exists()


def test_merging_is_refused_where_it_would_hide_or_turn_in_circles(admin, forwarded, cast):
    approve(forwarded, cast["ministry_decider"])
    released, real, demo = PublishedProject.objects.get(), make_published(), make_published(is_demo=True)
    gone = make_published(merged_into=real)

    assert refusal(merge, real, real, admin) == "same"
    assert refusal(merge, make_published(), gone, admin) == "target_merged"
    assert refusal(merge, gone, make_published(), admin) == "merged"
    assert refusal(merge, released, real, admin) == "released"
    assert refusal(merge, demo, real, admin) == "demo"


def test_the_approval_of_the_last_stage_publishes_the_project(forwarded, cast):
    approve(forwarded, cast["ministry_decider"])

    project = forwarded.published
    assert (project.year, project.year_kind, project.state, project.state_since) == (
        2026,
        "approval",
        "approved",
        "2026-05-04",
    )
    assert (project.support, project.total_cost) == (Decimal(1_000_000), Decimal(2_000_000))
    assert (project.title_tr, project.beneficiary) == (forwarded.title, str(forwarded.organisation))
    assert (project.measure, project.classification, project.confidence) == (
        forwarded.main_measure,
        "file",
        "record",
    )
    assert project.is_released


def test_nothing_of_a_file_is_public_before_the_last_approval(cast):
    for status in Status.values:
        make_proposal(status=status, organisation=cast.organisation)
    two_stages = make_call(agency=cast.agency, stages=2)
    file = make_proposal(call=two_stages, status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])

    approve(file, cast["ministry_decider"], at=NOON, letter=OfficialLetter("E-1", NOON.date()))

    assert Proposal.objects.get(pk=file.pk).status == Status.DRAFT
    assert not PublishedProject.objects.exists()


def test_a_refusal_and_a_return_publish_nothing(forwarded, cast):
    ministry.ministry_return(forwarded.pk, letter=LETTER, reason="Soru", by=cast["ministry_decider"], at=LATER)

    assert not PublishedProject.objects.exists()


def test_a_demonstration_stays_a_demonstration(forwarded, cast):
    Proposal.objects.filter(pk=forwarded.pk).update(is_demo=True)

    approve(forwarded, cast["ministry_decider"])

    assert not matching(Filters()).exists()
    assert matching(Filters(demo=True)).count() == 1


def test_a_sparse_file_is_published_with_what_is_known(forwarded, cast):
    Proposal.objects.filter(pk=forwarded.pk).update(title="", province=None, total_cost=0, main_measure=None)

    approve(forwarded, cast["ministry_decider"], letter=OfficialLetter("E-1", dt.date(2017, 5, 4)))

    project = PublishedProject.objects.get()
    assert (project.title_tr, project.total_cost, project.measure) == (forwarded.reference, None, None)
    assert project.province == forwarded.organisation.province


def keep_line(file, state, day, by):
    return ministry.keep_status_line(file.pk, state=state, dated_on=day, letter_number="E-7", note="", by=by, at=LATER)


def test_the_newest_status_line_is_what_the_public_reads(forwarded, cast):
    approve(forwarded, cast["ministry_decider"])
    keep_line(forwarded, ProjectState.RUNNING, dt.date(2026, 7, 1), cast["officer"])

    keep_line(forwarded, ProjectState.CONTRACTED, dt.date(2026, 6, 1), cast["officer"])

    project = PublishedProject.objects.get()
    assert (project.state, project.state_since, project.state_is_kept) == ("running", "2026-07-01", True)
    assert project.is_under_way
    assert Event.objects.filter(verb="published.state").count() == 2


def test_a_line_of_a_file_that_is_not_published_changes_nothing(cast):
    file = make_proposal(status=Status.APPROVED, organisation=cast.organisation)

    keep_line(file, ProjectState.RUNNING, dt.date(2026, 7, 1), cast["officer"])

    assert not PublishedProject.objects.exists()


def test_files_approved_before_this_list_existed_are_published_once(cast):
    file = make_proposal(status=Status.APPROVED, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"], "approved", letter_date=dt.date(2025, 3, 1))
    keep_line(file, ProjectState.RUNNING, dt.date(2026, 7, 1), cast["officer"])

    counts = [published.publish_missing(by=SYSTEM, at=NOON) for _ in range(2)]

    assert counts == [1, 0]
    assert (file.published.year, file.published.state) == (2025, "running")
