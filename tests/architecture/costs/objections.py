"""The queries of the pages and files of ``access/objections.py``."""

COSTS = {
    "applications:proposal_objection": 16,
    "applications:objection_withdraw": 7,
    "applications:objection_paper": 6,
    "applications:proposal_notification": 15,
    "applications:objection_queue": 3,
    "applications:desk_objection": 7,
    "applications:objection_give": 5,
    "applications:objection_decide": 7,
}
