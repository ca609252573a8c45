"""A sending on paper: asked for with the sending, kept once made, asked for again where it was not."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from applications.models import Printout, Submission
from cmdp.accounts.models import User
from cmdp.jobs.start import start
from cmdp.kit.codes import code_for, hash_of
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import sha256_of

MAKE: Final = "printout.make"
CODE: Final = "cmdp.printout"
# Three early tries outlive a dead broker, a dead worker, a full disk. What they could not set, no hour mends: it is
# tried once a day, so that a release which can set it finds it, and the list of jobs is not filled with its failures.
PAUSES: Final = (*(dt.timedelta(minutes=minutes) for minutes in (2, 10, 60)), dt.timedelta(days=1))


def ask_for_printouts(submission: Submission, *, by: User, at: dt.datetime) -> None:
    """Write down that a sending is to be put on paper, once per language; inside the sending's transaction.

    The worker is woken after the commit. Neither a dead broker nor a dead worker loses it: both the job
    and these rows are swept.
    """
    rows = [
        Printout(submission=submission, language=language, asked_at=at, next_try_at=at + PAUSES[0])
        for language, _name in settings.LANGUAGES
    ]
    Printout.objects.bulk_create(rows)
    start(MAKE, by.pk, {"submission": submission.pk}, at)


def code_on(submission: Submission) -> str:
    """The check code of a sending, the same on each of its papers."""
    return code_for(CODE, f"{submission.pk}:{submission.sha256}")


@with_their_rows()
@transaction.atomic
def keep(printout_id: int, content: bytes, *, at: dt.datetime) -> bool:
    """Store the paper; says whether it was still missing. Two workers with one task leave one file."""
    row = Printout.objects.select_for_update(of=("self",)).select_related("submission").get(pk=printout_id)
    if row.made_at is not None:
        return False
    file = ContentFile(content)
    row.made_at, row.sha256, row.code_hash = at, sha256_of(file), hash_of(code_on(row.submission))
    row.file.save(f"{row.public_id}.pdf", file, save=False)
    row.save(update_fields=["made_at", "sha256", "code_hash", "file"])
    return True


@transaction.atomic
def ask_again(submission_id: int, *, at: dt.datetime) -> bool:
    """Wake the worker for papers that were not made in time; each time the pause grows, up to a day."""
    rows = list(
        Printout.objects.select_for_update().filter(submission=submission_id, made_at=None, next_try_at__lte=at)
    )
    for row in rows:
        row.tries += 1
        row.next_try_at = at + PAUSES[min(row.tries, len(PAUSES) - 1)]
        row.save(update_fields=["tries", "next_try_at"])
    if rows:
        sender = Submission.objects.values_list("sent_by_id", flat=True).get(pk=submission_id)
        start(MAKE, sender, {"submission": submission_id}, at)
    return bool(rows)
