"""What people read: money, rates, days and instants, in the active language.

Turkish as in the programme's own papers (``1.250.000,00 TL``, ``%90``, ``5 Nisan 2024 Cuma, 16.00``), English in British
spelling. Reading what people type stands in ``kit.reading``.
"""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

NOTHING = "–"
SWAPPED = str.maketrans(",.", ".,")
CENT = Decimal("0.01")
MINUTE = timedelta(minutes=1)
KILO = 1024
WHOLE_FROM = 100
SIGNIFICANT = 3
THOUSANDS = 3


def in_english() -> bool:
    """Whether the page is being written in English."""
    return (get_language() or "tr").startswith("en")


def format_number(value: Decimal | int | None, *, places: int | None = None) -> str:
    """A number with grouped thousands; ``places`` rounds half up, ``None`` keeps what is there."""
    if value is None:
        return NOTHING
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{abs(number):,f}"
    if not in_english():
        text = text.translate(SWAPPED)
    return f"−{text}" if number < 0 else text


def format_money(value: Decimal | int | None, *, unit: bool = True) -> str:
    """Lira with two decimals, rounded half up: ``1.250.000,00 TL`` or ``TRY 1,250,000.00``."""
    if value is None:
        return NOTHING
    text = format_number(value, places=2)
    if not unit:
        return text
    return f"TRY {text}" if in_english() else f"{text} TL"


def format_rate(value: Decimal | int | None, *, places: int = 2) -> str:
    """A share of a hundred (90 means ninety per cent), without idle zeros: ``%90``, ``%87,5`` or ``87.5%``."""
    if value is None:
        return NOTHING
    number = Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = format_number(_bare(number))
    return f"{text}%" if in_english() else f"%{text}"


def format_score(value: Decimal | int | None) -> str:
    """A mean of marks, always with its two decimals, rounded half up: ``79,25``, ``84,00``."""
    return format_number(value, places=2)


def format_mark(value: Decimal | int | None) -> str:
    """Points that somebody gave or set, without idle zeros: ``84``, a pass mark of ``62,5``."""
    if value is None:
        return NOTHING
    return format_number(_bare(Decimal(value)))


def format_short(value: Decimal | int | None) -> str:
    """A number rounded half up to three digits, without idle zeros: ``1,25``, ``19,5``, ``158``."""
    if value is None:
        return NOTHING
    return format_number(_bare(_significant(Decimal(value))))


def format_short_money(value: Decimal | int | None) -> str:
    """Lira to three digits in words people say: ``1,25 milyar TL``, ``19,5 milyon TL``; small sums as they are."""
    if value is None:
        return NOTHING
    size, word = large_unit(Decimal(value))
    if not word:
        return format_money(value)
    text = f"{format_short(Decimal(value) / size)} {word}"
    return f"TRY {text}" if in_english() else f"{text} TL"


def large_unit(value: Decimal) -> tuple[Decimal, str]:
    """The largest of thousand, million, billion, trillion that goes into a number as it will be rounded, and its word."""
    power = _significant(abs(value)).adjusted() // THOUSANDS
    words = ["", _("bin"), _("milyon"), _("milyar"), _("trilyon")]
    place = max(0, min(power, len(words) - 1))
    return Decimal(10) ** (THOUSANDS * place), words[place]


def _significant(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1).scaleb(number.adjusted() - SIGNIFICANT + 1), rounding=ROUND_HALF_UP)


def _bare(number: Decimal) -> Decimal:
    return number.to_integral() if number == number.to_integral() else number.normalize()


def format_yes(value: object) -> str:
    """``evet`` or ``hayır``."""
    return _("evet") if value else _("hayır")


def format_day(value: date | datetime | None) -> str:
    """A day with its weekday: ``5 Nisan 2024 Cuma`` or ``Friday, 5 April 2024``."""
    if value is None:
        return NOTHING
    day = _local(value)
    words, weekday = f"{day.day} {MONTHS[day.month]} {day.year:04d}", WEEKDAYS[day.weekday()]
    return f"{weekday}, {words}" if in_english() else f"{words} {weekday}"


