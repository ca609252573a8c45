"""What an administrator does with the priorities."""

from tests.journeys.person import Person

NEW_WORDING = "OSB altyapılarının geliştirilmesi ve yenilenmesi"


def begin_draft(administrator: Person, name: str, *, edition: str) -> None:
    """A draft of a name from an edition."""
    administrator.open("/yonetim/oncelikler/").sees("Öncelik sürümleri", edition).follow("Taslak başlat")
    administrator.sees("Taslak başlat").choose("Hangi sürümden", edition).write("Taslağın adı", name)
    administrator.press("Taslağı başlat").sees(name, "taslak")


def publish_draft(administrator: Person, name: str, reason: str, *shown: str) -> None:
    """From the draft's page into print; ``shown`` are differences that are read before."""
    administrator.follow("Yayımla").sees(f"“{name}” yayımlansın mı?", *shown)
    administrator.write("Yayının gerekçesi", reason).press("Sürümü yayımla")
    administrator.sees("Öncelik sürümleri", reason)


def mend_measure(administrator: Person, code: str) -> None:
    """A new edition in which one measure reads differently."""
    begin_draft(administrator, "Yazım", edition="1. sürüm")
    administrator.follow(f"Düzenle {code}").sees(f"{code} tedbirini düzenle")
    administrator.page.locator("[name=title_tr]").fill(NEW_WORDING)
    administrator.press("Taslağa kaydet").sees("Yazım", NEW_WORDING)
    publish_draft(administrator, "Yazım", "Yazım düzeltildi.", "2.5 değişti")


def split_measure(administrator: Person, code: str, parts: dict[str, tuple[str, str]]) -> None:
    """In the draft whose page is open: one measure becomes several of these codes and words."""
    administrator.follow(f"Böl {code}").sees(f"{code} tedbirini böl", "2. yeni tedbir")
    for number, (new, (turkish, english)) in enumerate(parts.items(), start=1):
        for field, text in (("code", new), ("title_tr", turkish), ("title_en", english)):
            administrator.page.locator(f"[name=p{number}-{field}]").fill(text)
    administrator.press("Tedbiri böl").sees("taslak", *parts, "Yerini alanlar: " + ", ".join(parts))
