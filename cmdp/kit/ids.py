"""Random public ids: what stands in addresses instead of keys."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 14


def public_id() -> str:
    """Fourteen characters without look-alikes (about 69 bits): unguessable, easy to read aloud."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
