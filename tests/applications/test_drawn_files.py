"""What is drawn of a file by Python: its parts and its history; whatever people wrote stays text."""

import datetime as dt

from applications.presenters.content_parts import ContentSection, Paper, Table
from applications.presenters.papers import State
from applications.presenters.record import Change, Line
from applications.templatetags.content import content
from applications.templatetags.history import history
from tests.factories.people import NOON

BREAKS = '<b>"&</b>'
WRITTEN = "&lt;b&gt;&quot;&amp;&lt;/b&gt;"
ROUTE = "applications:desk_document"


def _paper(**state):
    return Paper("a" * 14, slot=BREAKS, name=BREAKS, size="2 KB", sha256="", told=BREAKS, state=State(**state))


def _line(**told):
    usual = {"who": BREAKS, "capacity": "", "what": BREAKS, "thing": "", "reference": "", "reason": BREAKS}
    letter = {"letter_number": BREAKS, "letter_date": dt.date(2026, 3, 2)}
    changes = [Change(BREAKS, BREAKS, BREAKS)]
    return Line(**{"at": NOON, **usual, **letter, "changes": changes, **told})


def test_a_part_of_a_file_shows_what_was_written_as_text():
    table = Table(BREAKS, (BREAKS, BREAKS), ((BREAKS, BREAKS),), (BREAKS, BREAKS), frozenset({1}))
    part = ContentSection("key", BREAKS, ((BREAKS, BREAKS),), ((BREAKS, BREAKS),), table, papers=(_paper(),))

    drawn = content([part], route=ROUTE)

    assert (BREAKS in drawn, drawn.count(WRITTEN)) == (False, 21)


def test_a_part_without_anything_says_so():
    drawn = content([ContentSection("key", "Riskler")], route=ROUTE, level=3)

    assert '<h3 id="key">Riskler</h3>' in drawn
    assert drawn.count("Yok.") == 1


def test_a_paper_leads_to_its_route_unless_it_is_shut():
    parts = [
        ContentSection("key", "Belgeler", papers=(paper,)) for paper in (_paper(), _paper(is_open=False, label="!"))
    ]

    links = [
        content([part], route="applications:evaluation_document", owner="b" * 14).count("<a href=") for part in parts
    ]

    assert links == [1, 0]


def test_an_event_shows_what_was_written_as_text():
    drawn = history([[_line()]])

    assert (BREAKS in drawn, drawn.count(WRITTEN)) == (False, 7)


def test_more_than_two_events_alike_stand_together():
    bare = _line(reason="", letter_number="", letter_date=None, changes=[])

    drawn = [history([[bare] * times]) for times in (2, 3)]

    assert [one.count('<li class="event">') for one in drawn] == [2, 1]
    assert [one.count("<details>") for one in drawn] == [0, 1]
