"""Who meets what at every address: the table that ``test_routes.py`` holds the product to.

How to add rows: write ``tests/architecture/access/<area>.py`` with one name, ``ROWS``::

    from tests.architecture.access.row import REFUSED, SIGN_IN, Row

    def _call(cast):                      # made inside the test, once per row, from tests/factories
        return {"public_id": make_call(agency=cast.agency).public_id}

    ROWS = {
        "applications:call_list": Row(everyone=200),
        "applications:call_edit": Row(404, stranger=SIGN_IN, manager=200, officer=REFUSED, arguments=_call),
        "applications:call_open": Row(404, method="post", stranger=SIGN_IN, manager=302, arguments=_call),
    }

A key is the route's full name (``namespace:name``); a second row for one route adds a word after
a space (``"applications:call_edit post"``). Every file here is found by itself; a name told twice
or a route without a row fails. Each answer is tried as a request of its own that is undone after,
so rows never see each other's writes.

Personas are ``stranger`` (not signed in) and the people of ``tests.factories.people.make_cast()``:
newcomer (no seat; in a commission where an area seats them), owner, editor, viewer, other_owner, officer, manager, other_officer,
other_manager, evaluator, other_evaluator, ministry_reader, ministry_decider, administrator.
``evaluator`` is the one whom the area's own ``arguments`` assigns (``cast["evaluator"]``).

Answers are status codes; ``SIGN_IN`` is the redirect to the sign-in page, ``REFUSED`` the 403 page
with its sentence.
"""

import importlib
import pkgutil

from tests.architecture.access.row import Row


def load_rows(package: str) -> dict[str, Row]:
    """Every area's rows in one table."""
    rows: dict[str, Row] = {}
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        area = getattr(importlib.import_module(f"{package}.{module.name}"), "ROWS", {})
        if twice := rows.keys() & area.keys():
            message = f"told twice: {sorted(twice)}"
            raise ValueError(message)
        rows |= area
    return rows
