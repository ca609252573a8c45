"""The queries of the pages and files of ``access/earlier.py``."""

COSTS = {
    "applications:earlier_list": 5,
    "applications:earlier_file": 4,
    "applications:earlier_import_new": 4,
    "applications:earlier_import_template": 2,
    "applications:earlier_import": 7,
    "applications:earlier_import_faults": 7,
}
