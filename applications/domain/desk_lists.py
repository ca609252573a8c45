"""Take the agency's list away as a file."""

import datetime as dt
from typing import Any, Final

from django.db import transaction

from applications.queries.recipients import person
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.jobs.start import start

LIST: Final = "desk_files.list"


@transaction.atomic
def take_list(told: dict[str, Any], *, files: int, by: User, at: dt.datetime) -> Job:
    """Have the list written (``query``, chosen ``files``, ``form``) and put on the record who takes how much of it, no names."""
    job = start(LIST, by.pk, told, at, tell=person(by))
    changes = {"form": (None, told["form"]), "files": (None, files)}
    for agency in sorted(agencies_of(by, *AGENCY_ROLES)):
        record("desk_files.take", job, by=by, at=at, agency_id=agency, changes=changes)
    return job
