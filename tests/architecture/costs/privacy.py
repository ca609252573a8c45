"""The queries of the pages and files of ``access/privacy.py``."""

COSTS = {
    "applications:keeping": 12,
}
