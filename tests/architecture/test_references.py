"""Whatever names a measure is counted before an edition is published, or it is said why not.

Three nets: every key to the definitions; every column that could hold a measure's lineage; and, for texts, a measure
with words of its own whose traces are looked for in every column after a file's life.
"""

import csv
import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast

from applications.choices import Status
from applications.domain.published import classify
from applications.domain.repinning import repin
from applications.queries.impact.references import REGISTER
from priorities.domain.editions import copy_edition, publish
from priorities.domain.errata import Correction, note
from priorities.domain.wording import Wording, reword
from priorities.models import Measure
from tests.architecture.references import NOT_COUNTED
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_draft, publish_at_once
from tests.factories.published import make_published
from tests.factories.rules import make_call
from tests.support.modules import OWN, ROOT

COUNTED = {column for reference in REGISTER for column in reference.columns}
COULD_HOLD = (models.UUIDField, models.JSONField)
TEXTS = (models.CharField, models.TextField, *COULD_HOLD)
WORD = "zumrutanka"


def _columns() -> Iterator[tuple[str, models.Field]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.split(".")[0] in OWN:
            for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
                yield f"{model._meta.app_label}.{model.__name__}.{field.name}", field


def _keys() -> set[str]:
    """Every foreign key and every many-to-many to a table of the definitions."""
    to = {name: field.related_model for name, field in _columns() if field.is_relation}
    return {name for name, model in to.items() if model._meta.app_label == "priorities"}


def test_every_key_to_the_definitions_is_counted_or_said_why_not():
    assert _keys() - COUNTED - NOT_COUNTED.keys() == set()


def test_every_column_that_could_hold_a_lineage_is_counted_or_said_why_not():
    found = {name for name, field in _columns() if isinstance(field, COULD_HOLD)}

    assert found - COUNTED - NOT_COUNTED.keys() == set()


def test_every_shipped_file_that_names_measures_is_counted_or_said_why_not():
    shipped = [path for room in OWN for path in (ROOT / room).rglob("data/*.*")]

    found = {str(path.relative_to(ROOT)) for path in shipped if _names_measures(path)}

    assert found - COUNTED - NOT_COUNTED.keys() == set()


def _names_measures(path) -> bool:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return any("measure" in column for column in next(csv.reader(lines)))
    return path.suffix == ".json" and any("measure" in key for key in _json_keys(json.loads(path.read_text("utf-8"))))


def _json_keys(value) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _json_keys(part)


def test_nothing_is_declared_that_is_not_there():
    columns = {name for name, _field in _columns()}
    files = {name for name in COUNTED | NOT_COUNTED.keys() if "/" in name}

    assert (COUNTED | NOT_COUNTED.keys()) - files - columns == set()
    assert {name for name in files if not (ROOT / name).exists()} == set()
    assert COUNTED & NOT_COUNTED.keys() == set()


def test_a_new_key_would_be_seen():
    """The net is not empty: the keys that are known are in it."""
    assert {"applications.Proposal.main_measure", "applications.SecondaryMeasure.measure"} <= _keys()


@pytest.mark.slow
def test_no_text_names_a_measure_in_a_column_that_nobody_counts(cast):
    measure = _lived_through(cast)

    traces = {name for name, field in _columns() if isinstance(field, TEXTS) and _holds(field, measure)}

    own = {f"priorities.Measure.{name}" for name in ("title_tr", "title_en", "lineage")}
    erratum = {f"priorities.Erratum.{name}" for name in ("old", "new", "lineage")}
    assert traces - own - erratum - COUNTED - NOT_COUNTED.keys() == set()
    assert {"applications.Submission.content", "outbox.Letter.text", "audit.Event.changes"} <= traces


def _holds(field: models.Field, measure: Measure) -> bool:
    """Whether any row of the table has the measure's word or its lineage in the column."""
    rows = field.model._base_manager.annotate(_words=Cast(field.name, TextField()))
    return rows.filter(models.Q(_words__icontains=WORD) | models.Q(_words__contains=str(measure.lineage))).exists()


def _lived_through(cast) -> Measure:
    """A measure with a word of its own: chosen, sent, released, noted, reworded, and its call moved."""
    draft = make_draft()
    draft.measures.filter(code="1.1").update(title_tr=f"Tedbir {WORD}", title_en=f"Measure {WORD}")
    edition, by = publish_at_once(draft), make_member("administrator")
    call, measure = make_call(edition=edition), first_measure(edition)
    make_proposal(call=call, organisation=cast.organisation, status=Status.SUBMITTED)
    make_proposal(call=call, organisation=cast.organisation)
    words = {"beneficiary_type": "municipality", "basis_tr": "Adından", "basis_en": ""}
    classify(make_published().pk, measure=measure, seen=0, by=by, at=NOON, **words)
    note(edition.pk, measure.lineage, Correction("title_tr", WORD, f"{WORD}!", "Yazım"), by=by, at=NOON)
    copy = copy_edition(edition.pk, by=by, at=NOON)
    reword(first_measure(copy), Wording("1.1", f"Söz {WORD}", f"Word {WORD}"), seen=0, by=by, at=NOON)
    copy.refresh_from_db()
    publish(copy.pk, reason="Neden", seen=copy.version, follows=1, by=by, at=NOON)
    repin(call.pk, to=2, version=call.version, reason="Neden", by=by, at=NOON)
    return measure
