"""Which certificates signatures are trusted by, and which papers wait to be verified."""

import datetime as dt

from django.db.models import QuerySet

from applications.choices import Scan
from applications.found import SignatureOutcome
from applications.models import TrustRoot, Undertaking

OPEN = (Scan.UNCHECKED, Scan.CLEAN)


def trust_roots() -> QuerySet[TrustRoot]:
    """Those in force, by name."""
    return TrustRoot.objects.filter(retired_at=None).select_related("added_by")


def retired_trust_roots() -> QuerySet[TrustRoot]:
    """Those that were taken out, the newest first."""
    return TrustRoot.objects.exclude(retired_at=None).order_by("-retired_at")


def to_verify(at: dt.datetime) -> list[int]:
    """Undertakings whose signatures should have been looked at by now; none that is shut by the virus check."""
    waiting = Undertaking.objects.filter(signature=SignatureOutcome.WAITING, next_check_at__lte=at, scan__in=OPEN)
    return list(waiting.order_by("pk").values_list("pk", flat=True))
