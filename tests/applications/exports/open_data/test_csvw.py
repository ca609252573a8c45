"""The description of a CSV is true of the CSV: same columns, every value of its type, nothing required is empty."""

import datetime as dt
from decimal import Decimal

import pytest

from applications.exports.open_data.datasets import DATASETS
from tests.applications.exports.open_data.reading import as_csv
from tests.factories.priorities import make_edition
from tests.factories.published import make_published, make_total
from tests.factories.rules import make_call

READERS = {
    "string": str,
    "anyURI": str,
    "integer": int,
    "decimal": Decimal,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "dateTimeStamp": lambda text: dt.datetime.fromisoformat(text).utcoffset().seconds,
    "date": dt.date.fromisoformat,
}


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_csv_is_what_its_metadata_says(client, db, dataset):
    make_edition()
    make_call(title_en="")
    make_published(support="1250000.25")
    make_published(year=2018, year_kind="start", total_cost=5)
    make_total(support=60_000_000)
    told = client.get(f"/acik-veri/{dataset.name}.csv-metadata.json").json()
    columns = told["tableSchema"]["columns"]

    rows = as_csv(client, dataset.name)

    assert told["url"].endswith(f"/acik-veri/{dataset.name}.csv")
    assert [list(row) for row in rows] == [[column["name"] for column in columns]] * len(rows)
    for row in rows:
        for column in columns:
            text = row[column["name"]]
            assert text or not column["required"], column
            if text:
                READERS[column["datatype"]](text)
    keys = [row[told["tableSchema"]["primaryKey"]] for row in rows]
    assert len(set(keys)) == len(keys)
