"""When a request arrived: at the proxy, where that stamps it; what then waits for a free worker does not make it late."""

import datetime as dt
import re
from typing import Final

from django.conf import settings
from django.http import HttpRequest

HEADER: Final = "X-Arrived-At"
STAMP: Final = re.compile(r"[0-9]{10}\.[0-9]{3}")  # nginx's $msec
# Nothing waits longer for its answer (proxy_read_timeout): an older stamp is a mistake.
LONGEST: Final = dt.timedelta(minutes=2)


def arrived_at(request: HttpRequest, *, now: dt.datetime) -> dt.datetime:
    """The proxy's stamp if there is a proxy that writes one over whatever callers wrote, and it can be true; else ``now``."""
    stamp = request.headers.get(HEADER, "") if settings.PROXY_STAMPS_ARRIVAL else ""
    if not STAMP.fullmatch(stamp):
        return now
    told = dt.datetime.fromtimestamp(float(stamp), tz=dt.UTC)
    return told if now - LONGEST <= told <= now else now
