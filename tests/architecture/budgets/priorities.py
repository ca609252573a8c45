"""What the definitions' pages cost."""

from priorities.domain.wording import Wording, reword
from priorities.models import Edition, Erratum, Measure
from tests.architecture.budgets.page import Page
from tests.factories.people import NOON, make_member
from tests.factories.priorities import (
    first_measure,
    make_copy,
    make_edition,
    make_key,
    make_measure,
    publish_at_once,
    succeed,
)


def _editions(_cast, rows):
    for _ in range(rows):
        make_edition(axes=1, measures=1)


def _one_large(_cast, rows):
    make_edition(axes=rows, measures=rows)


def _draft(_cast, rows):
    edition = make_edition(axes=rows, measures=rows)
    draft = make_copy(edition)
    draft.measures.update(title_tr="Başka söz")
    gone = first_measure(draft)
    heir = make_measure(gone.axis, code="8.8")
    succeed(draft, gone, heir)
    draft.measures.filter(pk=gone.pk).delete()


def _many_drafts(_cast, rows):
    edition = make_edition(axes=1, measures=1)
    for _ in range(rows):
        make_copy(edition)


def _noted(cast, rows):
    _one_large(cast, rows)
    for measure in Measure.objects.select_related("edition"):
        words = {"field": "title_tr", "old": "Örnek", "new": "Ornek", "reason": "Yazım", "noted_by_id": 1}
        Erratum.objects.create(edition=measure.edition, lineage=measure.lineage, noted_at=NOON, **words)


def _recorded(cast, rows):
    measure = first_measure(make_copy(make_edition()))
    for turn in range(rows):
        words = Wording("1.1", f"Söz {turn}", "Word")
        reword(measure, words, seen=turn, by=make_member("administrator"), at=NOON)


def _two(_cast, rows):
    edition = make_edition(axes=rows, measures=rows)
    draft = make_copy(edition)
    draft.measures.update(title_tr="Başka söz")
    publish_at_once(draft)


def _keyed(cast, rows):
    _one_large(cast, rows)
    for measure in Measure.objects.all():
        make_key(measure, "laboratuvar")


def _newest(_cast):
    return {"public_id": Edition.objects.first().public_id}


PAGES = {
    "priorities:current editions": Page(5, fill=_editions),
    "priorities:current measures": Page(5, fill=_one_large),
    "priorities:current errata": Page(5, fill=_noted),
    "priorities:edition_changes": Page(8, fill=_two, arguments=lambda _: {"number": 2, "before": 1}),
    "priorities:edition_measure": Page(10, fill=_editions, arguments=lambda _: {"number": 1, "code": "1.1"}),
    "priorities:measure": Page(11, fill=_editions, arguments=lambda _: {"code": "1.1"}),
    "priorities:editions": Page(6, persona="administrator", fill=_editions),
    "priorities:editions drafts": Page(6, persona="administrator", fill=_many_drafts),
    "priorities:draft_preview": Page(6, persona="administrator", fill=_draft, arguments=_newest),
    "priorities:edition_errata": Page(7, persona="administrator", fill=_noted, arguments=_newest),
    "priorities:edition_history": Page(6, persona="administrator", fill=_recorded, arguments=_newest),
    "priorities:draft": Page(23, persona="administrator", fill=_draft, arguments=_newest),
    "priorities:key": Page(6, persona="administrator", fill=_keyed),
    "priorities:draft_changes": Page(13, persona="administrator", fill=_draft, arguments=_newest),
}
