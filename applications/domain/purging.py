"""What was kept for its term is destroyed: letters with keys, old claims, results of jobs, drafts that nobody sent.

``queries.kept`` says of what for how long. What is archived with a file is none of this: no round reaches it.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from applications.choices import Status
from applications.domain.pool import delete_profile
from applications.models import Proposal, PurgeRound
from applications.queries.kept import before, of
from applications.queries.pool import profiles_to_forget
from cmdp.accounts.models import Dispute, Invitation, JoinRequest, User
from cmdp.audit.record import HIDDEN, record
from cmdp.jobs.models import Job
from cmdp.kit.actors import SYSTEM
from cmdp.outbox.models import Letter, State

log = logging.getLogger(__name__)
NEVER_SENT: Final = (Status.MISSED, Status.WITHDRAWN)
WENT: Final = (State.SENT, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Sweep:
    """One table of a kind of ``queries.kept``: which rows are due, and what happens to one of them."""

    kind: str
    due: Callable[[dt.datetime], QuerySet[Any]]
    end: Callable[[Any, dt.datetime], None]

    def found(self, at: dt.datetime) -> QuerySet[Any]:
        """The rows that were kept for their term."""
        return self.due(before(of(self.kind), at))


def due_now(*, at: dt.datetime) -> dict[str, int]:
    """How many rows of each kind the next round would destroy; nothing is touched."""
    counts = {sweep.kind: 0 for sweep in SWEEPS}
    for sweep in SWEEPS:
        counts[sweep.kind] += sweep.found(at).count()
    return counts


def purge(*, at: dt.datetime) -> dict[str, int]:
    """Destroy what is due, each row in a transaction of its own; how many rows of each kind went."""
    counts = {sweep.kind: 0 for sweep in SWEEPS}
    for sweep in SWEEPS:
        counts[sweep.kind] += sum(_end(sweep, key, at) for key in _keys(sweep.found(at)))
    went = [PurgeRound(at=at, kind=kind, rows=rows) for kind, rows in counts.items() if rows]
    PurgeRound.objects.bulk_create(went)
    return counts


def _keys(rows: QuerySet[Any]) -> Iterable[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _end(sweep: Sweep, key: int, at: dt.datetime) -> bool:
    """End one row if it is still due; what cannot be ended is told in the log and never stops the others."""
    try:
        with transaction.atomic():
            row = sweep.found(at).select_for_update(of=("self",)).filter(pk=key).first()
            if row is not None:
                sweep.end(row, at)
    except Exception:
        log.exception("a row of %s could not be destroyed: %s", sweep.kind, key)
        return False
    return row is not None


# What is due --------------------------------------------------------------------------
def _unconfirmed(since: dt.datetime) -> QuerySet[User]:
    """Accounts that nobody ever entered, of an address that nobody confirmed."""
    rows = User.objects.filter(joined_at__lt=since, last_login=None, memberships=None, is_demo=False)
    return rows.filter(emailaddress__isnull=False).exclude(emailaddress__verified=True)


def _offers(since: dt.datetime) -> QuerySet[Invitation]:
    ran_out = Q(expires_at__lt=since, accepted_at=None, withdrawn_at=None, declined_at=None)
    ended = Q(accepted_at__lt=since) | Q(withdrawn_at__lt=since) | Q(declined_at__lt=since) | ran_out
    return Invitation.objects.filter(ended).exclude(email__endswith=NOBODY)


def _requests(since: dt.datetime) -> QuerySet[JoinRequest]:
    return JoinRequest.objects.filter(answered_at__lt=since).exclude(message="", reason="")


def _disputes(since: dt.datetime) -> QuerySet[Dispute]:
    return Dispute.objects.filter(decided_at__lt=since).exclude(claim=HIDDEN)


def _private_letters(since: dt.datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(is_private=True, created_at__lt=since, state__in=WENT).exclude(text=HIDDEN)


def _never_sent(since: dt.datetime) -> QuerySet[Proposal]:
    rows = Proposal.objects.filter(status__in=NEVER_SENT, first_sent_at=None, call_stage__closes_at__lt=since)
    return rows.select_related("call")


# What happens to it -------------------------------------------------------------------
NOBODY: Final = "@silindi.invalid"


def nobody(row: Model) -> str:
    """An address that leads nowhere and is nobody's, one for each row."""
    return f"{row._meta.model_name}-{row.pk}{NOBODY}"


def _delete(row: Model, _at: dt.datetime) -> None:
    row.delete()


def _delete_account(user: User, at: dt.datetime) -> None:
    record("account_expired", user, by=SYSTEM, at=at)
    user.delete()


def _forget_address(offer: Invitation, at: dt.datetime) -> None:
    """An offer that was never answered is withdrawn with it: it leads nowhere any more."""
    is_open = offer.accepted_at is None and offer.declined_at is None and offer.withdrawn_at is None
    offer.withdrawn_at = at if is_open else offer.withdrawn_at
    offer.email = nobody(offer)
    offer.save(update_fields=["email", "withdrawn_at"])


def _forget_words(request: JoinRequest, _at: dt.datetime) -> None:
    request.message = request.reason = ""
    request.save(update_fields=["message", "reason"])


def _forget_claim(dispute: Dispute, _at: dt.datetime) -> None:
    dispute.claim = HIDDEN
    dispute.owners_words = HIDDEN if dispute.owners_words else ""
    dispute.save(update_fields=["claim", "owners_words"])


def empty_letter(letter: Letter, _at: dt.datetime) -> None:
    """Leave of a letter that it went, when and what it was about."""
    letter.to_email, letter.to_name = nobody(letter), ""
    letter.subject = letter.text = letter.html = HIDDEN
    letter.save(update_fields=["to_email", "to_name", "subject", "text", "html"])


def _delete_draft(draft: Proposal, at: dt.datetime) -> None:
    """The papers lose their rows here and their files at the next look for files that no row names."""
    record("proposal.purge", draft, by=SYSTEM, at=at, agency_id=draft.call.agency_id)
    draft.copies.update(copied_from=None)
    draft.delete()


def delete_job(job: Job, _at: dt.datetime) -> None:
    """The file goes with its row, once that is gone for good."""
    if job.result:
        transaction.on_commit(lambda: job.result.storage.delete(str(job.result.name)), robust=True)
    job.delete()


SWEEPS: Final = (
    Sweep("accounts", _unconfirmed, _delete_account),
    Sweep("failures", lambda since: AccessAttempt.objects.filter(attempt_time__lt=since), _delete),
    Sweep("claims", _offers, _forget_address),
    Sweep("claims", _requests, _forget_words),
    Sweep("claims", _disputes, _forget_claim),
    Sweep("pool", profiles_to_forget, lambda profile, at: delete_profile(profile, by=SYSTEM, at=at)),
    Sweep("drafts", _never_sent, _delete_draft),
    Sweep("letters", _private_letters, empty_letter),
    Sweep("jobs", lambda since: Job.objects.filter(finished_at__lt=since), delete_job),
)
