"""What the whole suite shares: a cast of people, and a wall against the outside world."""

import gc
import ipaddress
import os
import shutil
import socket
import tempfile
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from playwright.sync_api import sync_playwright

from tests.factories.people import Cast, make_cast
from tests.support.collected import Server, collect, served_from
from tests.support.emptied import empty
from tests.support.kept import kept, layers, pytest_fixture_setup  # noqa: F401 - pytest finds the last two here
from tests.support.whole import WHOLE

# A slow machine is no fault of ours, and a run can be had again as it was.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    max_examples=1000 if WHOLE else 100,
)
hypothesis.settings.load_profile("house")
TransactionTestCase._fixture_teardown = empty


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes a minute must not begin when the rest is done."""
    items.sort(key=_longest_first)


def pytest_collection_finish() -> None:
    """What was read until now stays to the end: no collection of rubbish need look at it again, and what a test leaves
    is looked for more seldom (a twentieth less work for the suite).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def _longest_first(item: pytest.Item) -> int:
    """Journeys, then other work of a browser, then files that are slow as a whole: what starts processes is among them."""
    if "journeys" in item.path.parts:
        return 0
    marks = getattr(item.module, "pytestmark", [])
    is_slow = "slow" in {mark.name for mark in (marks if isinstance(marks, list) else [marks])}
    return 1 if item.get_closest_marker("browser") else 2 if is_slow else 3


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Only this machine may be reached: a test that needs the world outside is wrong."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not _is_here(address[0]):
            message = f"the suite tried to reach {address[0]}"
            raise RuntimeError(message)
        real(self, address)

    socket.socket.connect = connect
    yield
    socket.socket.connect = real


@pytest.fixture(scope="session", autouse=True)
def _own_files():
    """Each worker keeps files of its own, and so do its children: what another writes meanwhile counts for nothing."""
    with tempfile.TemporaryDirectory(prefix="cmdp-media-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIA_ROOT", folder)
        with override_settings(MEDIA_ROOT=folder):
            yield


@pytest.fixture(autouse=True)
def _in_turkish():
    """Each test starts in Turkish: a request in English leaves its language behind in the thread."""
    with translation.override("tr"):
        yield


@pytest.fixture(autouse=True)
def _nothing_counted():
    """Each test starts with an empty cache: what others asked counts against nobody's limit."""
    cache.clear()


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@kept
def cast() -> Cast:
    """One person per seat; see ``tests.factories.people.make_cast``."""
    return make_cast()


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """The folder of the static files as a browser gets them."""
    return collect(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="session")
def live_server(collected):
    """Instead of the plugin's: with static files as in production."""
    server = Server(collected)
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _named_as_collected(request):
    """What is rendered for a browser names the collected files."""
    if "chromium" not in request.fixturenames:
        yield
        return
    with served_from(request.getfixturevalue("collected")):
        yield


@pytest.fixture(scope="module")
def chromium(django_db_setup):
    """A browser for one module; its event loop ends with it, so that other tests may use the database as ever."""
    program = os.environ.get("CMDP_CHROMIUM") or shutil.which("chromium-headless-shell")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()
