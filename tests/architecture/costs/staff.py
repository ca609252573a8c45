"""The queries of the pages and files of ``access/staff.py``."""

COSTS = {
    "applications:audit": 4,
    "applications:job": 3,
    "applications:job_result": 6,
    "applications:jobs": 3,
    "applications:letter": 4,
    "applications:letter_html": 3,
    "applications:letters": 3,
    "applications:my_calendar": 4,
    "applications:private_calendar": 12,
}
