"""The trial as a newcomer meets it: SQLite, the broker of files, real processes."""

import re

import pytest

from tests.support.door import open_door, wait_until
from tests.support.visitor import Visitor, letters

pytestmark = [pytest.mark.doors, pytest.mark.slow]


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    door = open_door(tmp_path_factory.mktemp("smoke"))
    yield door
    door.end()


@pytest.fixture
def visitor(door):
    return Visitor(f"http://127.0.0.1:{door.port}")


def test_a_person_signs_up_confirms_by_letter_and_signs_in(door, visitor):
    person = {"email": "ayse@belediye.test", "password1": "uzun-bir-parola-2026", "full_name": "Ayşe Yılmaz"}

    visitor.post("/hesap/kayit/", **person)
    arrived = wait_until(lambda: any(person["email"] in to for to, *_ in letters(door.data / "mail")))
    link = re.search(rf"{visitor.server}\S+", letters(door.data / "mail")[-1][2])
    visitor.post(link.group())
    visitor.post("/hesap/giris/", login=person["email"], password=person["password1"])
    status = visitor.get("/hesap/")

    assert (arrived, status) == (True, 200)
    assert person["full_name"] in visitor.page


def test_every_page_says_that_it_is_a_trial_and_nothing_inline_is_allowed(visitor):
    visitor.get("/hesap/giris/")

    assert visitor.status == 200
    assert "deneme" in visitor.page.lower()
