import json
from pathlib import Path

import pytest

from cmdp.audit.models import Event
from priorities.loading import DATA, load, load_key
from priorities.models import Axis, Edition, Measure, MeasureKey
from tests.factories.people import NOON
from tests.factories.priorities import make_draft, make_key

pytestmark = pytest.mark.django_db


def test_the_first_edition_has_five_axes_and_twenty_measures():
    load(at=NOON)

    assert (Edition.objects.count(), Axis.objects.count(), Measure.objects.count()) == (1, 5, 20)


def test_the_first_edition_is_published_and_says_whence():
    edition = load(at=NOON)

    assert (edition.number, edition.state, edition.published_at, str(edition)) == (1, "published", NOON, "1. sürüm")
    assert edition.source != ""
    assert Event.objects.get().verb == "edition_published"


def test_the_wording_is_the_programmes_byte_for_byte():
    load(at=NOON)

    raw = Path(DATA).read_bytes()
    axes = json.loads(raw)["axes"]
    kept = [
        {
            "code": axis.code,
            "title_tr": axis.title_tr,
            "title_en": axis.title_en,
            "measures": [
                {"code": measure.code, "text_tr": measure.title_tr, "text_en": measure.title_en}
                for measure in axis.measures.all()
            ],
        }
        for axis in Axis.objects.all()
    ]
    assert kept == axes
    assert all(f'"{measure.title_tr}"'.encode() in raw for measure in Measure.objects.all())


def test_explanations_start_empty():
    load(at=NOON)

    assert set(Measure.objects.values_list("text_tr", "text_en")) == {("", "")}
    assert set(Axis.objects.values_list("text_tr", "text_en")) == {("", "")}


def test_loading_again_changes_nothing():
    first = load(at=NOON)

    assert load(at=NOON) == first
    assert Edition.objects.count() == 1


def test_loading_leaves_alone_what_is_there():
    draft = make_draft(axes=1)

    assert load(at=NOON) == draft
    assert Measure.objects.count() == 2


def test_every_measure_gets_its_first_words_once():
    load(at=NOON)

    assert (load_key(at=NOON), load_key(at=NOON), MeasureKey.objects.filter(is_default=True).count()) == (20, 0, 20)
    lineage = Measure.objects.get(code="4.4").lineage
    assert "test laboratuvarı" in MeasureKey.objects.get(lineage=lineage).words


def test_words_of_an_earlier_release_that_nobody_touched_follow():
    load(at=NOON)
    row = make_key(Measure.objects.get(code="4.4"), "eski", is_default=True)

    assert (load_key(at=NOON), load_key(at=NOON)) == (20, 0)
    row.refresh_from_db()
    assert (row.words[0], row.version, row.is_default) == ("laboratuvar", 1, True)
    event = Event.objects.get(verb="measure_key_written")
    assert (event.object_label, event.actor_id, event.changes["words_tr"]) == ("1:4.4", None, ["eski", row.words_tr])


def test_words_that_people_wrote_stay():
    load(at=NOON)
    make_key(Measure.objects.get(code="4.4"), "deney")

    assert load_key(at=NOON) == 19
    assert MeasureKey.objects.get(lineage=Measure.objects.get(code="4.4").lineage).words == ("deney",)
