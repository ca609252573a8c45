"""Celery whose clock is off by as many seconds as the file says that ``CMDP_SHIFT`` names: for beat alone."""

import datetime as dt
import os
import sys
from pathlib import Path

from celery import Celery
from celery.__main__ import main

_now = Celery.now


def shift() -> dt.timedelta:
    """How far off."""
    file = Path(os.environ["CMDP_SHIFT"])
    return dt.timedelta(seconds=float(file.read_text() or 0) if file.exists() else 0)


Celery.now = lambda app: _now(app) + shift()

if __name__ == "__main__":
    sys.exit(main())
