"""The queries of the pages and files of ``access/process.py``."""

COSTS = {
    "healthz": 1,
    "readyz": 2,
}
