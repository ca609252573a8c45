"""What docs/suggestion.md says of hits is what the shipped data say."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

from applications.queries.held_out import measured

PAGE = Path(__file__).resolve().parents[3] / "docs/suggestion.md"


def test_the_document_holds_the_table_of_the_command():
    out = StringIO()

    call_command("suggestion_hits", stdout=out)

    assert out.getvalue().strip() in PAGE.read_text(encoding="utf-8")


def test_the_suggestion_is_better_than_a_plain_count_of_words():
    plain, bare, shown = measured()

    assert plain.first < bare.first <= shown.first
    assert plain.among < bare.among <= shown.among <= shown.texts
