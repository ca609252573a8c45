"""Turkish text: one folding for search, one key for order, one casing; used everywhere.

No database collation both finds ``izmir`` in ``İzmir`` and sorts Ç after C on SQLite and
PostgreSQL alike, so keys are stored.
"""

import unicodedata

LOWER = str.maketrans({"I": "ı", "İ": "i"})
UPPER = str.maketrans({"ı": "I", "i": "İ"})
PLAIN = str.maketrans("ışğüöçâîû", "isguocaiu")
ORDER = {letter: index for index, letter in enumerate("abcçdefgğhıijklmnoöpqrsştuüvwxyz")}


def lower(text: str) -> str:
    """Lower case by Turkish rules: ``I`` gives ``ı``, ``İ`` gives ``i``."""
    return unicodedata.normalize("NFC", text).translate(LOWER).lower()


def upper(text: str) -> str:
    """Upper case by Turkish rules: ``i`` gives ``İ``, ``ı`` gives ``I``."""
    return unicodedata.normalize("NFC", text).translate(UPPER).upper()


def search_key(text: str) -> str:
    """Fold for finding: ``İZMİR``, ``izmir``, ``IĞDIR`` and ``igdir`` meet; spaces are one."""
    folded = lower(text).translate(PLAIN)
    bare = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(bare.split())


def sort_key(text: str) -> str:
    """A string whose plain byte order is the Turkish alphabet's order."""
    return "".join(_rank(letter) for letter in lower(text))


def _rank(letter: str) -> str:
    place = ORDER.get(letter)
    return letter if place is None else f"~{place:02d}"


def count_characters(text: str) -> int:
    """Characters as a limit counts them: after NFC, each line end as one."""
    return len(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
