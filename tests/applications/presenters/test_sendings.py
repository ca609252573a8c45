"""Two sendings laid side by side: fields, rows, papers."""

from copy import deepcopy

import pytest

from applications.choices import Status
from applications.models import Submission
from applications.presenters.sendings import changes_between
from applications.queries.sendings import pair_of
from tests.factories.decisions import make_request
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON
from tests.support.kept import kept
from tests.support.work import calls_of


@kept
def file(cast):
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


@pytest.fixture
def content(file):
    return file.submissions.get().content


def told(before, after, **more):
    """Section → its fields as (label, before, after), its rows as (kind, name, cells)."""
    return {
        part.key: (
            [(row.label, row.before, row.after) for row in part.fields],
            [(row.kind, row.name, [(c.label, c.before, c.after) for c in row.cells]) for row in part.rows],
        )
        for part in changes_between(before, after, **more)
    }


def test_the_same_content_differs_in_nothing(content):
    assert told(content, deepcopy(content)) == {}


def test_a_text_is_told_with_both_its_readings(content):
    after = deepcopy(content)
    after["project"]["summary"] = "Bölgedeki döküm firmaları için ortak test atölyesi ve eğitim salonu kurulacak."

    assert told(content, after) == {
        "project": ([("Özet", content["project"]["summary"], after["project"]["summary"])], [])
    }


def test_secondary_measures_are_one_field(content):
    after = deepcopy(content)
    main = content["priorities"]["main"]
    after["priorities"]["secondary"] = [main, main]
    named = f"{main['code']} {main['title_tr']}"

    assert told(content, after) == {"priorities": ([("Yan tedbir", "", f"{named}\n{named}")], [])}


def test_a_row_that_changed_tells_its_cells_and_the_sum(content):
    after = deepcopy(content)
    after["budget"]["lines"][0] |= {"quantity": "3.000", "gross": "3000000.00"}
    after["budget"]["total_cost"] = "3000000.00"

    fields, rows = told(content, after)["budget"]

    assert fields == []
    assert [row[0] for row in rows] == ["changed", "changed"]
    assert [cell[0] for cell in rows[0][2]] == ["Miktar", "Tutar (KDV dâhil)"]
    assert rows[0][2][0] == ("Miktar", "2 adet", "3 adet")
    assert [cell[1:] for cell in rows[1][2]] == [("2.000.000,00 TL", "3.000.000,00 TL")]


def test_rows_come_and_go(content):
    after = deepcopy(content)
    partner = {"kind": "partner", "name": "Samsun TSO", "vkn": "", "contribution": "Yer verir", "share": None}
    after["partners"].append(partner)

    came, went = told(content, after)["partners"][1], told(after, content)["partners"][1]

    assert [row[0] for row in (*came, *went)] == ["added", "removed"]
    assert ("Adı", "", "Samsun TSO") in came[0][2]
    assert ("Adı", "Samsun TSO", "") in went[0][2]


def _partners(names):
    return [{"kind": "partner", "name": name, "vkn": "", "contribution": "Yer", "share": None} for name in names]


def test_of_many_rows_alike_only_the_one_that_changed_is_told(content):
    before, after = ({**content, "partners": _partners([name, *"c" * 20])} for name in "ab")

    assert [(row[0], row[2]) for row in told(before, after)["partners"][1]] == [("changed", [("Adı", "a", "b")])]


def test_twice_as_many_rows_alike_cost_about_twice_as_much(content):
    def work(count):
        before, after = ({**content, "partners": _partners(names)} for names in ("c" * count, "bc" * (count // 2)))
        return calls_of(lambda: changes_between(before, after))

    assert work(300) < 3 * work(150)


def test_one_more_activity_at_the_top_changes_none_of_the_others(content):
    rows = [{"name": name, "first_month": 1, "last_month": 2, "responsible": "OSB", "cost": None} for name in "ab"]
    before, after = {**content, "activities": rows[1:]}, {**content, "activities": rows}

    assert [(kind, name) for kind, name, _cells in told(before, after)["activities"][1]] == [("added", "a")]


def test_a_section_that_the_earlier_sending_did_not_have_is_told(content):
    before = {key: part for key, part in content.items() if key != "risks"}
    row = {"description": "Gecikme", "likelihood": "low", "effect": "high", "measure": "Erken ihale", "owner": "OSB"}

    assert [row[0] for row in told(before, {**content, "risks": [row]})["risks"][1]] == ["added"]
    assert told(before, {**content, "risks": []}) == {}


def test_a_paper_replaced_under_its_name_went_and_another_came(content):
    before, after = deepcopy(content), deepcopy(content)
    paper = {"id": "a", "slot": {"name_tr": "Karar", "name_en": "Decision"}, "name": "k.pdf", "size": 1, "sha256": ""}
    before["documents"], after["documents"] = [paper], [{**paper, "id": "b"}]

    assert [row[0] for row in told(before, after)["documents"][1]] == ["removed", "added"]


def test_what_was_asked_is_marked(content):
    after = deepcopy(content)
    after["project"]["title"], after["place"]["district"] = "Başka", "İlkadım"

    found = {part.key: part.is_asked for part in changes_between(content, after, asked=["project"])}

    assert found == {"project": True, "place": False}


def test_a_pair_is_the_last_two_unless_chosen(file, cast):
    assert pair_of(file) is None
    for _ in range(2):
        make_submission(file)

    pairs = [pair_of(file, numbers) for numbers in (None, (3, 1), (1, 9), (2, 2))]

    assert [(p.before.number, p.after.number) if p else None for p in pairs] == [(2, 3), (1, 3), (2, 3), None]


def test_a_completion_names_what_it_answered(file, cast):
    asked = make_request(file, cast["officer"], ended_at=NOON, is_answered=True)
    make_document(file)
    second = make_submission(file)
    Submission.objects.filter(pk=second.pk).update(is_completion=True)

    assert pair_of(file).asked == asked
    make_submission(file)
    assert (pair_of(file).asked, pair_of(file, (1, 3)).asked) == (None, None)
