"""Which records may tell of one project."""

import pytest

from applications.queries.published.doubles import doubles_of, likely_pairs
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_proposal
from tests.factories.published import make_published

pytestmark = pytest.mark.django_db
NAME = "Tekstilkent 2. etap altyapısı"


@pytest.mark.parametrize(
    ("fields", "are_alike"),
    [
        ({"title_tr": "TEKSTİLKENT ALTYAPISI 2. ETAP"}, True),
        ({"title_tr": "Tekstilkent altyapısı"}, True),
        ({"title_tr": "Tekstilkent"}, False),
        ({"title_tr": "Tekstilkent 3. kısım üstyapısı"}, False),
        ({"title_tr": NAME, "year": 2020}, True),
        ({"title_tr": NAME, "year": 2021}, False),
        ({"title_tr": NAME, "province": "Sivas"}, False),
        ({"title_tr": NAME, "is_demo": True}, False),
    ],
)
def test_names_much_alike_in_one_province_and_about_one_year_are_told(fields, are_alike):
    project, other = make_published(title_tr=NAME), make_published(**fields)

    assert doubles_of(project) == ([other] if are_alike else [])
    assert [{pair.first, pair.second} for pair in likely_pairs()] == ([{project, other}] if are_alike else [])


def test_equal_names_are_alike_however_short_and_merged_ones_are_told_no_more():
    project, double = make_published(title_tr="Fuar"), make_published(title_tr="FUAR")
    make_published(title_tr="Fuar", merged_into=project)

    assert doubles_of(project) == [double]
    assert len(likely_pairs()) == 1


def test_two_approvals_of_this_system_are_no_doubles(cast):
    def released():
        file = make_proposal(status="approved", organisation=cast.organisation)
        make_ministry_act(file, cast["manager"], "approved")
        return make_published(title_tr=NAME, proposal=file, source="", confidence="record")

    first = released()
    released()

    assert doubles_of(first) == []
    assert likely_pairs() == []


def test_no_more_pairs_than_asked_for():
    for _ in range(3):
        make_published(title_tr=NAME)

    assert len(likely_pairs(2)) == 2


def test_no_more_alike_than_asked_for_and_words_of_every_name_tell_no_pair(monkeypatch):
    project, *others = [make_published(title_tr=f"{NAME} {number}") for number in range(4)]

    assert doubles_of(project, 2) == others[:2]
    assert len(likely_pairs()) == 6
    monkeypatch.setattr("applications.queries.published.doubles.MOST_COMMON", 0)
    assert likely_pairs() == []
    same = make_published(title_tr=f"{NAME} 0")
    assert [(pair.first, pair.second) for pair in likely_pairs()] == [(project, same)]
