"""What everybody does without a mouse, in English: the words of the pages come from the catalogue."""

import datetime as dt
import re
from pathlib import Path

from cmdp.accounts.models import User
from cmdp.regions.models import Province
from tests.factories.people import PASSWORD, make_vkn
from tests.journeys.applying import paper
from tests.journeys.conftest import House
from tests.journeys.evaluating import NO_CONFLICT, SECRECY
from tests.journeys.keys import Keys
from tests.support.smtp import links_in

TURKISH = re.compile(r"\w*[çğıöşüÇĞİÖŞÜ]\w*")
# What keeps its Turkish name in English: the product, a register, the country; and the way back to Turkish.
NAMES = {"Başvuru", "Türkçe", "Türkiye", "DETSİS", "MERSİS", "Geliştirme", "Karadeniz", "Kalkınma", "Ajansı"}
# What the page says itself: texts that it marks as Turkish are somebody's own words.
TOLD = """() => [...document.querySelectorAll("body *")].filter((node) => !node.closest("[lang|=tr], script, style"))
  .flatMap((node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data)).join(" ")"""
CALL, BODY, TITLE = "Samsun 2026 project support", "Sample Municipality", "Shared waste water plant"
EMAIL, NAME = "helen@sample.test", "Helen Brown"
REFERENCE = "TR83/26/CMDP/0001"
REASON = "The application states what the criterion asks for, with its sources."
TODAY = f"{dt.date.today():%d.%m.%Y}"


def turkish(text: str) -> set[str]:
    """The Turkish words in a text; names of people, provinces and the product apart."""
    people = {word for name in User.objects.values_list("full_name", flat=True) for word in name.split()}
    provinces = set(Province.objects.values_list("name", flat=True))
    return set(TURKISH.findall(text)) - NAMES - provinces - people


def reads(keys: Keys, heading: str, *words: str) -> Keys:
    """The page holds what it should, all of it in English."""
    keys.person.sees(keys.say(heading), *words)
    if left := turkish(keys.page.evaluate(TOLD)):
        raise AssertionError(f"Turkish at {keys.page.url}: {left}")
    assert keys.page.locator("html").get_attribute("lang") == "en"
    return keys


def enter(house: House, email: str) -> Keys:
    """Somebody from the front page through the sign-in."""
    keys = Keys(house.newcomer("en"))
    keys.person.open("/en/")
    reads(keys.press(keys.say("Giriş yap")), "Oturum aç")
    return _sign_in(keys, email)


def _sign_in(keys: Keys, email: str) -> Keys:
    keys.write(keys.say("E-posta"), email).write(keys.say("Parola"), PASSWORD)
    return keys.press(keys.say("Oturum aç"), kind="submit")


# The applicant ------------------------------------------------------------------------
def sign_up(house: House) -> Keys:
    """An account, its address confirmed by the letter's link, and an open session."""
    keys = Keys(house.newcomer("en"))
    say = keys.say
    keys.person.open("/en/")
    reads(keys.press(say("Hesap aç")), "Hesap oluştur")
    keys.write(say("Ad soyad"), NAME).write(say("E-posta"), EMAIL).write(say("Parola"), PASSWORD)
    reads(keys.press(say("Hesap oluştur"), kind="submit"), "Confirm your e-mail address", EMAIL)
    letter = house.sink.wait_for_one(EMAIL, subject="Confirm your e-mail address")
    (link,) = [link for link in links_in(letter) if "/e-posta/dogrula/" in link]
    keys.person.open(link)
    keys.press("Confirm", kind="submit")
    return _sign_in(keys, EMAIL) if "/giris/" in keys.page.url else keys


def register(keys: Keys, folder: Path) -> None:
    """A municipality in Samsun, and the paper that says who speaks for it."""
    say = keys.say
    keys.person.open("/en/hesap/kurumlar/")
    reads(keys, "Kurumlarım", say("Henüz bir kurumunuz yok"))
    reads(keys.press(say("Kurum bul ya da ekle")), "Kurum bul")
    keys.write(say("Vergi kimlik numarası (VKN)"), make_vkn()).press(say("Ara"))
    reads(keys, "Kurum bul", say("Bu VKN ile kayıtlı kurum yok"))
    reads(keys.press(say("Kurumu ekle")), "Kurum ekle")
    keys.write(say("Kurumun adı"), BODY).choose(say("Türü"), say("Belediye")).choose(say("İl"), "Samsun")
    keys.press(say("Kurumu ekle"))
    reads(keys, BODY, say("Kurum eklendi. Sahibi sizsiniz; başkalarını davet edebilirsiniz."))
    reads(keys.press(say("Yetki belgesi yükle")), "Yetki belgesi yükle")
    keys.attach(paper(folder, "authority.pdf")).press(say("Belgeyi yükle"))
    reads(keys, BODY, say("Belge yüklendi. Ajans inceleyince size mektup gelecek."))


