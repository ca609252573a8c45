from decimal import Decimal

import pytest

from applications.choices import SectionKey
from applications.models import ExpertComment
from applications.queries.sections import comments_on, row_values, rows_of, section_values, versions_of
from tests.factories.drafts import make_ready_draft
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def draft(cast):
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


def test_a_form_section_is_read_as_plain_values(draft):
    values = section_values(draft, SectionKey.PLACE)

    assert values == {
        "province_id": draft.province_id,
        "district": "Tekkeköy",
        "site": "OSB 12. Cadde",
        "coordinates": "",
    }


def test_priorities_are_keys(draft):
    assert section_values(draft, SectionKey.PRIORITIES) == {
        "main_measure_id": draft.main_measure_id,
        "secondary": frozenset(),
    }


def test_questions_are_texts_by_their_keys(draft):
    draft.answers.filter(question__key="aim").delete()

    values = section_values(draft, SectionKey.QUESTIONS)

    assert (values["aim"], values["problem"]) == ("", "Numune başına bekleme 19 günden 3 güne iner.")


def test_a_row_is_read_as_plain_values(draft):
    row = rows_of(draft, SectionKey.BUDGET).get()

    assert row_values(row, SectionKey.BUDGET) == {
        "head_id": row.head_id,
        "description": "Test cihazı",
        "basis": "",
        "unit": "adet",
        "quantity": Decimal("2.000"),
        "unit_price": Decimal("1000000.00"),
        "vat_rate": Decimal("0.00"),
        "year": 1,
    }


@pytest.mark.parametrize(("section", "count"), [("partners", 0), ("budget", 1), ("funding", 2)])
def test_tables_have_their_rows(draft, section, count):
    assert rows_of(draft, SectionKey(section)).count() == count


def test_saved_sections_have_versions(draft):
    assert set(versions_of(draft)) == set(SectionKey) - {SectionKey.PARTNERS}


def test_remarks_come_with_their_authors(draft, cast):
    remark = ExpertComment.objects.create(
        proposal=draft, section="project", text="Kısaltın.", author=cast["officer"], written_at=NOON
    )

    assert [(row, row.author) for row in comments_on(draft)] == [(remark, cast["officer"])]
