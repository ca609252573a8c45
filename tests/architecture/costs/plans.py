"""The queries of the pages and files of ``access/plans.py``."""

COSTS = {
    "applications:call_plan": 9,
    "applications:call_plan impossible": 10,
    "applications:call_plan proposed": 12,
}
