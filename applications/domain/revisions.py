"""Keep earlier states of a draft's sections, so that nothing that was saved is lost to a later save."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from django.db.models import F, QuerySet

from applications.choices import SectionKey
from applications.models import Proposal, Revision, SectionVersion
from cmdp.accounts.models import User

PERIOD: Final = dt.timedelta(minutes=10)


class History:
    """A section while it is written: how often it was saved, and the newest state that is kept of it, read once.

    Inside the caller's transaction, the file's row locked; begun before the change.
    """

    def __init__(self, proposal: Proposal, section: SectionKey) -> None:
        self.proposal, self.section, self._is_apart = proposal, section, False

    @property
    def _versions(self) -> QuerySet[SectionVersion]:
        return self.proposal.sections.filter(key=self.section)

    @cached_property
    def _latest(self) -> Revision | None:
        return self.proposal.revisions.filter(section=self.section).order_by("-pk").first()

    def keep_unseen(self, content: Mapping[str, Any]) -> None:
        """Before a change: keep ``content``, which stands there, if no revision holds it, so that the change cannot wipe it out.

        So it is with what was saved before revisions were kept, and with measures after a call was moved to
        another edition. What is saved next then begins a revision of its own.
        """
        latest = self._latest
        if latest is not None and latest.content == content:
            return
        saved = self._versions.first()
        if saved is None:
            return
        began_at = max(saved.saved_at, latest.saved_at) if latest else saved.saved_at
        self._begin(content, by=saved.saved_by_id, at=began_at)
        self._is_apart = True

    def count(self, *, by: User, at: dt.datetime, is_change: bool = True) -> None:
        """Note that the section was saved once more. A save that changes nothing leaves its writer: what stands there is still his."""
        told = {"saved_at": at, "saved_by": by} if is_change else {"saved_at": at}
        if not self._versions.update(version=F("version") + 1, **told):
            self.proposal.sections.create(key=self.section, version=1, saved_at=at, saved_by=by)

    def keep(
        self, content: Mapping[str, Any], *, by: User, at: dt.datetime, restored_from: Revision | None = None
    ) -> bool:
        """After a save: keep ``content``, which stands there now; says whether a new revision began.

        One person's saves within ten minutes are one revision; another person, a sending or an earlier state
        that was brought back begins the next, and so does what comes after something that no revision held.
        """
        latest = self._latest
        if latest is not None and restored_from is None and self._goes_on(latest, by, at):
            latest.content, latest.saved_at = content, at
            latest.save(update_fields=["content", "saved_at"])
            return False
        self._begin(content, by=by.pk, at=at, restored_from=restored_from)
        return True

    def _goes_on(self, latest: Revision, by: User, at: dt.datetime) -> bool:
        is_fresh = latest.saved_at <= at < latest.began_at + PERIOD
        if self._is_apart or latest.saved_by_id != by.pk or not is_fresh or latest.restored_from_id is not None:
            return False
        was_sent = self.proposal.first_sent_at is not None
        return not (was_sent and self.proposal.submissions.filter(sent_at__gte=latest.saved_at).exists())

    def _begin(
        self, content: Mapping[str, Any], *, by: int | None, at: dt.datetime, restored_from: Revision | None = None
    ) -> None:
        told = {"saved_by_id": by, "began_at": at, "saved_at": at, "restored_from": restored_from}
        Revision.objects.create(proposal=self.proposal, section=self.section, content=content, **told)
