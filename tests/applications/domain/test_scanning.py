"""What becomes of a paper when a virus checker is asked about it."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from applications.choices import Scan
from applications.domain import documents, lifecycle, scanning
from applications.models import Document, Proposal
from applications.policies.documents import may_open_paper
from applications.policies.judgement import obstacles
from applications.queries.facts import facts_of
from applications.tasks import scan_paper, scan_papers
from cmdp.audit.models import Event
from cmdp.kit import scanning as turns
from cmdp.kit.clamd import Unanswered
from cmdp.outbox.models import Frequency, Letter, LetterChoice, State
from tests.factories.copies import make_copy, make_hidden_file
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


def _round(minute=0):
    return turns.scan_in_turn([scanning.DOCUMENTS], at=NOON + dt.timedelta(minutes=minute))


def _scan_of(document):
    return _state(document)[0]


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


def test_a_find_in_a_copy_that_an_officer_gave_is_recorded_and_the_applicant_hears_nothing(db, checker):
    document = make_hidden_file(papers=1).documents.get()
    copy = make_copy(document, file=ContentFile(EICAR, "kopya.pdf"), scan=Scan.WAITING)

    turns.scan_in_turn([scanning.COPIES], at=NOON)

    event = Event.objects.get(verb="proposal.infected")
    assert _state(copy)[:2] == (Scan.INFECTED, NAME)
    assert event.changes == {"document": ["", document.public_id], "finding": ["", NAME]}
    assert Letter.objects.count() == 0


def _told_agency():
    return dict(Letter.objects.filter(kind="paper_infected_agency").values_list("to_user_id", "state"))


@pytest.mark.parametrize("expert", ["", "officer"])
def test_a_find_in_a_sent_paper_is_told_to_who_holds_the_file(cast, checker, expert):
    draft = make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    document = _attach(draft, EICAR.decode())
    lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)
    Proposal.objects.filter(pk=draft.pk).update(expert=cast[expert] if expert else None)

    scanning.scan(document.pk, at=NOON)

    assert _told_agency() == {cast[expert or "manager"].pk: State.QUEUED}
    assert NAME in Letter.objects.get(kind="paper_infected_agency").text


def test_who_wants_no_such_letter_finds_it_in_the_file_alone(cast, checker):
    draft = make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    document = _attach(draft, EICAR.decode())
    lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)
    LetterChoice.objects.create(user_id=cast["manager"].pk, frequency=Frequency.NECESSARY, chosen_at=NOON)

    scanning.scan(document.pk, at=NOON)

    assert _told_agency() == {cast["manager"].pk: State.UNWANTED}


def test_the_agency_hears_of_no_paper_that_was_not_sent_to_it(cast, checker):
    draft = make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    unsent = _attach(draft, EICAR.decode())
    documents.remove(draft.pk, unsent.public_id, by=cast["owner"], at=NOON)
    taken_back = _attach(draft, f"{EICAR.decode()} 2")
    lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)

    scanning.scan(unsent.pk, at=NOON)
    lifecycle.take_back(draft.pk, by=cast["owner"], at=NOON)
    scanning.scan(taken_back.pk, at=NOON)

    assert _told_agency() == {}


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
        assert _round() == 1

    assert _state(document)[0] == Scan.CLEAN


def test_a_worker_that_was_told_of_no_checker_opens_nothing(draft, checker, settings):
    document = _attach(draft)
    settings.CLAMD_URL = ""

    scan_papers()

    assert (scanning.scan(document.pk, at=NOON), _state(document)) == (False, (Scan.WAITING, "", None))
    assert may_open_paper(document).code == "being_checked"


def test_what_waits_for_a_checker_that_was_given_up_is_opened_by_hand(draft, checker, settings):
    document, said = _attach(draft), io.StringIO()
    settings.CLAMD_URL = ""

    call_command("open_unjudged_papers", stdout=said)

    assert (_scan_of(document), bool(may_open_paper(document))) == (Scan.UNCHECKED, True)
    assert said.getvalue().startswith("Document: 1 opened")


def test_nothing_is_opened_by_hand_while_somebody_checks(draft, checker):
    document = _attach(draft)

    with pytest.raises(CommandError):
        call_command("open_unjudged_papers")

    assert _scan_of(document) == Scan.WAITING


def test_what_nobody_knows_to_have_been_judged_is_shut(draft):
    document = _attach(draft)
    document.scan = "something else"

    assert may_open_paper(document).code == "being_checked"


def test_a_file_that_the_disk_lost_does_not_stop_the_others(draft, checker):
    lost, there = _attach(draft, "kayıp"), _attach(draft, "duran")
    lost.file.storage.delete(lost.file.name)

    assert _round() == 1
    assert (_state(lost)[0], _state(there)[0]) == (Scan.WAITING, Scan.CLEAN)


def test_a_file_that_the_checker_does_not_judge_does_not_stop_the_others(draft, checker):
    small = _attach(draft, "küçük")
    large = _attach(draft, "x" * 200_000)
    checker.limit = 100_000

    assert _round() == 1
    assert (_state(large)[0], _state(small)[0]) == (Scan.WAITING, Scan.CLEAN)


def test_what_waits_comes_before_what_was_taken_while_nobody_checked(draft, settings, monkeypatch):
    monkeypatch.setattr(turns, "MOST_AT_ONCE", 1)
    unchecked = _attach(draft, "bir")
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        waiting = _attach(draft, "iki")
        assert _round() == 1

    assert (_scan_of(unchecked), _scan_of(waiting)) == (Scan.UNCHECKED, Scan.CLEAN)


def test_a_paper_taken_out_is_judged_all_the_same(draft, checker):
    document = _attach(draft)
    documents.remove(draft.pk, document.public_id, by=draft.created_by, at=NOON)

    assert _round() == 1


def test_a_paper_that_the_checker_cannot_judge_holds_up_no_other(draft, checker):
    checker.limit = 50_000
    long, short = _attach(draft, "uzun " * 20_000), _attach(draft, "kısa")

    assert _round() == 1
    assert (_scan_of(long), _scan_of(short)) == (Scan.WAITING, Scan.CLEAN)


def test_lost_files_do_not_keep_the_others_from_their_turn(draft, checker, monkeypatch):
    monkeypatch.setattr(turns, "MOST_AT_ONCE", 2)
    lost = [_attach(draft, f"kayıp {number}") for number in range(2)]
    for document in lost:
        document.file.storage.delete(document.file.name)
    _round()
    there = _attach(draft, "duran")

    assert (_round(minute=1), _scan_of(there)) == (1, Scan.CLEAN)
    assert {_scan_of(document) for document in lost} == {Scan.WAITING}


def test_what_was_tried_longest_ago_is_tried_first(draft, checker):
    papers = [_attach(draft, f"belge {number}") for number in range(3)]
    for paper, minute in zip(papers, (2, None, 1), strict=True):
        tried_at = None if minute is None else NOON + dt.timedelta(minutes=minute)
        Document.objects.filter(pk=paper.pk).update(tried_at=tried_at)

    assert _round(minute=5) == 3
    assert checker.asked == [papers[turn].file.read() for turn in (1, 2, 0)]


def test_a_round_ends_in_time_to_let_letters_through(draft, checker, monkeypatch):
    papers = [_attach(draft, f"belge {number}") for number in range(3)]
    clock = [0]
    checker.before_answer = lambda: clock.append(clock[-1] + turns.ROUND_SECONDS - 1)
    monkeypatch.setattr(turns, "monotonic", lambda: clock[-1])

    assert _round() == 2
    assert _state(papers[1])[2] == NOON + dt.timedelta(seconds=turns.ROUND_SECONDS - 1)
    assert _scan_of(papers[2]) == Scan.WAITING


def test_a_checker_out_of_reach_ends_the_round_and_costs_no_paper_its_turn(draft, settings, caplog):
    settings.CLAMD_URL = NOWHERE
    _attach(draft, "bir"), _attach(draft, "iki")

    assert _round() == 0
    assert [record.message.partition(":")[0] for record in caplog.records] == ["the virus checker cannot be reached"]
    assert not Document.objects.exclude(tried_at=None).exists()


def test_two_finds_of_one_round_are_two_letters(draft, checker):
    for number in range(2):
        _attach(draft, f"{EICAR.decode()} {number}")

    assert _round() == 2
    assert Letter.objects.filter(kind="document_infected").count() == 2


def test_a_paper_that_is_gone_is_nobodys_question(draft, checker):
    assert scanning.scan(1, at=NOON) is False
