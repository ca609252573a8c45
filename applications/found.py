"""Words for what stands beside a file at the desk: what the rules find, what is like it, what signatures say, what the
agency keeps for itself, what it handled before.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Found(models.TextChoices):
    """What the rules found that bears on an item of a check list: evidence for an officer, never an answer."""

    HOLDS = "holds", _("uygun görünüyor")
    LOOK = "look", _("bakılmalı")
    FAILS = "fails", _("uymuyor")


class Bearing(models.TextChoices):
    """What of a file a check item may be tied to: the rules read it, and what they find stands beside the item."""

    SENT_IN_TIME = "sent_in_time", _("gönderim ve tamamlama süreleri")
    FORM = "form_complete", _("formun zorunlu alanları")
    BUDGET = "budget_complete", _("bütçe ve kaynak tabloları ile toplamları")
    FRAMEWORK = "framework", _("faaliyetler, göstergeler, riskler ve işletme")
    AUTHORITY = "authority_decision", _("temsil yetkisi ve yetkili organ kararı")
    PRICES = "price_papers", _("maliyetleri gösteren belgeler")
    PARTNER_PAPERS = "partner_papers", _("ortak ve iştirakçi beyanları")
    PAPERS = "papers_readable", _("bütün belgeler")
    UNDERTAKING = "undertaking", _("taahhütname, süresi ve imzası")
    DURATION = "duration_inside", _("proje süresinin sınırı")
    SUPPORT = "support_inside", _("destek tutarının ve oranının sınırları")
    APPLICANT = "applicant_eligible", _("başvuranın türü ve ili")
    PARTNERS = "partners_eligible", _("ortaklar ve iştirakçiler")
    PLACE = "place_eligible", _("uygulama yerinin ili")
    SUBJECT = "subject_eligible", _("öncelikler ve tedbirler")


class TraceKind(models.TextChoices):
    """What of a file leaves traces by which others like it are found."""

    TITLE = "title", _("proje adı")
    SUMMARY = "summary", _("özet")
    PLACE = "place", _("yer")


class LikenessSign(models.TextChoices):
    """Why two files, or a file and a supported project, may be one; values of ``TraceKind`` mean the same."""

    TITLE = "title", _("adı benziyor")
    SUMMARY = "summary", _("özeti benziyor")
    PLACE = "place", _("yeri aynı")
    BODY = "body", _("kurumu aynı")


class PaperKind(models.TextChoices):
    """What an agency keeps for itself on a file as a paper."""

    INCOMING = "incoming", _("gelen yazı")
    OUTGOING = "outgoing", _("giden yazı")
    PHOTOGRAPH = "photograph", _("fotoğraf")


class SignatureOutcome(models.TextChoices):
    """What is known of the electronic signatures on a paper, the worst of them counting."""

    WAITING = "waiting", _("elektronik imza denetleniyor")
    UNSIGNED = "unsigned", _("elektronik imza yok; elle imzalanmış olabilir")
    VALID = "valid", _("elektronik imza geçerli")
    UNTRUSTED = "untrusted", _("imza bozulmamış, imzacının sertifikası doğrulanamadı")
    BROKEN = "broken", _("imza geçersiz: dosya imzadan sonra değişmiş")
    UNREADABLE = "unreadable", _("dosya okunamadı, imza denetlenemedi")


class EarlierState(models.TextChoices):
    """What became of a file that was handled before this software, as the agency's own records say."""

    SUPPORTED = "supported", _("desteklendi")
    COMPLETED = "completed", _("desteklenip tamamlandı")
    CANCELLED = "cancelled", _("sözleşmesi feshedildi")
    REFUSED = "refused", _("desteklenmedi")
    WITHDRAWN = "withdrawn", _("geri çekildi")
    UNKNOWN = "unknown", _("sonucu bilinmiyor")
