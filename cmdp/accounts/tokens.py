"""Tokens in links: only their hash is kept."""

import hashlib


def hashed(token: str) -> str:
    """What is kept of a token: nobody who reads the table can use it."""
    return hashlib.sha256(token.encode()).hexdigest()
