"""The sentences that wait for the next page, in a cookie that is named as the others are."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class NamedCookieStorage(CookieStorage):
    """Django's own; the browser holds its cookie to this host and to HTTPS, as its name asks."""

    @property
    def cookie_name(self) -> str:  # type: ignore[override]
        """Read at each use: a trial has no HTTPS, so its cookies have plain names."""
        return f"{settings.COOKIE_PREFIX}messages"


class NoticeStorage(FallbackStorage):
    """In the cookie as far as they fit, the rest in the session."""

    storage_classes = (NamedCookieStorage, SessionStorage)
