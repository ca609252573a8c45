"""How names stand in addresses: public ids and Turkish words, nothing else reaches a view."""

from typing import Final

from django.urls import register_converter

from applications.choices import SectionKey
from cmdp.kit.ids import ALPHABET, LENGTH

SLUGS: Final[dict[str, str]] = {
    SectionKey.PROJECT: "proje",
    SectionKey.PLACE: "yer",
    SectionKey.PRIORITIES: "oncelikler",
    SectionKey.CONTACT: "irtibat",
    SectionKey.PARTNERS: "ortaklar",
    SectionKey.QUESTIONS: "sorular",
    SectionKey.ACTIVITIES: "faaliyetler",
    SectionKey.BUDGET: "butce",
    SectionKey.FUNDING: "kaynaklar",
    SectionKey.OPERATION: "isletme",
    SectionKey.INDICATORS: "gostergeler",
    SectionKey.RISKS: "riskler",
    SectionKey.DOCUMENTS: "belgeler",
}
KEYS: Final = {slug: key for key, slug in SLUGS.items()}


class PublicIdConverter:
    """Exactly what ``kit.ids`` makes: other text (a NUL, a wish) meets a 404 before the database."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


class TokenConverter(PublicIdConverter):
    """A secret as ``secrets.token_urlsafe`` makes it of 32 bytes."""

    regex = "[A-Za-z0-9_-]{43}"


class SectionConverter:
    """A section of the form by its Turkish word."""

    keys = tuple(SLUGS)
    regex = "|".join(SLUGS[key] for key in keys)

    def to_python(self, value: str) -> SectionKey:
        """The section of an address."""
        return SectionKey(KEYS[value])

    def to_url(self, value: str) -> str:
        """The address of a section."""
        if value not in self.keys:
            raise ValueError(value)
        return SLUGS[value]


class TableConverter(SectionConverter):
    """A section that is a table of rows."""

    keys = (
        SectionKey.PARTNERS,
        SectionKey.ACTIVITIES,
        SectionKey.BUDGET,
        SectionKey.FUNDING,
        SectionKey.OPERATION,
        SectionKey.INDICATORS,
        SectionKey.RISKS,
    )
    regex = "|".join(SLUGS[key] for key in keys)


register_converter(PublicIdConverter, "id")
register_converter(TokenConverter, "token")
register_converter(SectionConverter, "section")
register_converter(TableConverter, "table")
