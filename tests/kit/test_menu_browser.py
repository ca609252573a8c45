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
    last, fold = desk.get_by_role("link", name="Mektuplar"), desk.locator(".nav summary")

    desk.set_viewport_size({"width": 360, "height": 740})
    folded, height = last.is_visible(), desk.locator(".nav").bounding_box()["height"]
    fold.focus()
    desk.keyboard.press("Enter")

    assert (folded, last.is_visible(), height < 60) == (False, True, True)
    assert fold.inner_text().split() == ["Menü", "İş", "listesi"]


def test_a_wide_screen_shows_the_whole_menu(desk):
    desk.set_viewport_size({"width": 1280, "height": 900})

    assert desk.get_by_role("link", name="Mektuplar").is_visible()
    assert not desk.locator(".nav summary").is_visible()
