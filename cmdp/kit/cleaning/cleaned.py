"""What came of cleaning a paper."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Taken(TextChoices):
    """What was there and is not in the copy."""

    PROPERTIES = "properties", _("Dosya özellikleri (yazar, kurum, program)")
    NOTES = "notes", _("Notlar ve yorumlar")
    CHANGES = "changes", _("İzlenen değişiklikler")
    HEADERS = "headers", _("Üst ve alt bilgiler (antet)")
    ATTACHMENTS = "attachments", _("İçine eklenmiş dosyalar")
    SIGNATURES = "signatures", _("Elektronik imzalar")
    LINKS = "links", _("Bağlantılar ve yer imleri")
    PARTS = "parts", _("Grafikler, nesneler ve gömülü parçalar")
    NAMES = "names", _("Metindeki bilinen adlar")


class Doubt(TextChoices):
    """What could not be cleaned, or not be looked at."""

    NAMES = "names", _("Metinde, çıkarılamayan bilinen adlar var.")
    PICTURES = "pictures", _("Resim var: antet, kaşe, imza ya da logo görünebilir.")
    NO_TEXT = "no_text", _("Metni okunamayan sayfa var (taranmış olabilir); içinde ne yazdığı bilinmiyor.")
    FORM = "form", _("Doldurulmuş form alanları kopyada yok.")
    LOCKED = "locked", _("Dosya parolayla korunuyor; temizlenemedi.")
    ARCHIVE = "archive", _("ZIP dosyası değerlendiricilere gösterilmez; içindekileri PDF yapıp yerine yükleyin.")
    UNKNOWN = "unknown", _("Bu türde dosyalar temizlenemiyor; PDF yapıp yerine yükleyin.")
    BROKEN = "broken", _("Dosya bozuk; temizlenemedi.")
    TOO_LARGE = "too_large", _("Dosya kendiliğinden temizlenemeyecek kadar büyük.")
    MEDIA = "media", _("Bir resmin içindeki bilgiler temizlenemedi.")


# With one of these there is no copy at all.
UNMADE: Final = frozenset({Doubt.LOCKED, Doubt.ARCHIVE, Doubt.UNKNOWN, Doubt.BROKEN, Doubt.TOO_LARGE, Doubt.MEDIA})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A copy, empty where none could be made; ``named`` are known names that still stand in it."""

    content: bytes = b""
    taken: frozenset[Taken] = frozenset()
    doubts: frozenset[Doubt] = frozenset()
    named: tuple[str, ...] = ()


class Uncleanable(Exception):  # noqa: N818 - names the state, not a programming error
    """Nothing can be made of a paper; it carries the reason."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt)
        self.doubt = doubt
