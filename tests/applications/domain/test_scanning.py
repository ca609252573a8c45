"""What becomes of a paper when a virus checker is asked about it."""

import pytest

from applications.choices import Scan
from applications.domain import documents, lifecycle, scanning
from applications.policies.judgement import obstacles
from applications.queries.facts import facts_of
from applications.queries.scanning import due_to_be_scanned
from applications.tasks import scan_paper, scan_papers
from cmdp.audit.models import Event
from cmdp.kit.clamd import Unanswered
from cmdp.outbox.models import Letter
from tests.factories.drafts import make_draft_of, make_ready_draft
from tests.factories.papers import make_pdf
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.clamd import EICAR, NAME, Checker, running
from tests.support.kept import kept

SLOT = "organ_decision"
NOWHERE = "tcp://127.0.0.1:1"


@pytest.fixture
def checker(settings):
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        yield checker


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


def _attach(draft, words=""):
    return documents.attach(draft.pk, SLOT, make_pdf(words=words), by=draft.created_by, at=NOON)


def _state(document):
    document.refresh_from_db()
    return (document.scan, document.finding, document.scanned_at)


def test_without_a_checker_a_paper_is_open_and_says_so(draft):
    assert _state(_attach(draft)) == (Scan.UNCHECKED, "", None)


def test_a_paper_is_judged_right_after_the_click(draft, checker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = _attach(draft)
        assert document.scan == Scan.WAITING

    assert _state(document)[:2] == (Scan.CLEAN, "")
    assert checker.asked == [document.file.read()]


def test_an_infected_paper_is_told_recorded_and_stops_the_sending(cast, checker):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])
    document = _attach(draft, EICAR.decode())

    assert scanning.scan(document.pk, at=NOON) is True

    event = Event.objects.get(verb="proposal.infected")
    assert _state(document) == (Scan.INFECTED, NAME, NOON)
    assert (event.object_id, event.changes["finding"]) == (draft.pk, ["", NAME])
    assert Letter.objects.filter(kind="document_infected").count() == 2
    assert NAME in Letter.objects.filter(kind="document_infected").first().text
    assert [row.verdict.code for row in obstacles(facts_of(draft))] == ["document_infected"]


def test_a_paper_that_still_waits_does_not_hold_up_the_sending(cast, settings):
    draft = make_ready_draft(make_call(), cast.organisation, cast["owner"])
    settings.CLAMD_URL = NOWHERE
    _attach(draft)

    submission = lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)

    assert submission.number == 1


def test_a_daemon_that_is_down_fails_no_click_and_is_asked_again(draft, settings, django_capture_on_commit_callbacks):
    settings.CLAMD_URL = NOWHERE
    with django_capture_on_commit_callbacks(execute=True):
        document = _attach(draft)
    scan_papers()
    waiting = _state(document)

    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        scan_papers()

    assert (waiting, _state(document)[0]) == ((Scan.WAITING, "", None), Scan.CLEAN)


def test_who_asks_about_one_paper_hears_that_nobody_answered(draft, settings):
    settings.CLAMD_URL = NOWHERE
    document = _attach(draft)

    with pytest.raises(Unanswered):
        scanning.scan(document.pk, at=NOON)

    scan_paper(document.pk)
    assert _state(document)[0] == Scan.WAITING


def test_a_paper_is_judged_once(draft, checker):
    document = _attach(draft)

    assert [scanning.scan(document.pk, at=NOON) for _turn in range(2)] == [True, False]
    assert len(checker.asked) == 1


def test_what_was_taken_unchecked_is_judged_once_somebody_checks(draft, settings):
    document = _attach(draft)

    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        assert scanning.scan_due(at=NOON) == 1

    assert _state(document)[0] == Scan.CLEAN


def test_where_nobody_checks_any_more_what_waits_is_opened(draft, checker, settings):
    document = _attach(draft)
    settings.CLAMD_URL = ""

    assert (scanning.scan_due(at=NOON), scanning.scan(document.pk, at=NOON)) == (0, False)
    assert _state(document) == (Scan.UNCHECKED, "", None)


def test_a_file_that_the_disk_lost_does_not_stop_the_others(draft, checker):
    lost, there = _attach(draft, "kayıp"), _attach(draft, "duran")
    lost.file.storage.delete(lost.file.name)

    assert scanning.scan_due(at=NOON) == 1
    assert (_state(lost)[0], _state(there)[0]) == (Scan.WAITING, Scan.CLEAN)


def test_a_file_that_the_checker_does_not_judge_does_not_stop_the_others(draft, checker):
    small = _attach(draft, "küçük")
    large = _attach(draft, "x" * 200_000)
    checker.limit = 100_000

    assert scanning.scan_due(at=NOON) == 1
    assert (_state(large)[0], _state(small)[0]) == (Scan.WAITING, Scan.CLEAN)


def test_a_round_asks_about_so_many_and_the_waiting_ones_first(draft, settings):
    unchecked = [_attach(draft, word).pk for word in ("bir", "iki")]
    settings.CLAMD_URL = NOWHERE
    waiting = [_attach(draft, word).pk for word in ("üç", "dört")]

    assert due_to_be_scanned(most=3) == [*reversed(waiting), unchecked[1]]
    assert due_to_be_scanned(most=1) == waiting[1:]


def test_a_paper_taken_out_is_judged_all_the_same(draft, checker):
    document = _attach(draft)
    documents.remove(draft.pk, document.public_id, by=draft.created_by, at=NOON)

    assert scanning.scan_due(at=NOON) == 1
