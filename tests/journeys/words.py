"""What a page says in English: the code's Turkish sentence through the catalogue."""

from django.utils import translation


def say(words: str, language: str = "tr") -> str:
    """The words in the language of the page."""
    with translation.override(language):
        return translation.gettext(words)
