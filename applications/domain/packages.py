"""The Ministry's package: begun with the forwarding, written once by a worker, handed out as it was written."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from django.core.files.base import File
from django.db import transaction

from applications.models import Package
from applications.policies.packages import may_make_package
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.models import Job
from cmdp.jobs.start import start
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import sha256_of
from cmdp.kit.verdict import require

MAKE: Final = "package.make"


def begin_package(stage_id: int, letter_number: str, letter_date: dt.date, *, by: User, at: dt.datetime) -> Package:
    """The package of a stage's files under one letter; inside the forwarding's transaction, the worker woken after it."""
    letter = {"letter_number": letter_number, "letter_date": letter_date}
    package = Package.objects.create(call_stage_id=stage_id, **letter, forwarded_at=at, forwarded_by=by)
    start(MAKE, by.pk, {"package": package.pk}, at)
    return package


@transaction.atomic
def ask_for_package(package_id: int, *, by: User, at: dt.datetime) -> Job:
    """Have a package written that no worker has written yet."""
    package = Package.objects.select_for_update(of=("self",)).select_related("call_stage__call").get(pk=package_id)
    require(may_make_package(by, package))
    record("package.ask", package, by=by, at=at, agency_id=package.call_stage.call.agency_id)
    return start(MAKE, by.pk, {"package": package.pk}, at)


@with_their_rows()
@transaction.atomic
def keep_package(package_id: int, content: File, lacking: Sequence[str], *, by: User, at: dt.datetime) -> bool:
    """Freeze what is handed over; says whether it was still to be written. Two workers leave one file, the first's."""
    row = Package.objects.select_for_update(of=("self",)).select_related("call_stage__call").get(pk=package_id)
    if row.made_at is not None:
        return False
    row.made_at, row.sha256, row.lacking = at, sha256_of(content), "\n".join(lacking)
    row.file.save(f"{row.public_id}.zip", content, save=False)
    row.save(update_fields=["made_at", "sha256", "lacking", "file"])
    changes = {"sha256": ("", row.sha256), "lacking": (None, len(lacking))}
    record("package.freeze", row, by=by, at=at, agency_id=row.call_stage.call.agency_id, changes=changes)
    return True


@transaction.atomic
def note_fetched(package: Package, *, by: User, at: dt.datetime) -> None:
    """Record that somebody takes a package away."""
    changes = {"sha256": ("", package.sha256)}
    record("package.fetch", package, by=by, at=at, agency_id=package.call_stage.call.agency_id, changes=changes)
