"""A decision reckoned again: the same bytes, whatever lawfully happened since; a changed mark is found."""

import datetime as dt
import random
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from applications.choices import AssignmentState, OpinionOutcome, Status
from applications.domain import opinions
from applications.domain.opinions import Word
from applications.models import CallShare, DecidedList, Mark, OpinionAct, Proposal, Review, ReviewVersion, Submission
from applications.queries.replaying import replay
from cmdp.audit.models import Event
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.ranking import measure_of
from tests.factories.regions import make_province
from tests.factories.reviews import accepted, marks_of, opinion, opinion_call, send
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept
from tests.support.tampering import with_the_keys

LATER = NOON + dt.timedelta(days=60)
MINUTE = dt.timedelta(minutes=1)
# No longer reason near the line, hence no run of how sure the list is.
SHORT = {"close_reason_length": "0"}


@kept
def call(cast):
    return make_call(agency=cast.agency, envelope=4_000_000, rule_set=make_rule_set(frozen=True, values=SHORT))


def evaluated(call, cast, *drafts, **fields):
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW, **fields)
    sent = file.submissions.get()
    sent.content["funding"]["requested_support"] = str(file.requested_support)
    sent.save()
    for draft in drafts:
        send(accepted(file, by=cast["officer"]), draft)
    file.refresh_from_db()
    return file


def marked(call, cast, first, second, **fields):
    return evaluated(call, cast, marks_of(call, first), marks_of(call, second), **fields)


def decided(call, cast, *, number="2026/4", outcome=OpinionOutcome.RESERVE):
    waiting = call.proposals.filter(status=Status.REVIEWED)
    words = {file.pk: Word(outcome, "Çizgiye\nyakın.") for file in waiting}
    told = {"met_on": LATER.date(), "minutes_number": number, "by": cast["manager"], "at": LATER}
    return opinions.record_opinions(call.stages.get().pk, words=words, **told)


def replayed(act):
    return replay(OpinionAct.objects.select_related("call__rule_set", "decided_list").get(pk=act.pk))


@kept
def files(call, cast):
    return [marked(call, cast, 90, 84), marked(call, cast, 87, 87, sent_at=NOON + MINUTE), marked(call, cast, 40, 44)]


@kept
def act(files, call, cast):
    return decided(call, cast)


def paths(act):
    return [one.path for one in replayed(act).differences]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("split", ["call", "axis"])
def test_the_same_bytes_come_out_whatever_was_marked(cast, seed, split):
    dice = random.Random(seed)
    values = {**SHORT, "envelope_split": split, "unused_money": "common", "lets_smaller": "yes" if seed else "no"}
    call = make_call(agency=cast.agency, envelope=5_000_000, rule_set=make_rule_set(frozen=True, values=values))
    if split == "axis":
        CallShare.objects.create(call=call, part="1", amount=2_000_000)
    for _ in range(4):
        total = dice.choice([48, 66, 67, 68, 80])  # the pass mark never lies between a pair
        marked(call, cast, total, total + dice.choice([0, 1, 2]), requested_support=dice.randint(8, 30) * 100_000)

    assert replayed(decided(call, cast)).is_same


def test_opinions_in_place_of_marks_are_replayed_too(cast):
    call = opinion_call(agency=cast.agency)
    evaluated(call, cast, opinion(), opinion())

    found = replayed(decided(call, cast))

    assert (found.is_same, found.document["lines"][0]["word"]) == (True, "support")


def test_the_list_names_nobody_and_its_hash_is_on_the_record(act, cast):
    kept_list = DecidedList.objects.get()

    (event,) = Event.objects.filter(verb="opinions.record")
    assert event.changes["list"] == ["", kept_list.sha256]
    assert not any(row.evaluator.full_name in kept_list.content for row in _assignments())


def _assignments():
    return [review.assignment for review in Review.objects.select_related("assignment__evaluator")]


def test_a_tie_stands_in_the_list(act):
    first, second, _third = replayed(act).document["lines"]

    assert (first["score"], second["score"]) == ("87.00", "87.00")
    assert first["totals"] == ["90.00", "84.00"]
    assert second["tie_broken_by"]


def test_an_act_without_a_list_says_so(files, cast, capsys):
    file = make_proposal(call=files[0].call, status=Status.POSITIVE)
    act = make_opinion(file, cast["manager"]).act

    assert replayed(act) is None
    call_command("replay_decision")
    assert f"{act}: no list was kept" in capsys.readouterr().out


def test_marks_that_were_taken_up_again_count_as_they_were_sent(act, files, call):
    review = Review.objects.first()
    review.marks.update(points=0)
    Review.objects.filter(pk=review.pk).update(sent_at=None, total=None)
    review.assignment.__class__.objects.filter(pk=review.assignment_id).update(
        state=AssignmentState.ACCEPTED, ended_at=None
    )
    call.envelope = 1
    call.save()
    Proposal.objects.update(requested_support=5, status=Status.REVIEWED)

    assert replayed(act).is_same


