"""What the agency's officer and manager do with a file."""

import datetime as dt

from playwright.sync_api import expect

from tests.journeys.person import Person

TODAY = f"{dt.date.today():%d.%m.%Y}"


def confirm_paper(officer: Person, body: str) -> None:
    """Look at who speaks for an organisation and accept it."""
    officer.open("/masa/yetki-belgeleri/").sees("Yetki belgeleri", body).follow(body)
    officer.sees("Yetki belgesi", body, "inceleniyor").press("Belgeyi onayla").sees("Yetki belgeleri")


def check(officer: Person, reference: str, *, refused: dict[str, str], items: tuple[int, int] = (12, 8)) -> None:
    """Answer both lists: yes, but for what is ``refused`` with its reason."""
    officer.open("/masa/").sees("İş listesi", reference).follow(reference).sees("", reference)
    officer.follow("İdari kontrol").sees("Kontrol listeleri", "İdari kontrol", "Uygunluk kontrolü")
    for item in officer.page.locator("main form fieldset").all():
        words, name = item.locator("legend").inner_text(), item.get_by_role("radio").first.get_attribute("name")
        reason = next((reason for text, reason in refused.items() if text in words), "")
        item.get_by_label("hayır" if reason else "evet", exact=True).check()
        if "uymuyor" in item.locator("xpath=ancestor::div[contains(@class, 'check')][last()]").inner_text():
            reason = reason or "Aslı ajansta görüldü."
        officer.page.locator(f"[name={name.replace('result', 'reason')}]").fill(reason)
    officer.press("Listeleri kaydet").sees("", reference, *(f"{count} / {count} yanıtlandı" for count in items))


def return_for_completion(officer: Person, asked: str) -> None:
    """Ask for papers; the page says until when and who gets a letter."""
    officer.follow("Tamamlama iste").sees("Tamamlama iste", "1 kişiye e-posta gidecek")
    officer.write("Başvurandan ne isteniyor?", asked).tick("Belgeler").press("Tamamlama iste")
    officer.sees("", "tamamlama istendi", asked)


def let_pass(officer: Person) -> None:
    """Through to the evaluators."""
    officer.follow("Ön incelemeden geçir").sees("Ön incelemeden geçir").press("Ön incelemeden geçir", exact=False)
    officer.sees("", "değerlendiriliyor")


def ask(officer: Person, *names: str) -> None:
    """Ask people of the pool."""
    officer.follow("Değerlendiriciler").sees("Değerlendiriciler", "Henüz kimseye sorulmadı")
    for name in names:
        officer.tick(name, exact=False)
    officer.press("Seçilenlere sor").sees("Değerlendiriciler", *names)


def opine(manager: Person, call: str, reference: str, *, stage: str = "") -> None:
    """The ranked list, the opinions in one act, the held letters looked at, then released."""
    manager.open("/masa/cagrilar/").sees("Çağrılar", call).follow(call).sees(call).follow(
        f"Sıralama : {stage}" if stage else "Sıralama"
    )
    manager.sees("sıralama", reference).follow("Ajans görüşlerini kaydet").sees("Ajans görüşlerini kaydet", reference)
    manager.write("Komisyonun toplandığı gün", TODAY).write("Tutanağın sayısı", "2026/1")
    manager.write("Gerekçe", "Komisyon projeyi tedbire uygun bulmuştur.")
    manager.press("Görüşleri kaydet, mektupları beklet").sees("Ajans görüşleri", "henüz açıklanmadı", reference)


def look_and_release(manager: Person, reference: str) -> None:
    """No letter goes before this."""
    manager.section("Bekletilen mektuplar").locator("summary").first.click()
    expect(manager.section("Bekletilen mektuplar")).to_contain_text(reference)
    manager.follow("Görüşleri açıkla").sees("Görüşler").press("Görüşleri açıkla", exact=False)
    manager.sees("Ajans görüşleri", "tarihinde açıklandı")


def forward(manager: Person, reference: str) -> None:
    """To the Ministry, under the agency's letter."""
    manager.follow("Bakanlığa ilet").sees("Bakanlığa ilet").tick(reference, exact=False)
    manager.write("Yazının sayısı", "E-77120-602.05").write("Yazının tarihi", TODAY)
    manager.press("Bakanlığa ilet", exact=False).sees("Ajans görüşleri", "Bakanlıkta")
