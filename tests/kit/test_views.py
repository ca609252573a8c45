"""The gallery's page."""

import pytest

from cmdp.accounts.choices import Role
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


def test_the_gallery_opens_for_staff(client):
    client.force_login(make_member(Role.ADMINISTRATOR))

    response = client.get("/kit/")

    assert response.status_code == 200
