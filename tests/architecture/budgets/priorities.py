"""What the definitions' pages cost."""

from priorities.models import Edition
from tests.architecture.budgets.page import Page
from tests.factories.priorities import make_draft, make_edition


def _editions(_cast, rows):
    for _ in range(rows):
        make_edition(axes=1, measures=1)


def _one_large(_cast, rows):
    make_edition(axes=rows, measures=rows)


def _draft(_cast, rows):
    edition = make_edition(axes=rows, measures=rows)
    make_draft(axes=rows, measures=rows, copied_from=edition)


def _newest(_cast):
    return {"public_id": Edition.objects.first().public_id}


PAGES = {
    "priorities:current editions": Page(4, fill=_editions),
    "priorities:current measures": Page(4, fill=_one_large),
    "priorities:measure": Page(5, fill=_editions, arguments=lambda _: {"code": "1.1"}),
    "priorities:editions": Page(4, persona="administrator", fill=_editions),
    "priorities:draft": Page(8, persona="administrator", fill=_draft, arguments=_newest),
    "priorities:draft_changes": Page(8, persona="administrator", fill=_draft, arguments=_newest),
}