def format_day_short(value: date | datetime | None) -> str:
    """A day for tables: ``05.04.2024`` or ``05/04/2024``."""
    if value is None:
        return NOTHING
    day, mark = _local(value), "/" if in_english() else "."
    return f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year:04d}"


def format_time(value: time | datetime | None) -> str:
    """An hour of the day, 24 hours: ``16.00`` or ``16:00``; instants in Türkiye's time."""
    if value is None:
        return NOTHING
    clock: Any = _local(value) if isinstance(value, datetime) else value
    return f"{clock.hour:02d}{':' if in_english() else '.'}{clock.minute:02d}"


def format_moment(value: datetime | None) -> str:
    """An instant in Türkiye's time: ``5 Nisan 2024 Cuma, 16.00``."""
    return NOTHING if value is None else f"{format_day(value)}, {format_time(value)}"


def format_moment_short(value: datetime | None) -> str:
    """An instant for tables: ``05.04.2024 16.00``."""
    return NOTHING if value is None else f"{format_day_short(value)} {format_time(value)}"


def format_deadline(value: datetime | None) -> str:
    """The last minute that still counts of an exclusive instant: 16.01.00 reads ``…, 16.00 (dâhil)``."""
    if value is None:
        return NOTHING
    return _("%(moment)s (dâhil)") % {"moment": format_moment(inclusive_minute(value))}


def format_left(until: datetime, now: datetime) -> str:
    """What is left, in its two largest units: ``2 gün 3 saat kaldı``; past it, that the time is up."""
    left = until - now
    if left <= timedelta(0):
        return _("süre doldu")
    if left < MINUTE:
        return _("1 dakikadan az kaldı")
    return _("%(duration)s kaldı") % {"duration": format_duration(left)}


def left_words() -> dict[str, str | list[str]]:
    """The words of ``format_left`` for the clock that ticks in the browser: one and many of each unit."""
    return {
        "units": [_days(1), _days(2), _hours(1), _hours(2), _minutes(1), _minutes(2)],
        "left": _("%(duration)s kaldı"),
        "soon": _("1 dakikadan az kaldı"),
        "over": _("süre doldu"),
    }


def format_duration(length: timedelta) -> str:
    """A length of time in its two largest units of day, hour and minute."""
    minutes = int(length.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    words = [(days, _days(days)), (hours, _hours(hours)), (minutes, _minutes(minutes))]
    first = next((place for place, (count, _word) in enumerate(words) if count), len(words) - 1)
    shown = [(count, word) for count, word in words[first : first + 2] if count] or [words[-1]]
    return " ".join(word % {"n": count} for count, word in shown)


def _days(count: int) -> str:
    return ngettext("%(n)d gün", "%(n)d gün", count)


def _hours(count: int) -> str:
    return ngettext("%(n)d saat", "%(n)d saat", count)


def _minutes(count: int) -> str:
    return ngettext("%(n)d dakika", "%(n)d dakika", count)


def format_size(size: int) -> str:
    """A file's size in the largest unit that keeps it readable: ``812 B``, ``3,4 MB``."""
    if size < KILO:
        return f"{size} B"
    number, unit = (Decimal(size) / KILO, "KB") if size < KILO**2 else (Decimal(size) / KILO**2, "MB")
    return f"{format_number(number, places=0 if number >= WHOLE_FROM else 1)} {unit}"


def inclusive_minute(instant: datetime) -> datetime:
    """The last whole minute before an exclusive instant."""
    return instant - MINUTE


def exclusive_instant(day: date, minute: time) -> datetime:
    """The instant from which it is too late, when ``minute`` on ``day`` in Türkiye still counts."""
    return datetime.combine(day, minute, tzinfo=timezone.get_default_timezone()) + MINUTE


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value, timezone.get_default_timezone())
    return value
