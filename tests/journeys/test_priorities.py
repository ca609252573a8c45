"""An administrator splits a measure while somebody's draft rests on it: the draft stays pinned and is told nothing false."""

import hashlib
import json

import pytest
from django.utils import timezone

from applications.models import Submission
from cmdp.accounts.choices import Role
from priorities.models import Measure
from tests.factories.drafts import make_ready_draft
from tests.factories.offers import confirm_speaker
from tests.factories.people import PASSWORD, join, make_organisation, make_user
from tests.journeys import administering

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OWNER, BODY, CODE = "sahip@ornekova.test", "Örnekova Belediyesi", "1.1"
PARTS = {
    "1.1": ("Organize sanayi bölgelerinde uygulamalı eğitim merkezleri", "Training centres in industrial zones"),
    "1.3": ("Küçük sanayi sitelerinde uygulamalı eğitim merkezleri", "Training centres in small industrial sites"),
}
FALSE_WORDS = (
    "bölündü",
    "Yerini şu tedbirler aldı",
    "yürürlükteki sürümde yoktur",
    *(words[0] for words in PARTS.values()),
)


@pytest.fixture
def house(house):
    """Only the pages that no other journey tries are tried here."""
    return house


def _is_told_nothing_false(person) -> None:
    text = person.page.locator("main").inner_text()
    assert [words for words in FALSE_WORDS if words in text] == []


def test_a_draft_stays_with_its_edition_when_its_measure_is_split(house):
    call = house.announce("Samsun 2026 proje desteği")
    owner, body = make_user(OWNER, password=PASSWORD, full_name="Elif Kaya"), make_organisation(BODY)
    join(owner, Role.ORGANISATION_OWNER, body)
    confirm_speaker(body, speaker=owner, by=house.staff["uzman"])
    file = make_ready_draft(call, body, owner, at=timezone.now())
    before = Measure.objects.get(code=CODE)
    applicant, administrator = house.newcomer().sign_in(OWNER, PASSWORD), house.enter("yonetici")
    page = f"/basvurular/{file.public_id}/"
    applicant.open(page + "oncelikler/").sees("Öncelikler", before.title_tr)

    _split_and_publish(administrator)
    _stays_and_sends(applicant, page, before)

    frozen = Submission.objects.get()
    assert frozen.content["priorities"]["edition"] == 1
    assert frozen.content["priorities"]["main"]["title_tr"] == before.title_tr
    canonical = json.dumps(frozen.content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == frozen.sha256
    _everyone_is_told(house.newcomer(), before)


def _split_and_publish(administrator) -> None:
    """The split, a look at it as everyone and as an applicant, and into print."""
    administering.begin_draft(administrator, "2027 kararı", edition="1. sürüm")
    administering.split_measure(administrator, CODE, PARTS)
    administrator.follow("Önizle").sees("Programın öncelikleri", PARTS["1.3"][0]).follow("Başvuran")
    administrator.sees("Tedbirler", PARTS["1.3"][0]).follow("Taslağa dönün")
    administering.publish_draft(administrator, "2027 kararı", "Karar gereği bölündü.", "Yerini alanlar:")
    administrator.follow("Kim, ne zaman, neden").sees("2. sürüm: geçmiş", "Tedbiri böldü: 1.1", "Nilgün Aksoy")


def _stays_and_sends(applicant, page, before) -> None:
    """The draft's pages as they were, the same measure still chosen, and the file goes out."""
    applicant.open(page + "oncelikler/").sees("Öncelikler", before.title_tr)
    assert applicant.page.locator(f"[name=main_measure_id][value='{before.pk}']").is_checked()
    _is_told_nothing_false(applicant)
    applicant.press("Kaydet ve yapılacaklara dön").sees("Ortak kalıp ve döküm test atölyesi", f"{CODE} ana")
    _is_told_nothing_false(applicant)
    applicant.follow("Göndermeden önce kontrol et").sees("Göndermeden önce", "Yılın bütün kuralları sağlanıyor.")
    _is_told_nothing_false(applicant)
    applicant.tick("Yukarıdakileri kurumum adına", exact=False).press("Başvuruyu gönder").sees("Başvurunuz alındı")


def _everyone_is_told(citizen, before) -> None:
    """The old address tells what became of the measure; its code now leads to one of the parts."""
    citizen.open(f"/oncelikler/surum/1/{CODE}/").sees(f"Tedbir {CODE}", before.title_tr, "Yerini şu tedbirler aldı:")
    citizen.follow(PARTS["1.3"][0]).sees("Tedbir 1.3", "Şu tedbirlerden geldi:", before.title_tr)
    citizen.open(f"/oncelikler/{CODE}/").sees(f"Tedbir {CODE}", PARTS[CODE][0], "Aynı kodu taşıyan başka tedbirler")
    citizen.open("/oncelikler/surum/1/").sees("Öncelikler, 1. sürüm", before.title_tr, "eski bir sürümdür")
    citizen.open("/oncelikler/surum/2/farklar/1/").sees("1. sürüm ile 2. sürüm arasındaki farklar", "Yerini alanlar:")
