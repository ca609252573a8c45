"""The rows of the agency's lists, drawn by Python: whatever people wrote stays text."""

import pytest
from django.test.html import parse_html

from applications.choices import Status
from applications.filters.desk import USUAL
from applications.presenters.desk_due import DueRow
from applications.presenters.desk_files import Column, DeskRow
from applications.presenters.evaluation import TaskRow
from applications.queries.desk_lines import Line
from applications.queries.workload import IS_LATE, EvaluationTask
from applications.templatetags.desk import desk_rows, due_rows, file_rows, task_rows
from cmdp.kit.statements import create_namedtuple_class
from tests.factories.people import NOON

WICKED = "<b>\"Şırnak\" & 'İdil'"
SAFE = "&lt;b&gt;&quot;Şırnak&quot; &amp; &#x27;İdil&#x27;"
LINE = Line(
    1, "a" * 14, WICKED, WICKED, Status.RETURNED, NOON, WICKED, WICKED, WICKED, "", NOON, NOON, measure=WICKED, axis="2"
)
LISTED = {
    "pk": 1,
    "public_id": "a" * 14,
    "reference": WICKED,
    "title": WICKED,
    "status": Status.RETURNED,
    "expired_at": NOON,
    "status_since": NOON,
    "organisation__name": WICKED,
    "organisation__unit_name": WICKED,
    "main_measure__code": WICKED,
    "main_measure__axis__code": "2",
    "expert__full_name": WICKED,
    "expert__email": "",
}
ROWS = {
    "list": lambda: desk_rows(
        [DeskRow(create_namedtuple_class(*LISTED)(**LISTED), [], None)],
        [Column(key, WICKED) for key in USUAL],
        chooses_all=True,
    ),
    "files": lambda: file_rows([LINE], show_due=True),
    "due": lambda: due_rows([DueRow(LINE, WICKED, f"/{WICKED}", NOON, WICKED, "danger")]),
    "tasks": lambda: task_rows([TaskRow(EvaluationTask(LINE, IS_LATE, 1), WICKED, "danger")]),
}


@pytest.mark.parametrize("name", ROWS)
def test_what_people_wrote_stays_text(name):
    drawn = ROWS[name]()

    assert "<b>" not in drawn
    assert SAFE in drawn
    assert parse_html(f"<table>{drawn}</table>")


def test_a_line_says_who_is_responsible_and_whose_it_is():
    plain = LINE._replace(reference="", unit="", full_name=None, email=None)

    assert (str(LINE), str(plain)) == (WICKED, "a" * 14)
    assert (LINE.organisation, plain.organisation) == (f"{WICKED} – {WICKED}", WICKED)
    assert (LINE.expert, plain.expert, plain._replace(email="a@b.test").expert) == (WICKED, "", "a@b.test")
    assert "–</td>" in file_rows([plain])
