"""Numbers that identify a body (domain notes §4.3), true for every writer."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from stdnum.tr import vkn

validate_detsis = RegexValidator(r"^[0-9]{8}\Z", _("DETSİS numarası 8 rakamdan oluşur."), "detsis_shape")
validate_mersis = RegexValidator(r"^[0-9]{16}\Z", _("MERSİS numarası 16 rakamdan oluşur."), "mersis_shape")


def validate_vkn(value: str) -> None:
    """Ten digits of which the last checks the rest."""
    if not re.fullmatch(r"[0-9]{10}", value):
        raise ValidationError(_("VKN 10 rakamdan oluşur; yazdığınızı denetleyin."), "vkn_shape")
    if not vkn.is_valid(value):
        raise ValidationError(
            _("Bu VKN geçerli değil: son rakam ötekilerle uyuşmuyor. Numarayı denetleyin."), "vkn_check"
        )
