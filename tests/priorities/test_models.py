import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from priorities.models import Axis, Edition, Measure
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_axis, make_draft, make_edition, make_measure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "title", "text"), [("tr", "Ad", "Metin"), ("en", "Name", "Text")])
def test_the_reader_gets_the_wording_of_the_language(language, title, text):
    axis = Axis(code="1", title_tr="Ad", title_en="Name", text_tr="Metin", text_en="Text")

    with translation.override(language):
        assert (axis.title, axis.text, str(axis)) == (title, text, f"1 {title}")


def test_rows_name_themselves():
    edition = make_edition()

    assert (str(edition), edition.audit_label) == ("1. sürüm", "1")
    assert str(first_measure(edition)).startswith("1.1 Örnek tedbir")
    assert first_measure(edition).audit_label == "1:1.1"


def _change_edition(edition):
    Edition.objects.filter(pk=edition.pk).update(source="başka")


def _remove_edition(edition):
    Edition.objects.filter(pk=edition.pk)._raw_delete("default")


def _add_axis(edition):
    make_axis(edition)


def _change_axis(edition):
    edition.axes.update(title_tr="başka")


def _remove_measure(edition):
    edition.measures.all().delete()


def _change_measure(edition):
    edition.measures.update(title_en="other")


def _add_measure(edition):
    make_measure(edition.axes.first())


def _take_away(edition):
    draft = make_draft(axes=0)
    edition.axes.update(edition=draft)


@pytest.mark.parametrize(
    "change",
    [
        _change_edition,
        _remove_edition,
        _add_axis,
        _change_axis,
        _remove_measure,
        _change_measure,
        _add_measure,
        _take_away,
    ],
)
def test_the_database_refuses_to_change_what_was_published(change):
    edition = make_edition(axes=1, measures=1)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        change(edition)


def test_the_database_lets_nobody_slip_into_what_was_published():
    edition, draft = make_edition(axes=1, measures=1), make_draft(axes=1, measures=0)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        draft.axes.update(edition=edition)


def test_a_draft_may_change_and_go():
    draft = make_draft()

    draft.measures.update(title_tr="başka")
    draft.measures.all().delete()
    draft.axes.all().delete()
    draft.delete()

    assert (Edition.objects.count(), Axis.objects.count(), Measure.objects.count()) == (0, 0, 0)


def test_a_measure_stands_under_an_axis_of_its_own_edition():
    other = make_edition().axes.first()
    draft = make_draft()

    with pytest.raises(IntegrityError, match="own edition"):
        Measure.objects.create(edition=draft, axis=other, order=1, code="9.9", title_tr="a", title_en="b")


def test_a_published_edition_has_its_time_and_reason():
    with pytest.raises(IntegrityError, match="edition_published_has_its_time_and_reason"):
        Edition.objects.create(number=1, state="published", created_at=NOON, published_at=NOON)


def test_there_is_one_draft_at_a_time():
    make_draft()

    with pytest.raises(IntegrityError, match="one_draft_edition"):
        make_draft()


def test_two_editions_never_share_a_number():
    make_edition()

    with pytest.raises(IntegrityError, match="number"):
        make_edition(number=1)


def test_two_axes_of_an_edition_never_share_a_code():
    draft = make_draft()

    with pytest.raises(IntegrityError, match="one_axis_per_code_and_edition"):
        make_axis(draft, code="1")


def test_two_measures_of_an_edition_never_share_a_code():
    draft = make_draft()

    with pytest.raises(IntegrityError, match="one_measure_per_code_and_edition"):
        make_measure(draft.axes.last(), code="1.1")


def test_a_lineage_stands_once_in_an_edition():
    draft = make_draft()
    axis, measure = draft.axes.first(), first_measure(draft)

    with pytest.raises(IntegrityError, match="one_axis_per_lineage_and_edition"), transaction.atomic():
        make_axis(draft, lineage=axis.lineage)
    with pytest.raises(IntegrityError, match="one_measure_per_lineage_and_edition"), transaction.atomic():
        make_measure(axis, lineage=measure.lineage)
