"""Where a project is, on the map: the province of what was sent, and the point where one was written."""

import pytest

from applications.presenters.place_map import place_map
from tests.factories.regions import make_province


@pytest.fixture
def province(db):
    return make_province()


def content(province, coordinates=None):
    told = {"province": province, "district": "Atakum", "site": ""}
    return {"place": told | ({} if coordinates is None else {"coordinates": coordinates})}


def test_the_map_names_the_place_and_marks_the_point(province, django_assert_num_queries):
    with django_assert_num_queries(1):
        picture = place_map(content("Samsun", "41.28667, 36.33000"))

    own = next(region for region in picture.regions if region.is_own)
    assert (picture.title, own.name) == ("Haritada uygulama yeri: Samsun, Atakum", "Samsun")
    assert "nokta 41,28667 enleminde, 36,33000 boylamında" in picture.description
    assert picture.view.holds(picture.spot)


@pytest.mark.parametrize("coordinates", ["", None])
def test_without_coordinates_the_province_alone_is_shown(province, coordinates):
    picture = place_map(content("Samsun", coordinates))

    assert picture.dot is None
    assert picture.description.endswith("Başvuruda koordinat yazmıyor.")


def test_without_a_province_there_is_no_map(province):
    assert place_map(content("")) is None
