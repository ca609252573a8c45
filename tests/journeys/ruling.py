"""What an administrator does with rule sets, and a manager with a call on one of them."""

import datetime as dt

from tests.journeys.person import Person

EN_SUFFIX = " (en)"


def copy_rules(administrator: Person, source: str, name: str) -> None:
    """Another set that starts like ``source``, under its own name."""
    administrator.open("/yonetim/kurallar/").sees("Kural setleri", source).follow(source, exact=True)
    administrator.sees(source).follow("Kopyala").sees("Kural setini kopyala")
    administrator.tick("Bundan başlayan ayrı bir kural seti").press("Kopyayı aç")
    administrator.sees(source, "Kopya açıldı").follow("Adını ve yılını düzenle").sees("Kural setinin adı ve yılı")
    administrator.write("Adı (Türkçe)", name).write("Adı (İngilizce)", name + EN_SUFFIX).press("Kaydet")
    administrator.sees(name, "düzenlenebilir")


def set_value(administrator: Person, name: str, value: str) -> None:
    """One single value that is typed."""
    administrator.follow(f"Düzenle : {name}").sees(name).write(name, value).press("Kaydet")


def choose_value(administrator: Person, name: str, value: str) -> None:
    """One single value that is chosen."""
    administrator.follow(f"Düzenle : {name}").sees(name).tick(value).press("Kaydet")


def edit_row(administrator: Person, name: str, what: str, **fields: str) -> None:
    """One row of a list; fields by their names in the form."""
    administrator.follow(f"Düzenle : {name}").sees(f"Düzenle: {what}")
    _fill(administrator, fields)
    administrator.press("Kaydet")


def add_question(administrator: Person, stage: str, words: str) -> None:
    """One more question of a stage, in both languages."""
    administrator.follow(f"Soru ekle : {stage}").sees("Ekle: Soru")
    _fill(administrator, {"label_tr": words, "label_en": words + EN_SUFFIX, "limit": "400"})
    administrator.tick("Zorunlu", exact=False).press("Ekle").sees("", words)


def keep_one_province(administrator: Person, name: str) -> None:
    """Only bodies of one province may apply."""
    administrator.page.locator("main a[href$='/iller/']").first.click()
    administrator.sees("İller")
    for box in administrator.page.get_by_role("checkbox").all():
        box.set_checked(box.evaluate("node => node.labels[0].innerText.trim()") == name)
    administrator.press("Kaydet")


def open_call(manager: Person, rules: str, title: str) -> None:
    """A call on these rules: prepared, its calendar written, announced; the first stage is open at once."""
    manager.open("/masa/cagrilar/").sees("Çağrılar").follow("Yeni çağrı").sees("Yeni çağrı")
    manager.choose("Kural seti", f"{rules} · 2026 · 1. sürüm")
    fields = {"programme_year": "2026", "title_tr": title, "title_en": title + EN_SUFFIX, "envelope": "5.000.000,00"}
    _fill(manager, fields)
    manager.press("Taslağı kaydet").sees("Çağrının takvimi", "Ön başvuru")
    for order, (opens, closes) in enumerate(((-1, 12), (13, 40)), 1):
        _fill(manager, {f"opens_{order}_0": _day(opens), f"opens_{order}_1": "09.00"})
        _fill(manager, {f"closes_{order}_0": _day(closes), f"closes_{order}_1": "16.00"})
    manager.press("Takvimi kaydet").sees(title, "hazırlanıyor", "16.00 (dâhil)").follow("Çağrıyı ilan et")
    manager.sees("Çağrıyı ilan et", "Ne olacak?").press("Çağrıyı ilan et").sees(title, "ilan edildi")


def _fill(person: Person, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        person.page.locator(f"main [name={name}]").fill(value)


def _day(days: int) -> str:
    return f"{dt.date.today() + dt.timedelta(days=days):%d.%m.%Y}"
