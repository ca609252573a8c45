"""The demonstration: every state, believable clocks, never in production."""

import datetime as dt
import io
import zipfile
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from applications.choices import Status
from applications.demo import people
from applications.demo.papers import make_paper
from applications.domain.approving import fingerprint_of
from applications.domain.freezing import fingerprint
from applications.exports.open_data.datasets import DATASETS
from applications.exports.open_data.files import FORMS
from applications.models import (
    Approval,
    Assignment,
    Call,
    CleanCopy,
    ConsensusReport,
    FileMessage,
    Mark,
    Objection,
    OpinionAct,
    Proposal,
    PublishedProject,
    Submission,
    TrustRoot,
    Undertaking,
)
from applications.queries import due
from applications.queries.calls import board
from applications.queries.facts import facts_of
from cmdp.accounts.models import Membership, Organisation, User
from cmdp.accounts.queries import disputes_of_desk
from cmdp.audit.models import Event
from cmdp.kit.upload import check_upload
from cmdp.outbox.models import Letter
from priorities.models import Edition, Measure
from tests.support.kept import kept

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.slow]

LISTS = ("", "calls", "editions", "measures", "projects", "figures", "totals", "agencies", "provinces", "openapi.json")
SAMPLES = "?sample=true"
COUNTS = {
    Status.DRAFT: 5,
    Status.MISSED: 2,
    Status.SUBMITTED: 7,
    Status.RETURNED: 3,
    Status.INELIGIBLE: 3,
    Status.UNDER_REVIEW: 7,
    Status.REVIEWED: 4,
    Status.POSITIVE: 3,
    Status.RESERVE: 2,
    Status.NEGATIVE: 1,
    Status.WITH_MINISTRY: 2,
    Status.APPROVED: 2,
    Status.REFUSED: 2,
    Status.WITHDRAWN: 3,
}


@kept
def loaded():
    """The instant after the load."""
    call_command("load_demo")
    return timezone.now()


def test_every_status_is_there_and_nothing_is_left_to_the_clock(loaded):
    assert Counter(Proposal.objects.values_list("status", flat=True)) == COUNTS
    assert set(COUNTS) == set(Status)
    assert due.drafts_to_miss(loaded) == due.requests_to_expire(loaded) == []
    assert not Event.objects.filter(at__gt=loaded).exists()


def test_one_objection_waits_and_one_came_late_and_was_accepted():
    rows = Objection.objects.order_by("sent_at")

    assert [(row.state, row.outcome, row.is_late) for row in rows] == [
        ("decided", "accepted", True),
        ("in_hand", "", False),
    ]


def test_four_calls_of_two_agencies_one_of_them_open(loaded):
    lists = board(loaded)

    (opened,) = lists["open"]
    closed = [row.call for row in lists["closed"]]

    assert Call.objects.count() == 4
    assert [call.agency.short_name for call in (opened.call, *closed)] == ["OKA", "OKA", "OKA", "KARACADAĞ"]
    assert dt.timedelta(days=9) < opened.window.closes_at - loaded < dt.timedelta(days=14)


def test_every_axis_and_measure_has_a_file():
    codes = set(Proposal.objects.values_list("main_measure__code", flat=True))

    assert codes == set(Measure.objects.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("basvuran", "organisation_owner"),
        ("uzman", "agency_officer"),
        ("mudur", "agency_manager"),
        ("degerlendirici1", "evaluator"),
        ("degerlendirici2", "evaluator"),
        ("degerlendirici3", "evaluator"),
        ("bakanlik", "ministry_decider"),
        ("yonetici", "administrator"),
    ],
)
def test_everybody_promised_is_there_with_the_password(name, role):
    person = User.objects.get(email=f"{name}@demo.test")

    assert [seat.role for seat in person.seats] == [role]
    assert person.check_password("demo-CMDP-2026")
    assert person.emailaddress_set.get().verified


def test_an_editor_of_two_bodies_waits_for_an_owners_approval(loaded):
    editor = User.objects.get(email="duzenleyici@demo.test")
    asked = Approval.objects.get()

    assert [seat.role for seat in editor.seats] == ["organisation_editor"] * 2
    assert (asked.state, asked.asked_by, asked.proposal.organisation.asks_approval) == ("asked", editor, True)
    assert asked.sha256 == fingerprint_of(facts_of(asked.proposal))


def test_a_claim_to_join_waits_for_the_agency():
    officer = User.objects.get(email="uzman@demo.test")

    assert [row.kind for row in disputes_of_desk(officer)] == ["unanswered"]


def test_one_undertaking_is_signed_under_the_root_of_the_demonstration_and_one_by_hand():
    found = {row.signature: row.signatures for row in Undertaking.objects.all()}

    assert set(found) == {"valid", "unsigned"}
    assert [row["signer"] for row in found["valid"]] == ["Hakan Demirci (örnek)"]
    assert TrustRoot.objects.get().name.endswith("(örnek)")


def test_a_cover_letter_has_arrived_and_two_files_are_talked_about():
    assert Submission.objects.exclude(letter_confirmed_at=None).count() == 1
    assert FileMessage.objects.values("proposal").distinct().count() >= 2


def test_the_applicant_owns_a_municipality_in_samsun():
    seat = Membership.objects.get(user__email="basvuran@demo.test")

    assert (seat.organisation.type, seat.organisation.province.name) == ("municipality", "Samsun")


