"""The main menu in real Chromium: on a phone a long one folds to a line and opens without a script."""

import pytest
from django.test import Client

from tests.support.glass import Glass

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(chromium, cast):
    """The agency's desk, whose menu is long, in a browser without scripts."""
    client = Client()
    client.force_login(cast["manager"], backend="allauth.account.auth_backends.AuthenticationBackend")
    glass = Glass(chromium, client, java_script_enabled=False)
    glass.look_at("/masa/")
    yield glass.page
    glass.close()


def test_a_long_menu_folds_on_a_phone_and_opens_by_key(desk):
    place, fold = desk.get_by_role("link", name="Mesajlar"), desk.locator(".nav__fold summary")

    desk.set_viewport_size({"width": 360, "height": 740})
    folded, height = place.is_visible(), desk.locator(".nav").bounding_box()["height"]
    fold.focus()
    desk.keyboard.press("Enter")

    assert (folded, place.is_visible(), height < 60) == (False, True, True)
    assert fold.inner_text().split() == ["Menü", "İş", "listesi"]


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_wanted_now_and_then_opens_by_key(width, desk):
    seldom, word = desk.get_by_role("link", name="Mektuplar"), desk.locator(".nav__more summary")

    desk.set_viewport_size({"width": width, "height": 740})
    if width == 360:
        desk.locator(".nav__fold summary").click()
    shut = seldom.is_visible()
    word.focus()
    desk.keyboard.press("Enter")

    assert (shut, seldom.is_visible()) == (False, True)


def test_a_wide_screen_shows_the_menu_in_one_row(desk):
    desk.set_viewport_size({"width": 1280, "height": 900})

    assert desk.get_by_role("link", name="Mesajlar").is_visible()
    assert not desk.locator(".nav__fold summary").is_visible()
    assert desk.locator(".nav").bounding_box()["height"] < 60
