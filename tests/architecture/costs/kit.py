"""The queries of the pages and files of ``access/kit.py``."""

COSTS = {
    "kit:gallery": 2,
}
