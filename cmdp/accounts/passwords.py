"""Words that do not make up a password here: whoever guesses tries them first."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cmdp.kit.text import search_key

# The service, its bodies and what they do, folded as ``search_key`` folds. docs/security.md names the list.
WORDS: Final = (
    "agency",
    "ajans",
    "application",
    "bakanlik",
    "basvuru",
    "belediye",
    "cazibe",
    "cmdp",
    "degerlendirme",
    "destek",
    "hibe",
    "kalkinma",
    "kurum",
    "merkez",
    "ministry",
    "parola",
    "password",
    "program",
    "proje",
    "project",
    "sanayi",
    "sifre",
    "teknoloji",
    "turkiye",
    "universite",
    "valilik",
)
GUESSED: Final = re.compile(f"{'|'.join(WORDS)}|(?:19|20)[0-9][0-9]|[^a-z0-9]")
LEAST: Final = 5  # signs that must be left without them


NUMBER: Final = re.compile(r"[\d +()./-]*")
LIKE_SOMEBODYS: Final = range(10, 13)  # digits of a tax, a telephone, an identity number


class NoNumberOfSomebody:
    """Refuse what looks like a telephone, tax or identity number: it is known to others, however it is written."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ``ValidationError`` (``number_of_somebody``)."""
        digits = sum(sign.isdigit() for sign in password)
        if NUMBER.fullmatch(password) and digits in LIKE_SOMEBODYS:
            raise ValidationError(self.get_help_text(), "number_of_somebody")

    def get_help_text(self) -> str:
        """What to do."""
        return _("Parola bir telefon, vergi ya da kimlik numarasına benzemesin; daha uzun olsun ya da harf de ekleyin.")


class NoWordsOfTheService:
    """Refuse a password that is hardly more than such words, years and signs between them."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ``ValidationError`` (``words_of_the_service``)."""
        if len(GUESSED.sub("", search_key(password))) < LEAST:
            raise ValidationError(self.get_help_text(), "words_of_the_service")

    def get_help_text(self) -> str:
        """What to do."""
        return _("Parola yalnızca bu hizmetin sözlerinden ve yıllardan oluşmasın; başka sözler de ekleyin.")