def test_a_call_up_since_then_is_taken_back(act, files, cast):
    opinions.release(act.pk, by=cast["manager"], at=LATER)
    opinions.call_up(
        files[0].pk, amount=Decimal(1_000_000), reason="Para döndü.", out_of_turn="İlk.", by=cast["manager"], at=LATER
    )

    assert replayed(act).is_same


def test_money_that_earlier_acts_hold_stands_in_the_next_list(act, call, files, cast):
    file = marked(call, cast, 70, 70)
    Proposal.objects.filter(pk=files[0].pk).update(status=Status.POSITIVE)
    act.opinions.filter(proposal=files[0]).update(outcome="positive", amount=900_000)

    second = replayed(decided(call, cast, number="2026/5"))

    held = {line["id"]: line["held"] for line in second.document["lines"]}
    assert second.is_same
    assert (held[files[0].public_id], held[file.public_id]) == ("900000.00", None)


def test_a_mark_that_was_changed_beside_the_record_is_found(act, capsys):
    mark = Mark.objects.first()
    Mark.objects.filter(pk=mark.pk).update(points=mark.points - 1)

    (path,) = paths(act)
    assert path[0] == "marks"
    with pytest.raises(CommandError, match="Something else came out"):
        call_command("replay_decision", act.public_id)
    assert "marks / " in capsys.readouterr().out


def test_a_sent_version_that_was_changed_changes_the_list(act):
    version = ReviewVersion.objects.first()
    key = next(iter(version.content["marks"]))
    version.content["marks"][key]["points"] = 0
    version.save()

    assert {path[0] for path in paths(act)} == {"lines", "marks"}


def test_the_reviews_of_a_file_that_was_withdrawn_stand_in_no_list(files, call, cast):
    Proposal.objects.filter(pk=files[0].pk).update(status=Status.WITHDRAWN)

    act = decided(call, cast)

    assert replayed(act).is_same
    assert files[0].public_id not in DecidedList.objects.get(act=act).content


def test_a_review_of_before_versions_is_read_as_it_stands(files, call, cast):
    ReviewVersion.objects.all().delete()
    act = decided(call, cast)

    assert replayed(act).is_same
    Mark.objects.update(points=0)
    assert {path[0] for path in paths(act)} >= {"lines"}


def test_a_rule_or_an_opinion_that_was_changed_is_found(act, call):
    act.opinions.update(reason="Başka.")

    assert {path[0] for path in paths(act)} == {"opinions"}


OTHER = {
    "call": ({"requested_support": 900_000, "first_sent_at": NOON - MINUTE}, {"asked", "first_sent"}),
    "axis": (lambda call: {"main_measure": measure_of(call, 2)}, {"axis"}),
    "province": (lambda _call: {"province": make_province("Tokat")}, {"province"}),
}


@pytest.mark.parametrize("split", OTHER)
def test_a_fact_of_a_file_that_its_sending_does_not_bear_out_is_named(cast, split):
    values = {**SHORT, "envelope_split": split}
    call = make_call(agency=cast.agency, rule_set=make_rule_set(frozen=True, values=values))
    file, _other = (marked(call, cast, 80, 80) for _ in range(2))
    change, names = OTHER[split]
    Proposal.objects.filter(pk=file.pk).update(**(change if isinstance(change, dict) else change(call)))

    found = replayed(decided(call, cast)).differences

    assert {one.path for one in found} == {("facts", file.reference, name) for name in names}
    assert not any(one.kept == one.again for one in found)


def test_what_was_sent_after_the_decision_changes_nothing(act, files):
    later = files[0].submissions.get()
    later.pk, later.number, later.sent_at = None, 2, LATER + MINUTE
    later.content["funding"]["requested_support"] = "1.00"
    later.save()

    assert replayed(act).is_same


def test_a_file_without_a_sending_has_nothing_to_be_held_to(act, files):
    Submission.objects.filter(proposal=files[0]).delete()

    assert replayed(act).is_same


def test_reviews_that_are_gone_leave_a_difference_and_no_error(act):
    Review.objects.all().delete()

    assert "lines" in {path[0] for path in paths(act)}


@pytest.mark.parametrize(
    ("change", "path"), [({"content": "{}"}, ("content",)), ({"content": "x", "sha256": "0" * 64}, ("content",))]
)
def test_a_kept_list_that_was_changed_is_not_trusted(act, change, path):
    with with_the_keys():
        DecidedList.objects.update(**change)

    found = replayed(act)

    assert (found.document, found.is_same) == (None, False)
    assert path in paths(act)


def test_the_command_names_what_it_does_not_know(act, capsys):
    call_command("replay_decision")

    assert "the same came out" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no such act: yok"):
        call_command("replay_decision", "yok")
