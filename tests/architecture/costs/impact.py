"""The queries of the pages and files of ``access/impact.py``."""

COSTS = {
    "applications:call_editions": 4,
    "applications:call_repin": 13,
    "applications:draft_impact": 22,
    "applications:draft_impact_csv": 28,
    "applications:draft_impact_item": 23,
    "applications:draft_impact_item kind": 24,
}
