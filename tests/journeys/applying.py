"""What an applicant does: an account, an organisation, a file from the first line to the receipt."""

import datetime as dt
import hashlib
import io
import json
from pathlib import Path

from docx import Document

from applications.models import Submission
from cmdp.kit.formats import format_money
from tests.factories.papers import PDF
from tests.factories.people import PASSWORD, make_vkn
from tests.journeys.person import Person
from tests.support.smtp import Sink, links_in, text_of
from tests.support.worker import wait_until

EMAIL, NAME = "ayse@ornekova.test", "Ayşe Yıldız"
BODY = "Örnekova Belediyesi"
TITLE = "Örnekova OSB ortak atık su arıtma tesisi"
REFERENCE = "TR83/26/CMDP/0001"
REQUIRED = (
    "Proje değerlendirme raporu",
    "Bütçenin dayanakları",
    "Yetkili organ kararı",
    "Mülkiyet, tahsis ve izin belgeleri",
)
DONE = "Kaydet ve yapılacaklara dön"


def sign_up(person: Person, sink: Sink) -> None:
    """An account, its address confirmed by the letter's link."""
    person.open("/").sees("Kentinizi çekim merkezi yapacak projeyi buradan anlatın.")
    person.open("/hesap/kayit/").sees("Hesap oluştur", "6698 sayılı Kişisel Verilerin Korunması Kanunu")
    person.write("Ad soyad", NAME).write("E-posta", EMAIL).write("Parola", PASSWORD).press("Hesap oluştur")
    person.sees("E-posta adresinizi doğrulayın", EMAIL)
    letter = sink.wait_for_one(EMAIL, subject="E-posta adresinizi doğrulayın")
    (link,) = [link for link in links_in(letter) if "/e-posta/dogrula/" in link]
    person.open(link).sees("E-posta", EMAIL).press("Onayla", exact=False)
    if "/giris/" in person.page.url:
        person.sees("Oturum aç").sign_in(EMAIL, PASSWORD)


def register(person: Person, folder: Path) -> None:
    """A municipality in Samsun, and the paper that says who speaks for it."""
    person.open("/hesap/kurumlar/").sees("Kurumlarım", "Henüz bir kurumunuz yok").follow("Kurum bul ya da ekle")
    person.sees("Kurum bul").write("Vergi kimlik numarası (VKN)", make_vkn()).press("Ara")
    person.sees("Kurum bul", "Bu VKN ile kayıtlı kurum yok").follow("Kurumu ekle")
    person.sees("Kurum ekle").write("Kurumun adı", BODY)
    person.choose("Türü", "Belediye").choose("İl", "Samsun").press("Kurumu ekle")
    person.sees(BODY, "Kurum eklendi.").follow("Yetki belgesi yükle")
    person.sees("Yetki belgesi yükle")
    person.page.locator("input[type=file]").set_input_files(paper(folder, "yetki.pdf"))
    person.press("Belgeyi yükle").sees(BODY, "Belge yüklendi.", "inceleniyor")


def paper(folder: Path, name: str, words: str = "") -> Path:
    """A small PDF on disk."""
    path = folder / name
    path.write_bytes(PDF + words.encode())
    return path


def start(person: Person, call: str, *, body: str = BODY) -> None:
    """From the list of calls into a draft."""
    person.open("/cagrilar/").sees("Çağrılar", call).follow(call)
    person.sees(call, "Başvuruya başla").follow("Başvuruya başla")
    person.sees("Başvuru başlat", body).press("Başvuruyu başlat")
    person.sees("Adsız başvuru", "Yapılacaklar", "başlanmadı")


def write_idea(person: Person) -> None:
    """Project, place, priorities, contact."""
    person.follow("Proje", exact=True).sees("Proje").write("Projenin adı", TITLE)
    person.write("Özet", "OSB’deki 46 firmanın atık suyu için ortak bir arıtma tesisi kurulacak.")
    person.tick("Proje desteği", exact=False).write("Süre (ay)", "14").press(DONE)
    person.sees(TITLE, "“Proje” kaydedildi.").follow("Yer", exact=True).sees("Yer").choose("İl", "Samsun")
    person.write("İlçe", "Tekkeköy").press(DONE).sees(TITLE)
    person.follow("Öncelikler").sees("Öncelikler", "OSB elektrik, su, kanalizasyon, doğalgaz")
    person.page.get_by_role("radio", name="2.5").check()
    person.page.get_by_role("checkbox", name="2.1").check()
    person.press(DONE).sees(TITLE, "2.5 ana; 2.1 yan").follow("İrtibat kişisi")
    person.sees("İrtibat kişisi").write("Telefon (isteğe bağlı)", "0362 000 00 00").press(DONE).sees(TITLE)


