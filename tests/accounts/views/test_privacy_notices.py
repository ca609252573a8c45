"""The pages of the privacy notice: beside sign-up, for whoever has yet to read a version, for administrators."""

import pytest
from django.urls import reverse

from cmdp.accounts.models import NoticeReading, PrivacyNotice, User
from tests.factories.people import PASSWORD
from tests.factories.privacy_notices import make_notice

DUE = "okumadığınız bir sürümü var"
TYPED = {"text_tr": "Metin 1, eki", "text_en": "Text 1, more", "seen": "1"}


@pytest.fixture
def notice(cast):
    return make_notice()


def test_the_form_of_sign_up_carries_the_version_that_stands_beside_it(client, db):
    make_notice()
    page = client.get("/hesap/kayit/").content.decode()
    typed = {"full_name": "Ayşe Işık", "email": "ayse@ornek.test", "password1": PASSWORD, "notice": "1"}

    client.post("/hesap/kayit/", typed)

    assert ("Metin 1" in page, 'name="notice" value="1"' in page) == (True, True)
    assert NoticeReading.objects.get().read_at == User.objects.get().joined_at


def test_a_version_to_read_is_told_on_every_page_until_it_was_read(as_, cast, notice):
    User.objects.update(notice_due=True)
    browser = as_("owner")
    before = browser.get("/hesap/").content.decode()

    browser.post(reverse("accounts:privacy_notice"), {"notice": "1"})

    assert (DUE in before, DUE in browser.get("/hesap/").content.decode()) == (True, False)
    assert "1. sürüm: okuduğunu bildirdi" in browser.get(reverse("accounts:privacy_notice")).content.decode()


def test_who_read_a_version_that_is_not_the_newest_is_told_so(as_, cast, notice):
    make_notice(2, by=cast["administrator"])

    page = as_("owner").post(reverse("accounts:privacy_notice"), {"notice": "1"}, follow=True).content.decode()

    assert "metnin yeni bir sürümü yayımlandı" in page
    assert "<ins>" in page.partition("Ne değişti?")[2]


def test_an_administrator_looks_at_what_changes_before_it_is_published(as_, notice):
    browser, address = as_("administrator"), reverse("accounts:privacy_notices")
    looked = browser.post(address, TYPED)
    mark = looked.context["form"].mark
    other = browser.post(address, {**TYPED, "text_en": "Text 1, other", "looked_at": mark})
    before = PrivacyNotice.objects.count()

    browser.post(address, {**TYPED, "looked_at": mark})

    assert "<ins>" in looked.content.decode()
    assert (other.status_code, before) == (200, 1)
    assert PrivacyNotice.objects.first().text_en == "Text 1, more"
    assert [newer.number for newer, _older in browser.get(address).context["versions"]] == [2, 1]


def test_who_was_overtaken_keeps_what_was_typed(as_, cast, notice):
    browser, address = as_("administrator"), reverse("accounts:privacy_notices")
    mark = browser.post(address, TYPED).context["form"].mark
    make_notice(2, by=cast["administrator"])

    page = browser.post(address, {**TYPED, "looked_at": mark}).content.decode()

    assert ("başka biri yeni bir sürüm" in page, "Metin 1, eki" in page) == (True, True)
    assert PrivacyNotice.objects.count() == 2


def test_everybody_reads_the_versions_and_what_each_changed(client, cast, notice):
    make_notice(2, by=cast["administrator"])

    page = client.get("/en/kisisel-veriler/").content.decode()

    assert ("Text 2" in page, "<ins>" in page, cast["administrator"].full_name in page) == (True, True, False)


def test_before_the_reference_data_no_page_breaks(as_, client, cast):
    pages = [client.get("/hesap/kayit/"), client.get("/kisisel-veriler/")]
    pages += [as_("owner").get("/hesap/aydinlatma/"), as_("administrator").get("/yonetim/aydinlatma/")]

    assert [page.status_code for page in pages] == [200] * 4


def test_the_first_version_of_all_is_looked_at_without_one_to_compare(as_, cast):
    browser, address = as_("administrator"), reverse("accounts:privacy_notices")
    looked = browser.post(address, {**TYPED, "seen": "0"})

    browser.post(address, {**TYPED, "seen": "0", "looked_at": looked.context["form"].mark})

    assert (looked.status_code, "Metin 1, eki" in looked.content.decode()) == (200, True)
    assert PrivacyNotice.objects.get().text_tr == "Metin 1, eki"