def test_all_that_is_made_up_says_so():
    assert not User.objects.filter(is_demo=False).exists()
    assert not Organisation.objects.exclude(is_demo=True, name__endswith="(örnek)").exists()
    assert not Call.objects.exclude(is_demo=True, title_tr__endswith="(örnek)").exists()
    assert not Proposal.objects.exclude(is_demo=True).exists()


def test_references_run_on_in_the_order_of_sending():
    sent = Proposal.objects.exclude(reference="").order_by("first_sent_at")

    references = list(sent.filter(call__agency__nuts2="TR83").values_list("reference", flat=True))

    assert references[0].endswith("/CMDP/0001")
    assert references == sorted(references)


def test_what_was_sent_is_frozen():
    sent = Submission.objects.all()

    assert {fingerprint(row.content) == row.sha256 for row in sent} == {True}
    assert set(Proposal.objects.exclude(reference="").values_list("pk")) == set(sent.values_list("proposal_id"))


def test_an_evaluation_is_half_written_and_every_mark_has_its_reason():
    begun = Mark.objects.filter(review__sent_at=None)

    assert begun.filter(points=None).count() > 0
    assert begun.exclude(points=None).count() == 8 + 6
    assert not Mark.objects.exclude(points=None).filter(reason="").exists()
    assert set(Assignment.objects.values_list("state", flat=True)) == {"asked", "accepted", "stepped_back", "sent"}


def test_one_call_hides_its_applicants_and_a_paper_waits_for_an_officer():
    files = Proposal.objects.filter(
        call__rule_set__rule_values__key="applicant_hidden", call__rule_set__rule_values__value="yes"
    )
    states = {row["state"] for row in CleanCopy.objects.filter(document__proposal__in=files).values("state")}
    waiting = files.get(assignments=None)

    assert states == {"clean", "doubtful"}
    assert {copy.state for copy in CleanCopy.objects.filter(document__proposal=waiting)} == states
    assert ConsensusReport.objects.filter(proposal__in=files).exclude(proposed_at=None).count() == 1


def test_letters_of_the_past_are_not_sent_again_and_one_batch_waits_for_its_release(mailoutbox):
    states = Counter(Letter.objects.values_list("state", flat=True))

    assert set(states) == {"sent", "held"}
    assert set(Letter.objects.filter(state="held").values_list("kind", flat=True)) == {"opinion_positive"}
    assert mailoutbox == []


def test_a_second_time_changes_nothing(capsys):
    before = (User.objects.count(), Proposal.objects.count(), Event.objects.count())

    call_command("load_demo")

    assert (User.objects.count(), Proposal.objects.count(), Event.objects.count()) == before


def test_production_is_never_filled(settings):
    settings.MODE = "production"

    with pytest.raises(CommandError, match="production"):
        call_command("load_demo")


def test_a_paper_is_what_it_claims_and_knows_turkish_letters():
    paper = make_paper("karar.pdf", "Meclis kararı (örnek)", ["İğdır şöyle ğüşiöç"])

    assert check_upload(paper, kinds=["pdf"], max_bytes=10_000)
    assert paper.read().endswith(b"%%EOF\n")


def test_every_text_belongs_to_a_body_that_is_there():
    bodies = {row["key"] for row in people.read("organisations")}

    named = {text["org"] for name in ("open", "evaluated", "hidden", "decided") for text in people.read(name)}

    assert named <= bodies


def test_nobody_is_named_in_any_open_data(client, settings):
    settings.MODE, settings.DOWNLOADS_PER_MINUTE, settings.API_REQUESTS_PER_MINUTE = "trial", 10**6, 10**6
    people = {text for row in User.objects.values_list("full_name", "email") for text in row}
    people |= {text for row in Proposal.objects.values_list("contact_name", "contact_email") for text in row if text}

    outputs = {address: _text(client, address) for address in _addresses()}

    named = [(address, who) for address, text in outputs.items() for who in people if who in text]
    assert (named, len(people) > 20, any(PublishedProject.objects.filter(is_demo=True))) == ([], True, True)
    assert "Belediyesi" in outputs[f"/acik-veri/projeler.csv{SAMPLES}"]


def _addresses():
    filtered = {dataset.name for dataset in DATASETS if dataset.is_filtered}
    files = [(dataset.name, form.ending) for dataset in DATASETS for form in FORMS]
    yield from (f"/acik-veri/{name}.{ending}{SAMPLES if name in filtered else ''}" for name, ending in files)
    yield from (f"/acik-veri/{name}.csv-metadata.json" for name, _ending in files[:: len(FORMS)])
    yield from (f"/acik-veri/360giving.{ending}{SAMPLES}" for ending in ("json", "csv", "xlsx"))
    yield from ("/acik-veri/katalog.ttl", "/acik-veri/katalog.jsonld", "/acik-veri/", "/acik-veri/api/")
    for name in LISTS:
        yield f"/api/v1/{name}{SAMPLES if name in {'projects', 'figures'} else ''}"
    yield from (f"/api/v1/calls/{call.public_id}" for call in Call.objects.filter(state="published"))
    yield from (f"/api/v1/editions/{edition.number}" for edition in Edition.objects.filter(state="published"))
    yield from (f"/api/v1/projects/{project.public_id}" for project in PublishedProject.objects.filter(is_demo=True))


def _text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_every_decision_of_the_demonstration_is_replayed(capsys):
    call_command("replay_decision")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == OpinionAct.objects.count() > 1
    assert all("the same came out" in line for line in lines)
