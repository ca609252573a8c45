"""What the numbers of a run mean in words."""

from types import SimpleNamespace

import pytest

from applications.presenters.meetings import severity_notes
from applications.presenters.ranking import effects_shown, residuals_shown
from applications.queries.certainty import Effect


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((9.0, 4.0, 14.0), "ortalama 9 puan fazla"),
        ((-9.5, -14.0, -4.0), "ortalama 9,5 puan az"),
        ((9.0, -1.0, 19.0), "ayırt edilemiyor"),
    ],
)
def test_an_effect_is_said_in_words(told, words):
    effect = Effect(1, *told, 9, 1)
    severe = {1} if effect.is_severe(beyond=8) else set()

    (row,) = effects_shown(SimpleNamespace(effects=(effect,), severe=severe), {1: "Elif Ünal"})

    assert words in row.words
    assert row.name == "Elif Ünal"


def test_a_sheet_says_whose_hand_is_heavy_by_number_and_only_while_the_run_holds():
    sheet = SimpleNamespace(reviews=[SimpleNamespace(role=f"{at}. değerlendirici") for at in (1, 2)], evaluators=(7, 8))
    effects = (Effect(7, -9.0, -14.0, -4.0, 9, 1), Effect(8, 1.0, -2.0, 3.0, 9, 1))
    heavy, even, old = (
        SimpleNamespace(is_stale=is_stale, effects=effects, severe=frozenset(severe))
        for is_stale, severe in ((False, {7}), (False, ()), (True, {7}))
    )

    told = [severity_notes(sheet, one) for one in (heavy, even, old, None)]

    assert told[0] == ["1. değerlendirici aynı tür dosyalara meslektaşlarından ortalama 9 puan az veriyor."]
    assert "ayırt edilemiyor" in told[1][0]
    assert told[2:] == [[], []]


def test_who_may_not_be_named_is_not():
    (row,) = effects_shown(SimpleNamespace(effects=(Effect(1, 0.0, -1.0, 1.0, 9, 1),), severe=set()), {})

    assert row.name == "adı size gösterilmeyen bir değerlendirici"


def test_a_score_that_nothing_explains_is_told_of_files_that_are_listed():
    line = SimpleNamespace(file=SimpleNamespace(pk=7))
    sureness = SimpleNamespace(run=SimpleNamespace(findings={"residuals": [[7, 1, 22.5], [8, 1, -21.0]]}))

    (row,) = residuals_shown(SimpleNamespace(lines=(line,)), sureness, {1: "Elif Ünal"})

    assert (row.line, row.name, row.points) == (line, "Elif Ünal", 22.5)
