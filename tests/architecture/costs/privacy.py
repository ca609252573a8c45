"""The queries of the pages and files of ``access/privacy.py``."""

COSTS = {
    "applications:own_data": 2,
    "applications:own_erase": 3,
    "applications:keeping": 12,
}
