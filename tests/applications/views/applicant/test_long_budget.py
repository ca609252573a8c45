"""Five hundred lines of a budget cost no more statements than two, from the section's page to the copy in another call."""

import io
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from applications.choices import SectionKey, Status
from applications.domain import copying, drafting
from applications.domain.restoring import restore
from applications.policies.drafting import MOST_ROWS
from applications.queries.revisions import revisions_of
from applications.queries.sections import rows_of
from cmdp.kit.ids import derived_id
from tests.factories.drafts import LINE, make_ready_draft
from tests.factories.people import NOON
from tests.factories.rules import make_call

BUDGET = SectionKey.BUDGET


def _budget_of(file, count):
    """The same sum in so many lines."""
    head = file.call.rule_set.budget_heads.first().pk
    told = {**LINE, "quantity": Decimal(1), "unit_price": Decimal(2_000_000) / count, "head_id": head}
    lines = [
        {**told, "public_id": derived_id(f"{count}/{place}"), "description": f"{place}. gider"}
        for place in range(1, count + 1)
    ]
    drafting.write_rows(file, BUDGET, lines)
    return file


def _acts(owner, cast, file, other, address):
    """Each act → what it answered; in this order."""
    by = {"by": cast["owner"], "at": NOON}
    rows = file.budget_lines
    return {
        "page": lambda: len(owner.get(address("proposal_section", file, BUDGET)).context["rows"]),
        "check": lambda: owner.get(address("proposal_send", file)).context["obstacles"],
        "sheet": lambda: _lines_of(owner.get(address("budget_file", file))),
        "removal": lambda: drafting.remove_row(file.pk, BUDGET, row_id=rows.last().public_id, **by),
        "return": lambda: restore(file.pk, revisions_of(file, BUDGET).last().public_id, **by),
        "sending": lambda: owner.post(address("proposal_send", file), {"agreed": "on"}).status_code,
        "copy": lambda: len(rows_of(copying.start_from(file.pk, other.pk, **by), BUDGET)),
    }


def _lines_of(response):
    sheet = load_workbook(io.BytesIO(b"".join(response))).worksheets[0]
    return sum("gider" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_five_hundred_lines_cost_no_more_than_two(owner, cast, address):
    costs, answers = {}, {}
    for count in (2, MOST_ROWS):
        file = _budget_of(make_ready_draft(make_call(), cast.organisation, cast["owner"]), count)
        costs[count], answers[count] = {}, {}
        for name, act in _acts(owner, cast, file, make_call(), address).items():
            with CaptureQueriesContext(connection) as asked:
                answers[count][name] = act()
            costs[count][name] = len(asked)
        file.refresh_from_db()
        assert (file.status, file.budget_lines.count()) == (Status.SUBMITTED, count)

    told = {"check": [], "removal": True, "return": True, "sending": 302}
    assert answers == {count: {**told, "page": count, "sheet": count, "copy": count} for count in (2, MOST_ROWS)}
    assert {name: cost for name, cost in costs[MOST_ROWS].items() if cost > costs[2][name]} == {}
