"""What a file's applicant still has to sign, until when, and what came back."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from applications.choices import Status
from applications.models import Call, Proposal, Submission, Undertaking, UndertakingRule
from applications.queries.applicant import going_on
from applications.queries.proposals import visible_to
from applications.queries.rules import Rules, rules_of
from cmdp.accounts.models import User
from cmdp.regions.queries import calendar_for
from cmdp.regions.working_days import MINUTE, Calendar, DayCount, add_working_days


@dataclass(frozen=True, slots=True)
class Announced:
    """One undertaking that a window's files will owe, and the exclusive end of its time, the same for all of them."""

    rule: UndertakingRule
    due_at: dt.datetime
    is_sure: bool


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


def owed_by(proposal: Proposal, *, has_uploads: bool = True) -> list[Owed]:
    """Every undertaking that the file's stage asks for, in order; nothing is asked where it asks for none.

    Whoever knows that nothing was uploaded says so and spares the look.
    """
    return owed_by_each([proposal], has_uploads=has_uploads).get(proposal.pk, [])


def owed_by_each(proposals: Iterable[Proposal], *, has_uploads: bool = True) -> dict[int, list[Owed]]:
    """The same by the key of each file that is asked for any: four queries, however many there are.

    As far as their calls, rule sets and stages were read with them.
    """
    asked = [(file, rules_of(file.call.rule_set)) for file in proposals]
    asked = [(file, rules) for file, rules in asked if _asked(file, rules)]
    if not asked:
        return {}
    files = {file.pk: file for file, _rules in asked}
    lasts = {key: _last_minute(file) for key, file in files.items()}
    calendar = _calendar_after(lasts.values())
    sent = {key: file for key, file in files.items() if file.first_sent_at}
    present = _present(sent) if has_uploads else {}
    newest = _newest({key for key, _rule in present}) if present else {}
    return {
        file.pk: [
            _owed(rule, rules, lasts[file.pk], calendar, present.get((file.pk, rule.pk)), newest)
            for rule in _asked(file, rules)
        ]
        for file, rules in asked
    }


def unsigned(files: QuerySet[Proposal]) -> Iterator[tuple[Proposal, list[Owed]]]:
    """What is still to be uploaded of those files that were sent and, for all that their applicants know, go on."""
    yield from to_be_signed(files.filter(first_sent_at__isnull=False).exclude(status=Status.DRAFT))


def to_be_signed(files: QuerySet[Proposal]) -> Iterator[tuple[Proposal, list[Owed]]]:
    """The same of whatever goes on, drafts too: they will owe it once they are sent."""
    rows = going_on(files)
    owed = owed_by_each(rows)
    for row in rows:
        if missing := [one for one in owed.get(row.pk, []) if one.uploaded is None]:
            yield row, missing


def announced_by(calls: Iterable[Call]) -> dict[int, list[Announced]]:
    """What the files of each window will owe and until when, by the window's key: two queries for all of them.

    As far as the calls were read with their windows and rule sets. In a call without an end the days are counted from
    each sending, so no instant can be told.
    """
    ending = [(call, window) for call in calls if not call.is_rolling for window in call.stages.all()]
    asking = [(window, rules_of(call.rule_set)) for call, window in ending]
    asking = [(window, rules) for window, rules in asking if rules.stage(window.order).undertakings]
    if not asking:
        return {}
    calendar = _calendar_after(window.closes_at - MINUTE for window, _rules in asking)
    return {
        window.pk: [
            Announced(rule, *_until(rule, rules, window.closes_at - MINUTE, calendar))
            for rule in rules.stage(window.order).undertakings
        ]
        for window, rules in asking
    }


def _asked(proposal: Proposal, rules: Rules) -> tuple[UndertakingRule, ...]:
    return rules.stage(proposal.call_stage.order).undertakings


def _owed(  # all that was read for many files at once
    rule: UndertakingRule,
    rules: Rules,
    last: dt.datetime,
    calendar: Calendar,
    uploaded: Undertaking | None,
    newest: dict[int, str],
) -> Owed:
    is_outdated = uploaded is not None and uploaded.submission_sha256 != newest.get(uploaded.proposal_id)
    return Owed(rule, *_until(rule, rules, last, calendar), uploaded, is_outdated)


def _until(rule: UndertakingRule, rules: Rules, last: dt.datetime, calendar: Calendar) -> tuple[dt.datetime, bool]:
    """The exclusive end of an undertaking's days, and whether the calendar vouches for it."""
    count = DayCount(end=rules.values.completion_end, half_days_count=rules.values.completion_half_days)
    due_at = add_working_days(last, rule.days, calendar=calendar, count=count)
    return due_at, calendar.vouches_for(last.date(), due_at.date())


def _calendar_after(lasts: Iterable[dt.datetime]) -> Calendar:
    """The calendar of the years that these minutes lie in, and of those that follow."""
    return calendar_for({year for last in lasts for year in (last.year, last.year + 1)})


def _present(files: dict[int, Proposal]) -> dict[tuple[int, int], Undertaking]:
    """What lies in the files now, by file and rule."""
    rows = Undertaking.objects.filter(proposal__in=files, replaced_at=None)
    found = {(row.proposal_id, row.rule_id): row for row in rows}
    for (key, _rule), row in found.items():
        row.proposal = files[key]
    return found


def _newest(keys: Collection[int]) -> dict[int, str]:
    """The digest of what was sent last in each file."""
    sent = Submission.objects.filter(proposal__in=keys).order_by("number")
    return dict(sent.values_list("proposal_id", "sha256"))


def _last_minute(proposal: Proposal) -> dt.datetime:
    """From when the days are counted: the last minute of the window; in a call without an end that of the sending."""
    if proposal.call.is_rolling and proposal.sent_at:
        return proposal.sent_at
    return proposal.call_stage.closes_at - MINUTE
