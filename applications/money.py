"""The vocabulary of a call's money: what one envelope is, and where money goes that nobody needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EnvelopeSplit(models.TextChoices):
    """What one envelope of a call is: the whole call, an axis, or a province."""

    CALL = "call", _("çağrının bütünü tek zarf")
    AXIS = "axis", _("her öncelik ekseni ayrı zarf")
    PROVINCE = "province", _("her il ayrı zarf")


class UnusedMoney(models.TextChoices):
    """Where the money goes that no file of its envelope needs."""

    NONE = "none", _("zarfında kalır")
    NEXT = "next", _("sırada en iyi puanlı dosyası bekleyen zarfa geçer")
    COMMON = "common", _("çağrının ortak payına döner")
