"""The book of a commission's files: asked for by a member, made for that member, gone once a file closes to them."""

import datetime as dt
from typing import Final

from django.db import transaction

from applications.models import Meeting
from applications.policies.commission import may_attend
from cmdp.accounts.models import User
from cmdp.jobs.models import Job
from cmdp.jobs.start import start
from cmdp.kit.verdict import require

MAKE: Final = "meeting.book"


@transaction.atomic
def ask_for_book(meeting: Meeting, *, by: User, at: dt.datetime) -> Job:
    """Have the files that are open to the member put on paper."""
    require(may_attend(by, meeting))
    return start(MAKE, by.pk, {"meeting": meeting.pk}, at)


def forget_books(person_id: int) -> None:
    """Take a person's books from them: one of the files in them may have just closed."""
    Job.objects.filter(owner_id=person_id, kind=MAKE).update(result="")
