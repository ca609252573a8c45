"""Every look that can be named has its texture and its colour in the style sheet."""

import re

import pytest

from cmdp.kit.charts.looks import TEXTURES, looks_of
from tests.support.modules import ROOT

SHEET = (ROOT / "static/css/components/chart.css").read_text(encoding="utf-8")


def test_every_look_has_its_colour_in_the_style_sheet():
    told = set(re.findall(r"\.look--([\w-]+)", SHEET))

    assert told == TEXTURES.keys() - {"plain"} | {"plain"}


def test_looks_of_neighbours_differ_in_texture():
    axes = [TEXTURES[f"axis-{number}"] for number in range(1, 6)]

    assert len(set(axes)) == 5


def test_looks_come_once_and_in_order():
    assert [look.name for look in looks_of(["axis-2", "plain", "axis-2"])] == ["axis-2", "plain"]


def test_a_look_nobody_drew_is_an_error():
    with pytest.raises(KeyError):
        looks_of(["pink"])
