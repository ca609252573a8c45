"""The trial as a newcomer meets it: SQLite, the broker of files, real processes; what is mended and what is left."""

import re

import pytest

from applications.demo.people import EDITOR, PASSWORD
from tests.support.door import gone, open_door, wait_until
from tests.support.modules import ROOT
from tests.support.visitor import Visitor, letters

DATA = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "applications/demo/data").glob("*.json"))
MADE_UP = {*re.findall(r"\w+@demo\.test", DATA), EDITOR[0]}
NAMED = ("basvuran", "duzenleyici", "uzman", "mudur", "degerlendirici1", "komisyon1", "bakanlik", "yonetici", "mudur2")
FILE = "Kızılçay OSB ortak atık su arıtma tesisi"
pytestmark = [pytest.mark.doors, pytest.mark.slow]


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    """Opened once, with demonstration data: making them takes longest. Nothing of it may be left."""
    door = open_door(tmp_path_factory.mktemp("bir yer ğ"))
    yield door
    left = door.offspring() if door.process.poll() is None else []
    if door.process.poll() is None:
        door.end()
    assert gone(left) == []


def test_the_door_prints_the_address_and_the_demo_people(door):
    named = re.findall(r"\S+@demo\.test", door.said)

    assert f"http://127.0.0.1:{door.port}/" in door.said
    assert f"all with the password {PASSWORD}:" in door.said
    assert f"read them in {door.data / 'mail'} or" in door.said
    assert named == [f"{name}@demo.test" for name in NAMED]
    assert set(named) <= MADE_UP


def test_every_part_answers_once_it_says_ready(door):
    assert (door.get("/healthz"), door.get("/readyz")) == (200, 200)
    assert (door.data / "run/worker").exists()
    assert (door.data / "run/beat").exists()


def test_a_thousand_filters_reach_the_page_that_says_so(visitor):
    query = "&".join(f"province=il-{place}" for place in range(1000))

    assert visitor.get(f"/projeler/?{query}") == 200
    assert "Adreste çok fazla süzgeç var" in visitor.page


def test_it_listens_on_this_machine_only(door):
    addresses = {c.laddr.ip for p in door.offspring() for c in p.net_connections() if c.status == "LISTEN"}

    assert addresses == {"127.0.0.1"}


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


@pytest.fixture
def signed_in(door):
    def sign_in(name):
        person = Visitor(f"http://127.0.0.1:{door.port}")
        person.post("/hesap/giris/", login=f"{name}@demo.test", password="demo-CMDP-2026")
        return person

    return sign_in


def test_an_owner_sends_a_file_gets_the_letter_and_the_agency_has_it(door, signed_in):
    owner, officer = signed_in("basvuran"), signed_in("uzman")
    owner.get("/basvurular/")
    path = re.search(rf'href="(/basvurular/[a-z0-9]+/)"[^>]*>[^<]*{FILE}', owner.page).group(1)

    owner.post(f"{path}gonder/", agreed="on")
    reference = re.search(r"TR83/\d\d/CMDP/\d{4}", owner.page).group()
    arrived = wait_until(lambda: any(FILE in text and reference in text for *_, text in letters(door.data / "mail")))
    officer.get("/masa/basvurular/")

    assert owner.address.endswith(f"{path}alindi/")
    assert arrived
    assert (officer.status, reference in officer.page) == (200, True)


def test_a_manager_releases_the_held_letter_and_it_goes(door, signed_in):
    manager = signed_in("mudur2")
    manager.get("/masa/cagrilar/")
    for step in (
        "/masa/cagrilar/[a-z0-9]{14}/",
        "/masa/cagrilar/[a-z0-9]{14}/asama/1/siralama/",
        "/masa/gorusler/[a-z0-9]{14}/",
    ):
        manager.get(re.search(rf'href="({step})"', manager.page).group(1))
    act = manager.address
    before = len(letters(door.data / "mail"))

    manager.post(f"{act}acikla/")
    arrived = wait_until(lambda: len(letters(door.data / "mail")) > before)

    assert arrived
    assert "Ajans görüşü: olumlu" in letters(door.data / "mail")[-1][1]


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("basvuran", ["/basvurular/"]),
        ("uzman", ["/masa/", "/masa/basvurular/", "/masa/mektuplar/"]),
        ("mudur", ["/masa/", "/masa/cagrilar/", "/masa/kurallar/"]),
        ("degerlendirici1", ["/degerlendirme/"]),
        ("bakanlik", ["/bakanlik/"]),
        (
            "yonetici",
            ["/yonetim/", "/yonetim/oncelikler/", "/yonetim/kurallar/", "/yonetim/takvim/", "/yonetim/denetim/"],
        ),
    ],
)
def test_everyone_finds_their_desk_in_both_languages(signed_in, name, paths):
    person = signed_in(name)

    answers = {path: (person.get(path), person.get(f"/en{path}")) for path in paths}

    assert answers == dict.fromkeys(paths, (200, 200))


def test_no_link_that_anybody_is_shown_leads_astray(signed_in):
    known, answers = set(), {}
    for name in ("yonetici", "mudur", "uzman", "basvuran", "degerlendirici1", "komisyon1", "bakanlik"):
        answers[name] = signed_in(name).follow_all(known)

    astray = {(name, path): at for name, told in answers.items() for path, at in told.items() if at != 200}
    assert astray == {}
    assert len(known) > 150


def test_the_public_pages_say_that_it_is_a_trial(visitor):
    paths = ["/", "/oncelikler/", "/cagrilar/", "/hesap/giris/"]

    answers = {path: (visitor.get(path), "deneme" in visitor.page.lower()) for path in paths}

    assert answers == dict.fromkeys(paths, (200, True))


def test_a_killed_web_server_is_started_again(door):
    before = door.leader("gunicorn")

    before.kill()

    assert wait_until(lambda: door.leader("gunicorn") not in {None, before} and door.get("/readyz") == 200)


def test_a_killed_worker_is_started_again_and_works(door):
    (door.data / "run/worker").unlink()

    door.leader("worker").kill()

    assert wait_until((door.data / "run/worker").exists)


def test_a_second_server_over_the_same_data_is_refused(door):
    with pytest.raises(AssertionError, match=r"Another bin/run uses .*; stop it, or choose another folder"):
        open_door(door.data)
