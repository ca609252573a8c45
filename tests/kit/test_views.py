"""The gallery's page."""

import pytest

from cmdp.accounts.choices import Role
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


def test_the_gallery_opens_for_staff(client):
    client.force_login(make_member(Role.ADMINISTRATOR))

    response = client.get("/kit/")

    assert response.status_code == 200


def test_in_production_there_is_no_gallery(client, settings):
    settings.MODE = "production"
    client.force_login(make_member(Role.ADMINISTRATOR))

    assert client.get("/kit/").status_code == 404
