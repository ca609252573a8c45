"""bin/run: what it serves, what it mends, what it leaves."""

import re

import pytest

from applications.demo.people import PASSWORD
from tests.support.door import gone, open_door, wait_until
from tests.support.modules import ROOT

MADE_UP = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "applications/demo/data").glob("*.json"))
pytestmark = [pytest.mark.doors, pytest.mark.slow]


@pytest.fixture(scope="module")
def door(tmp_path_factory):
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
    assert len(named) == 7
    assert [address for address in named if address not in MADE_UP] == []


def test_every_part_answers_once_it_says_ready(door):
    assert (door.get("/healthz"), door.get("/readyz")) == (200, 200)
    assert (door.data / "run/worker").exists()
    assert (door.data / "run/beat").exists()


def test_it_listens_on_this_machine_only(door):
    addresses = {c.laddr.ip for p in door.offspring() for c in p.net_connections() if c.status == "LISTEN"}

    assert addresses == {"127.0.0.1"}


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
