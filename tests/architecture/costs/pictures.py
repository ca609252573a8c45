"""The queries of the pages and files of ``access/pictures.py``."""

COSTS = {
    "applications:embedded_distribution": 4,
    "applications:embedded_map": 6,
    "applications:project_distribution": 9,
    "applications:project_distribution_csv": 4,
    "applications:project_map": 11,
    "applications:project_map_csv": 4,
}
