"""What is kept of the marks: written with the score, gone with it, held to the marks."""

import importlib
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from applications.choices import AssignmentState, OpinionOutcome, Status
from applications.domain import opinions
from applications.domain.opinions import Word
from applications.domain.scoring import reopen
from applications.models import Mark, Proposal, Tally
from applications.queries.evaluation import results_of
from applications.queries.tallies import kept_of, parted_in
from cmdp.kit.verdict import Refused
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.ranking import marked_file, ten_files
from tests.factories.reviews import accepted, opinion, opinion_call, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

FILL = importlib.import_module("applications.migrations.0072_marks_that_are_there_are_added_up")


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def file(call, cast):
    return marked_file(call, cast["officer"], 80, 70)


def _kept(file):
    return Tally.objects.filter(proposal=file).values("opinion", "means", "totals", "counted").first()


def test_it_is_written_with_the_score(file):
    assert _kept(file) == kept_of(results_of([file])[file.pk])
    assert (_kept(file)["totals"], _kept(file)["counted"]) == (["80", "70"], [0, 1])


def test_it_goes_when_the_evaluation_is_taken_up_again(file, cast):
    sent = file.assignments.filter(state=AssignmentState.SENT).values_list("pk", flat=True)

    reopen(file.pk, assignments=sent, reason="Bir bölüm okunmamış.", by=cast["manager"], at=NOON)

    assert _kept(file) is None


@pytest.mark.parametrize(
    "words", [("support", "conditional"), ("against", "support", "support"), ("against", "against")]
)
def test_the_migration_adds_up_opinions_as_the_code_does(cast, words):
    call = opinion_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for word in words:
        send(accepted(file, by=cast["officer"]), opinion(word))

    assert_filled_again_alike()


@pytest.mark.parametrize("combining", ["mean_of_all", "nearest_two"])
@pytest.mark.parametrize("totals", [(50, 71, 66), (60, 80, 70)])
def test_the_migration_adds_up_marks_as_the_code_does(cast, combining, totals):
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values={"combining": combining}))
    marked_file(call, cast["officer"], *totals)

    assert_filled_again_alike()


def assert_filled_again_alike():
    before = list(Tally.objects.order_by("proposal").values_list("proposal", "opinion", "means", "totals", "counted"))
    Tally.objects.all().delete()

    for _ in range(2):
        FILL.fill(apps, None)

    after = list(Tally.objects.order_by("proposal").values_list("proposal", "opinion", "means", "totals", "counted"))
    assert before
    assert after == before


@pytest.mark.parametrize(
    "touch",
    [
        lambda file: Mark.objects.filter(review__assignment__proposal=file, points__gt=0).first().delete(),
        lambda file: Proposal.objects.filter(pk=file.pk).update(score=99),
        lambda file: Tally.objects.filter(proposal=file).update(counted=[0]),
        lambda file: Tally.objects.filter(proposal=file).delete(),
        lambda file: file.assignments.update(state=AssignmentState.CANCELLED, reason="Görevden alındı."),
    ],
    ids=["mark", "score", "counted", "tally", "reviews"],
)
def test_what_parts_from_the_marks_is_found(call, file, touch):
    before = parted_in(call.stages.get())
    touch(file)

    assert before == []
    assert [one.reference for one in parted_in(call.stages.get())] == [file.reference]


def test_nothing_is_decided_on_numbers_that_part_from_the_marks(call, file, cast):
    Tally.objects.update(means=["30.00"] * 5)
    words = {file.pk: Word(OpinionOutcome.NEGATIVE, "Gerekçe.")}
    told = {"met_on": NOON.date(), "minutes_number": "2026/4", "by": cast["manager"], "at": NOON.replace(year=2027)}

    with pytest.raises(Refused) as refused:
        opinions.record_opinions(call.stages.get().pk, words=words, **told)

    assert refused.value.verdict.code == "tallies_parted"
    assert file.reference in str(refused.value.verdict.reason)


def test_the_command_reads_every_stage_and_names_what_parts(call, cast):
    ten_files(call)
    out = StringIO()
    call_command("check_tallies", stdout=out)
    assert out.getvalue() == "The scores of 1 stages are those of their marks.\n"

    wrong = Proposal.objects.filter(score__isnull=False).first()
    Proposal.objects.filter(pk=wrong.pk).update(score=1)
    with pytest.raises(CommandError, match=wrong.reference):
        call_command("check_tallies")


def test_it_costs_the_same_queries_for_one_file_and_ten(call, file, django_assert_num_queries):
    window = call.stages.select_related("call__rule_set").get()
    parted_in(window)
    for _ in range(2):
        with django_assert_num_queries(3):
            parted_in(window)
        ten_files(call)
