"""The queries of the pages and files of ``access/copies.py``."""

COSTS = {
    "applications:copy_decide": 12,
    "applications:copy_file": 15,
    "applications:evaluation_declare hidden": 12,
    "applications:evaluation_document hidden": 12,
    "applications:evaluation_file hidden": 18,
    "applications:file_copies": 17,
}
