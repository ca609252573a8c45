"""Versions of the privacy notice."""

from typing import Any

from cmdp.accounts.models import PrivacyNotice, User
from tests.factories.people import NOON


def make_notice(number: int = 1, *, by: User | None = None, **fields: Any) -> PrivacyNotice:
    """A version in force, of nobody unless told otherwise."""
    texts = {"text_tr": f"Metin {number}", "text_en": f"Text {number}"}
    return PrivacyNotice.objects.create(
        **{"number": number, "published_at": NOON, "published_by": by, **texts, **fields}
    )
