"""What the Ministry's decider does."""

import datetime as dt

from tests.journeys.person import Person

TODAY = f"{dt.date.today():%d.%m.%Y}"


def approve(decider: Person, reference: str, *, amount: str) -> None:
    """Read the file and the agency's opinion, then record the approval with its letter."""
    decider.open("/bakanlik/").sees("Dosyalar", "Karar bekleyenler", reference).follow(reference)
    decider.sees("", reference, "Ajansın görüşü", "olumlu").follow("Onayı kaydet")
    decider.sees("Bakanlığın onayını kaydet").write("Yazının sayısı", "E-30511-045.02").write("Yazının tarihi", TODAY)
    decider.write("Onaylanan destek (TL)", amount).press("Onayı kaydet").sees("", reference)
