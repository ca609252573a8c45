"""Codes that stand on papers: long, typed by people, kept only as a hash."""

import hashlib
from typing import Final

from django.utils.crypto import salted_hmac

from cmdp.kit.ids import ALPHABET
from cmdp.kit.text import lower

LENGTH: Final = 30  # of 31 signs: about 148 bits
GROUP: Final = 5


def code_for(purpose: str, subject: str) -> str:
    """The code of one thing: always the same, and beyond guessing for whoever lacks the service's key."""
    number = int.from_bytes(salted_hmac(purpose, subject, algorithm="sha256").digest())
    signs = []
    for _place in range(LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def grouped(code: str) -> str:
    """As it is printed: capitals in groups of five."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP)).upper()


def hash_of(typed: str) -> str:
    """The SHA-256 of a code however it was typed: case, spaces and dashes do not count."""
    bare = "".join(sign for sign in lower(typed) if sign.isalnum())
    return hashlib.sha256(bare.encode("utf-8", "surrogatepass")).hexdigest()
