"""The Ministry's package: begun by the forwarding, written once, the same bytes ever after."""

import datetime as dt
import hashlib
import io
import zipfile
from decimal import Decimal

import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from docx import Document as WordFile
from openpyxl import load_workbook

from applications.choices import Scan, Status
from applications.domain import opinions
from applications.domain.packages import MAKE, keep_package
from applications.exports.cover_letter import BLANK, as_docx, as_pdf
from applications.exports.package import letter_of
from applications.handed import Annex
from applications.models import Document, Package, SourceDocument
from applications.queries.packages import acts_in
from applications.tasks import make_package
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from tests.factories.decisions import make_opinion
from tests.factories.files import make_document, make_proposal
from tests.factories.inside import make_inside_paper
from tests.factories.people import NOON
from tests.factories.printouts import make_printout
from tests.factories.rules import make_call, make_rule_set
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept

CONTENT = b"%PDF-1.7 karar"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@kept
def files(cast):
    """Two files that wait to be forwarded: the second ranked before the first."""
    call = make_call(agency=cast.agency)
    found = [make_proposal(call=call, status=Status.POSITIVE, organisation=cast.organisation) for _ in range(2)]
    for rank, file in zip((2, 1), found, strict=True):
        make_opinion(file, cast["manager"], rank=rank, score=Decimal("81.25"))
    return found


def forward(files, cast):
    keys = [file.pk for file in files]
    opinions.forward(keys, letter_number="E-7/4", letter_date=NOON.date(), by=cast["manager"], at=NOON)
    return Package.objects.latest("pk")


def made(package):
    make_package(Job.objects.filter(kind=MAKE).latest("pk"))
    package.refresh_from_db()
    return zipfile.ZipFile(package.file.open())


def test_files_forwarded_under_one_letter_are_one_package(files, cast):
    package = forward(files, cast)

    assert {act.proposal for act in package.acts.all()} == set(files)
    assert (package.call_stage, package.letter_number, package.forwarded_by) == (
        files[0].call_stage,
        "E-7/4",
        cast["manager"],
    )
    assert Job.objects.get(kind=MAKE).arguments == {"package": package.pk}


