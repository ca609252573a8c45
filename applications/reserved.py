"""The vocabulary of the reserve list; words only, no rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallUpState(models.TextChoices):
    """What the applicant of a file that was called up from the reserve list answered."""

    WAITING = "waiting", _("yanıt bekleniyor")
    ACCEPTED = "accepted", _("kabul edildi")
    DECLINED = "declined", _("başvuran vazgeçti")
    LAPSED = "lapsed", _("süresinde yanıt verilmedi")
    NOT_AWAITED = "none", _("yanıt beklenmedi")
