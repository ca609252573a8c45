import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from priorities.models import Axis, Edition, Erratum, Measure, PublishingRule, SourceFile, Succession
from tests.factories.people import NOON
from tests.factories.priorities import (
    first_measure,
    make_axis,
    make_draft,
    make_edition,
    make_measure,
    make_source_file,
    publish_at_once,
    succeed,
)

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(("language", "title", "text"), [("tr", "Ad", "Metin"), ("en", "Name", "Text")])
def test_the_reader_gets_the_wording_of_the_language(language, title, text):
    axis = Axis(code="1", title_tr="Ad", title_en="Name", text_tr="Metin", text_en="Text")

    with translation.override(language):
        assert (axis.title, axis.text, str(axis)) == (title, text, f"1 {title}")


def test_rows_name_themselves():
    edition = make_edition()

    assert (str(edition), edition.audit_label) == ("1. sürüm", "1")
    assert [str(Edition(name=name)) for name in ("Kararname", "")] == ["Kararname", "Adsız taslak"]
    assert Edition(public_id="k7").audit_label == "T-k7"
    assert str(Succession(from_lineage="x")) == "x → –"
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


PUBLISHED = {"state": "published", "number": 7, "created_at": NOON, "published_at": NOON, "reason": "Neden"}
ASKED = {"proposed_at": NOON, "proposed_by_id": 5}


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({**PUBLISHED, "reason": "", "valid_from": NOON}, "edition_published_has_its_time_and_reason"),
        ({**PUBLISHED, "number": None, "valid_from": NOON}, "edition_published_has_its_number_and_valid_from"),
        (PUBLISHED, "edition_published_has_its_number_and_valid_from"),
        ({"created_at": NOON, "number": 7}, "edition_published_has_its_number_and_valid_from"),
        ({"created_at": NOON, "state": "proposed", "reason": "Neden"}, "edition_proposed_has_its_time_and_person"),
        ({"created_at": NOON, "state": "proposed", **ASKED}, "edition_proposed_has_its_time_and_person"),
        ({"created_at": NOON, **ASKED}, "edition_proposed_has_its_time_and_person"),
        ({**PUBLISHED, "valid_from": NOON - SECOND}, "edition_never_in_force_before_it_is_published"),
        (
            {**PUBLISHED, "valid_from": NOON, **ASKED, "published_by_id": 5},
            "edition_approved_by_another_than_its_proposer",
        ),
    ],
)
def test_what_an_edition_always_is(values, name):
    with pytest.raises(IntegrityError, match=name):
        Edition.objects.create(**values)


def test_a_measure_names_an_heir_once_and_ends_once():
    old, draft = first_measure(make_edition()), make_draft()
    succeed(draft, old, first_measure(draft))

    with pytest.raises(IntegrityError, match="one_succession_per_heir"), transaction.atomic():
        succeed(draft, old, first_measure(draft))
    succeed(draft, old)
    with pytest.raises(IntegrityError, match="a_measure_ends_once"), transaction.atomic():
        succeed(draft, old)


def test_an_heir_is_a_measure_of_the_same_edition():
    old, stranger = make_edition().measures.all()[:2]
    draft = make_draft()

    with pytest.raises(IntegrityError, match="own edition"), transaction.atomic():
        succeed(draft, old, stranger)
    succeed(draft, old)
    with pytest.raises(IntegrityError, match="own edition"), transaction.atomic():
        draft.successions.update(heir=stranger)


def test_nobody_is_an_heir_of_itself():
    old, draft = first_measure(make_edition()), make_draft()
    same = make_measure(draft.axes.first(), code="1.9", lineage=old.lineage)

    with pytest.raises(IntegrityError, match="heir of itself"), transaction.atomic():
        succeed(draft, old, same)
    succeed(draft, old, first_measure(draft))
    with pytest.raises(IntegrityError, match="heir of itself"), transaction.atomic():
        draft.successions.update(heir=same)


def test_what_became_of_measures_is_kept_as_published():
    old, draft = first_measure(make_edition()), make_draft()
    succeed(draft, old)
    edition = publish_at_once(draft)

    for change in (
        lambda: edition.successions.update(from_lineage=uuid.uuid4()),
        lambda: edition.successions.all().delete(),
        lambda: succeed(edition, old, first_measure(edition)),
    ):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            change()


def test_an_erratum_is_never_changed_and_notes_what_is_published():
    measure = first_measure(make_edition())
    words = {"lineage": measure.lineage, "field": "title_tr", "noted_at": NOON, "noted_by_id": 1, "reason": "Yazım"}
    erratum = Erratum.objects.create(edition=measure.edition, old="a", new="b", **words)

    assert (str(erratum), erratum.audit_label) == ("a → b", "1:title_tr")
    for change in (lambda: Erratum.objects.update(new="c"), lambda: Erratum.objects.all()._raw_delete("default")):
        with pytest.raises(IntegrityError, match="an erratum is never changed"), transaction.atomic():
            change()
    with pytest.raises(IntegrityError, match="notes what is published"), transaction.atomic():
        Erratum.objects.create(edition=make_draft(), old="a", new="b", **words)
    with pytest.raises(IntegrityError, match="erratum_says_what_is_wrong_and_why"), transaction.atomic():
        Erratum.objects.create(edition=measure.edition, old="a", new="a", **words)


def test_there_is_one_publishing_rule():
    rule = PublishingRule.objects.create(pk=1)

    assert (rule.is_default, str(rule), str(PublishingRule(needs_second=True))) == (
        True,
        "tek yönetici",
        "iki yönetici",
    )
    with pytest.raises(IntegrityError, match="one_publishing_rule"), transaction.atomic():
        PublishingRule.objects.create(pk=2)
    with pytest.raises(IntegrityError, match="publishing_rule_is_relaxed_where_it_holds"), transaction.atomic():
        PublishingRule.objects.update(relax_asked_at=NOON, relax_asked_by_id=1)


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


def test_a_source_file_holds_something():
    assert str(make_source_file()) == "karar.pdf"
    with pytest.raises(IntegrityError, match="source_file_is_not_empty"), transaction.atomic():
        make_source_file(size=0)


@pytest.mark.parametrize(
    "change", [lambda rows: rows.update(name="başka.pdf"), lambda rows: rows._raw_delete("default")]
)
def test_the_database_keeps_a_source_file_as_it_came(change):
    make_source_file()

    with pytest.raises(IntegrityError, match="a source file never changes"), transaction.atomic():
        change(SourceFile.objects.all())
