"""The agency's opinions: one act, held letters, release, call-up, forwarding."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.choices import MinistryActKind, OpinionOutcome, Status
from applications.domain import opinions
from applications.domain.certainty import reckon
from applications.domain.letters import act_on_letter, release_letters
from applications.domain.opinions import Word
from applications.models import Call, CallStage, MinistryAct, Opinion, OpinionAct, Proposal
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import make_call
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=60)
MET = dt.date(2026, 2, 27)


@kept
def call(cast):
    return make_call(agency=cast.agency, envelope=2_000_000)


@kept
def window(call):
    return call.stages.get()


@kept
def files(call, cast):
    """Three evaluated files that ask 1.6 million each: 90, 80 and 40 points."""
    return [evaluated(call, cast, total) for total in (90, 80, 40)]


def evaluated(call, cast, total, **fields):
    """A file whose two evaluators both gave ``total``."""
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW, **fields)
    for _ in range(2):
        send(accepted(file, by=cast["officer"]), marks_of(call, total))
    file.refresh_from_db()
    return file


def words_for(files, outcomes=("positive", "reserve", "negative")):
    amounts = {"positive": Decimal(1_500_000)}
    return {
        file.pk: Word(OpinionOutcome(outcome), "Bölge planına göre.", amounts.get(outcome))
        for file, outcome in zip(files, outcomes, strict=True)
    }


def record(window, words, cast, at=LATER):
    return opinions.record_opinions(
        window.pk, words=words, met_on=MET, minutes_number="2026/4", by=cast["manager"], at=at
    )


def statuses(files):
    return list(Proposal.objects.filter(pk__in=[f.pk for f in files]).order_by("pk").values_list("status", flat=True))


def test_opinions_of_a_call_are_one_act(files, window, cast):
    act = record(window, words_for(files), cast)

    rows = act.opinions.order_by("proposal_id").values_list("outcome", "rank", "score", "amount")
    assert list(rows) == [
        ("positive", 1, Decimal(90), Decimal(1_500_000)),
        ("reserve", 2, Decimal(80), None),
        ("negative", 3, Decimal(40), None),
    ]
    assert statuses(files) == ["positive", "reserve", "negative"]


def test_opinion_letters_are_written_and_held(files, window, cast):
    act = record(window, words_for(files), cast)

    letters = Letter.objects.filter(batch=act.batch)
    assert {letter.state for letter in letters} == {"held"}
    assert {letter.kind for letter in letters} == {"opinion_positive", "opinion_reserve", "opinion_negative"}


def test_an_opinion_is_never_worded_as_support(files, window, cast):
    record(window, words_for(files), cast)

    letter = Letter.objects.filter(kind="opinion_positive").first()
    assert "Bu bir destek kararı değildir" in letter.text


def test_letters_tell_the_points_by_section_and_how_to_object(files, window, cast):
    record(window, words_for(files), cast)

    texts = {kind: Letter.objects.filter(kind=f"opinion_{kind}").first().text for kind in OpinionOutcome.values}
    assert all("Bölümlerin puanları" in text for text in texts.values())
    assert {kind for kind, text in texts.items() if "10 iş gününüz var" in text} == set(OpinionOutcome)  # all got less
    assert not any("dörtte birinde" in text for text in texts.values())  # three files would tell the place


def test_a_list_that_changed_meanwhile_is_refused_whole(files, window, cast):
    words = words_for(files)
    words.pop(files[2].pk)

    with pytest.raises(Refused) as refused:
        record(window, words, cast)

    assert refused.value.verdict.code == "list_changed"
    assert statuses(files) == ["reviewed"] * 3
    assert not OpinionAct.objects.exists()


def test_opinions_need_something_to_speak_of(window, cast):
    with pytest.raises(Refused) as refused:
        record(window, {}, cast)

    assert refused.value.verdict.code == "nothing_to_opine"


def test_opinions_beyond_the_envelope_are_refused_whole(files, window, cast):
    with pytest.raises(Refused) as refused:
        record(window, words_for(files, ("positive", "positive", "negative")), cast)

    assert refused.value.verdict.code == "over_envelope"
    assert not Opinion.objects.exists()


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal("1600000.01")])
def test_a_positive_opinion_names_an_amount_within_what_was_asked(amount, files, window, cast):
    words = words_for(files) | {files[0].pk: Word(OpinionOutcome.POSITIVE, "Uygun.", amount)}

    with pytest.raises(Refused) as refused:
        record(window, words, cast)

    assert refused.value.verdict.code == "amount_out_of_range"


def test_a_reserve_opinion_may_name_an_amount(files, window, cast):
    words = words_for(files) | {files[1].pk: Word(OpinionOutcome.RESERVE, "Sırada.", Decimal(1_000_000))}

    act = record(window, words, cast)

    assert act.opinions.get(proposal=files[1]).amount == Decimal(1_000_000)


def test_opinions_wait_for_the_close(files, window, cast):
    with pytest.raises(Refused) as refused:
        record(window, words_for(files), cast, at=NOON)

    assert refused.value.verdict.code == "call_still_open"


def test_opinions_wait_for_every_file(files, window, cast):
    make_proposal(call=window.call, organisation=cast.organisation, status=Status.SUBMITTED)

    with pytest.raises(Refused) as refused:
        record(window, words_for(files), cast)

    assert refused.value.verdict.code == "unfinished"


def test_a_rolling_call_waits_for_neither(files, window, cast):
    Call.objects.filter(pk=window.call_id).update(is_rolling=True)
    make_proposal(call=window.call, organisation=cast.organisation, status=Status.SUBMITTED)

    act = record(window, words_for(files), cast, at=NOON)

    assert act.opinions.count() == 3


def test_a_later_act_counts_what_earlier_ones_recommended(files, window, cast):
    record(window, words_for(files), cast)
    late = evaluated(window.call, cast, 90)
    reckon(window.pk, by=cast["manager"], at=LATER)

    with pytest.raises(Refused) as refused:
        record(window, {late.pk: Word(OpinionOutcome.POSITIVE, "Bölge planına uygun. " * 10, Decimal(600_000))}, cast)

    assert refused.value.verdict.code == "over_envelope"


def test_release_lets_the_letters_go_once(files, window, cast):
    act = record(window, words_for(files), cast)

    opinions.release(act.pk, by=cast["manager"], at=LATER)

    assert {letter.state for letter in Letter.objects.filter(batch=act.batch)} == {"queued"}
    with pytest.raises(Refused) as refused:
        opinions.release(act.pk, by=cast["manager"], at=LATER)
    assert refused.value.verdict.code == "already_released"


def test_release_is_the_managers(files, window, cast):
    act = record(window, words_for(files), cast)

    with pytest.raises(Refused) as refused:
        opinions.release(act.pk, by=cast["officer"], at=LATER)

    assert refused.value.verdict.code == "not_manager"


def test_call_up_raises_a_reserve_file_within_the_envelope(files, window, cast):
    act = record(window, words_for(files), cast)
    opinions.release(act.pk, by=cast["manager"], at=LATER)

    file = opinions.call_up(files[1].pk, amount=Decimal(500_000), reason="Bütçe açıldı.", by=cast["manager"], at=LATER)

    assert file.status == Status.POSITIVE
    assert file.opinions.get().amount == Decimal(500_000)
    assert Letter.objects.filter(kind="opinion_called_up").exists()
    event = Event.objects.get(verb="proposal.call_up")
    assert event.changes["amount"] == [None, "500000"]


def test_call_up_beyond_the_envelope_changes_nothing(files, window, cast):
    act = record(window, words_for(files), cast)
    opinions.release(act.pk, by=cast["manager"], at=LATER)

    with pytest.raises(Refused) as refused:
        opinions.call_up(files[1].pk, amount=Decimal(500_001), reason="Fazla.", by=cast["manager"], at=LATER)

    assert refused.value.verdict.code == "over_envelope"
    assert statuses(files)[1] == "reserve"


def test_a_held_opinion_is_neither_called_up_nor_forwarded(files, window, cast):
    record(window, words_for(files), cast)

    with pytest.raises(Refused) as calling:
        opinions.call_up(files[1].pk, amount=Decimal(1), reason="Erken.", by=cast["manager"], at=LATER)
    with pytest.raises(Refused) as forwarding:
        opinions.forward([files[0].pk], letter_number="E-1", letter_date=MET, by=cast["manager"], at=LATER)

    assert (calling.value.verdict.code, forwarding.value.verdict.code) == ("opinion_held", "opinion_held")


def test_forward_sends_files_under_one_letter(cast):
    files = [make_proposal(status=Status.POSITIVE, organisation=cast.organisation) for _ in range(2)]
    for file in files:
        make_opinion(file, cast["manager"])

    opinions.forward([file.pk for file in files], letter_number="E-1-2", letter_date=MET, by=cast["manager"], at=LATER)

    rows = MinistryAct.objects.values_list("kind", "letter_number")
    assert list(rows) == [(MinistryActKind.FORWARDED, "E-1-2")] * 2
    assert statuses(files) == ["with_ministry"] * 2


def test_a_meeting_and_a_letter_of_tomorrow_are_refused(files, window, cast):
    sent_on = make_proposal(status=Status.POSITIVE, organisation=cast.organisation)
    make_opinion(sent_on, cast["manager"])
    tomorrow = LATER.date() + dt.timedelta(days=1)

    with pytest.raises(Refused) as met:
        opinions.record_opinions(
            window.pk, words=words_for(files), met_on=tomorrow, minutes_number="1", by=cast["manager"], at=LATER
        )
    with pytest.raises(Refused) as written:
        opinions.forward([sent_on.pk], letter_number="E-1", letter_date=tomorrow, by=cast["manager"], at=LATER)

    assert (met.value.verdict.code, written.value.verdict.code) == ("day_to_come", "day_to_come")


def test_forward_is_all_or_nothing(cast):
    ready = make_proposal(status=Status.POSITIVE, organisation=cast.organisation)
    held = make_proposal(status=Status.POSITIVE, organisation=cast.organisation)
    make_opinion(ready, cast["manager"])
    make_opinion(held, cast["manager"], released=False)

    with pytest.raises(Refused):
        opinions.forward([ready.pk, held.pk], letter_number="E-1", letter_date=MET, by=cast["manager"], at=LATER)

    assert statuses([ready, held]) == ["positive"] * 2
    assert not MinistryAct.objects.exists()


def test_the_window_of_another_call_is_untouched(files, window, cast):
    other = CallStage.objects.exclude(pk=window.pk)

    record(window, words_for(files), cast)

    assert not OpinionAct.objects.filter(call_stage__in=other).exists()


def test_held_opinion_letters_go_only_with_their_release(files, window, cast):
    act = record(window, words_for(files), cast)
    letter = Letter.objects.filter(batch=act.batch).first()

    with pytest.raises(Refused) as one:
        act_on_letter(letter.pk, "release", by=cast["manager"], at=LATER)
    with pytest.raises(Refused) as whole:
        release_letters(act.batch, by=cast["manager"], at=LATER)

    assert (one.value.verdict.code, whole.value.verdict.code) == ("opinion_held", "opinion_held")
    assert {row.state for row in Letter.objects.filter(batch=act.batch)} == {"held"}
