"""Turkish text: one folding for search, one key for order, one casing, one cleaning; used everywhere.

No database collation both finds ``izmir`` in ``İzmir`` and sorts Ç after C on SQLite and
PostgreSQL alike, so keys are stored.
"""

import hashlib
import re
import unicodedata

LOWER = str.maketrans({"I": "ı", "İ": "i"})
UPPER = str.maketrans({"ı": "I", "i": "İ"})
PLAIN = str.maketrans("ışğüöç", "isguoc")
ORDER = {letter: index for index, letter in enumerate("abcçdefgğhıijklmnoöpqrsştuüvwxyz")}

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters but tab and line feed; soft hyphen; zero-width and direction marks (they hide words or turn
# them round); unpaired surrogates (no database takes them).
HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# What holds emoji together or chooses their look, and fillers: alone they are nothing that anybody could read.
UNSEEN = frozenset("\u034f\u115f\u1160\u200c\u200d\u2800\u3164\ufe0e\ufe0f\uffa0")
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def lower(text: str) -> str:
    """Lower case by Turkish rules: ``I`` gives ``ı``, ``İ`` gives ``i``."""
    return _composed(text).translate(LOWER).lower()


def upper(text: str) -> str:
    """Upper case by Turkish rules: ``i`` gives ``İ``, ``ı`` gives ``I``."""
    return _composed(text).translate(UPPER).upper()


def title(text: str) -> str:
    """Every word with a capital by Turkish rules: ``İSTANBUL'UN IŞIĞI`` gives ``İstanbul'un Işığı``."""
    return WORDS.sub(lambda word: upper(word[0][0]) + lower(word[0][1:]), _composed(text))


def clean_text(text: str) -> str:
    """What is stored of what was typed: NFC, line ends as one, nothing hidden, no blanks at either end.

    Zero-width and direction marks go because they hide words from readers; what no database takes goes too. A text
    of which nothing can be seen is none.
    """
    plain = unicodedata.normalize("NFC", HIDDEN.sub("", LINE_ENDS.sub("\n", text))).strip()
    return "" if all(sign in UNSEEN or sign.isspace() for sign in plain) else plain


def storable(text: str) -> str:
    """What was typed, letter for letter, but for signs that no database takes."""
    return UNSTORABLE.sub("", text)


def clean_line(text: str) -> str:
    """As ``clean_text``, for one line: every run of blanks is one space."""
    return " ".join(clean_text(text).split())


def count_characters(text: str) -> int:
    """How long a text is for its limit: characters after cleaning, a line end as one; the page counts the same."""
    return len(clean_text(text))


def search_key(text: str) -> str:
    """Fold for finding: ``İZMİR``, ``izmir``, ``IĞDIR`` and ``igdir`` meet; spaces are one."""
    bare = _without_marks(lower(clean_text(text)).translate(PLAIN))
    return " ".join(_without_marks(bare.lower().translate(PLAIN)).split())


def sort_key(text: str) -> str:
    """A string whose plain byte order is the Turkish alphabet's order; ``â`` stands with ``a``."""
    return "".join(_rank(letter) for letter in lower(clean_line(text)))


def mark_of_texts(*texts: str) -> str:
    """What names just these texts: a form carries it to say which ones were looked at before they are kept."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _composed(text: str) -> str:
    """NFC; the stray dot that a foreign ``"İ".lower()`` leaves behind an ``i`` goes."""
    return unicodedata.normalize("NFC", text).replace("i\u0307", "i")


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _rank(letter: str) -> str:
    place = ORDER.get(letter)
    if place is None:
        place = ORDER.get(_without_marks(letter))
    return letter if place is None else f"~{place:02d}"
