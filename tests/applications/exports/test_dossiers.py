"""Whole files of the agency's list as a ZIP: what goes along, what does not and why, and who took it."""

import hashlib
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from applications.choices import Scan, Status
from applications.exports.dossiers import folder_of
from applications.models import Proposal
from applications.tasks import write_dossiers
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.jobs.work import run
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_document, make_proposal
from tests.factories.people import NOON
from tests.factories.printouts import make_printout
from tests.factories.rules import make_call
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept

LIST = reverse("applications:desk_proposals")
CONTENT = b"%PDF-1.7 karar"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def officer(client, cast):
    client.force_login(cast["officer"])
    return client


@kept
def files(cast):
    call = make_call(agency=cast.agency)
    return [make_proposal(call=call, status=Status.UNDER_REVIEW, organisation=cast.organisation) for _ in range(2)]


def paper(proposal, **fields):
    """A paper that was there when the file was sent."""
    known = {"file": ContentFile(CONTENT, "karar.pdf"), "sha256": SHA256, "uploaded_at": proposal.created_at}
    return make_document(proposal, **{**known, **fields})


def taken(officer, *chosen):
    """The job that the button starts, done, and its ZIP opened."""
    told = {"bicim": "zip", "liste": "", "sec": [file.public_id for file in chosen]}
    officer.post(reverse("applications:list_file"), told)
    job = Job.objects.latest("pk")
    run(job.pk)
    job.refresh_from_db()
    return job, zipfile.ZipFile(job.result.open())


def test_each_file_has_a_folder_with_its_papers_and_their_hashes(officer, files):
    first = files[0]
    paper(first, name="karar.pdf")
    paper(first, name="karar.pdf")
    make_printout(first)
    make_undertaking(first, file=ContentFile(CONTENT, "t.pdf"), sha256=SHA256)

    job, archive = taken(officer)

    folder, slot = first.reference.replace("/", "-"), first.documents.first().slot.key
    of_it = [name.removeprefix(f"{folder}/") for name in archive.namelist() if name.startswith(folder)]
    assert of_it == [
        "gonderim-1-tr.pdf",
        f"belgeler/{slot}/karar.pdf",
        f"belgeler/{slot}/karar-2.pdf",
        "taahhutname/taahhutname.pdf",
        "SHA256SUMS",
    ]
    assert archive.read(f"{folder}/belgeler/{slot}/karar.pdf") == CONTENT
    assert f"{SHA256}  belgeler/{slot}/karar-2.pdf" in archive.read(f"{folder}/SHA256SUMS").decode().splitlines()
    assert archive.testzip() is None
    assert (job.done, job.total, job.result_name[-4:]) == (2, 2, ".zip")


def test_what_is_lacking_is_said(officer, files):
    first = files[0]
    paper(first, name="virus.pdf", scan=Scan.INFECTED, finding="Eicar", scanned_at=NOON)
    paper(first, name="baska.pdf", sha256="1" * 64)
    gone = paper(first, name="yok.pdf")
    gone.file.storage.delete(gone.file.name)

    _job, archive = taken(officer, first)

    (place,) = [name for name in archive.namelist() if name.endswith("eksikler.txt")]
    lines = [line.rsplit("/", 1)[1] for line in archive.read(place).decode().splitlines()]
    assert lines[0].startswith("virus.pdf: “virus.pdf” dosyasında zararlı içerik bulundu (Eicar)")
    assert lines[1:] == [
        "baska.pdf: İçeriği, alındığı andaki özetiyle aynı değil.",
        "yok.pdf: Dosya depoda bulunamadı.",
    ]
    assert not [name for name in archive.namelist() if name.endswith(("virus.pdf", "yok.pdf"))]


def test_a_file_that_one_may_not_read_is_not_there_and_others_alone_are_on_the_record(officer, files, cast):
    told = {"bicim": "zip", "liste": "", "sec": []}
    officer.post(reverse("applications:list_file"), told)
    make_conflict(files[0], cast["officer"])

    with write_dossiers(Job.objects.get()).content as content:
        names = zipfile.ZipFile(content).namelist()

    assert {name.split("/")[0] for name in names} == {files[1].reference.replace("/", "-")}
    events = Event.objects.filter(verb="proposal.fetch_dossier")
    assert [(event.object_id, event.actor_id) for event in events] == [(files[1].pk, cast["officer"].pk)]


def test_a_draft_without_a_number_is_named_by_its_id():
    assert folder_of(Proposal(public_id="abcdefgh234567")) == "abcdefgh234567"


def test_too_many_files_at_once_are_refused_with_what_to_do(officer, files, settings):
    settings.DOSSIERS_AT_ONCE = 1

    answer = officer.post(
        reverse("applications:list_file"), {"bicim": "zip", "liste": "status=under_review"}, follow=True
    )

    assert answer.redirect_chain[0][0] == f"{LIST}?status=under_review"
    said = "En çok 1 dosya bir ZIP olarak alınabilir, seçtiğiniz 2; süzgeçleri daraltın ya da satır seçin."
    assert [str(message) for message in answer.context["messages"]] == [said]
    assert Job.objects.count() == 0
