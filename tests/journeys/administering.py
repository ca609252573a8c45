"""What an administrator does with the priorities."""

from tests.journeys.person import Person

NEW_WORDING = "OSB altyapılarının geliştirilmesi ve yenilenmesi"


def mend_measure(administrator: Person, code: str) -> None:
    """A new edition in which one measure reads differently."""
    administrator.open("/yonetim/oncelikler/").sees("Öncelik sürümleri", "1. sürüm")
    administrator.press("Güncel sürümden taslak başlat").sees("2. sürüm", "taslak")
    administrator.follow(f"Düzenle {code}").sees(f"{code} tedbirini düzenle")
    administrator.page.locator("[name=title_tr]").fill(NEW_WORDING)
    administrator.press("Taslağa kaydet").sees("2. sürüm", NEW_WORDING).follow("Yayımla")
    administrator.sees("2. sürüm yayımlansın mı?", "2.5 değişti")
    administrator.write("Yayının gerekçesi", "Yazım düzeltildi.").press("Sürümü yayımla")
    administrator.sees("Öncelik sürümleri", "Yazım düzeltildi.")
