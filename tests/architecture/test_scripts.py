"""Our scripts give nobody the means to change what every object is made from (prototype pollution)."""

import re

import pytest

from tests.support.modules import ROOT

# A name that came from outside may be written into a Map, a dataset or a FormData; never into a plain object.
WAYS = {
    "names the prototype": r"__proto__|\bprototype\b|\.constructor\b",
    "merges objects": r"Object\.(?:assign|fromEntries|defineProperty)|structuredClone|\$\.extend",
    "walks every name of an object": r"\bfor\s*\(\s*(?:const|let|var)\s+\w+\s+in\b",
    "writes under a name that varies": r"(?<![\w.])(?!dataset)[\w.]+\[(?!\d|[\"'])[^\]]+\]\s*=[^=>]",
}
SCRIPTS = sorted((ROOT / "static/js").rglob("*.js"))


def _found(text):
    return [way for way, shape in WAYS.items() if re.search(shape, text)]


def test_no_script_lets_what_it_reads_choose_a_name():
    assert len(SCRIPTS) > 10
    assert {file.name: _found(file.read_text("utf-8")) for file in SCRIPTS if _found(file.read_text("utf-8"))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "kept[key] = value;",
        "Object.assign(a, JSON.parse(b))",
        "for (const k in o) {}",
        'a["__proto__"] = 1',
        "x.y[i] = z",
    ],
)
def test_such_a_line_would_be_found(line):
    assert _found(line) != []


@pytest.mark.parametrize("line", ["map.set(key, value)", "rows[0] = a", "if (a[b] === c) {}", "const [a, b] = c;"])
def test_a_harmless_line_is_left_alone(line):
    assert _found(line) == []
