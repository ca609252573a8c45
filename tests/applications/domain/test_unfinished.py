"""Half rows of tables: kept word for word, beside another's, gone once they are whole or thrown away."""

import pytest

from applications.choices import SectionKey
from applications.domain.merging import mark_of_words
from applications.domain.unfinished import drop_unfinished, finish_unfinished, keep_unfinished
from applications.models import UnfinishedRow
from applications.policies.drafting import MOST_HALF_ROWS, MOST_HALF_WORDS, half_row_fits
from cmdp.kit.verdict import Refused
from tests.factories.drafts import make_draft_of
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
KEY = "abcdefgh234567"
BUDGET = SectionKey.BUDGET


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


@pytest.fixture
def keep(cast, draft):
    def keep(words, *, by="owner", seen="", key=KEY):
        told = {"key": key, "seen": seen, "row_id": "b" * 14, "by": cast[by], "at": NOON}
        return keep_unfinished(draft.pk, BUDGET, {"description": words} if words else {}, **told)

    return keep


@pytest.fixture
def finish(cast, draft):
    def finish(words, *, by="owner", seen="", key=KEY):
        told = {"key": key, "seen": seen, "row_id": "b" * 14, "by": cast[by]}
        finish_unfinished(draft.pk, BUDGET, {"description": words}, **told)

    return finish


def _words(draft):
    return [row.typed["description"] for row in draft.unfinished_rows.all()]


def test_words_are_kept_letter_for_letter_under_their_key(draft, keep):
    row = keep("  Yarım\u200d kalan\x00 \ud800gider 👩‍🔧 ")
    keep("Yarım kalan, sürdürülen", seen=mark_of_words(row.typed))

    assert row.typed == {"description": "  Yarım\u200d kalan gider 👩‍🔧 "}
    assert (row.public_id, _words(draft)) == (KEY, ["Yarım kalan, sürdürülen"])


def test_the_same_words_twice_are_kept_once(draft, keep):
    assert keep("Yanıtı gelmeyen") == keep("Yanıtı gelmeyen")


def test_words_that_another_changed_meanwhile_stay_beside_the_others(draft, keep, finish):
    begun = mark_of_words(keep("Yarım").typed)
    keep("Sahibinin sürdürdüğü", seen=begun)
    other = keep("Düzenleyicinin sürdürdüğü", by="editor", seen=begun)
    finish("Başka sözler", seen=begun)
    emptied = keep("", seen=begun)

    assert _words(draft) == ["Sahibinin sürdürdüğü", "Düzenleyicinin sürdürdüğü"]
    assert (other.public_id != KEY, emptied) == (True, None)


def test_who_takes_up_another_s_half_row_writes_beside_it(draft, keep):
    begun = mark_of_words(keep("Sahibinin başladığı").typed)
    taken = keep("Sahibinin başladığı satır", by="editor", seen=begun)
    keep("Düzenleyicinin sözleri", by="editor", seen=mark_of_words(taken.typed), key=taken.public_id)

    assert _words(draft) == ["Sahibinin başladığı", "Düzenleyicinin sözleri"]


@pytest.mark.parametrize(("typed", "left"), [("Sahibinin başladığı satır", []), ("Başka", ["Sahibinin başladığı"])])
def test_of_another_s_half_row_goes_what_the_row_took_in(draft, keep, finish, typed, left):
    begun = mark_of_words(keep("Sahibinin başladığı").typed)
    taken = keep("Sahibinin", by="editor", seen=begun)

    finish(typed, by="editor", key=taken.public_id, seen=mark_of_words(taken.typed))

    assert _words(draft) == left


def test_what_is_whole_or_empty_or_thrown_away_is_gone(cast, draft, keep, finish):
    mark = mark_of_words(keep("Yarım", key="c" * 14).typed)
    finish("Bütün", key="c" * 14, seen=mark)
    for key in ("d" * 14, "e" * 14):
        keep("Yarım", key=key)
    keep("", key="d" * 14, seen=mark)

    dropped = [drop_unfinished(draft.pk, BUDGET, key="e" * 14, by=cast["editor"], at=NOON) for _ in range(2)]

    assert (dropped, _words(draft)) == ([True, False], [])


def test_who_may_not_write_keeps_nothing(keep):
    with pytest.raises(Refused):
        keep("Yarım", by="viewer")


def test_half_rows_have_their_bounds(cast, draft):
    told = {"proposal": draft, "section": BUDGET, "typed": {}, "saved_at": NOON, "saved_by": cast["owner"]}
    UnfinishedRow.objects.bulk_create(UnfinishedRow(**told) for _ in range(MOST_HALF_ROWS))
    verdicts = [
        half_row_fits(draft, BUDGET, {"description": "a" * MOST_HALF_WORDS}, is_new=False),
        half_row_fits(draft, BUDGET, {"description": "a" * (MOST_HALF_WORDS + 1)}, is_new=False),
        half_row_fits(draft, BUDGET, {"description": "a"}, is_new=True),
    ]

    assert [verdict.code for verdict in verdicts] == ["", "half_row_too_long", "too_many_half_rows"]
