"""The morning letter: on working days from eight, once, for whoever has something due, if they want it."""

import datetime as dt

import pytest

from applications.choices import Status
from applications.domain import mornings
from applications.domain.mornings import write_mornings
from applications.tasks import write_mornings as errand
from cmdp.outbox.choosing import choose
from cmdp.outbox.models import Frequency, Letter, State
from cmdp.regions.working_days import ISTANBUL
from tests.factories.decisions import make_request
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.regions import make_holiday
from tests.support.kept import kept

DAY = dt.timedelta(days=1)
EIGHT = dt.datetime(2026, 3, 2, 8, tzinfo=ISTANBUL)


@kept
def due(cast):
    """The officer holds one file due today and one due on Wednesday, the manager one due on Wednesday alone."""
    for person, ends in (("officer", NOON), ("officer", NOON + 2 * DAY), ("manager", NOON + 2 * DAY)):
        file = make_proposal(status=Status.RETURNED, organisation=cast.organisation, expert=cast[person])
        make_request(file, cast["officer"], due_at=ends)
    return cast["officer"]


def test_who_has_something_due_today_gets_one_letter(due, cast):
    assert (write_mornings(at=EIGHT), write_mornings(at=EIGHT + dt.timedelta(hours=2))) == (1, 0)

    letter = Letter.objects.get()
    assert (letter.kind, letter.to_email, letter.agency_id) == ("desk_morning", cast["officer"].email, None)
    assert "Başvuranın tamamlama süresi bitiyor" in letter.text
    assert letter.text.count("- TR83/") == 1
    assert "Sonraki beş iş gününde 1 işin daha süresi doluyor." in letter.text


def test_a_forgetful_cache_makes_no_second_letter(due):
    write_mornings(at=EIGHT)
    mornings.cache.clear()

    assert (write_mornings(at=EIGHT), Letter.objects.count()) == (0, 1)


@pytest.mark.parametrize("at", [EIGHT - dt.timedelta(seconds=1), EIGHT - DAY])
def test_nothing_is_written_before_eight_or_on_a_sunday(at, due):
    assert write_mornings(at=at) == 0


def test_nothing_is_written_on_a_holiday(due):
    make_holiday("2026-03-02")

    assert write_mornings(at=EIGHT) == 0


@pytest.mark.parametrize(
    ("frequency", "state"),
    [(Frequency.EACH, State.QUEUED), (Frequency.DAILY, State.COLLECTED), (Frequency.NECESSARY, State.UNWANTED)],
)
def test_it_comes_as_its_reader_chose(frequency, state, due, cast):
    choose(cast["officer"].pk, frequency, by=cast["officer"], at=EIGHT)

    write_mornings(at=EIGHT)

    assert Letter.objects.get(kind="desk_morning").state == state


def test_one_that_fails_is_tried_again_and_stops_no_other(due, cast, monkeypatch, caplog):
    make_request(
        make_proposal(status=Status.RETURNED, organisation=cast.organisation, expert=cast["manager"]),
        cast["officer"],
        due_at=NOON,
    )
    honest = mornings.due_at_desk

    def failing(user, **told):
        if user == cast["officer"]:
            raise ZeroDivisionError
        return honest(user, **told)

    monkeypatch.setattr(mornings, "due_at_desk", failing)
    assert write_mornings(at=EIGHT) == 1
    assert str(cast["officer"].pk) in caplog.text

    monkeypatch.setattr(mornings, "due_at_desk", honest)
    assert write_mornings(at=EIGHT) == 1


def test_the_clock_writes_them(cast, monkeypatch):
    asked = []
    monkeypatch.setattr(mornings, "write_mornings", lambda *, at: asked.append(at))

    errand()

    assert len(asked) == 1
