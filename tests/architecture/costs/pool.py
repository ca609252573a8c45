"""The queries of the pages and files of ``access/pool.py``."""

COSTS = {
    "applications:pool_accept": 4,
    "applications:pool_cv": 6,
    "applications:pool_forget": 4,
    "applications:pool_list": 6,
    "applications:pool_list waiting": 6,
    "applications:pool_person": 7,
    "applications:pool_person_cv": 6,
    "applications:pool_profile": 9,
    "applications:pool_refuse": 4,
}
