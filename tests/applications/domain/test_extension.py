"""A close moved later for everybody: letters, windows that open again after a downtime, the page that stands alone."""

import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse

from applications import tasks
from applications.choices import Status
from applications.domain import calls, clock, lifecycle, service
from applications.exports import status_page
from applications.models import ClockRound, Downtime
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_cast, make_member
from tests.factories.regions import make_agency
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
CLOSE = NOON + 30 * DAY
WHY = "Hizmet son gün çalışmadı."


@kept
def administrator():
    return make_member("administrator")


@kept
def call():
    return make_call(opens_at=NOON - DAY, closes_at=CLOSE)


@kept
def other():
    return make_call(agency=make_agency("TRB2"), opens_at=NOON - DAY, closes_at=CLOSE + DAY)


def extend(*found, by, longer=6 * HOUR, at=NOON):
    return calls.extend_for_all([window_of(one).pk for one in found], longer, reason=WHY, by=by, at=at)


def window_of(call):
    return call.stages.get()


def code(*found, **words):
    with pytest.raises(Refused) as refusal:
        extend(*found, **words)
    return refusal.value.verdict.code


def letters():
    return list(Letter.objects.filter(kind="call_extended").order_by("to_email"))


def test_all_windows_move_by_the_same_length_in_one_act(administrator, call, other):
    extend(call, other, by=administrator)

    assert [window_of(one).closes_at for one in (call, other)] == [CLOSE + 6 * HOUR, CLOSE + DAY + 6 * HOUR]
    window = window_of(call)
    assert (window.extended_from, window.extensions, window.extension_reason) == (CLOSE, 1, WHY)
    events = Event.objects.filter(verb="call.extend")
    assert [(event.reason, event.actor_id) for event in events] == [(WHY, administrator.pk)] * 2


def test_one_that_may_not_be_moved_holds_all_back(administrator, call, other):
    assert code(call, other, by=administrator, at=CLOSE + HOUR) == "window_closed"
    assert window_of(other).extensions == 0


def test_only_administrators_and_only_what_is_announced(administrator, call):
    cast = make_cast()
    assert {code(call, by=cast[who]) for who in ("manager", "officer", "owner")} == {"not_administrator"}
    assert code(make_call(published=False), by=administrator) == "not_published"
    with pytest.raises(Refused) as refusal:
        calls.extend_for_all([], HOUR, reason=WHY, by=administrator, at=NOON)
    assert refusal.value.verdict.code == "none_chosen"


@pytest.mark.parametrize(
    ("began", "ended", "at", "answer"),
    [
        (CLOSE - 2 * HOUR, CLOSE + HOUR, CLOSE + 2 * HOUR, ""),
        (CLOSE - 23 * HOUR, CLOSE - 20 * HOUR, CLOSE + HOUR, ""),
        (CLOSE - 30 * HOUR, CLOSE - 24 * HOUR, CLOSE + HOUR, "window_closed"),
        (CLOSE, CLOSE + HOUR, CLOSE + 2 * HOUR, "window_closed"),
        (CLOSE - 2 * HOUR, CLOSE + HOUR, CLOSE + 3 * DAY, ""),
        (CLOSE - 2 * HOUR, CLOSE + HOUR, CLOSE + 3 * DAY + HOUR, "window_closed"),
    ],
)
def test_a_closed_window_opens_again_only_after_a_measured_downtime(administrator, call, began, ended, at, answer):
    Downtime.objects.create(began_at=began, ended_at=ended)

    if answer:
        assert code(call, by=administrator, longer=4 * DAY, at=at) == answer
    else:
        extend(call, by=administrator, longer=4 * DAY, at=at)
        assert window_of(call).is_open(at)


def test_a_close_that_stays_in_the_past_is_refused(administrator, call):
    Downtime.objects.create(began_at=CLOSE - HOUR, ended_at=CLOSE + HOUR)

    assert code(call, by=administrator, longer=HOUR, at=CLOSE + 2 * HOUR) == "in_the_past"


def test_drafts_that_the_clock_ended_are_drafts_again_and_can_be_sent(administrator, call):
    draft = make_proposal(call=call)
    Downtime.objects.create(began_at=CLOSE - HOUR, ended_at=CLOSE + HOUR)
    at = CLOSE + 2 * HOUR
    lifecycle.miss(draft.pk, at=at)

    extend(call, by=administrator, at=at)

    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    event = Event.objects.get(verb="proposal.revive")
    assert (event.changes["status"], event.reason) == (["missed", "draft"], WHY)