def test_the_package_holds_letter_table_annexes_and_dossiers_with_their_hashes(files, cast):
    first = files[0]
    make_document(first, file=ContentFile(CONTENT, "k.pdf"), sha256=SHA256, uploaded_at=first.created_at, name="k.pdf")
    make_undertaking(first, file=ContentFile(CONTENT, "t.pdf"), sha256=SHA256)
    make_inside_paper(first)
    for file in files:
        make_printout(file)
    source = SourceDocument.objects.create(title="Usul ve Esaslar", file=ContentFile(b"usul", "usul.pdf"))
    first.call.rule_set.rule_values.filter(key="pass_mark").update(source=source)

    archive = made(forward(files, cast))

    names = [name.partition("/")[2] for name in archive.namelist()]
    folders, slot = [file.reference.replace("/", "-") for file in files], first.documents.get().slot.key
    assert (names[:3], names[3][:12]) == (["ust-yazi.pdf", "ust-yazi.docx", "dosyalar.xlsx"], "ekler/1-usul")
    assert names[4:] == [
        f"{folders[1]}/gonderim-1-tr.pdf",
        f"{folders[0]}/gonderim-1-tr.pdf",
        f"{folders[0]}/belgeler/{slot}/k.pdf",
        f"{folders[0]}/taahhutname/taahhutname.pdf",
        "SHA256SUMS",
    ]
    root = archive.namelist()[0].partition("/")[0]
    sums = dict(line.split("  ")[::-1] for line in archive.read(f"{root}/SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(archive.read(f"{root}/{name}")).hexdigest() for name in names[:-1]}


def test_a_sending_that_no_worker_put_on_paper_yet_is_put_first(files, cast):
    make_printout(files[0], made=False)
    make_printout(files[1])

    archive = made(forward(files, cast))

    folder = files[0].reference.replace("/", "-")
    assert sum(name.endswith(f"{folder}/gonderim-1-tr.pdf") for name in archive.namelist()) == 1
    assert not Package.objects.get().lacking


def test_the_table_follows_the_ranking(files, cast):
    archive = made(forward(files, cast))

    name = next(name for name in archive.namelist() if name.endswith("dosyalar.xlsx"))
    _head, *rows = load_workbook(io.BytesIO(archive.read(name)))["Dosyalar"].iter_rows(values_only=True)
    assert [row[:3] for row in rows] == [(n, f.reference, f.title) for n, f in ((1, files[1]), (2, files[0]))]
    assert [row[6:] for row in rows] == [(1_000_000, 81.25)] * 2


def test_what_could_not_go_along_is_said(files, cast):
    found = {"scan": Scan.INFECTED, "finding": "Eicar", "scanned_at": NOON, "uploaded_at": files[0].created_at}
    make_document(files[0], name="virus.pdf", **found)
    SourceDocument.objects.create(title="Yok", file="sources/yok.pdf")
    files[0].call.rule_set.rule_values.filter(key="pass_mark").update(source=SourceDocument.objects.get(title="Yok"))
    package = forward(files, cast)

    made(package)

    lines = package.lacking.splitlines()
    assert [("virus.pdf" in line, "yok.pdf" in line) for line in lines].count((True, False)) == 1
    assert [("virus.pdf" in line, "yok.pdf" in line) for line in lines].count((False, True)) == 1
    assert sum("PDF’i henüz" in line for line in lines) == len(files)


def test_what_was_handed_over_is_frozen(files, cast, client):
    package = forward(files, cast)
    made(package)
    client.force_login(cast["manager"])
    first = b"".join(client.get(reverse("applications:package_file", args=[package.public_id])))
    Document.objects.all().delete()

    again = keep_package(package.pk, ContentFile(b"another"), [], by=cast["manager"], at=NOON)
    make_package(Job.objects.get(kind=MAKE))
    client.force_login(cast["ministry_reader"])
    second = b"".join(client.get(reverse("applications:ministry_package_file", args=[package.public_id])))

    assert not again
    assert first == second
    assert hashlib.sha256(second).hexdigest() == package.sha256
    assert [event.changes["sha256"][1] for event in Event.objects.filter(verb="package.fetch")] == [package.sha256] * 2
    assert Event.objects.get(verb="package.freeze").changes["lacking"] == [None, 2]


def test_the_cover_letter_is_the_same_each_time(files, cast):
    package = forward(files, cast)

    def letter():
        return letter_of(package, acts_in(package), list(Annex), [])

    assert as_pdf(letter()) == as_pdf(letter())
    with time_machine.travel(NOON + dt.timedelta(days=400)):
        later = as_docx(letter())
    assert as_docx(letter()) == later


def test_the_word_letter_has_number_date_addressee_annexes_and_a_place_to_sign(files, cast):
    archive = made(forward(files, cast))

    name = next(name for name in archive.namelist() if name.endswith("ust-yazi.docx"))
    paper = WordFile(io.BytesIO(archive.read(name)))
    lines = [paragraph.text for paragraph in paper.paragraphs if paragraph.text]
    assert lines[1].split("\t\t\t\t") == ["Sayı : E-7/4", "Tarih : 02.03.2026"]
    assert lines[3] == "SANAYİ VE TEKNOLOJİ BAKANLIĞINA"
    assert lines[-6].splitlines() == [BLANK, "Genel Sekreter"]
    assert lines[-5:] == [
        "Ekler:",
        "1. Dosyaların tablosu",
        "2. Gönderilen başvurular (PDF) – 2 dosya",
        "3. Başvuruların belgeleri – 2 dosya",
        "4. Taahhütnameler – 2 dosya",
    ]
    assert (paper.core_properties.author, paper.core_properties.language) == ("OKA KALKINMA AJANSI", "tr-TR")


def test_the_package_holds_the_annexes_that_the_rule_set_names_in_its_order(cast):
    rule_set = make_rule_set(frozen=True, values={"package_annexes": '["undertakings", "table"]'})
    call = make_call(agency=cast.agency, rule_set=rule_set)
    file = make_proposal(call=call, status=Status.POSITIVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"], rank=1)
    make_undertaking(file, file=ContentFile(CONTENT, "t.pdf"), sha256=SHA256)
    package = forward([file], cast)

    archive = made(package)

    names = [name.partition("/")[2] for name in archive.namelist()]
    signed = f"{file.reference.replace('/', '-')}/taahhutname/taahhutname.pdf"
    assert names == ["ust-yazi.pdf", "ust-yazi.docx", "dosyalar.xlsx", signed, "SHA256SUMS"]
    assert not package.lacking
    letter = letter_of(package, acts_in(package), [Annex.UNDERTAKINGS, Annex.TABLE], [])
    assert letter.annexes == ("1. Taahhütnameler – 1 dosya", "2. Dosyaların tablosu")


def test_a_package_that_nobody_wrote_is_asked_for_once(files, cast, client):
    package, page = forward(files, cast), "applications:package_make"
    client.force_login(cast["manager"])

    before = client.get(reverse("applications:package_file", args=[package.public_id]))
    asked = client.post(reverse(page, args=[package.public_id]))
    made(package)
    refused = client.post(reverse(page, args=[package.public_id]))

    assert (before.status_code, asked.status_code, refused.status_code) == (404, 302, 403)
    assert Job.objects.filter(kind=MAKE).count() == 2
    assert default_storage.exists(package.file.name)
