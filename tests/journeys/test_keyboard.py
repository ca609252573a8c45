"""In English and by keyboard alone: an applicant from the sign-in to the receipt."""

import re

import pytest

from applications.models import Proposal
from cmdp.accounts.choices import Role
from cmdp.regions.models import Province
from tests.factories.offers import confirm_speaker
from tests.factories.people import PASSWORD, join, make_organisation, make_user
from tests.journeys.keys import Keys
from tests.support.smtp import text_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = "CMDP 2026 varsayılan kural seti (ön başvuru ve rapor)"
CALL, BODY, OWNER = "Samsun 2026 project support", "Sample Municipality", "owner@sample.test"
TITLE = "Shared waste water plant"
TURKISH = re.compile(r"\w*[çğıöşüÇĞİÖŞÜ]\w*")
# What keeps its Turkish name in English: the product, a register, the country; and the way back to Turkish.
NAMES = {"Başvuru", "Türkçe", "Türkiye", "DETSİS", "MERSİS", "Geliştirme", "Karadeniz", "Kalkınma", "Ajansı"}

# What the page says itself: texts that it marks as Turkish are somebody's own words.
TOLD = """() => [...document.querySelectorAll("body *")].filter((node) => !node.closest("[lang|=tr], script, style"))
  .flatMap((node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data)).join(" ")"""


@pytest.fixture
def keys(house):
    """The owner of a municipality, reading English, with the keyboard of somebody who has no mouse."""
    owner = make_user(OWNER, password=PASSWORD, full_name="Helen Brown", language="en")
    body = make_organisation(BODY)
    join(owner, Role.ORGANISATION_OWNER, body)
    confirm_speaker(body, speaker=owner, by=house.staff["uzman"])
    house.announce(CALL, rules=RULES)
    return Keys(house.newcomer("en"))


def test_an_applicant_applies_in_english_by_keyboard_alone(house, keys):
    _sign_in(keys)
    _start(keys)
    _write(keys)
    _calculate(keys)
    _send(keys)

    proposal = Proposal.objects.get()
    letter = house.sink.wait_for_one(OWNER, subject=proposal.reference)
    assert (proposal.status, letter["Content-Language"]) == ("submitted", "en")
    assert proposal.reference in keys.page.locator("main").inner_text()
    assert _turkish(text_of(letter)) == set()


def _turkish(text):
    """The Turkish words in a text, names apart."""
    return set(TURKISH.findall(text)) - NAMES


def _reads(keys, heading, *words):
    """The page holds what it should, all of it in English."""
    keys.person.sees(keys.person.say(heading), *words)
    provinces = set(Province.objects.values_list("name", flat=True))
    assert _turkish(keys.page.evaluate(TOLD)) - provinces == set(), keys.page.url
    assert keys.page.locator("html").get_attribute("lang") == "en"


def _sign_in(keys):
    say = keys.person.say
    keys.person.open("/en/")
    keys.press(say("Giriş yap"))
    _reads(keys, "Oturum aç")
    keys.write(say("E-posta"), OWNER).write(say("Parola"), PASSWORD).press(say("Oturum aç"), kind="submit")
    _reads(keys, "Başvurularım", say("Henüz başvurunuz yok"))


def _start(keys):
    say = keys.person.say
    keys.press(say("Çağrılar"))
    _reads(keys, "Çağrılar", CALL)
    keys.press(CALL)
    _reads(keys, CALL)
    keys.press(say("Başvuruya başla"))
    _reads(keys, "Başvuru başlat", BODY)
    keys.press(say("Başvuruyu başlat"))
    _reads(keys, "Adsız başvuru", say("Yapılacaklar"))


def _write(keys):
    say, done = keys.person.say, keys.person.say("Kaydet ve yapılacaklara dön")
    keys.press(say("Proje"))
    _reads(keys, "Proje")
    keys.write(say("Projenin adı"), TITLE).write(say("Özet"), "One plant for 46 firms.")
    keys.tick("Project support").write(say("Süre (ay)"), "14").press(done)
    _reads(keys, TITLE)
    keys.press(say("Yer")).choose(say("İl"), "Samsun").write(say("İlçe"), "Kavak").press(done)
    keys.press(say("Öncelikler"))
    _reads(keys, "Öncelikler")
    keys.arrow_to(say("Ana tedbir"), "2.5").press(done)
    keys.press(say("Gerekçe ve yöntem"))
    _reads(keys, "Gerekçe ve yöntem")
    for _ in range(7):
        keys.to("", kind="textarea")
        keys.page.keyboard.insert_text("Waiting falls from 19 days to 3.")
    keys.press(done)
    _reads(keys, TITLE)


def _calculate(keys):
    say, save = keys.person.say, keys.person.say("Satırı kaydet")
    keys.press(say("Bütçe")).press(say("Gider ekle"))
    _reads(keys, "Bütçe")
    keys.choose(say("Bütçe kalemi"), "Construction").write(say("Açıklama"), "Plant").write(say("Birim"), "piece")
    keys.write(say("Miktar"), "1").write(say("Birim fiyat (KDV hariç, TL)"), "2000000")
    keys.write(say("KDV oranı (%)"), "0").press(save)
    _reads(keys, "Bütçe", "2,000,000.00")
    keys.press(say("Yapılacaklara dön")).press(say("Kaynaklar")).press(say("Kaynak ekle"))
    keys.write(say("Tutar (TL)"), "1600000").press(save).press(say("Kaynak ekle"))
    keys.arrow_to(say("talep edilen destek"), say("başvuru sahibinin nakit katkısı"))
    keys.write(say("Tutar (TL)"), "400000").press(save)
    _reads(keys, "Kaynaklar", "80%")
    keys.press(say("Yapılacaklara dön"))


def _send(keys):
    say = keys.person.say
    keys.press(say("Göndermeden önce kontrol et"))
    _reads(keys, "Göndermeden önce", say("Yılın bütün kuralları sağlanıyor."))
    keys.tick(say("Yazdıklarımızın doğru olduğunu ve kurumu temsile yetkili olduğumu beyan ederim."))
    keys.press(say("Başvuruyu gönder"))
    _reads(keys, "Başvurunuz alındı", "TR83/26/CMDP/0001")
