"""The queries of the pages and files of ``access/projects.py``."""

COSTS = {
    "applications:price_index_list": 3,
    "applications:price_index_new": 2,
    "applications:project": 4,
    "applications:project_import": 6,
    "applications:project_import_new": 3,
    "applications:project_import_template": 2,
    "applications:project_list": 8,
    "applications:project_list_file": 2,
    "applications:project_years": 9,
    "applications:project_years_csv": 3,
    "applications:projects_said_under_way": 8,
    "applications:projects_under_way": 8,
    "applications:published_classify": 4,
    "applications:published_correct": 4,
    "applications:published_doubles": 3,
    "applications:published_list": 6,
    "applications:published_merge": 4,
    "applications:published_new": 3,
    "applications:published_record": 5,
}
