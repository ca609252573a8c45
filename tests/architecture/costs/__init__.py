"""How many queries each page and file costs: the number that ``test_routes.py`` holds every address to.

Each row of the access table that answers somebody with a page or a file has its literal number here: those of the view
alone, of one request by the first persona of ``PERSONAS`` who is answered so (the stranger where nobody else is), in
English, after everybody else was answered, so that what is read once per process is read. The session is not counted.

How to add one: write the row of the access table, run its test, and put down the number that it tells, once you can
name each of its queries. Whether the number stays the same however many rows a page lists is asked by ``budgets``.
"""

import importlib
import pkgutil


def load_costs() -> dict[str, int]:
    """Every area's numbers in one table."""
    areas = [importlib.import_module(f"{__name__}.{area.name}") for area in pkgutil.iter_modules(__path__)]
    return {name: queries for area in areas for name, queries in area.COSTS.items()}