def write_answers(person: Person, *, length: int = 17) -> None:
    """Every question of the stage."""
    person.follow("Gerekçe ve yöntem").sees("Gerekçe ve yöntem")
    boxes = person.page.locator("main textarea")
    assert boxes.count() == length
    for box in boxes.all():
        box.fill("Bekleme süresi 19 günden 3 güne iner; ölçüm kayıtları ektedir.")
    person.press(DONE).sees(TITLE)


def write_work(person: Person) -> None:
    """One activity over the months of the project."""
    person.follow("Faaliyetler ve takvim").sees("Faaliyetler ve takvim", "Henüz faaliyet yok").follow("Faaliyet ekle")
    person.sees("Faaliyetler ve takvim: yeni satır").write("Faaliyet", "Arıtma tesisinin yapımı").write("İlk ay", "1")
    person.write("Son ay", "14").write("Sorumlu", "Proje ekibi").press("Satırı kaydet")
    person.sees("Faaliyetler ve takvim", "1–14. ay").follow("Yapılacaklara dön").sees(TITLE, "1 faaliyet")


def write_results(person: Person, *, risks: bool = True) -> None:
    """One indicator of the list; the years of running it and one risk where they are asked for."""
    person.follow("Göstergeler").sees("Göstergeler", "Henüz gösterge yok").follow("Oluşturulan istihdam")
    person.sees("Göstergeler: yeni satır").write("Başlangıç değeri", "0").write("Hedef değer", "24")
    person.write("Nasıl ölçülecek", "SGK bildirgeleri, altı ayda bir").press("Satırı kaydet")
    person.sees("Göstergeler", "Oluşturulan istihdam").follow("Yapılacaklara dön").sees(TITLE, "1 gösterge")
    if risks:
        _write_operation(person)
        person.follow("Riskler").sees("Riskler", "Henüz risk yok").follow("Risk ekle").sees("Riskler: yeni satır")
        person.write("Risk", "Teslim gecikmesi")
        person.page.locator("input[name=likelihood][value=low]").check()
        person.page.locator("input[name=effect][value=high]").check()
        person.write("Önlem", "Gecikme cezası").write("Riskin sorumlusu", "Satın alma").press("Satırı kaydet")
        person.sees("Riskler", "Teslim gecikmesi").follow("Yapılacaklara dön").sees(TITLE, "1 risk")


def _write_operation(person: Person) -> None:
    """Five years, one after the other: the next year is chosen already."""
    person.follow("İşletme öngörüsü").sees("İşletme öngörüsü", "Henüz yıl yok")
    for year in range(1, 6):
        person.follow("Yıl ekle").sees("İşletme öngörüsü: yeni satır").write("Personel (kişi)", "4").write(
            "Gelir (TL)", "900.000,00"
        )
        person.write("İşletme gideri (TL)", "500.000,00").write("Bakım gideri (TL)", "150.000,00")
        person.press("Satırı kaydet").sees("İşletme öngörüsü", f"{year}. yıl")
    person.follow("Yapılacaklara dön").sees(TITLE, "5 yıldan 5 yazıldı")


def write_money(person: Person, *, cost: int = 2_000_000) -> None:
    """One cost, paid to four fifths by the programme."""
    support, own = (f"{cost // 5 * share},00" for share in (4, 1))
    person.follow("Bütçe", exact=True).sees("Bütçe", "Bütçede henüz satır yok").follow("Gider ekle")
    person.sees("Bütçe: yeni satır").choose("Bütçe kalemi", "Yapım işleri").write("Açıklama", "Arıtma tesisi")
    person.write("Birim", "adet").write("Miktar", "1").write("Birim fiyat (KDV hariç, TL)", f"{cost},00")
    person.write("KDV oranı (%)", "0").press("Satırı kaydet").sees("Bütçe", format_money(cost, unit=False))
    person.follow("Yapılacaklara dön").follow("Kaynaklar")
    for source, amount in (("talep edilen destek", support), ("başvuru sahibinin nakit katkısı", own)):
        person.sees("Kaynaklar").follow("Kaynak ekle").sees("Kaynaklar: yeni satır").tick(source)
        person.write("Tutar (TL)", amount).press("Satırı kaydet")
    person.sees("Kaynaklar", "%80").follow("Yapılacaklara dön").sees(TITLE)