def start(keys: Keys) -> None:
    """From the list of calls into a draft."""
    say = keys.say
    keys.person.open("/en/basvurular/")
    reads(keys, "Başvurularım", say("Henüz başvurunuz yok"))
    reads(keys.press(say("Çağrılar")), "Çağrılar", CALL)
    reads(keys.press(CALL), CALL)
    reads(keys.press(say("Başvuruya başla")), "Başvuru başlat", BODY)
    reads(keys.press(say("Başvuruyu başlat")), "Adsız başvuru", say("Yapılacaklar"))


def write(keys: Keys) -> None:
    """Project, place, priorities, answers."""
    say, done = keys.say, keys.say("Kaydet ve yapılacaklara dön")
    reads(keys.press(say("Proje")), "Proje")
    keys.write(say("Projenin adı"), TITLE).write(say("Özet"), "One plant for 46 firms.")
    keys.tick("Project support").write(say("Süre (ay)"), "14").press(done)
    reads(keys, TITLE)
    keys.press(say("Yer")).choose(say("İl"), "Samsun").write(say("İlçe"), "Kavak").press(done)
    reads(keys.press(say("Öncelikler")), "Öncelikler")
    keys.arrow_to(say("Ana tedbir"), "2.5").press(done)
    reads(keys.press(say("Gerekçe ve yöntem")), "Gerekçe ve yöntem")
    for _ in range(8):
        keys.to("", kind="textarea").insert("Waiting falls from 19 days to 3.")
    reads(keys.press(done), TITLE)


def calculate(keys: Keys) -> None:
    """One cost, paid to four fifths by the programme."""
    say, save = keys.say, keys.say("Satırı kaydet")
    reads(keys.press(say("Bütçe")).press(say("Gider ekle")), "Bütçe")
    keys.choose(say("Bütçe kalemi"), "Construction").write(say("Açıklama"), "Plant").write(say("Birim"), "piece")
    keys.write(say("Miktar"), "1").write(say("Birim fiyat (KDV hariç, TL)"), "2000000")
    reads(keys.write(say("KDV oranı (%)"), "0").press(save), "Bütçe", "2,000,000.00")
    keys.press(say("Yapılacaklara dön")).press(say("Kaynaklar")).press(say("Kaynak ekle"))
    keys.write(say("Tutar (TL)"), "1600000").press(save).press(say("Kaynak ekle"))
    keys.arrow_to(say("talep edilen destek"), say("başvuru sahibinin nakit katkısı"))
    reads(keys.write(say("Tutar (TL)"), "400000").press(save), "Kaynaklar", "80%")
    keys.press(say("Yapılacaklara dön"))


def send(keys: Keys) -> None:
    """The look at everything, the declaration, the receipt."""
    say = keys.say
    keys.press(say("Göndermeden önce kontrol et"))
    reads(keys, "Göndermeden önce", say("Yılın bütün kuralları sağlanıyor."))
    keys.tick(say("Yukarıdakileri kurumum adına beyan ederim."))
    reads(keys.press(say("Başvuruyu gönder")), "Başvurunuz alındı", REFERENCE)


# The agency ---------------------------------------------------------------------------
def confirm_paper(keys: Keys) -> None:
    """Look at who speaks for the organisation and accept it."""
    say = keys.say
    keys.to(say("Diğer")).space()
    reads(keys.press(say("Yetki belgeleri")), "Yetki belgeleri", BODY)
    reads(keys.press(BODY), "Yetki belgesi", BODY)
    reads(keys.press(say("Belgeyi onayla")), "Yetki belgeleri")


def check_and_pass(keys: Keys, *, items: int) -> None:
    """Both lists answered with yes, then through to the evaluators."""
    say = keys.say
    keys.person.open("/en/masa/")
    reads(keys, "İş listesi", REFERENCE)
    reads(keys.press(REFERENCE), TITLE, REFERENCE)
    reads(keys.press(say("İdari kontrol")), "Kontrol listeleri")
    for _ in range(items):
        keys.tick(say("evet"))
    reads(keys.press(say("Listeleri kaydet")), TITLE)
    reads(keys.press(say("Ön incelemeden geçir")), "Ön incelemeden geçir")
    reads(keys.press(say("Ön incelemeden geçir"), kind="submit"), TITLE, say("değerlendiriliyor"))


