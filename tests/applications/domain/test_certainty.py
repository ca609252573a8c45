"""Runs that say how sure ranks are: kept with seed and version, stale once marks change, obeyed near the line."""

import datetime as dt
from functools import partial
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from applications.choices import OpinionOutcome
from applications.domain import opinions
from applications.domain.certainty import ask_to_reckon, reckon
from applications.domain.opinions import Word
from applications.forms.decision import OpinionForm
from applications.models import Assignment, Call, CallStage, RankRun, Review
from applications.policies.certainty import close_reason_suffices, is_reckoned
from applications.queries import rank_runs
from applications.queries.rank_runs import Nearness, evaluator_names, is_long, nearness_of, scores_of, sureness_of
from applications.queries.ranking import ranking_of
from applications.tasks import reckon_ranks
from cmdp.audit.models import Event
from cmdp.kit.verdict import ALLOW, Refused
from tests.factories.people import NOON
from tests.factories.ranking import marked_file, ten_files
from tests.factories.reviews import opinion_call
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=60)


@kept
def call(cast):
    return make_call(agency=cast.agency, envelope=8_000_000)


@kept
def files(call):
    return ten_files(call)


@pytest.fixture
def window(call, files):
    return call.stages.get()


def _refusal(act, *args, **words):
    with pytest.raises(Refused) as refused:
        act(*args, **words)
    return refused.value.verdict.code


def test_a_run_keeps_its_seed_version_and_marks_and_is_on_the_record(window, cast):
    run = reckon(window.pk, by=cast["manager"], at=NOON)

    assert run.seed == int(run.inputs_sha256[:7], 16)
    assert run.version.startswith("1/numpy-")
    assert len(run.findings["spans"]) == 10
    event = Event.objects.get(verb="ranks.reckon")
    assert event.changes == {"inputs": ["", run.inputs_sha256]}


def test_the_same_marks_are_reckoned_once_and_changed_ones_anew(window, cast):
    words = {"by": cast["manager"], "at": NOON}
    first = reckon(window.pk, **words)
    again = reckon(window.pk, **words)
    Review.objects.filter(total=88).update(total=90)
    stale = sureness_of(window, ranking_of(window)).is_stale

    assert again == first
    assert stale
    assert reckon(window.pk, **words) != first


def test_it_is_asked_by_whoever_sees_the_ranking_where_marks_are_given(window, cast):
    by_opinion = opinion_call(agency=cast.agency).stages.get()
    empty = make_call(agency=cast.agency).stages.get()
    asked = [(window, "officer"), (by_opinion, "manager"), (empty, "manager")]

    codes = [_refusal(reckon, stage.pk, by=cast[who], at=NOON) for stage, who in asked]

    assert codes == ["not_manager", "no_marks", "too_few_marks"]
    assert not RankRun.objects.exists()


def test_the_files_whose_span_crosses_the_line_are_close_while_the_run_holds(window, cast):
    assert nearness_of(window, ranking_of(window)) == Nearness(owed=True)
    reckon(window.pk, by=cast["manager"], at=NOON)
    ranking = ranking_of(window)

    close = nearness_of(window, ranking).least

    fifth, sixth, last = (ranking.lines[place].file.pk for place in (4, 5, 9))
    assert {fifth, sixth} <= close.keys()
    assert set(close.values()) == {200}
    assert last not in close
    Assignment.objects.filter(proposal=last).update(state="cancelled")
    assert nearness_of(window, ranking_of(window)) == Nearness(owed=True, was_made=True)


def test_scores_are_those_that_were_sent_in_this_stage(window, files):
    assert len(scores_of(window)) == 20
    Assignment.objects.filter(proposal=files[0]).update(state="cancelled")

    assert len(scores_of(window)) == 18


def test_evaluators_are_named_to_who_may_know_them(window, cast):
    assert len(evaluator_names(cast["manager"], window)) == 5


