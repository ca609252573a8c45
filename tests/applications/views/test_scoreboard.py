"""The scores of a stage: narrowed by an address, in an order, page by page; and taken away as a file."""

import csv
import io

import pytest
from django.http import QueryDict
from django.urls import reverse

from applications.choices import Status
from applications.exports.scoreboard import scoreboard
from applications.filters.scoreboard import read_scores, score_address
from applications.models import Assignment
from applications.queries.rules import rules_of
from applications.queries.scoreboard import ScoreFilters, order_of, page_of, score_rows, scored_files
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.kit.pages import keyset_page
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON
from tests.factories.ranking import marked_file, sent_total
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency)


@kept
def files(call, cast):
    """Two of the first axis (one passes), one of the second with a third evaluator, one whose marks are awaited."""
    passed, failed = (marked_file(call, cast["officer"], total) for total in (90, 40))
    third = marked_file(call, cast["officer"], 80, 70, axis=2)
    sent_total(third, make_evaluator(), 75, is_third=True)
    waiting = marked_file(call, cast["officer"], 88, axis=2)
    type(waiting).objects.filter(pk=waiting.pk).update(status=Status.UNDER_REVIEW, score=None)
    waiting.assignments.filter(pk=waiting.assignments.last().pk).update(state="accepted", ended_at=None)
    return {"passed": passed, "failed": failed, "third": third, "waiting": waiting}


@pytest.fixture
def names(files):
    return {file.pk: name for name, file in files.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["passed", "third", "failed", "waiting"]),
        ("gecme=gecti", ["passed", "third"]),
        ("gecme=kaldi", ["failed"]),
        ("gecme=bekliyor", ["waiting"]),
        ("ucuncu=1", ["third"]),
        ("sirala=puan", ["waiting", "failed", "third", "passed"]),
        ("sirala=yok&gecme=yok", ["passed", "third", "failed", "waiting"]),
    ],
)
def test_an_address_narrows_and_orders(call, names, query, found):
    asked = read_scores(QueryDict(query), ("1", "2"))

    assert [names[file.pk] for file in scored_files(call.stages.get(), asked)] == found


@pytest.mark.parametrize("sort", ["-puan", "kurum", "basvuru", "-talep"])
def test_pages_follow_one_another_and_lead_back(call, names, sort):
    window, asked = call.stages.get(), ScoreFilters(sort=sort)
    found = scored_files(window, asked)
    first = keyset_page(found, order=order_of(sort), size=3)

    last = page_of(window, asked, first.next)
    back = keyset_page(found, order=order_of(sort), after=last.previous, size=3)

    assert [*first.rows, *last.rows] == list(found)
    assert (len(last.rows), back.rows) == (1, first.rows)


def test_an_axis_narrows_too(call, files, names):
    axis = files["third"].main_measure.axis.code
    asked = read_scores(QueryDict(f"eksen={axis}&eksen=yok"), (axis,))

    assert [names[file.pk] for file in scored_files(call.stages.get(), asked)] == ["third", "waiting"]


def test_what_is_asked_goes_into_the_address_and_out_of_it():
    told = ScoreFilters(axes=("1",), mark="gecti", third=True, sort="talep")

    assert read_scores(QueryDict(score_address(told)), ("1",)) == told
    assert score_address(ScoreFilters()) == ""


def test_a_row_tells_each_total_and_nothing_of_marks_that_are_awaited(call, files, names):
    window = call.stages.get()
    found = list(scored_files(window, ScoreFilters()))
    rows = {names[row.file.pk]: row for row in score_rows(window, found, rules_of(call.rule_set))}

    assert (rows["third"].totals, rows["third"].has_third) == ((80, 70, 75), True)
    assert (rows["waiting"].totals, rows["waiting"].result) == ((88, None), None)
    assert (rows["failed"].result.score, rows["failed"].result.passes) == (40, False)


def test_the_page_shows_parts_and_the_file_is_a_job_on_the_record(client, cast, call, files):
    client.force_login(cast["manager"])
    address = reverse("applications:call_scores", args=[call.public_id, 1])
    page = client.get(address).content.decode()
    nothing = client.get(f"{address}?gecme=kaldi&ucuncu=1").content.decode()

    taken = client.post(f"{address}dosya/", {"bicim": "csv", "liste": "gecme=gecti"})
    wrong = client.post(f"{address}dosya/", {"bicim": "exe"})

    assert all(word in page for word in ("90,00", "geçmedi", "üçüncü istendi", "80 · 70 · 75"))
    assert "Süzgece uyan dosya yok" in nothing
    job = Job.objects.get()
    assert (taken.url, wrong.url) == (reverse("applications:job", args=[job.public_id]), address)
    assert Event.objects.get(verb="scores.take").changes == {"form": [None, "csv"]}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_holds_what_the_address_asks_for(cast, call, files, form):
    arguments = {"window": call.stages.get().pk, "query": "gecme=gecti", "form": form}

    name, content = scoreboard(cast["manager"], arguments, at=NOON, tell=lambda _done, _total: None)

    content.seek(0)
    told = content.read()
    assert name.endswith(form)
    if form == "csv":
        heading, *rows = csv.reader(io.StringIO(told.decode("utf-8-sig")), delimiter=";")
        assert [row[heading.index("Puan")] for row in rows] == ["90,00", "75,00"]
        assert len(heading) == len(set(heading)) == len(rows[0])


def test_nobody_else_is_written_a_file(cast, call, files):
    arguments = {"window": call.stages.get().pk, "query": "", "form": "csv"}
    Assignment.objects.filter(pk=files["passed"].assignments.first().pk).update(evaluator=cast["manager"])

    with pytest.raises(Refused):
        scoreboard(cast["manager"], arguments, at=NOON, tell=lambda _done, _total: None)
