"""The queries of the pages of ``access/reserve.py``."""

COSTS = {
    "applications:call_reserve": 8,
    "applications:call_up_answer": 7,
    "applications:proposal_detail called": 18,
}