def attach(person: Person, folder: Path) -> None:
    """A paper in every slot that needs one; sending is refused until then."""
    person.follow("Göndermeden önce kontrol et").sees("Göndermeden önce", "Düzeltilmesi gerekenler", REQUIRED[0])
    person.follow("Başvuruya dön").follow("Belgeler").sees("Belgeler", "zorunlu, henüz yüklenmedi")
    for number, slot in enumerate(REQUIRED):
        person.attach(slot, paper(folder, f"belge{number}.pdf", words=slot))
        person.press("Belgeyi yükle", exact=False, within=person.section(slot)).sees("Belgeler", f"belge{number}.pdf")
    person.follow("Yapılacaklara dön").sees(TITLE, "Zorunlu 4 belgeden 4 yüklendi")


def send(person: Person, sink: Sink, *, to: str = EMAIL) -> str:
    """Send; the receipt shows reference and hash, and so does the letter. The hash."""
    person.follow("Göndermeden önce kontrol et").sees("Göndermeden önce", "Yılın bütün kuralları sağlanıyor.", to)
    person.tick("Yukarıdakileri kurumum adına", exact=False).press("Başvuruyu gönder")
    digest = hashlib.sha256(_canonical(Submission.objects.latest("pk").content)).hexdigest()
    person.sees("Başvurunuz alındı", REFERENCE, digest)
    wait_until(lambda: any(digest in text_of(mail) for mail in sink.to(to, subject=f"Başvurunuz alındı – {REFERENCE}")))
    return digest


def _canonical(content: object) -> bytes:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def record_cover_letter(person: Person, digest: str) -> None:
    """The cover letter bears reference and hash; its own number and date are recorded."""
    written = Document(io.BytesIO(person.download("Üst yazıyı indirin (DOCX)")))
    words = "\n".join(cell.text for table in written.tables for row in table.rows for cell in row.cells)
    words += "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert REFERENCE in words
    assert digest in words.replace(" ", "").replace("\n", "")
    person.follow("Üst yazının sayısını, tarihini ve hangi yoldan gönderdiğinizi yazın.").sees(
        "Üst yazının sayısı, tarihi ve yolu"
    )
    person.page.locator("main input[type=text]").first.fill("E-41871-602.04")
    person.page.locator("main input[type=text]").nth(1).fill(f"{dt.date.today():%d.%m.%Y}")
    person.page.get_by_label("KEP", exact=True).check()
    person.press("Üst yazının bilgilerini kaydet").sees(TITLE, "E-41871-602.04 sayılı", "KEP")


def complete(person: Person, folder: Path, sink: Sink, asked: str) -> None:
    """Answer the return: only what was asked is open."""
    letter = sink.wait_for_one(EMAIL, subject="Başvurunuzda tamamlamanız gerekenler var")
    assert asked in text_of(letter)
    person.open(_own_link(letter)).sees(TITLE, asked, "Tamamlamanın son anı").follow("Proje", exact=True)
    person.sees("Proje", "Ajans bu bölümü istemedi").open(_own_link(letter)).follow("Belgeler")
    slot = person.section(REQUIRED[2])
    slot.locator("summary").click()
    person.attach(REQUIRED[2], paper(folder, "karar2.pdf", words="ikinci"))
    person.press("Belgeyi yükle", exact=False, within=slot).sees("Belgeler", "karar2.pdf").follow("Yapılacaklara dön")
    person.follow("Tamamlamayı göndermeden önce kontrol et").sees("Göndermeden önce")
    person.tick("Yukarıdakileri kurumum adına", exact=False).press("Tamamlamayı gönder")
    person.sees("Tamamlamanız alındı", REFERENCE)
    sink.wait_for_one(EMAIL, subject=f"Tamamlanan başvurunuz alındı – {REFERENCE}")


def _own_link(letter: object) -> str:
    (link,) = [link for link in links_in(letter) if "/basvurular/" in link]
    return link
