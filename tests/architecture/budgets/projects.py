"""What the pages of supported projects cost."""

from applications.models import ProjectImport
from tests.architecture.budgets.page import Page
from tests.factories.imports import make_import
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_price_index, make_published, make_total
from tests.factories.regions import make_province


def _projects(_cast, rows):
    make_price_index({2018: 1, 2024: 5})
    measure = first_measure(make_edition())
    for number in range(rows):
        make_published(measure=measure, year=2018 + number, state="running", state_is_kept=True, total_cost=number)
        make_total()


def _indices(_cast, rows):
    for number in range(rows):
        make_price_index({2018: 1}, used=not number)


def _one_upload(_cast):
    return {"public_id": ProjectImport.objects.latest("pk").public_id}


def _lines(cast, rows):
    make_province()
    told = [["title_tr", "district"], *([f"Proje {number}", "Bafra"] for number in range(rows))]
    make_import(cast["administrator"], *told)


def _doubles(_cast, rows):
    for _ in range(rows + 1):
        make_published(title_tr="Fuar")


PAGES = {
    "applications:project_list": Page(10, fill=_projects),
    "applications:projects_under_way": Page(9, fill=_projects),
    "applications:projects_said_under_way": Page(9, fill=_projects),
    "applications:project_years": Page(11, fill=_projects),
    "applications:published_list": Page(10, persona="administrator", fill=_projects),
    "applications:published_doubles": Page(5, persona="administrator", fill=_doubles),
    "applications:project_import_new": Page(4, persona="administrator", fill=_lines),
    "applications:project_import": Page(7, persona="administrator", fill=_lines, arguments=_one_upload),
    "applications:price_index_list": Page(5, persona="administrator", fill=_indices),
}
