import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from cmdp.accounts.choices import Role
from cmdp.accounts.domain import papers
from cmdp.accounts.models import AuthorityPaper
from cmdp.accounts.policies import may_confirm_paper, may_decide_paper
from cmdp.accounts.queries import has_confirmed_speaker
from cmdp.accounts.tasks import scan_authority_paper
from cmdp.audit.models import Event
from cmdp.kit.scanning import Scan, scan_in_turn
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.offers import PDF, make_paper
from tests.factories.people import NOON, make_member
from tests.support.clamd import EICAR, NAME, Checker, running
from tests.support.shut import shut_record, stored_files

State = AuthorityPaper.State


def _upload(cast, by="owner"):
    file = ContentFile(PDF, name="imza sirküleri.pdf")
    return papers.upload_authority_paper(cast.organisation.pk, file, by=cast[by], at=NOON)


def test_upload_keeps_the_file_under_a_random_name_with_its_hash(cast):
    paper = _upload(cast)

    assert paper.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (paper.file_name, paper.speaker, paper.state) == ("imza sirküleri.pdf", cast["owner"], State.PENDING)
    assert "imza" not in paper.file.name
    assert paper.file.read() == PDF


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("yetki.pdf", b"MZ\x90\0", "not_what_it_claims"),
        ("yetki.docx", PDF, "wrong_kind"),
        ("yetki.pdf", b"", "empty"),
        ("yetki.pdf", PDF + b"0" * 1024 * 1024, "too_large"),
    ],
)
def test_upload_takes_what_every_upload_takes(cast, settings, name, content, code):
    settings.AUTHORITY_PAPER_MAX_MB = 1
    file = ContentFile(content, name=name)

    with pytest.raises(Refused) as refusal:
        papers.upload_authority_paper(cast.organisation.pk, file, by=cast["owner"], at=NOON)

    assert (refusal.value.verdict.code, AuthorityPaper.objects.exists()) == (code, False)


@pytest.mark.parametrize("scan", [Scan.WAITING, Scan.INFECTED])
def test_nobody_confirms_what_nobody_can_open(cast, scan):
    found = {"finding": "Eicar", "scanned_at": NOON} if scan == Scan.INFECTED else {}
    paper = make_paper(cast.organisation, cast["owner"], scan=scan, **found)
    verdicts = [may(cast["officer"], paper) for may in (may_decide_paper, may_confirm_paper)]

    with pytest.raises(Refused) as refusal:
        papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON)

    assert (verdicts[0].allowed, refusal.value.verdict) == (True, verdicts[1])


def test_upload_leaves_no_file_without_its_row(cast):
    before = stored_files()
    shut_record()

    with pytest.raises(IntegrityError):
        _upload(cast)

    assert stored_files() == before


def test_upload_replaces_the_one_that_waits(cast):
    first = _upload(cast)

    _upload(cast)

    first.refresh_from_db()
    assert (first.state, first.decided_by) == (State.REPLACED, cast["owner"])


def test_upload_is_the_owner_s(cast):
    with pytest.raises(Refused) as refusal:
        _upload(cast, by="editor")

    assert refusal.value.verdict.code == "not_owner"


def test_confirm_tells_every_owner(cast):
    other = make_member(Role.ORGANISATION_OWNER, cast.organisation)
    paper = make_paper(cast.organisation, cast["owner"])

    papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON)

    told = Letter.objects.filter(kind="account_paper_confirmed").order_by("to_user_id")
    assert [letter.to_user_id for letter in told] == [cast["owner"].pk, other.pk]
    assert has_confirmed_speaker(cast.organisation.pk) is True
    assert Event.objects.get().verb == "authority_paper_confirmed"


def test_refuse_says_why(cast):
    paper = make_paper(cast.organisation, cast["owner"])

    papers.refuse_authority_paper(paper.pk, reason="İmza eksik.", by=cast["manager"], at=NOON)

    paper.refresh_from_db()
    assert (paper.state, paper.reason, paper.decided_by) == (State.REFUSED, "İmza eksik.", cast["manager"])
    assert "İmza eksik." in Letter.objects.get().text
    assert has_confirmed_speaker(cast.organisation.pk) is False


@pytest.mark.parametrize(("persona", "code"), [("owner", "not_its_agency"), ("other_officer", "not_its_agency")])
def test_a_paper_is_decided_by_its_agency(cast, persona, code):
    paper = make_paper(cast.organisation, cast["owner"])

    with pytest.raises(Refused) as refusal:
        papers.confirm_authority_paper(paper.pk, by=cast[persona], at=NOON)

    assert refusal.value.verdict.code == code


def test_a_paper_is_decided_once(cast):
    paper = make_paper(cast.organisation, cast["owner"])
    papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON)

    with pytest.raises(Refused) as refusal:
        papers.refuse_authority_paper(paper.pk, reason="x", by=cast["manager"], at=NOON)

    assert refusal.value.verdict.code == "paper_decided"


@pytest.fixture
def checker(settings):
    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        yield checker


def _infected(cast):
    file = ContentFile(PDF + EICAR, name="yetki.pdf")
    return papers.upload_authority_paper(cast.organisation.pk, file, by=cast["owner"], at=NOON)


def test_an_uploaded_one_is_shut_until_it_is_found_clean(cast, checker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = _upload(cast)
        assert (paper.scan, paper.is_open) == (Scan.WAITING, False)

    paper.refresh_from_db()
    assert (paper.scan, paper.is_open) == (Scan.CLEAN, True)


def test_an_infected_one_is_on_the_record_and_told_to_the_owners(cast, checker):
    paper = _infected(cast)

    assert papers.AUTHORITY_PAPERS.scan(paper.pk, at=NOON) is True

    paper.refresh_from_db()
    letter = Letter.objects.get(kind="account_paper_infected")
    assert (paper.scan, paper.finding, paper.is_open) == (Scan.INFECTED, NAME, False)
    assert Event.objects.get(verb="authority_paper_infected").changes["finding"] == ["", NAME]
    assert (letter.to_email, NAME in letter.text) == (cast["owner"].email, True)


@pytest.mark.parametrize(("judge", "code"), [(False, "being_checked"), (True, "infected")])
def test_nobody_confirms_what_nobody_could_read(cast, checker, judge, code):
    paper = _infected(cast)
    if judge:
        papers.AUTHORITY_PAPERS.scan(paper.pk, at=NOON)

    with pytest.raises(Refused) as refusal:
        papers.confirm_authority_paper(paper.pk, by=cast["officer"], at=NOON)

    assert refusal.value.verdict.code == code
    assert (
        papers.refuse_authority_paper(paper.pk, reason="Açılmıyor.", by=cast["officer"], at=NOON).state == State.REFUSED
    )


def test_one_taken_where_nobody_checked_is_judged_once_somebody_does(cast, settings):
    paper = _upload(cast)

    with running(Checker()) as checker:
        settings.CLAMD_URL = checker.url
        assert scan_in_turn([papers.AUTHORITY_PAPERS], at=NOON) == 1

    paper.refresh_from_db()
    assert paper.scan == Scan.CLEAN


def test_a_silent_checker_leaves_it_shut(cast, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    paper = _upload(cast)

    scan_authority_paper(paper.pk)

    paper.refresh_from_db()
    assert paper.scan == Scan.WAITING
