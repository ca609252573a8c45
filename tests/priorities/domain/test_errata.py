import pytest
from django.http import Http404

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.errata import Correction, note
from priorities.models import Erratum
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_draft, make_edition
from tests.support.kept import kept

pytestmark = pytest.mark.django_db


@kept
def measure():
    return first_measure(make_edition())


def test_a_note_stands_beside_the_printed_words(measure, administrator):
    correction = Correction("title_tr", "Örnek", "Ornek", "Yazım yanlışı")

    erratum = note(measure.edition_id, measure.lineage, correction, by=administrator, at=NOON)

    kept = Erratum.objects.get()
    assert (kept, kept.old, kept.new, kept.reason) == (erratum, "Örnek", "Ornek", "Yazım yanlışı")
    assert (kept.lineage, kept.noted_at, kept.noted_by_id) == (measure.lineage, NOON, administrator.pk)
    measure.refresh_from_db()
    assert measure.title_tr.startswith("Örnek")
    event = Event.objects.get()
    assert (event.verb, event.object_label, event.reason) == ("erratum_noted", "1:1.1", "Yazım yanlışı")
    assert event.changes == {"title_tr": ["Örnek", "Ornek"]}


def test_an_axis_is_noted_too(measure, administrator):
    note(
        measure.edition_id, measure.axis.lineage, Correction("title_en", "Sample", "An", "x"), by=administrator, at=NOON
    )

    assert Erratum.objects.get().lineage == measure.axis.lineage


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (Correction("title_tr", "yazmayan", "b", "c"), "not_printed"),
        (Correction("code", "1.1", "1.2", "c"), "not_printed"),
        (Correction("title_tr", " ", "b", "c"), "nothing_changed"),
        (Correction("title_tr", "Örnek", "Örnek", "c"), "nothing_changed"),
        (Correction("title_tr", "Örnek", "Ornek", " "), "no_reason"),
    ],
)
def test_a_note_names_what_is_printed_what_to_read_and_why(correction, code, measure, administrator):
    with pytest.raises(Refused) as refusal:
        note(measure.edition_id, measure.lineage, correction, by=administrator, at=NOON)

    assert (refusal.value.verdict.code, Erratum.objects.count()) == (code, 0)


def test_a_draft_is_corrected_not_noted(administrator):
    measure = first_measure(make_draft())

    with pytest.raises(Refused) as refusal:
        note(measure.edition_id, measure.lineage, Correction("title_tr", "a", "b", "c"), by=administrator, at=NOON)

    assert refusal.value.verdict.code == "not_published"


def test_only_what_stands_there_is_noted(measure, administrator):
    with pytest.raises(Http404):
        note(
            measure.edition_id,
            first_measure(make_edition()).lineage,
            Correction("title_tr", "a", "b", "c"),
            by=administrator,
            at=NOON,
        )
