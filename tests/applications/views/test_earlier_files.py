"""An officer uploads the files from before this software, looks at every row, writes them, takes them back, finds them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from applications import tasks
from applications.choices import Status
from applications.models import EarlierFile, EarlierImport, LikenessLook
from applications.views.officer import earlier as views
from cmdp.accounts.choices import Role
from cmdp.jobs import work
from cmdp.jobs.models import Job
from tests.factories.earlier import HEAD, WHOLE, make_earlier
from tests.factories.files import make_proposal
from tests.factories.imports import csv_of
from tests.factories.papers import make_bomb, make_package
from tests.factories.people import NOON, join
from tests.factories.regions import make_agency, make_province
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db
NEW = "/masa/onceki-dosyalar/yukle/"
LIST = "/masa/onceki-dosyalar/"


@pytest.fixture
def desk(client, cast):
    make_province()
    client.force_login(cast["officer"])
    return client


def send(desk, content, name="eski.csv", **fields):
    told = {"reason": "2019 dolabı", **fields}
    return desk.post(NEW, {**told, "file": SimpleUploadedFile(name, content)})


def act(desk, name):
    upload = EarlierImport.objects.get()
    return text_of(desk.post(reverse(f"applications:earlier_import_{name}", args=[upload.public_id]), follow=True))


def text_of(answer):
    return answer.content.decode()


def test_a_file_is_read_shown_written_and_taken_back(desk):
    content = csv_of([*HEAD, "x"], [*WHOLE, "1"], ["5"])

    text = text_of(desk.get(send(desk, content).url))

    assert "1 dosyayı ekle, 0 dosyayı düzelt" in text
    assert "Tanınmayan sütunlar okunmadı: x." in text
    assert "1 satır yazılamıyor" in text
    assert not EarlierFile.objects.exists()
    assert "Yazıldı: 1 dosya eklendi" in act(desk, "write")
    file = EarlierFile.objects.get()
    assert "2019 dolabı" in text_of(desk.get(reverse("applications:earlier_file", args=[file.public_id])))
    assert "eklenen dosyalar kalktı" in act(desk, "undo")
    assert not EarlierFile.objects.exists()
    assert "geri alındı" in text_of(desk.get(NEW))


@pytest.mark.parametrize(
    ("content", "name", "part"),
    [
        (b"", "eski.csv", "Dosya boş"),
        (b"%PDF-1.7", "eski.csv", "uymuyor"),
        (b"MZ", "eski.exe", "türde bir dosya okunamıyor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "eski.xls", "Eski Excel biçimi"),
        (make_package("eski.xlsx", "xl/workbook.xml", "xl/vbaProject.bin").read(), "eski.xlsx", "makro"),
        (make_bomb("eski.xlsx").read(), "eski.xlsx", "çok büyük"),
    ],
    ids=["empty", "other kind", "program", "old format", "macros", "bomb"],
)
def test_what_cannot_be_read_is_said_and_the_reason_kept(desk, content, name, part):
    text = text_of(send(desk, content, name))

    assert part in text
    assert "2019 dolabı</textarea>" in text
    assert not EarlierImport.objects.exists()


def test_columns_beyond_ours_are_named_and_left(desk):
    wide = csv_of([*HEAD, *(f"k{number}" for number in range(110))], [*WHOLE, *range(110)])

    assert "okunmadı: k0, k1" in text_of(desk.get(send(desk, wide).url))


def test_a_long_file_is_read_written_and_taken_back_by_the_worker(desk, monkeypatch):
    monkeypatch.setattr("applications.forms.sheets.form.SHORT", 10)
    monkeypatch.setattr(views, "MOST_AT_ONCE", 0)
    place = send(desk, csv_of(HEAD, WHOLE)).url
    assert "arkada sürer" in text_of(desk.get(place))
    for name, done in (("", "1 dosyayı ekle"), ("write", "1 dosya eklendi"), ("undo", "Geri alındı")):
        assert not name or "arkada sürer" in act(desk, name)
        job = Job.objects.latest("pk")
        work.run(job.pk)
        assert done in text_of(desk.get(place))
        for again in (tasks.read_earlier_files, tasks.write_earlier_files, tasks.undo_earlier_import):
            if name == "undo":
                again(job)

    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_work_that_failed_is_said_and_can_be_thrown_away(desk, monkeypatch):
    monkeypatch.setattr("applications.forms.sheets.form.SHORT", 10)
    place = send(desk, csv_of(HEAD, WHOLE)).url
    Job.objects.update(state="failed", finished_at=NOON, started_at=NOON, seen_at=NOON)

    assert "Arkadaki iş tamamlanamadı" in text_of(desk.get(place))
    assert "vazgeçildi" in act(desk, "discard")


def test_who_works_for_two_agencies_says_whose_files_they_are(desk, cast):
    other = make_agency("TRC2")
    join(cast["officer"], Role.AGENCY_OFFICER, other)

    assert "Hangi ajansın dosyaları" in text_of(desk.get(NEW))
    send(desk, csv_of(HEAD, WHOLE), agency=other.pk)
    assert EarlierImport.objects.get().agency == other


def test_the_list_is_narrowed_by_its_address_and_taken_away(desk, cast):
    make_earlier(cast["officer"], title="=Süt", year=2018, state="refused", asked=5)
    make_earlier(cast["officer"], title="Ekmek", approved=7)
    asked = "?q=s%C3%BCt&yil=2018&sonuc=refused&il=samsun&tur="

    text = text_of(desk.get(LIST + asked))
    assert ("=Süt" in text, "Ekmek" in text, "1 önceki dosya" in text) == (True, False, True)
    assert "bulunamadı" in text_of(desk.get(f"{LIST}?q=%25%3A%23"))
    assert "Ekmek" in text_of(desk.get(f"{LIST}?yil=²&sonuc=x&il=y&tur=z"))
    for form in ("csv", "xlsx"):
        desk.post(f"{LIST}liste-dosyasi/", {"q": "süt", "yil": "2018", "bicim": form})
        job = Job.objects.latest("pk")
        work.run(job.pk)
        job.refresh_from_db()
        content = job.result.read()
        if form == "csv":
            assert "'=Süt" in content.decode("utf-8-sig")
        else:
            rows = list(load_workbook(io.BytesIO(content)).worksheets[0].values)
            assert (len(rows), "=Süt" in rows[1]) == (2, True)


def test_the_template_reads_back_in(desk):
    book = load_workbook(io.BytesIO(b"".join(desk.get(f"{LIST}sablon/").streaming_content)))

    labels = [cell.value for cell in book.worksheets[0][1]]
    text = text_of(desk.get(send(desk, csv_of(labels, ["1", *[""] * (len(labels) - 1)])).url))
    assert "Tanınmayan" not in text
    assert book.worksheets[1].max_row == len(labels) + 1


def test_the_desks_search_names_what_it_finds_among_earlier_files(desk, cast):
    make_earlier(cast["officer"], title="Süt toplama")

    assert "1 önceki dosya" in text_of(desk.get("/masa/basvurular/?q=s%C3%BCt"))
    assert "önceki dosyalarda bulunan" not in text_of(desk.get("/masa/basvurular/"))


def test_an_earlier_file_is_laid_beside_a_new_one(desk, cast):
    proposal = make_proposal(call=make_call(), status=Status.SUBMITTED, organisation=cast.organisation)
    earlier = make_earlier(cast["officer"], vkn=cast.organisation.vkn, approved=4455)
    place = reverse("applications:likeness_look", args=[proposal.public_id, earlier.public_id])

    assert "4.455,00" in text_of(desk.get(place))
    desk.post(place, {"is_double": "yes", "word": "Aynı yapı."})
    assert LikenessLook.objects.get().earlier == earlier
    listed = text_of(desk.get(reverse("applications:file_likenesses", args=[proposal.public_id])))
    assert ("önceki dosya 2019/1" in listed, "Aynı yapı." in listed) == (True, True)