def test_near_the_line_the_commission_writes_a_longer_reason(window, files, cast):
    reckon(window.pk, by=cast["manager"], at=NOON)
    close = nearness_of(window, ranking_of(window)).least
    told = {"met_on": dt.date(2026, 2, 27), "minutes_number": "2026/4", "by": cast["manager"], "at": LATER}

    words = {
        file.pk: Word(OpinionOutcome.NEGATIVE, "Kısa." if file.pk in close else "Bölge planına göre. " * 20)
        for file in files
    }

    assert _refusal(opinions.record_opinions, window.pk, words=words, **told) == "close_reason_short"
    assert close_reason_suffices(files[0], "a" * 200, least=200)


def test_what_would_keep_somebody_waiting_a_worker_does(window, cast, monkeypatch):
    short = is_long(window)
    monkeypatch.setattr(rank_runs, "AT_ONCE", 19)

    job = ask_to_reckon(window.pk, by=cast["manager"], at=NOON)
    reckon_ranks(job)

    assert (short, is_long(window)) == (False, True)
    assert RankRun.objects.get().made_by == cast["manager"]
    assert _refusal(ask_to_reckon, window.pk, by=cast["officer"], at=NOON) == "not_manager"


def test_nothing_is_said_of_files_before_a_run_holds_for_the_marks_as_they_are(window, files, cast):
    words = {file.pk: Word(OpinionOutcome.NEGATIVE, "Bölge planına göre. " * 20) for file in files}
    told = {"words": words, "met_on": dt.date(2026, 2, 27), "minutes_number": "2026/4"}
    record = partial(opinions.record_opinions, window.pk, **told, by=cast["manager"], at=LATER)
    before = _refusal(record)
    reckon(window.pk, by=cast["manager"], at=NOON)
    Review.objects.filter(total=88).update(total=90)
    stale = _refusal(record)
    reckon(window.pk, by=cast["manager"], at=NOON)

    assert (before, stale) == ("no_run", "old_run")
    assert record().opinions.count() == len(files)


def _one_score_each(call):
    Assignment.objects.filter(pk__in=[file.assignments.first().pk for file in call.proposals.all()]).delete()


def _all_alike(_call):
    Review.objects.update(total=80)


def _money_for_none(call):
    Call.objects.filter(pk=call.pk).update(envelope=1)


FREE = [_one_score_each, _all_alike, _money_for_none]


def test_no_run_is_owed_where_the_rule_set_asks_no_longer_reason(cast):
    rule_set = make_rule_set(frozen=True, values={"close_reason_length": "0"})
    call = make_call(agency=cast.agency, rule_set=rule_set, envelope=8_000_000)
    ten_files(call)

    assert nearness_of(call.stages.get(), ranking_of(call.stages.get())) == Nearness()


@pytest.mark.parametrize("change", FREE)
def test_no_run_is_owed_where_it_could_tell_nothing(change, window, call):
    owed = nearness_of(window, ranking_of(window)).owed

    change(call)

    changed = CallStage.objects.select_related("call__rule_set").get(pk=window.pk)
    assert (owed, is_reckoned(nearness_of(changed, ranking_of(changed)))) == (True, ALLOW)


def test_the_form_says_how_long_the_reason_must_be(files):
    typed = {"outcome": "negative", "reason": "Kısa.", "amount": ""}

    form = OpinionForm(typed, proposal=files[0], least_reason=200)

    assert form.errors.get_json_data()["reason"][0]["code"] == "close_reason_short"
    assert "200" in form.fields["reason"].help_text


def test_a_kept_run_is_repeated_by_a_command(window, files, cast):
    run = reckon(window.pk, by=cast["manager"], at=NOON)
    out = StringIO()
    call_command("repeat_ranks", run.public_id, stdout=out)
    assert run.inputs_sha256 in out.getvalue()

    RankRun.objects.update(findings={})
    with pytest.raises(CommandError, match="Something else"):
        call_command("repeat_ranks", run.public_id)
    RankRun.objects.update(version="0")
    with pytest.raises(CommandError, match="was made with 0"):
        call_command("repeat_ranks", run.public_id)
    marked_file(files[0].call, cast["officer"], 50)
    with pytest.raises(CommandError, match="changed since"):
        call_command("repeat_ranks", run.public_id)
    with pytest.raises(CommandError, match="no such run"):
        call_command("repeat_ranks", "yok")
