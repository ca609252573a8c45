"""The queries of the pages and files of ``access/evaluation.py``."""

COSTS = {
    "applications:assignment_cancel": 5,
    "applications:conflict_lift": 3,
    "applications:desk_proposal blocked": 43,
    "applications:evaluation_conflict": 4,
    "applications:evaluation_declare": 12,
    "applications:evaluation_file": 8,
    "applications:evaluation_file sent": 8,
    "applications:evaluation_give_up": 4,
    "applications:evaluation_list": 4,
    "applications:evaluation_list biten": 5,
    "applications:evaluation_send": 5,
    "applications:evaluation_step_back": 4,
    "applications:evaluation_versions": 5,
    "applications:file_conflict": 16,
    "applications:file_conflict blocked": 16,
    "applications:file_evaluators": 25,
    "applications:file_evaluators finished": 10,
    "applications:file_reopen": 7,
}
