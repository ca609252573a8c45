"""Letters of a rule set as the administrators' pages list them; how a letter would look."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.domain.letter_texts import fill, values_of
from applications.models import LetterText, Opinion
from applications.queries.letter_texts import KINDS, LANGUAGES
from applications.queries.telling import standing_of_file

SAMPLE = "TR83/26/CMDP/0001"


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter in one language: whose words are in force."""

    kind: str
    language: str
    name: str | Promise
    text: LetterText | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it would go; ``mark`` names the words that were looked at."""

    subject: str
    body: str
    mark: str


def letter_lines(newest: Mapping[tuple[str, str], LetterText]) -> list[LetterLine]:
    """Every letter whose words can be written, in each language."""
    return [
        LetterLine(kind, language, name, newest.get((kind, language)))
        for kind, name in KINDS.items()
        for language in LANGUAGES
    ]


def preview_of(subject: str, body: str, *, language: str, opinion: Opinion | None) -> Preview:
    """The words on a real file, or on a sample where there is none yet; in the letter's language."""
    with translation.override(language):
        values = _values(opinion) if opinion else _sample()
        words = fill(subject, body, values)
    return Preview(*words, mark_of(subject, body))


def mark_of(subject: str, body: str) -> str:
    """What names these words: they are kept only once they were looked at."""
    return hashlib.sha256(f"{subject}\n{body}".encode()).hexdigest()


def _values(opinion: Opinion) -> dict[str, str]:
    return values_of(opinion.proposal, opinion=opinion, standing=standing_of_file(opinion))


def _sample() -> dict[str, str]:
    told = {"gerekce": _("(komisyonun gerekçesi)"), "tutar": _("(önerilen tutar)"), "ajans": _("(ajansın adı)")}
    rest = {"bolumler": _("- (bölümlerin puanları)"), "dilim": _("(dosyanın sıralamadaki yeri)")}
    link = {"itiraz": _("(itiraz süresi)"), "baglanti": _("(başvurunun sayfasının adresi)")}
    of_file = {"basvuru_no": SAMPLE, "baslik": _("(projenin adı)"), "cagri": _("(çağrının adı)")}
    return {**of_file, **told, **rest, **link}
