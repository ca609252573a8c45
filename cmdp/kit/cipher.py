"""What lies encrypted in the database: read by whoever holds a key of the installation, by nobody with the tables alone.

AES-128 in CBC with an HMAC-SHA-256 over all of it (Fernet), so that what was changed is not read. Each word of
``DATA_KEYS`` becomes a key of its own for this purpose; the first one writes, all of them read.
"""

import base64
from functools import lru_cache
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE: Final = b"cmdp.kit.cipher"


class UnreadableError(ValueError):
    """None of the keys reads it, or it was changed."""


def encrypted(text: str) -> str:
    """The text under the newest key; another time it looks otherwise."""
    return _keys(tuple(settings.DATA_KEYS)).encrypt(text.encode()).decode()


def decrypted(cipher: str) -> str:
    """The text again; ``UnreadableError`` where no key of the installation wrote it."""
    try:
        return _keys(tuple(settings.DATA_KEYS)).decrypt(cipher.encode()).decode()
    except InvalidToken as error:
        raise UnreadableError from error


@lru_cache(maxsize=4)
def _keys(words: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(word)) for word in words])


def _derived(word: str) -> bytes:
    """A key for this purpose alone, of which nobody learns the word or another key."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return base64.urlsafe_b64encode(hkdf.derive(word.encode()))
