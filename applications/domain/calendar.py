"""Keep the calendar of working days. Deadlines already given stay as they were told."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.policies.administration import may_administer, may_confirm_year, may_reopen_year
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import ALLOW, Verdict, deny, require
from cmdp.regions.loading import open_year as make_year
from cmdp.regions.models import CalendarYear, Holiday


@transaction.atomic
def open_year(year: int, *, by: User, at: dt.datetime) -> CalendarYear:
    """Add an unconfirmed year with the days that the shipped data know of it."""
    require(may_administer(by))
    require(_is_new_year(year))
    opened = make_year(year)
    record("calendar_year_opened", opened, by=by, at=at)
    return opened


@transaction.atomic
def add_holiday(date: dt.date, name: str, *, is_half_day: bool, source: str, by: User, at: dt.datetime) -> Holiday:
    """Add a day on which nobody works, or works only in the morning; its year must be open."""
    CalendarYear.objects.locked(date.year)
    require(may_administer(by))
    require(_is_new_day(date))
    holiday = Holiday.objects.create(date=date, name=name, is_half_day=is_half_day, source=source)
    changes = {"name": (None, name), "is_half_day": (None, is_half_day), "source": (None, source)}
    record("holiday_added", holiday, by=by, at=at, changes=changes)
    return holiday


@transaction.atomic
def remove_holiday(holiday: Holiday, *, reason: str, by: User, at: dt.datetime) -> None:
    """Make a day a working day again, with the reason; taking it out twice changes nothing more."""
    CalendarYear.objects.locked(holiday.date.year)
    require(may_administer(by))
    kept = Holiday.objects.filter(date=holiday.date).first()
    if kept is None:
        return
    record("holiday_removed", kept, by=by, at=at, reason=reason, changes={"name": (kept.name, None)})
    kept.delete()


@transaction.atomic
def confirm_year(year: int, *, source: str, by: User, at: dt.datetime) -> CalendarYear:
    """Vouch for a year: every holiday and every day of administrative leave known is in it."""
    kept = CalendarYear.objects.locked(year)
    require(may_confirm_year(by, kept))
    require(_has_source(source))
    return _set(kept, is_confirmed=True, source=source, verb="calendar_year_confirmed", reason="", by=by, at=at)


@transaction.atomic
def reopen_year(year: int, *, reason: str, by: User, at: dt.datetime) -> CalendarYear:
    """Take the confirmation back: dates counted in this year are marked as not sure again."""
    kept = CalendarYear.objects.locked(year)
    require(may_reopen_year(by, kept))
    return _set(
        kept, is_confirmed=False, source=kept.source, verb="calendar_year_reopened", reason=reason, by=by, at=at
    )


def _set(
    year: CalendarYear, *, is_confirmed: bool, source: str, verb: str, reason: str, by: User, at: dt.datetime
) -> CalendarYear:
    changes = {"is_confirmed": (year.is_confirmed, is_confirmed), "source": (year.source, source)}
    year.is_confirmed, year.source = is_confirmed, source
    year.save()
    record(verb, year, by=by, at=at, reason=reason, changes=changes)
    return year


def _is_new_year(year: int) -> Verdict:
    if not CalendarYear.objects.filter(year=year).exists():
        return ALLOW
    return deny("year_exists", _("Bu yıl takvimde var."))


def _is_new_day(date: dt.date) -> Verdict:
    if not Holiday.objects.filter(date=date).exists():
        return ALLOW
    return deny("holiday_exists", _("Bu gün takvimde var; değiştirmek için önce çıkarın, sonra yeniden ekleyin."))


def _has_source(source: str) -> Verdict:
    return ALLOW if source.strip() else deny("no_source", _("Takvimi neyle karşılaştırdığınızı yazın."))
