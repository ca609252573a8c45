"""The signed undertaking comes in: checked, kept, on the record; what it replaces stays as a row."""

import datetime as dt
from typing import Final

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.domain.notices import tell_applicant, tell_staff_of_find
from applications.found import SignatureOutcome
from applications.models import Proposal, Undertaking
from applications.policies.proposal import NEVER_SENT
from applications.policies.undertakings import may_upload_undertaking
from applications.queries.trust import OPEN, trust_roots
from applications.queries.undertakings import Owed, owed_by
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.jobs.start import start
from cmdp.kit.actors import SYSTEM
from cmdp.kit.scanning import Judged, scan_at_first
from cmdp.kit.signatures import Signature, Unreadable, read_signatures
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, content_type_of, sha256_of, store
from cmdp.kit.verdict import Refused, deny, require

CHECK: Final = "undertaking.check"
PAUSE: Final = dt.timedelta(minutes=2)
MOST_TRIES: Final = 3


@with_their_rows()
@transaction.atomic
def upload(proposal_id: int, key: str, file: File, *, by: User, at: dt.datetime) -> Undertaking:
    """Keep the signed paper in the place of an earlier one. The same file twice is one, so a double click harms nothing."""
    proposal = Proposal.objects.locked(proposal_id)
    owed = owed_of(proposal, key)
    require(may_upload_undertaking(by, proposal, owed, at=at))
    require(check_upload(file, kinds=Undertaking.KINDS, max_bytes=Undertaking.MOST_BYTES))
    digest, before = sha256_of(file), owed.uploaded
    if before is not None and before.sha256 == digest:
        return before
    if before is not None:
        before.replaced_at = at
        before.save(update_fields=["replaced_at"])
    row = _keep(proposal, owed, file, digest, by=by, at=at)
    changes = {"undertaking": ("", key), "document": ("", row.public_id), "sha256": ("", digest)}
    record("proposal.undertake", proposal, by=by, at=at, agency_id=proposal.call.agency_id, changes=changes)
    start(CHECK, by.pk, {"undertaking": row.pk}, at)
    return row


@transaction.atomic
def note_fetched(row: Undertaking, *, by: User, at: dt.datetime) -> None:
    """Record that somebody took a signed paper away; by its id and hash, since its name may name a person."""
    changes = {"proposal": ("", row.proposal.public_id), "sha256": ("", row.sha256)}
    record("undertaking.fetch", row, by=by, at=at, agency_id=row.proposal.call.agency_id, changes=changes)


def owed_of(proposal: Proposal, key: str) -> Owed:
    """The undertaking of the file's stage by its key; refuses one that is not asked for."""
    for owed in owed_by(proposal):
        if owed.rule.key == key:
            return owed
    raise Refused(deny("unknown_undertaking", _("Bu aşamada böyle bir taahhütname istenmiyor; sayfayı yenileyin.")))


def _keep(proposal: Proposal, owed: Owed, file: File, digest: str, *, by: User, at: dt.datetime) -> Undertaking:
    sent = proposal.submissions.latest("number")
    stamps = {"uploaded_at": at, "uploaded_by": by, "submission_sha256": sent.sha256, "next_check_at": at + PAUSE}
    told = {"content_type": content_type_of(file), "scan": scan_at_first()}
    row = Undertaking(proposal=proposal, rule=owed.rule, **told, **stamps)
    store(row, file, digest)
    return row


def _tell(row: Undertaking, at: dt.datetime) -> None:
    changes = {"document": ("", row.public_id), "finding": ("", row.finding)}
    proposal = row.proposal
    record("proposal.infected", proposal, by=SYSTEM, at=at, agency_id=proposal.call.agency_id, changes=changes)
    tell_applicant("undertaking_infected", proposal, at=at, undertaking=row)
    if proposal.status not in NEVER_SENT:
        tell_staff_of_find(proposal, row, at=at)


UNDERTAKINGS: Final = Judged(Undertaking, _tell)


def scan(undertaking_id: int, *, at: dt.datetime) -> bool:
    """Have a virus checker judge one; says whether it was judged now. Raises ``Unanswered`` when nobody could say."""
    return UNDERTAKINGS.scan(undertaking_id, at=at)


def verify(undertaking_id: int, *, at: dt.datetime) -> bool:
    """Look at the signatures of one that may be opened; says whether that was done now.

    They are judged by the instant of the upload: whoever could sign then could sign. A file under which workers die
    is given up after some tries.
    """
    row = _try(undertaking_id, at=at)
    if row is None:
        return False
    try:
        with row.file.open("rb") as file:
            found = read_signatures(file.read(), roots=[root.pem for root in trust_roots()], at=row.uploaded_at)
    except Unreadable:
        return _note(row, SignatureOutcome.UNREADABLE, [], at=at)
    return _note(row, outcome_of(found), found, at=at)


def outcome_of(found: list[Signature]) -> SignatureOutcome:
    """The worst of them."""
    if not found:
        return SignatureOutcome.UNSIGNED
    if not all(one.is_whole for one in found):
        return SignatureOutcome.BROKEN
    return SignatureOutcome.VALID if all(one.is_trusted for one in found) else SignatureOutcome.UNTRUSTED


@transaction.atomic
def _try(undertaking_id: int, *, at: dt.datetime) -> Undertaking | None:
    """Count a try before it begins, or give up; ``None`` when there is nothing to look at."""
    row = Undertaking.objects.select_for_update(of=("self",)).get(pk=undertaking_id)
    if row.signature != SignatureOutcome.WAITING or row.scan not in OPEN:
        return None
    if row.verify_tries >= MOST_TRIES:
        row.signature, row.verified_at = SignatureOutcome.UNREADABLE, at
        row.save(update_fields=["signature", "verified_at"])
        return None
    row.verify_tries, row.next_check_at = row.verify_tries + 1, at + PAUSE
    row.save(update_fields=["verify_tries", "next_check_at"])
    return row


def _note(row: Undertaking, outcome: SignatureOutcome, found: list[Signature], *, at: dt.datetime) -> bool:
    told = {"signature": outcome, "signatures": [one.told for one in found], "verified_at": at}
    mine = {"signature": SignatureOutcome.WAITING, "next_check_at": row.next_check_at}
    return bool(Undertaking.objects.filter(pk=row.pk, **mine).update(**told))


def ask_again(undertaking_id: int, *, at: dt.datetime) -> bool:
    """Wake the worker for one whose signatures were not looked at in time; inside a transaction of its own."""
    with transaction.atomic():
        row = Undertaking.objects.select_for_update(of=("self",)).get(pk=undertaking_id)
        if row.signature != SignatureOutcome.WAITING or row.next_check_at > at:
            return False
        row.next_check_at = at + PAUSE
        row.save(update_fields=["next_check_at"])
        start(CHECK, row.uploaded_by_id, {"undertaking": row.pk}, at)
    return True
