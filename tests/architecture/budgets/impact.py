"""What the pages of a draft's impact and of calls to be moved cost."""

from applications.models import Call, SecondaryMeasure
from priorities.models import Edition
from tests.architecture.budgets.page import Page
from tests.factories.files import make_proposal
from tests.factories.imports import make_waiting_line
from tests.factories.priorities import make_copy, make_edition, publish_at_once
from tests.factories.published import make_published
from tests.factories.rules import live_call


def _files(_cast, rows):
    """A draft that rewords every measure of so many, each with a file, a call and a project."""
    edition = make_edition(axes=rows, measures=2)
    for measure in edition.measures.filter(code__endswith=".1"):
        call = live_call(edition=edition)
        other = edition.measures.get(axis=measure.axis, code__endswith=".2")
        for status in ("draft", "submitted"):
            file = make_proposal(call=call, main_measure=measure, status=status)
            SecondaryMeasure.objects.create(proposal=file, measure=other)
        make_published(measure=measure)
        make_waiting_line(measure)
    make_copy(edition).measures.update(title_tr="Başka söz")


def _one_call(_cast, rows):
    """A call with so many drafts whose measures all read otherwise now."""
    edition = make_edition(axes=1, measures=2)
    call, (main, other) = live_call(edition=edition), edition.measures.all()
    for _ in range(rows):
        SecondaryMeasure.objects.create(proposal=make_proposal(call=call, main_measure=main), measure=other)
    draft = make_copy(edition)
    draft.measures.update(title_tr="Başka söz")
    publish_at_once(draft)


def _draft(_cast):
    return {"public_id": Edition.objects.get(state="draft").public_id}


def _item(_cast):
    draft = Edition.objects.get(state="draft")
    return {"public_id": draft.public_id, "lineage": draft.axes.get(code="1").measures.get(code="1.1").lineage}


def _call(_cast):
    return {"public_id": Call.objects.get().public_id}


PAGES = {
    "applications:draft_impact": Page(24, persona="administrator", fill=_files, arguments=_draft),
    "applications:draft_impact_item": Page(25, persona="administrator", fill=_files, arguments=_item),
    "applications:draft_impact_csv": Page(34, persona="administrator", fill=_files, arguments=_draft),
    "applications:call_editions": Page(6, persona="administrator", fill=_files),
    "applications:call_repin": Page(17, persona="administrator", fill=_one_call, arguments=_call),
}
