"""The vocabulary of what an agency hands over to the Ministry: the fixed annexes of a package."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Annex(models.TextChoices):
    """An annex of the cover letter: what a package holds of every file, and of the call."""

    TABLE = "table", _("dosyaların tablosu")
    SOURCES = "sources", _("kural setinin dayandığı belgeler")
    SENDINGS = "sendings", _("gönderilen başvurular (PDF)")
    PAPERS = "papers", _("başvuruların belgeleri")
    UNDERTAKINGS = "undertakings", _("taahhütnameler")
