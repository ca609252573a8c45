"""The queries of the pages and files of ``access/calendar.py``."""

COSTS = {
    "applications:calendar": 4,
    "applications:calendar_confirm": 5,
    "applications:calendar_reopen": 3,
    "applications:calendar_year": 4,
    "applications:calendar_year_open": 2,
    "applications:holiday_add": 3,
    "applications:holiday_remove": 4,
}
