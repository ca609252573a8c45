"""The columns of Article 49(3): what is known stands there, what does not apply is empty."""

import pytest

from applications.exports.open_data.operations import FIELDS, NOT_APPLICABLE
from tests.applications.exports.open_data.reading import as_csv, as_xlsx
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published

ARTICLE = [f"49(3)({letter})" for letter in "abcdefghijklmn"]


def test_every_letter_of_the_article_has_its_column():
    told = " ".join(str(field.about) for field in FIELDS)

    assert [letter for letter in ARTICLE if letter not in told] == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"total_cost": 5_000_000, "support": 4_500_000}, {"total_cost": "5000000.00", "cofinancing_rate": "90.00"}),
        ({"total_cost": 3, "support": 1}, {"cofinancing_rate": "33.33"}),
        ({"total_cost": 5_000_000}, {"total_cost": "5000000.00", "cofinancing_rate": ""}),
        ({"total_cost": 0, "support": 0}, {"total_cost": "0.00", "cofinancing_rate": ""}),
        ({"total_cost": 9, "amount_is_unclear": True}, {"total_cost": "", "cofinancing_rate": ""}),
        ({"year_kind": "start", "year": 2018}, {"start_date": "2018", "end_date": ""}),
        ({"state": "completed", "state_since": "2019-05"}, {"start_date": "", "end_date": "2019-05"}),
        ({"state": "completed", "state_since": ""}, {"end_date": ""}),
        ({"state": "running", "state_since": "2019-05"}, {"end_date": "", "state": "running"}),
        ({"state": "completed", "state_since": "2019-05", "state_note_tr": "Mayısta açıldı"}, {"end_date": ""}),
        ({"year_kind": "start", "year": 2018, "year_is_approximate": True}, {"start_date": ""}),
        ({"note_tr": "ikinci kaynak: gazete"}, {"purpose": "", "specific_objective_by": ""}),
    ],
)
def test_what_is_known_stands_there_and_nothing_else(client, db, fields, told):
    make_published(**fields)

    (row,) = as_csv(client, "islem-listesi")

    assert {name: row[name] for name in told} == told
    assert {row[name] for name in NOT_APPLICABLE} == {""}
    assert (row["fund"], row["country"], row["location"]) == ("CMDP", "TR", "TR831")


def test_the_measure_is_the_specific_objective(client, db):
    measure = first_measure(make_edition())
    make_published(measure=measure)

    (row,) = as_xlsx(client, "islem-listesi")

    assert (row["specific_objective"], row["specific_objective_name"]) == (measure.code, measure.title_tr)
    assert row["specific_objective_by"] == "ours"
