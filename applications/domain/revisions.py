"""Keep earlier states of a draft's sections, so that nothing that was saved is lost to a later save."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from applications.choices import SectionKey
from applications.models import Proposal, Revision
from applications.queries.revisions import content_of, revisions_of
from cmdp.accounts.models import User

PERIOD: Final = dt.timedelta(minutes=10)


def keep_unseen(proposal: Proposal, section: SectionKey, content: Mapping[str, Any] | None = None) -> bool:
    """Before a change: keep what stands there if no revision holds it, so that the change cannot wipe it out; says so.

    So it is with what was saved before revisions were kept, and with measures after a call was moved to
    another edition. ``content`` spares a caller that has read the section a second reading. Inside the
    caller's transaction, the file's row locked.
    """
    saved = proposal.sections.filter(key=section).first()
    if saved is None:
        return False
    latest = revisions_of(proposal, section).first()
    content = content_of(proposal, section) if content is None else content
    if latest is not None and latest.content == content:
        return False
    began_at = max(saved.saved_at, latest.saved_at) if latest else saved.saved_at
    _begin(proposal, section, content, by=saved.saved_by, at=began_at)
    return True


def keep_revision(
    proposal: Proposal,
    section: SectionKey,
    *,
    by: User,
    at: dt.datetime,
    is_apart: bool = False,
    restored_from: Revision | None = None,
) -> bool:
    """After a save: keep the section as it stands now; says whether a new revision began.

    One person's saves within ten minutes are one revision; another person, a sending or an earlier state
    that was brought back begins the next, and so does what comes after ``keep_unseen`` (``is_apart``).
    Inside the caller's transaction, the file's row locked.
    """
    latest, content = revisions_of(proposal, section).first(), content_of(proposal, section)
    if latest is not None and not is_apart and restored_from is None and _goes_on(latest, proposal, by, at):
        latest.content, latest.saved_at = content, at
        latest.save(update_fields=["content", "saved_at"])
        return False
    _begin(proposal, section, content, by=by, at=at, restored_from=restored_from)
    return True


def _goes_on(latest: Revision, proposal: Proposal, by: User, at: dt.datetime) -> bool:
    is_fresh = latest.saved_at <= at < latest.began_at + PERIOD
    if latest.saved_by_id != by.pk or not is_fresh or latest.restored_from_id is not None:
        return False
    return not proposal.submissions.filter(sent_at__gte=latest.saved_at).exists()


def _begin(
    proposal: Proposal,
    section: SectionKey,
    content: Mapping[str, Any],
    *,
    by: User | None,
    at: dt.datetime,
    restored_from: Revision | None = None,
) -> None:
    told = {"saved_by": by, "began_at": at, "saved_at": at, "restored_from": restored_from}
    Revision.objects.create(proposal=proposal, section=section, content=content, **told)
