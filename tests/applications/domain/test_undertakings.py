"""The undertaking: its own deadline, one in force, late ones refused, what was uploaded shut until it is clean."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.choices import Scan, Status
from applications.domain import lifecycle, undertakings
from applications.models import Proposal, RuleSet, Undertaking
from applications.policies.documents import may_open_paper
from applications.policies.undertakings import may_upload_undertaking
from applications.queries.undertakings import owed_by
from applications.tasks import scan_papers
from cmdp.audit.models import Event
from cmdp.kit import scanning
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from cmdp.regions.working_days import ISTANBUL
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.regions import make_calendar_year, make_holiday
from tests.factories.rules import make_call
from tests.factories.undertakings import make_undertaking
from tests.support.clamd import EICAR, NAME, Checker, running
from tests.support.kept import kept

KEY = "undertaking"
FRIDAY = dt.datetime(2026, 4, 4, tzinfo=ISTANBUL)  # the window takes all of Friday the 3rd


@kept
def sent(cast):
    call = make_call(agency=cast.agency)
    call.stages.update(closes_at=FRIDAY)
    return make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)


def _pdf(words="imzalı"):
    return SimpleUploadedFile("imzalı.pdf", f"%PDF-1.7 {words}".encode(), content_type="application/pdf")


def _upload(sent, by, *, at=NOON, file=None, key=KEY):
    return undertakings.upload(sent.pk, key, file or _pdf(), by=by, at=at)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def test_its_days_are_counted_from_the_last_day_of_the_call(sent):
    make_calendar_year(2026, is_confirmed=True)
    make_holiday("2026-04-08")

    (owed,) = owed_by(sent)

    assert owed.due_at == dt.datetime(2026, 4, 13, 17, 1, tzinfo=ISTANBUL)
    assert (owed.is_sure, owed.uploaded) == (True, None)


def test_a_year_that_nobody_confirmed_makes_it_unsure(sent):
    assert owed_by(sent)[0].is_sure is False


def test_it_moves_with_the_close_of_the_call(sent):
    before = owed_by(sent)[0].due_at
    sent.call_stage.closes_at += dt.timedelta(days=7)

    assert owed_by(sent)[0].due_at == before + dt.timedelta(days=7)


def test_in_a_call_without_an_end_it_is_counted_from_the_sending(sent):
    sent.call.is_rolling = True

    assert owed_by(sent)[0].due_at == dt.datetime(2026, 3, 9, 17, 1, tzinfo=ISTANBUL)
    sent.sent_at = None
    assert owed_by(sent)[0].due_at > dt.datetime(2026, 4, 1, tzinfo=ISTANBUL)


def test_where_the_rules_ask_for_none_there_is_none(sent):
    rules = sent.call.rule_set
    rules.stages.get().undertakings.all().delete()
    RuleSet.objects.filter(pk=rules.pk).update(frozen_at=None)  # what is frozen is read once per process
    sent = Proposal.objects.get(pk=sent.pk)

    assert owed_by(sent) == []
    assert _code(lambda: _upload(sent, None)) == "unknown_undertaking"


def test_the_last_minute_is_taken_and_the_next_one_refused(sent, cast):
    due_at = owed_by(sent)[0].due_at

    assert _upload(sent, cast["editor"], at=due_at - dt.timedelta(seconds=1)).pk
    assert _code(lambda: _upload(sent, cast["editor"], at=due_at, file=_pdf("ikinci"))) == "undertaking_late"


def test_who_is_late_reads_until_when_it_was(sent, cast):
    (owed,) = owed_by(sent)

    verdict = may_upload_undertaking(cast["owner"], sent, owed, at=owed.due_at)

    assert "10 Nisan 2026 Cuma, 17.00 (dâhil)" in str(verdict.reason)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.DRAFT, "never_sent"),
        (Status.MISSED, "never_sent"),
        (Status.SUBMITTED, ""),
        (Status.RETURNED, ""),
        (Status.UNDER_REVIEW, ""),
        (Status.INELIGIBLE, "file_over"),
        (Status.REFUSED, "file_over"),
        (Status.WITHDRAWN, "file_over"),
    ],
)
def test_it_is_taken_while_the_file_is_under_way(cast, status, code):
    file = make_proposal(organisation=cast.organisation, status=status)

    assert may_upload_undertaking(cast["editor"], file, owed_by(file)[0], at=NOON).code == code
    assert may_upload_undertaking(cast["viewer"], file, owed_by(file)[0], at=NOON).code == "not_editor"


@pytest.mark.parametrize(("released", "code"), [(False, ""), (True, "file_over")])
def test_a_negative_opinion_shuts_it_only_once_it_is_released(cast, released, code):
    file = make_proposal(organisation=cast.organisation, status=Status.NEGATIVE)
    make_opinion(file, cast["manager"], released=released)

    assert may_upload_undertaking(cast["editor"], file, owed_by(file)[0], at=NOON).code == code


def test_the_signed_paper_is_kept_and_on_the_record_without_its_name(sent, cast):
    row = _upload(sent, cast["editor"])

    event = Event.objects.get(verb="proposal.undertake")
    assert (row.name, row.file.read(), row.uploaded_by) == ("imzalı.pdf", b"%PDF-1.7 imzal\xc4\xb1", cast["editor"])
    assert row.submission_sha256 == sent.submissions.get().sha256
    assert owed_by(sent)[0].uploaded == row
    assert event.changes == {"undertaking": ["", KEY], "document": ["", row.public_id], "sha256": ["", row.sha256]}


def test_a_later_paper_takes_the_place_of_the_earlier_which_stays(sent, cast):
    first, second = _upload(sent, cast["editor"]), _upload(sent, cast["editor"], file=_pdf("ikinci"))

    first.refresh_from_db()
    assert (first.replaced_at, owed_by(sent)[0].uploaded) == (NOON, second)
    assert first.file.read().startswith(b"%PDF")


def test_the_same_paper_twice_is_one(sent, cast):
    rows = {_upload(sent, cast["editor"]).pk for _turn in range(2)}

    assert len(rows) == 1
    assert Undertaking.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (SimpleUploadedFile("a.pdf", b"MZ not a pdf"), "not_what_it_claims"),
        (SimpleUploadedFile("a.docx", b"%PDF-1.7"), "wrong_kind"),
        (SimpleUploadedFile("a.pdf", b""), "empty"),
    ],
)
def test_only_a_pdf_is_taken(sent, cast, file, code):
    assert _code(lambda: _upload(sent, cast["editor"], file=file)) == code


@pytest.fixture
def checker(settings):
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        yield checker


def test_without_a_virus_checker_it_is_open_and_no_work_is_asked_for(sent, cast):
    row = _upload(sent, cast["editor"])

    assert (row.scan, bool(may_open_paper(row))) == (Scan.UNCHECKED, True)


@pytest.mark.parametrize(
    ("words", "scan", "code"), [("temiz", Scan.CLEAN, ""), (EICAR.decode(), Scan.INFECTED, "infected")]
)
def test_it_is_shut_until_a_virus_checker_has_judged_it(
    sent, cast, checker, words, scan, code, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        row = _upload(sent, cast["editor"], file=_pdf(words))
        assert may_open_paper(row).code == "being_checked"

    row.refresh_from_db()
    assert (row.scan, may_open_paper(row).code) == (scan, code)
    assert undertakings.scan(row.pk, at=NOON) is False


def test_an_infected_one_is_on_the_record_and_told(sent, cast, checker):
    row = _upload(sent, cast["editor"], file=_pdf(EICAR.decode()))

    undertakings.scan(row.pk, at=NOON)

    assert Event.objects.get(verb="proposal.infected").changes["finding"] == ["", NAME]
    letters = Letter.objects.filter(kind="undertaking_infected")
    assert (letters.count(), NAME in letters[0].text) == (2, True)
    assert list(Letter.objects.filter(kind="paper_infected_agency").values_list("to_user_id", flat=True)) == [
        cast["manager"].pk
    ]


def test_one_found_infected_after_the_file_was_taken_back_is_told_to_the_applicant_only(sent, cast, checker):
    row = _upload(sent, cast["editor"], file=_pdf(EICAR.decode()))
    lifecycle.take_back(sent.pk, by=cast["owner"], at=NOON)

    assert undertakings.scan(row.pk, at=NOON) is True

    kinds = set(Letter.objects.values_list("kind", flat=True))
    assert "undertaking_infected" in kinds
    assert "paper_infected_agency" not in kinds


def test_a_silent_checker_is_asked_again_by_beat(sent, cast, settings, django_capture_on_commit_callbacks):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    with django_capture_on_commit_callbacks(execute=True):
        row = _upload(sent, cast["editor"])
    scan_papers()
    row.refresh_from_db()
    assert row.scan == Scan.WAITING

    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        scan_papers()

    row.refresh_from_db()
    assert row.scan == Scan.CLEAN


def test_one_taken_where_nobody_checked_is_judged_once_somebody_does(sent, cast, settings):
    row = _upload(sent, cast["editor"])

    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        scan_papers()

    row.refresh_from_db()
    assert row.scan == Scan.CLEAN


def test_a_lost_file_stops_no_other(sent, cast, checker):
    row = _upload(sent, cast["editor"])
    row.file.storage.delete(row.file.name)

    scan_papers()

    row.refresh_from_db()
    assert row.scan == Scan.WAITING


def test_the_first_verdict_of_two_workers_counts(sent, cast, checker, monkeypatch):
    row = _upload(sent, cast["editor"])
    ask = scanning.found_in

    def meanwhile(*args, **words):
        monkeypatch.undo()
        undertakings.scan(row.pk, at=NOON)
        return ask(*args, **words)

    monkeypatch.setattr(scanning, "found_in", meanwhile)

    assert undertakings.scan(row.pk, at=NOON + dt.timedelta(minutes=1)) is False
    row.refresh_from_db()
    assert row.scanned_at == NOON


def test_what_was_signed_for_an_earlier_sending_is_told_apart(sent, cast):
    _upload(sent, cast["editor"])
    assert owed_by(sent)[0].is_outdated is False

    Proposal.objects.filter(pk=sent.pk).update(title="Yeni ad")
    make_submission(Proposal.objects.get(pk=sent.pk), at=NOON)
    assert owed_by(sent)[0].is_outdated is True

    _upload(sent, cast["editor"], file=_pdf("yeni"))
    assert owed_by(sent)[0].is_outdated is False


def test_a_paper_of_a_file_without_a_sending_is_outdated(cast):
    file = make_proposal(organisation=cast.organisation, first_sent_at=NOON, reference="TR83/26/CMDP/1")
    make_undertaking(file)

    assert owed_by(file)[0].is_outdated is True
