"""Electronic signatures on undertakings: verified by the worker against an administrator's roots, and again when those change."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.choices import Scan, Status
from applications.domain import clock, trust, undertakings
from applications.found import SignatureOutcome
from applications.models import TrustRoot, Undertaking
from applications.presenters.signatures import signed_by, tone_of
from applications.queries.trust import retired_trust_roots, to_verify, trust_roots
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.kit.verdict import Refused
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept
from tests.support.signing import ROOT, SIGNER, drawn_over, issue, paper, signed

SINCE = NOON - dt.timedelta(days=30)
LATER = NOON + dt.timedelta(minutes=5)


@pytest.fixture(scope="module")
def root():
    return issue(ROOT, since=SINCE, is_authority=True)


@pytest.fixture(scope="module")
def good(root):
    return signed(paper(), issue(SIGNER, by=root, since=SINCE))


@kept
def sent(cast):
    call = make_call(agency=cast.agency)
    return make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)


def _with(sent, content, **fields):
    return make_undertaking(sent, file=ContentFile(content, "imzali.pdf"), **fields)


def _add(root, cast, *, at=NOON, content=None):
    return trust.add_root(ContentFile(content or root.pem, "kok.pem"), by=cast["administrator"], at=at)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _verified(row, *, at=LATER):
    undertakings.verify(row.pk, at=at)
    row.refresh_from_db()
    return row


def test_an_upload_is_verified_right_after_the_click(sent, cast, root, good, django_capture_on_commit_callbacks):
    _add(root, cast)
    file = SimpleUploadedFile("imzali.pdf", good)

    with django_capture_on_commit_callbacks(execute=True):
        row = undertakings.upload(sent.pk, "undertaking", file, by=cast["editor"], at=NOON)

    row.refresh_from_db()
    assert (row.signature, row.signatures[0]["chain"]) == (SignatureOutcome.VALID, [SIGNER, ROOT])


@pytest.mark.parametrize(
    ("make", "is_known", "outcome"),
    [
        (lambda good: good, True, SignatureOutcome.VALID),
        (lambda good: good, False, SignatureOutcome.UNTRUSTED),
        (drawn_over, True, SignatureOutcome.BROKEN),
        (lambda _good: paper(), True, SignatureOutcome.UNSIGNED),
        (lambda _good: b"%PDF-1.7 made up", True, SignatureOutcome.UNREADABLE),
    ],
)
def test_the_outcome_is_what_could_be_verified(sent, cast, root, good, make, is_known, outcome):
    if is_known:
        _add(root, cast)

    row = _verified(_with(sent, make(good)))

    assert (row.signature, row.verified_at) == (outcome, LATER)
    assert tone_of(row) in {"success", "warning", "danger"}


def test_what_could_not_be_verified_is_said(sent, cast, root, good):
    (untrusted,) = signed_by(_verified(_with(sent, good)))
    _add(root, cast)
    (trusted,) = signed_by(_verified(Undertaking.objects.get()))

    assert [len(one.unverified) for one in (untrusted, trusted)] == [3, 2]
    assert "NO_CERTIFICATE_CHAIN_FOUND" in untrusted.unverified[0]
    assert ("Sertifika zinciri", f"{SIGNER} → {ROOT}") in trusted.facts
    assert "iptal" in trusted.unverified[-1]


def test_a_paper_changed_after_signing_blames_the_change_not_the_certificate(sent, cast, root, good):
    _add(root, cast)

    (one,) = signed_by(_verified(_with(sent, drawn_over(good))))

    assert one.unverified[0].startswith("Dosya imzadan sonra değiştiği için")
    assert not any("güven kök" in sentence for sentence in one.unverified)


def test_a_stamp_of_time_is_told_as_one(sent):
    told = {"is_whole": True, "is_trusted": True, "signer": SIGNER, "issuer": ROOT, "chain": [SIGNER, ROOT]}
    times = {"said_at": "2026-03-02T09:00:00+00:00", "stamped_at": "2026-03-02T09:00:05+00:00", "problem": ""}
    row = make_undertaking(sent, signatures=[{**told, **times}])

    (one,) = signed_by(row)

    assert ("Zaman damgası", "2 Mart 2026 Pazartesi, 12.00") in one.facts
    assert len(one.unverified) == 1
    row.signatures[0].update(is_trusted=False, is_whole=False)
    assert "(" not in signed_by(row)[0].unverified[0]
    assert ("Bütünlük", "hayır, imzadan sonra değişmiş") in signed_by(row)[0].facts


def test_the_record_names_no_signer(sent, cast, root, good, django_capture_on_commit_callbacks):
    _add(root, cast)
    with django_capture_on_commit_callbacks(execute=True):
        undertakings.upload(sent.pk, "undertaking", SimpleUploadedFile("a.pdf", good), by=cast["editor"], at=NOON)

    assert Undertaking.objects.get().signatures[0]["signer"] == SIGNER
    assert [event for event in Event.objects.all() if SIGNER in str(event.changes)] == []


def test_a_root_that_comes_or_goes_has_the_papers_looked_at_again(sent, cast, root, good):
    row = _verified(_with(sent, good))
    assert row.signature == SignatureOutcome.UNTRUSTED

    added = _add(root, cast, at=LATER)
    row.refresh_from_db()
    assert (row.signature, row.signatures, to_verify(LATER)) == (SignatureOutcome.WAITING, [], [row.pk])
    assert _verified(row).signature == SignatureOutcome.VALID

    assert trust.retire_root(added.pk, by=cast["administrator"], at=LATER) is True
    assert _verified(row).signature == SignatureOutcome.UNTRUSTED
    assert trust.retire_root(added.pk, by=cast["administrator"], at=LATER) is False
    assert ([*trust_roots()], [*retired_trust_roots()]) == ([], [added])
    verbs = Event.objects.filter(verb__startswith="trust_root").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["trust_root.add", "trust_root.retire"]


def test_a_look_that_began_before_a_root_came_does_not_count(sent, cast, root, good, monkeypatch):
    row = _with(sent, good)
    look = undertakings.read_signatures

    def meanwhile(*args, **words):
        _add(root, cast, at=LATER)
        return look(*args, **words)

    monkeypatch.setattr(undertakings, "read_signatures", meanwhile)
    assert undertakings.verify(row.pk, at=NOON) is False
    monkeypatch.undo()

    assert _verified(Undertaking.objects.get()).signature == SignatureOutcome.VALID


def test_what_no_worker_came_to_is_asked_for_by_the_clock(sent, good, django_capture_on_commit_callbacks):
    row = _with(sent, good)

    with django_capture_on_commit_callbacks(execute=True):
        clock.tick(at=LATER)

    row.refresh_from_db()
    assert row.signature == SignatureOutcome.UNTRUSTED
    assert undertakings.ask_again(row.pk, at=LATER) is False


def test_the_clock_asks_once_in_a_while(sent, good):
    row = _with(sent, good)

    assert [undertakings.ask_again(row.pk, at=LATER), undertakings.ask_again(row.pk, at=LATER)] == [True, False]
    assert Job.objects.filter(kind=undertakings.CHECK).count() == 1


@pytest.mark.parametrize(("scan", "when"), [(Scan.WAITING, None), (Scan.INFECTED, NOON)])
def test_what_is_shut_by_the_virus_check_is_not_opened(sent, good, scan, when):
    finding = "Eicar" if scan == Scan.INFECTED else ""
    row = _with(sent, good, scan=scan, scanned_at=when, finding=finding)

    assert undertakings.verify(row.pk, at=LATER) is False
    assert to_verify(LATER) == []


def test_a_file_under_which_workers_die_is_given_up(sent, good, monkeypatch):
    row = _with(sent, good)

    def die(*_args, **_words):
        raise MemoryError

    monkeypatch.setattr(undertakings, "read_signatures", die)
    for _turn in range(3):
        with pytest.raises(MemoryError):
            undertakings.verify(row.pk, at=LATER)

    assert undertakings.verify(row.pk, at=LATER) is False
    row.refresh_from_db()
    assert row.signature == SignatureOutcome.UNREADABLE


def test_the_same_root_twice_is_one(cast, root):
    assert _add(root, cast) == _add(root, cast, content=root.der)
    assert TrustRoot.objects.count() == 1


def test_a_retired_root_may_come_again(cast, root):
    trust.retire_root(_add(root, cast).pk, by=cast["administrator"], at=NOON)

    assert _add(root, cast).retired_at is None


def test_only_root_certificates_in_force_are_taken(cast, root, good):
    old = issue(ROOT, since=SINCE, days=10, is_authority=True)
    signer = issue(SIGNER, by=root, since=SINCE)

    assert _code(lambda: _add(old, cast)) == "root_expired"
    for content in (b"", signer.pem, good, b"x" * 70_000):
        assert (
            _code(lambda content=content: trust.add_root(ContentFile(content), by=cast["administrator"], at=NOON))
            == "no_root"
        )


@pytest.mark.parametrize("persona", ["officer", "manager", "ministry_decider", "owner"])
def test_only_administrators_say_whom_to_trust(cast, root, persona):
    added = _add(root, cast)

    assert _code(lambda: trust.add_root(io.BytesIO(), by=cast[persona], at=NOON)) == "not_administrator"
    assert _code(lambda: trust.retire_root(added.pk, by=cast[persona], at=NOON)) == "not_administrator"
