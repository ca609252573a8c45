"""What people type, read exactly or refused with a sentence that shows the way out.

Each function takes text and returns a value, or raises ``ValidationError`` with a code. Nothing is guessed: what can be
read in two ways is asked back.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cmdp.kit.formats import format_day_short, format_money, format_number
from cmdp.kit.text import clean_line

MINUS = ("-", "−", "–")
MOST_MONEY = Decimal("999999999999.99")
CURRENCY = re.compile(r"^(?:TL|TRY|₺)\s*|\s*(?:TL|TRY|₺)$", re.IGNORECASE)
GROUPED_TURKISH = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?")
GROUPED_ENGLISH = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]{1,2})?")
UNCLEAR = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
TOO_FINE = re.compile(r"[0-9.]*[0-9],[0-9]{3,}|[0-9]+\.[0-9]{4,}")
RATE = re.compile(r"%?\s*([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*%?")
DAY_FIRST = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
MONTH_FIRST = re.compile(r"([0-9]{1,2})[./]([0-9]{4})")
MONTH_LAST = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+")


def parse_money(text: str) -> Decimal:
    """Lira from ``1.250.000,50``, ``1250000.50`` or ``1250000``; refuses the unclear ``1.250`` and what is below zero."""
    typed = CURRENCY.sub("", clean_line(text)).replace(" ", "")
    if typed[:1] in MINUS:
        raise _wrong("negative", _("“%(typed)s” eksi bir tutar; sıfır ya da daha büyük bir tutar yazın."), typed)
    if UNCLEAR.fullmatch(typed):
        raise _unclear(typed)
    if TOO_FINE.fullmatch(typed):
        raise _wrong("too_fine", _("“%(typed)s” tutarında kuruş iki basamaktan uzun; en çok iki basamak yazın."), typed)
    amount = _amount(typed)
    if amount is None:
        sentence = _("“%(typed)s” bir tutar olarak okunamadı; 1.250.000,50 ya da 1250000,50 gibi yazın.")
        raise _wrong("unreadable", sentence, typed)
    if amount > MOST_MONEY:
        sentence = _("“%(typed)s” çok büyük; tutar en çok %(most)s olabilir.")
        raise _wrong("too_large", sentence, typed, most=format_money(MOST_MONEY))
    return amount


def parse_rate(text: str) -> Decimal:
    """A share of a hundred from ``90``, ``%90``, ``90 %``, ``12,5``; between 0 and 100, two decimals at most."""
    typed = clean_line(text)
    found = RATE.fullmatch(typed)
    if not found:
        sentence = _("“%(typed)s” bir oran olarak okunamadı; 0 ile 100 arasında, 12,5 gibi yazın.")
        raise _wrong("unreadable", sentence, typed)
    rate = Decimal(found[1].replace(",", "."))
    if rate > 100:  # noqa: PLR2004 - a whole has a hundred parts
        raise _wrong("too_large", _("“%(typed)s” yüzden büyük; oran 0 ile 100 arasında olmalı."), typed)
    return rate


def parse_whole(text: str, *, least: int = 0, most: int = 999_999_999) -> int:
    """A whole number within limits, none of them below zero; thousands may be grouped by dots."""
    typed = clean_line(text)
    written = typed[1:].lstrip() if (is_below_zero := typed[:1] in MINUS) else typed
    if not WHOLE.fullmatch(written):
        raise _wrong("unreadable", _("“%(typed)s” bir tam sayı değil; yalnızca rakamla yazın."), typed)
    digits = written.replace(".", "")
    number = -1 if is_below_zero else int(digits) if len(digits) <= len(str(most)) else most + 1
    if not least <= number <= most:
        sentence = _("“%(typed)s” sınırların dışında; %(least)s ile %(most)s arasında bir sayı yazın.")
        raise _wrong("out_of_range", sentence, typed, least=format_number(least), most=format_number(most))
    return number


def parse_day(text: str) -> date:
    """A day from ``05.04.2024``, ``05/04/2024`` or ``2024-04-05``."""
    typed = clean_line(text)
    if found := DAY_FIRST.fullmatch(typed):
        parts = found[4], found[3], found[1]
    elif found := YEAR_FIRST.fullmatch(typed):
        parts = found[1], found[2], found[3]
    else:
        sentence = _("“%(typed)s” bir gün olarak okunamadı; 05.04.2026 gibi yazın.")
        raise _wrong("unreadable", sentence, typed)
    try:
        return date(*map(int, parts))
    except ValueError as wrong:
        raise _no_such_day(typed, *map(int, parts)) from wrong


def _no_such_day(typed: str, year: int, month: int, day: int) -> ValidationError:
    """Where the month stands before the day, as some write it, the day that was meant is named."""
    try:
        meant = date(year, day, month)
    except ValueError:
        return _wrong("no_such_day", _("Takvimde “%(typed)s” diye bir gün yok; günü ve ayı denetleyin."), typed)
    sentence = _("“%(typed)s” ay önce yazılmış gibi duruyor; önce gün, sonra ay yazılır: %(day)s.")
    return _wrong("month_first", sentence, typed, day=format_day_short(meant))


def parse_partial_day(text: str) -> str:
    """A day, a month or a year as exact as it is known: ``2020-02-14``, ``2020-02``, ``2020``; also from ``02.2020``."""
    typed = clean_line(text)
    if found := MONTH_FIRST.fullmatch(typed):
        year, month = found[2], f"{int(found[1]):02}"
    elif found := MONTH_LAST.fullmatch(typed):
        year, month = found[1], found[2]
    else:
        return parse_day(typed).isoformat()
    parse_day(f"{year}-{month or '01'}-01")
    return f"{year}-{month}" if month else year


def parse_time(text: str) -> time:
    """A minute of the day from ``16.00`` or ``16:00``."""
    typed = clean_line(text)
    found = CLOCK.fullmatch(typed)
    try:
        return time(int(found[1]), int(found[2])) if found else _no_time(typed)
    except ValueError as wrong:
        raise _wrong(
            "no_such_time", _("“%(typed)s” diye bir saat yok; 00.00 ile 23.59 arasında yazın."), typed
        ) from wrong


def parse_moment(text: str) -> datetime:
    """A naive wall-clock minute from a day and an hour with a blank between them."""
    day, _blank, minute = clean_line(text).partition(" ")
    return datetime.combine(parse_day(day), parse_time(minute))


def _amount(typed: str) -> Decimal | None:
    if GROUPED_TURKISH.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    if GROUPED_ENGLISH.fullmatch(typed):
        return Decimal(typed.replace(",", ""))
    return Decimal(typed.replace(",", ".")) if PLAIN.fullmatch(typed) else None


def _unclear(typed: str) -> ValidationError:
    """Dot or comma, then three digits: thousands for one reader, a fraction for another."""
    whole = Decimal(re.sub(r"[.,]", "", typed))
    fraction = Decimal(typed.replace(",", ".")).quantize(Decimal("0.01"))
    sentence = _("“%(typed)s” iki türlü okunabilir; %(whole)s ya da %(fraction)s yazın.")
    shown = {"whole": format_money(whole, unit=False), "fraction": format_money(fraction, unit=False)}
    return _wrong("unclear", sentence, typed, **shown)


def _no_time(typed: str) -> time:
    raise _wrong("unreadable", _("“%(typed)s” bir saat olarak okunamadı; 16.00 gibi yazın."), typed)


def _wrong(code: str, sentence: str, typed: str, **values: str) -> ValidationError:
    shown = typed if len(typed) <= 40 else f"{typed[:40]}…"  # noqa: PLR2004 - enough to know one's own words by
    return ValidationError(sentence, code=code, params={"typed": shown, **values})
