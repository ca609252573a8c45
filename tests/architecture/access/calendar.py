"""The calendar of working days: the administrators'."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.regions import make_calendar_year, make_holiday


def _year(_cast):
    make_calendar_year(2026)
    return {"year": 2026}


def _confirmed(_cast):
    make_calendar_year(2026, is_confirmed=True)
    return {"year": 2026}


def _day(cast):
    make_holiday("2026-01-01")
    return {**_year(cast), "month": 1, "day": 1}


def _row(**more):
    return Row(REFUSED, stranger=SIGN_IN, **{"administrator": 200, **more})


def _post(body, **more):
    return _row(method="post", administrator=302, body=lambda _: body, **more)


DAY = {"date": "23.03.2026", "name": "İdari izin", "length": "half", "source": "Resmî Gazete"}
ROWS = {
    "applications:calendar": _row(),
    "applications:calendar_year_open": _row(),
    "applications:calendar_year_open post": _post({"year": "2031"}),
    "applications:calendar_year": _row(arguments=_year),
    "applications:holiday_add": _row(arguments=_year),
    "applications:holiday_add post": _post(DAY, arguments=_year),
    "applications:holiday_remove": _row(arguments=_day),
    "applications:holiday_remove post": _post({"reason": "Neden"}, arguments=_day),
    "applications:calendar_confirm": _row(arguments=_year),
    "applications:calendar_confirm post": _post({"source": "Kaynak"}, arguments=_year),
    "applications:calendar_reopen": _row(arguments=_confirmed),
    "applications:calendar_reopen post": _post({"reason": "Neden"}, arguments=_confirmed),
}
