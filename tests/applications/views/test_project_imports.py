"""An administrator uploads a spreadsheet, looks at every row, writes them all or none."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from applications import tasks
from applications.domain import published
from applications.models import ProjectImport, PublishedProject
from applications.views.administrator import imports as views
from cmdp.jobs import work
from cmdp.jobs.models import Job
from tests.applications.domain.test_importing import HEAD, WHOLE
from tests.factories.imports import csv_of, make_import
from tests.factories.people import NOON
from tests.factories.published import make_published
from tests.factories.regions import make_province

pytestmark = pytest.mark.django_db
NEW = "/yonetim/projeler/yukle/"


@pytest.fixture
def desk(client, cast):
    make_province()
    client.force_login(cast["administrator"])
    return client


def send(desk, content, name="projeler.csv", **fields):
    told = {"reason": "2025 listesi", "empties": "keep", **fields}
    return desk.post(NEW, {**told, "file": SimpleUploadedFile(name, content)})


def act(desk, upload, name):
    return desk.post(reverse(f"applications:project_import_{name}", args=[upload.public_id]), follow=True)


def text_of(answer):
    return answer.content.decode()


def test_a_file_is_read_shown_and_written(desk):
    project = make_published(title_tr="Fuar", district="Bafra")
    content = csv_of(["id", *HEAD, "district"], ["", *WHOLE, ""], [project.public_id, *[""] * 7, "Alaçam"])

    page = desk.get(send(desk, content).url)

    text = text_of(page)
    assert "1 projeyi ekle, 1 projeyi düzelt" in text
    assert "İlçe: <del>Bafra</del> → <ins>Alaçam</ins>" in text
    assert text_of(desk.get(page.request["PATH_INFO"] + "?ne=add")).count("<ins>") == 0
    assert PublishedProject.objects.count() == 1
    upload = ProjectImport.objects.get()
    assert upload.file_name in text_of(desk.get(NEW))
    done = text_of(act(desk, upload, "write"))
    assert "1 proje eklendi, 1 proje düzeltildi" in done
    assert "Fuar alanı" in done
    assert PublishedProject.objects.count() == 2
    assert "Bu yükleme yazılamaz" in text_of(act(desk, upload, "write"))
    assert "işi bitti" in text_of(act(desk, upload, "discard"))


def test_every_kind_of_value_is_shown_in_words(desk):
    project = make_published(title_tr="Fuar")
    head = ["id", "total_cost", "state_since", "year_is_approximate", "state", "province"]

    text = text_of(desk.get(send(desk, csv_of(head, [project.public_id, "5", "02.2020", "evet", "running", "55"])).url))

    for words in ("<ins>5,00 TL</ins>", "<ins>02.2020</ins>", "<ins>evet</ins>", "<ins>uygulanıyor</ins>"):
        assert words in text
    assert "İl:" not in text


def test_what_changed_meanwhile_is_said_and_nothing_written(desk, cast):
    project = make_published(title_tr="Fuar")
    upload = make_import(cast["administrator"], ["id", "district"], [project.public_id, "Bafra"])
    published.correct(project.pk, {"note_tr": "x"}, seen=0, reason="x", by=cast["administrator"], at=NOON)

    text = text_of(act(desk, upload, "write"))

    assert "Satırlar yeniden okundu" in text
    assert "projeler değişti" in text
    assert "Gösterilen satırların hepsi yazıldı." in text_of(act(desk, upload, "write"))


def test_an_upload_is_thrown_away(desk, cast):
    upload = make_import(cast["administrator"], HEAD, WHOLE)

    assert "hiçbir şey yazılmadı" in text_of(act(desk, upload, "discard"))
    assert not PublishedProject.objects.exists()
    assert "vazgeçildi" in text_of(desk.get(f"{NEW}{upload.public_id}/"))


@pytest.mark.parametrize(
    ("content", "name", "part"),
    [
        (b"x", "projeler.xls", "Eski Excel biçimi (.xls)"),
        (b"x", "projeler.pdf", ".xlsx ya da .csv olarak"),
        (b"", "projeler.csv", "Dosya boş"),
        (b"%PDF", "projeler.xlsx", "adını değiştirmek yetmez"),
        (b"x" * (10 * 1024 * 1024 + 1), "projeler.csv", "en çok 10,0 MB"),
    ],
)
def test_a_wrong_file_is_told_beside_its_field_and_the_reason_stays(content, name, part, desk):
    text = text_of(send(desk, content, name))

    assert part in text
    assert "2025 listesi</textarea>" in text
    assert not ProjectImport.objects.exists()


def test_a_file_without_our_columns_is_told_on_its_page(desk):
    text = text_of(desk.get(send(desk, b"ad;soyad\nA;B\n").url))

    assert "Dosya okunamadı" in text
    assert "sütun adları yok" in text


def test_a_long_file_is_read_and_written_by_the_worker(desk, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr("applications.forms.sheets.form.SHORT", 10)
    monkeypatch.setattr(views, "MOST_AT_ONCE", 0)
    place = send(desk, csv_of(HEAD, WHOLE)).url
    assert "arkada sürer" in text_of(desk.get(place))

    work.run(Job.objects.latest("pk").pk)
    upload = ProjectImport.objects.get()
    assert "1 projeyi ekle" in text_of(desk.get(place))
    assert "arkada sürer" in text_of(act(desk, upload, "write"))
    job = Job.objects.latest("pk")
    work.run(job.pk)

    assert "1 proje eklendi" in text_of(desk.get(place))
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    tasks.write_projects(job)
    tasks.read_projects_file(job)
    assert PublishedProject.objects.count() == 1


def test_work_that_failed_is_said_and_can_be_tried_again_or_thrown_away(desk, monkeypatch):
    monkeypatch.setattr(views, "MOST_AT_ONCE", 0)
    place = send(desk, csv_of(HEAD, WHOLE)).url
    upload = ProjectImport.objects.get()
    act(desk, upload, "write")
    Job.objects.update(state="failed", finished_at=NOON, started_at=NOON, seen_at=NOON)

    text = text_of(desk.get(place))

    assert "Arkadaki iş tamamlanamadı" in text
    assert "1 projeyi ekle" in text
    monkeypatch.setattr(views, "MOST_AT_ONCE", 9)
    assert "1 proje eklendi" in text_of(act(desk, upload, "write"))


def test_the_template_is_read_back(desk):
    content = b"".join(desk.get(f"{NEW}sablon.xlsx").streaming_content)
    book = load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    for name, value in zip(("Projenin adı", "Yıl", "İl"), ("Fuar", 2019, "Samsun"), strict=True):
        sheet.cell(2, head.index(name) + 1, value)
    out = io.BytesIO()
    book.save(out)

    text = text_of(desk.get(send(desk, out.getvalue(), "sablon.xlsx").url))

    assert "Fuar" in text
    assert "Tanınmayan sütunlar" not in text
    assert ">Boş; yeni bir proje için gerekli.<" in text
    assert len(list(book.worksheets[1].iter_rows())) == len(head) + 1
