"""Which rows there are to take away, and what must be said beside all of them."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.fields import Words

UNCONFIRMED = _(
    "Yayımlayan, destekleyen, lisans ve tanımlayıcı ayarlarının bir bölümü sistemle gelen varsayılandır; "
    "yayımlayan kurum henüz doğrulamadı."
)


def shows_samples() -> bool:
    """Made-up rows are given out only where the whole place is a trial, and marked even there."""
    return settings.MODE == "trial"


def caveat() -> Words:
    """What every file says while nobody has vouched for its publisher, its licence or its identifiers; then nothing."""
    return UNCONFIRMED if settings.OPEN_DATA_UNCONFIRMED else ""