@pytest.mark.parametrize("for_all", [True, False])
def test_everybody_with_a_draft_gets_one_letter_by_the_clock(administrator, call, for_all):
    cast = make_cast()
    drafts = [make_proposal(call=call), make_proposal(call=call)]
    make_proposal(call=call, status=Status.SUBMITTED)
    if for_all:
        extend(call, by=administrator)
    else:
        manager = make_member("agency_manager", call.agency)
        calls.extend_call(window_of(call).pk, CLOSE + 6 * HOUR, reason=WHY, by=manager, at=NOON)
    assert letters() == []

    clock.tick(at=NOON)
    clock.tick(at=NOON + HOUR)

    assert {letter.about_id for letter in letters()} == {draft.pk for draft in drafts}
    assert len({letter.to_email for letter in letters()}) == len(letters())
    assert all(WHY in letter.text and "Önceki son an" in letter.text for letter in letters())
    assert cast["owner"].email not in {letter.to_email for letter in letters()}


def test_a_second_extension_is_told_anew(administrator, call):
    make_proposal(call=call)
    extend(call, by=administrator)
    clock.tick(at=NOON)
    first = len(letters())

    extend(call, by=administrator, at=NOON + HOUR)
    clock.tick(at=NOON + HOUR)

    assert len(letters()) == 2 * first > 0


def test_a_gap_between_two_rounds_of_the_clock_is_a_downtime():
    for minutes in (0, 1, 4, 9):
        service.note_round(at=NOON + minutes * dt.timedelta(minutes=1))

    down = Downtime.objects.get()
    assert (down.began_at, down.ended_at) == (NOON + 4 * HOUR / 60, NOON + 9 * HOUR / 60)
    assert str(down) == "2026-03-02 09:04 – 2026-03-02 09:09"
    assert str(ClockRound.objects.get()) == "2026-03-02 09:09:00"


def test_a_round_that_comes_late_to_the_table_changes_nothing():
    service.note_round(at=NOON)

    assert service.note_round(at=NOON - HOUR) is None
    assert ClockRound.objects.get().seen_at == NOON


def test_the_page_that_stands_alone_tells_it_in_both_languages(administrator, call, other):
    Downtime.objects.create(began_at=NOON - 2 * HOUR, ended_at=NOON - HOUR)
    extend(call, by=administrator)

    page = status_page.page(at=NOON)

    assert page.count(WHY) == 2
    assert page.count(other.title_tr) + page.count(other.title_en) >= 2
    assert ("Uzatılan süreler" in page, "Açık çağrılar" in page, "Kayıtlı bir kesinti yok" in page) == (
        True,
        True,
        False,
    )
    assert "<script" not in page
    assert 'lang="en"' in page


def test_without_calls_it_says_so():
    page = status_page.page(at=NOON)

    assert ("Şu anda açık çağrı yok" in page, "Kayıtlı bir kesinti yok" in page) == (True, True)


def test_the_clock_writes_the_page_where_it_is_wanted(settings, tmp_path):
    settings.STATUS_PAGE = ""
    tasks.tick()
    settings.STATUS_PAGE = str(tmp_path / "durum/index.html")

    tasks.tick()

    assert Path(settings.STATUS_PAGE).read_text().startswith("<!doctype html>")
    assert [path.name for path in (tmp_path / "durum").iterdir()] == ["index.html"]


def test_an_administrator_does_it_on_a_page(client, administrator):
    now = dt.datetime.now(dt.UTC)
    call = make_call(opens_at=now - DAY, closes_at=now + DAY)
    client.force_login(administrator)
    address, pk = reverse("applications:extend_for_all"), window_of(call).pk

    wrong = client.post(address, {"windows": [pk], "hours": "0", "reason": WHY}).content.decode()
    none = client.post(address, {"hours": "6", "reason": WHY}).content.decode()
    done = client.post(address, {"windows": [pk], "hours": "6", "reason": WHY})

    assert WHY in wrong
    assert "en az bir çağrı seçin" in none
    assert done.status_code == 302
    assert window_of(call).extensions == 1


def test_two_rounds_at_once_write_once(administrator, call):
    make_proposal(call=call)
    extend(call, by=administrator)

    assert [clock.tell_of_extension(window_of(call).pk, at=NOON) for _round in range(2)] == [True, False]
