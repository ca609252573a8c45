"""The vocabulary of objections; words only, no rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ObjectionState(models.TextChoices):
    """How far an objection is."""

    RECEIVED = "received", _("alındı, sorumlusu belirlenecek")
    IN_HAND = "in_hand", _("inceleniyor")
    DECIDED = "decided", _("sonuçlandı")
    WITHDRAWN = "withdrawn", _("geri çekildi")


OPEN_OBJECTIONS = frozenset({ObjectionState.RECEIVED, ObjectionState.IN_HAND})


class ObjectionTo(models.TextChoices):
    """What is objected to."""

    CHECK = "check", _("ön incelemenin sonucu")
    OPINION = "opinion", _("ajans görüşü")
    AMOUNT = "amount", _("önerilen tutar")


class ObjectionOutcome(models.TextChoices):
    """What came of an objection; the last is for one that came after its time and was not examined for that."""

    ACCEPTED = "accepted", _("kabul edildi")
    PARTLY = "partly", _("kısmen kabul edildi")
    REFUSED = "refused", _("reddedildi")
    LATE = "late", _("süresinde verilmediği için incelenmedi")


class ObjectionEffect(models.TextChoices):
    """What the outcome does to the file."""

    NONE = "none", _("dosya olduğu yerde kalır")
    REINSTATE = "reinstate", _("dosya karardan önceki durumuna döner, sıralama yeniden hesaplanır")
    RAISE = "raise", _("önerilen tutar yükseltilir")


class Channel(models.TextChoices):
    """How an applicant was officially notified."""

    KEP = "kep", _("KEP (kayıtlı elektronik posta)")
    POST = "post", _("taahhütlü ya da tebligat zarfıyla posta")
    BY_HAND = "by_hand", _("elden, imza karşılığı")
    OTHER = "other", _("başka bir yolla")
