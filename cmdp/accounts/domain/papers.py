"""The paper that says who speaks for an organisation, and the agency's answer."""

import datetime as dt
from typing import Final

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from cmdp.accounts.domain import notices
from cmdp.accounts.domain.memberships import agency_of, fresh
from cmdp.accounts.models import AuthorityPaper, Organisation, User
from cmdp.accounts.policies import may_confirm_paper, may_decide_paper, may_upload_paper
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.ids import public_id
from cmdp.kit.scanning import Judged, call_after_commit, scan_at_first
from cmdp.kit.storage import with_their_rows
from cmdp.kit.upload import check_upload, extension_of, sha256_of, stored_name
from cmdp.kit.verdict import require

TASK: Final = "cmdp.accounts.tasks.scan_authority_paper"
State = AuthorityPaper.State
MEGABYTE: Final = 1024 * 1024


def most_bytes() -> int:
    """How large a paper may be, as the operator set it."""
    return int(settings.AUTHORITY_PAPER_MAX_MB) * MEGABYTE


@with_their_rows()
@transaction.atomic
def upload_authority_paper(organisation_id: int, file: File, *, by: User, at: dt.datetime) -> AuthorityPaper:
    """Lay a paper before the agency; one that still waits is replaced."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    fresh(by)
    require(may_upload_paper(by, organisation))
    require(check_upload(file, kinds=AuthorityPaper.KINDS, max_bytes=most_bytes()))
    for waiting in AuthorityPaper.objects.select_for_update().filter(organisation=organisation, state=State.PENDING):
        _decide(waiting, State.REPLACED, by=by, at=at)
    paper = AuthorityPaper(organisation=organisation, speaker=by, uploaded_at=at, scan=scan_at_first())
    paper.file_name = stored_name(file.name or "")
    paper.sha256 = sha256_of(file)
    paper.file.save(f"{public_id()}.{extension_of(paper.file_name)}", file, save=False)
    paper.save()
    changes = {"sha256": (None, paper.sha256)}
    record("authority_paper_uploaded", paper, by=by, at=at, changes=changes, agency_id=agency_of(organisation))
    call_after_commit(paper, TASK)
    return paper


@transaction.atomic
def note_fetched(paper: AuthorityPaper, *, by: User, at: dt.datetime) -> None:
    """Record that somebody took a paper away; by its id and hash, since its name may name a person."""
    changes = {"organisation": ("", paper.organisation.public_id), "sha256": ("", paper.sha256)}
    record("authority_paper_fetched", paper, by=by, at=at, changes=changes, agency_id=agency_of(paper.organisation))


@transaction.atomic
def confirm_authority_paper(paper_id: int, *, by: User, at: dt.datetime) -> AuthorityPaper:
    """The agency accepts that the speaker speaks for the organisation."""
    paper = _locked(paper_id, by=by)
    require(may_confirm_paper(by, paper))
    _decide(paper, State.CONFIRMED, by=by, at=at)
    notices.paper_decided(paper, at=at)
    return paper


@transaction.atomic
def refuse_authority_paper(paper_id: int, *, reason: str, by: User, at: dt.datetime) -> AuthorityPaper:
    """The agency says why the paper does not do."""
    paper = _locked(paper_id, by=by)
    _decide(paper, State.REFUSED, by=by, at=at, reason=reason)
    notices.paper_decided(paper, at=at)
    return paper


def _locked(paper_id: int, *, by: User) -> AuthorityPaper:
    paper = AuthorityPaper.objects.select_for_update(of=("self",)).get(pk=paper_id)
    fresh(by)
    require(may_decide_paper(by, paper))
    return paper


def _decide(paper: AuthorityPaper, state: str, *, by: User, at: dt.datetime, reason: str = "") -> None:
    changes = {"state": (paper.state, state)}
    paper.state, paper.decided_at, paper.decided_by, paper.reason = state, at, by, reason
    paper.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    agency_id = agency_of(paper.organisation)
    verb = f"authority_paper_{state}"
    record(verb, paper, by=by, at=at, changes=changes, reason=reason, agency_id=agency_id)


def _tell(paper: AuthorityPaper, at: dt.datetime) -> None:
    changes = {"finding": ("", paper.finding)}
    agency_id = agency_of(paper.organisation)
    record("authority_paper_infected", paper, by=SYSTEM, at=at, changes=changes, agency_id=agency_id)
    notices.paper_infected(paper, at=at)


AUTHORITY_PAPERS: Final = Judged(AuthorityPaper, _tell)
