"""What a file's applicant still has to sign, until when, and what came back."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from applications.models import Proposal, Undertaking, UndertakingRule
from applications.queries.proposals import visible_to
from applications.queries.rules import Values, rules_of
from cmdp.accounts.models import User
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import MINUTE, Calendar, DayCount, add_working_days


@dataclass(frozen=True, slots=True)
class Owed:
    """One undertaking of a file: its words, the exclusive end of its own time, and what was uploaded.

    ``is_outdated`` where the file was sent anew since: what was signed names another content.
    """

    rule: UndertakingRule
    due_at: dt.datetime
    is_sure: bool
    uploaded: Undertaking | None
    is_outdated: bool = False

    def is_late(self, at: dt.datetime) -> bool:
        """Whether its time has run out."""
        return self.due_at <= at

    def is_open(self, at: dt.datetime) -> bool:
        """Whether it is still to be uploaded, and can be."""
        return self.uploaded is None and not self.is_late(at)


def undertakings_visible_to(user: User | AnonymousUser) -> QuerySet[Undertaking]:
    """Exactly the rows for which ``policies.undertakings.may_read_undertaking`` says yes."""
    return Undertaking.objects.filter(proposal__in=visible_to(user)).select_related("proposal__call")


def owed_by(proposal: Proposal) -> list[Owed]:
    """Every undertaking that the file's stage asks for, in order; nothing is asked where it asks for none."""
    rules = rules_of(proposal.call.rule_set)
    asked = rules.stage(proposal.call_stage.order).undertakings
    return list(_owed(proposal, asked, rules.values)) if asked else []


def _owed(proposal: Proposal, asked: tuple[UndertakingRule, ...], values: Values) -> Iterator[Owed]:
    last = _last_minute(proposal)
    calendar = calendar_for([last.year, last.year + 1])
    present = {row.rule_id: row for row in proposal.undertakings.filter(replaced_at=None)}
    newest = _newest(proposal) if present else ""
    for rule in asked:
        due_at, uploaded = _counted(last, rule.days, calendar, values), present.get(rule.pk)
        is_outdated = uploaded is not None and uploaded.submission_sha256 != newest
        yield Owed(rule, due_at, calendar.vouches_for(last.date(), due_at.date()), uploaded, is_outdated)


def _newest(proposal: Proposal) -> str:
    """The digest of what was sent last."""
    return proposal.submissions.order_by("-number").values_list("sha256", flat=True).first() or ""


def _last_minute(proposal: Proposal) -> dt.datetime:
    """From when the days are counted: the last minute of the window; in a call without an end that of the sending."""
    if proposal.call.is_rolling and proposal.sent_at:
        return proposal.sent_at
    return proposal.call_stage.closes_at - MINUTE


def _counted(last: dt.datetime, days: int, calendar: Calendar, values: Values) -> dt.datetime:
    count = DayCount(end=values.completion_end, half_days_count=values.completion_half_days)
    return add_working_days(last, days, calendar=calendar, count=count)
