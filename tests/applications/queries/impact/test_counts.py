"""Whatever administrators do, every number of a draft's impact equals one counted by hand, row by row."""

import datetime as dt
import uuid
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.choices import Status
from applications.models import Call, ImportLine, Proposal, PublishedProject, SecondaryMeasure, Submission
from applications.queries.calls import stood
from applications.queries.impact.changes import impact_of
from applications.queries.impact.references import Kind
from applications.queries.published.shipped import MAPPING, rows_of
from priorities.models import Edition, Erratum, Measure
from priorities.queries import measure_with_code, newest_edition, open_drafts
from tests.factories.files import make_proposal
from tests.factories.imports import make_waiting_line
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_edition
from tests.factories.published import make_published
from tests.factories.rules import make_call
from tests.support import edits
from tests.support.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORDS = ("code", "title_tr", "title_en", "text_tr", "text_en")
KIND_OF = {Status.DRAFT: Kind.DRAFTS, Status.MISSED: Kind.MISSED}


@kept
def world():
    """Files of several statuses under the measures of the first edition, two calls, projects."""
    edition = make_edition(axes=2, measures=3)
    measures = list(edition.measures.all())
    calls = make_call(edition=edition), make_call(edition=edition, closes_at=NOON)
    for place, status in enumerate((Status.DRAFT, Status.DRAFT, Status.MISSED, Status.SUBMITTED, Status.APPROVED)):
        file = make_proposal(call=calls[place % 2], main_measure=measures[place], status=status)
        SecondaryMeasure.objects.create(proposal=file, measure=measures[place + 1])
        make_published(measure=measures[place])
        make_waiting_line(measures[place])
    return edition


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits.ACTS, min_size=6, max_size=12))
def test_every_number_equals_one_counted_by_hand(world, acts):
    verbs = [verb for name, verb in edits.VERBS.items() if name != "discard"]
    with transaction.atomic():
        two = make_member("administrator"), make_member("administrator")
        edits.attempt(edits.VERBS["copy"], two, 0, 0, at=NOON)

        for turn, (verb, here, there) in enumerate(acts):
            at = NOON + dt.timedelta(minutes=turn + 1)
            edits.attempt(verbs[verb % len(verbs)], two, here, there, at=at)

        for draft in open_drafts():
            touched, tally = _told(draft)
            assert _changed(newest_edition(), draft) <= touched.keys()
            assert (touched, tally) == _by_hand(draft, touched)
        transaction.set_rollback(True)


def test_the_hand_counts_something(world):
    """The property would hold for nothing if no draft touched anything."""
    two = make_member("administrator"), make_member("administrator")
    for name in ("copy", "split", "publish", "note", "copy", "copy"):
        edits.attempt(edits.VERBS[name], two, 0, 1, at=NOON)
    draft = open_drafts().first()
    draft.measures.update(title_tr="Başka söz")

    touched, tally = _told(draft)
    assert (touched, tally) == _by_hand(draft, touched)
    assert {kind for kind, _state in tally} == set(Kind)


def _told(draft):
    """What the page says: of each axis or measure that is touched, and of all together."""
    impact = impact_of(draft, at=NOON)
    return {touch.item.lineage: touch.tally for touch in impact.touches}, impact.tally


def _by_hand(draft, touched):
    """The same, counted row by row."""
    newest, claims = newest_edition(), _claims(draft)
    meant = {row.lineage: {row.lineage} for row in newest.measures.all()}
    for axis in newest.axes.prefetch_related("measures"):
        meant[axis.lineage] = {axis.lineage, *(row.lineage for row in axis.measures.all())}
    each = {lineage: _counted(claims, meant[lineage]) for lineage in touched}
    return each, _counted(claims, set().union(*(meant[lineage] for lineage in touched)))


def _counted(claims, meant):
    return Counter((kind, state) for kind, state, reached in claims if reached & meant)


def _changed(newest, draft):
    """Measures that the draft has no more, has in other words or elsewhere, or of which it names heirs."""
    now = {measure.lineage: measure for measure in draft.measures.select_related("axis")}
    said = set(draft.successions.values_list("from_lineage", flat=True))
    return {
        was.lineage
        for was in newest.measures.select_related("axis")
        if was.lineage in said
        or was.lineage not in now
        or was.axis.lineage != now[was.lineage].axis.lineage
        or any(getattr(was, name) != getattr(now[was.lineage], name) for name in WORDS)
    }


def _claims(draft):
    """Whatever there is that names measures, with everything that the named ones lead to today."""
    reached = _reached()
    found = [*_of_files(), *_of_calls_and_projects(), *_of_the_definitions(draft)]
    return [
        (kind, state, set(named).union(*(reached.get(lineage, ()) for lineage in named)))
        for kind, state, named in found
    ]


def _reached():
    """Where each lineage leads to, edition by edition, from the last one that has it."""
    published = list(Edition.objects.filter(state="published").order_by("number").prefetch_related("measures"))
    holds = [{measure.lineage for measure in edition.measures.all()} for edition in published]
    heirs = [set(edition.successions.values_list("from_lineage", "heir__lineage")) for edition in published]
    leads = {}
    for place, standing in enumerate(holds):
        for lineage in standing:
            carried = {lineage}
            for later in range(place + 1, len(published)):
                carried = (carried & holds[later]) | {new for old, new in heirs[later] if old in carried and new}
            leads[lineage] = carried
    return leads


def _of_files():
    for file in Proposal.objects.select_related("main_measure").prefetch_related("secondary_measures__measure"):
        named = [row.measure.lineage for row in file.secondary_measures.all()]
        named += [file.main_measure.lineage] if file.main_measure else []
        yield KIND_OF.get(file.status, Kind.SENT), file.status, named
    for sending in Submission.objects.all():
        part = sending.content["priorities"]
        yield Kind.FROZEN, "", [uuid.UUID(row["lineage"]) for row in (part["main"], *part["secondary"])]


def _of_calls_and_projects():
    for call in Call.objects.prefetch_related("edition__measures", "stages"):
        held = [measure.lineage for measure in call.edition.measures.all()]
        yield Kind.CALLS, str(stood(call, NOON).standing), held
    for project in PublishedProject.objects.select_related("measure"):
        yield Kind.PROJECTS, project.state, [project.measure.lineage]
    for line in ImportLine.objects.filter(upload__state="ready"):
        yield Kind.IMPORTS, "", [Measure.objects.get(pk=line.changes["measure"][1]).lineage]
    codes = Counter(row["measure"] for row in rows_of(MAPPING))
    for code, times in codes.items():
        if found := measure_with_code(code):
            yield from [(Kind.CLASSES, "", [found.lineage])] * times


def _of_the_definitions(draft):
    for erratum in Erratum.objects.all():
        yield Kind.ERRATA, "", [erratum.lineage]
    for other in open_drafts().exclude(pk=draft.pk).prefetch_related("measures"):
        yield Kind.EDITIONS, other.state, [measure.lineage for measure in other.measures.all()]
