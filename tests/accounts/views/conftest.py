import pytest
from django.test import Client


@pytest.fixture
def as_(cast):
    """A browser in which one of the cast is signed in."""

    def sign_in(persona: str) -> Client:
        browser = Client()
        browser.force_login(cast[persona], backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return sign_in