def ask(keys: Keys, *names: str) -> None:
    """Ask people of the pool."""
    say = keys.say
    reads(keys.press(say("Değerlendiriciler")), "Değerlendiriciler", say("Henüz kimseye sorulmadı"))
    for name in names:
        keys.tick(name)
    reads(keys.press(say("Seçilenlere sor")), "Değerlendiriciler", *names)


# The evaluators -----------------------------------------------------------------------
def declare(keys: Keys) -> None:
    """Nothing opens before the declaration."""
    say = keys.say
    reads(keys, "Değerlendirmelerim", REFERENCE)
    reads(keys.press(REFERENCE), "Çıkar çatışması beyanı", REFERENCE)
    for words in (NO_CONFLICT, SECRECY):
        keys.tick(say(words))
    reads(keys.press(say("Beyanımı ver")), REFERENCE, TITLE)


def mark(keys: Keys, *, criteria: int, short: int) -> None:
    """Full points, one less on each of the first criteria, each with a reason; then send.

    The arrow before the first point is the last one; one more is the last but one.
    """
    say = keys.say
    for number in range(criteria):
        keys.to("", kind="radio").arrows("ArrowLeft", times=2 if number < short else 1)
        keys.to("", kind="textarea").insert(REASON)
    keys.to("", kind="textarea").insert(REASON)
    keys.press(say("Bak ve gönder"))
    reads(keys, "Değerlendirmenize bakın", REFERENCE, str(100 - short))
    reads(keys.press(say("Değerlendirmemi gönder")), REFERENCE)


# The opinion and the decision ---------------------------------------------------------
def opine(keys: Keys, *, stage: str) -> None:
    """The ranked list, the opinions in one act."""
    say = keys.say
    keys.person.open("/en/masa/cagrilar/")
    reads(keys, "Çağrılar", CALL)
    reads(keys.press(CALL), CALL)
    reads(keys.press(say("Sıralama"), holding=stage), CALL, REFERENCE)
    reads(keys.press(say("Ajans görüşlerini kaydet")), "Ajans görüşlerini kaydet", REFERENCE)
    keys.write(say("Komisyonun toplandığı gün"), TODAY).write(say("Tutanağın sayısı"), "2026/1")
    keys.write(say("Gerekçe"), "The commission found the project fit for the measure.")
    keys.press(say("Görüşleri kaydet, mektupları beklet"))
    reads(keys, "Ajans görüşleri", REFERENCE)


def look_and_release(keys: Keys) -> None:
    """The held letter is unfolded and read before it goes."""
    say = keys.say
    keys.to("", kind="SUMMARY", holding=REFERENCE).space()
    assert keys.page.locator("details[open] .keep-lines").inner_text().strip() != ""
    reads(keys.press(say("Görüşleri açıkla"), backwards=True), "Görüşleri açıkla")
    reads(keys.press(say("Görüşleri açıkla ve mektupları gönder")), "Ajans görüşleri")


def forward(keys: Keys) -> None:
    """To the Ministry, under the agency's letter."""
    say = keys.say
    reads(keys.press(say("Bakanlığa ilet")), "Bakanlığa ilet")
    keys.tick(REFERENCE).write(say("Yazının sayısı"), "E-77120-602.05").write(say("Yazının tarihi"), TODAY)
    reads(keys.press(say("Bakanlığa iletildiğini kaydet")), "Ajans görüşleri", say("Bakanlıkta"))


def approve(keys: Keys, *, amount: str) -> None:
    """The Ministry's decider reads the file and the agency's opinion, then records the approval."""
    say = keys.say
    reads(keys, "Dosyalar", REFERENCE)
    reads(keys.press(REFERENCE), TITLE, say("Ajansın görüşü"))
    reads(keys.press(say("Onayı kaydet")), "Bakanlığın onayını kaydet")
    keys.write(say("Yazının sayısı"), "E-30511-045.02").write(say("Yazının tarihi"), TODAY)
    reads(keys.write(say("Onaylanan destek (TL)"), amount).press(say("Onayı kaydet"), kind="submit"), TITLE)
