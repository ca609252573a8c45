"""Random public ids: what stands in addresses instead of keys."""

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 14


def public_id() -> str:
    """Fourteen characters without look-alikes (about 69 bits): unguessable, easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_public_id(text: str) -> bool:
    """Whether a text could be one of ours: what a page brings along may be anything."""
    return len(text) == LENGTH and set(text) <= set(ALPHABET)


def derived_id(seed: str) -> str:
    """The id that a seed always gives: what arrives twice meets itself."""
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest())
    return "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LENGTH))
