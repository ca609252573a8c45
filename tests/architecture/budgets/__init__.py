"""What a list page may cost: a literal number of queries, the same for one row and for three.

How to add pages: write ``tests/architecture/budgets/<area>.py`` with one name, ``PAGES``::

    from tests.architecture.budgets.page import Page

    def _calls(cast, rows):               # make so many rows, from tests/factories
        for _ in range(rows):
            make_call(agency=cast.agency)

    PAGES = {"applications:call_list": Page(7, persona="officer", fill=_calls)}

The number counts everything of one request: session, person, seats, the list itself. A key is the
route's name, with a word after a space when a route has several (``"…:list filtered"``);
``arguments`` and ``query`` are as in the access table, ``arguments`` is called after ``fill``.
"""
