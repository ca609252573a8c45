"""Small pieces: median eight lines a function, none over fifty, no file over four hundred."""

from statistics import median

from tests.support.modules import ROOT, functions, modules

MEDIAN, LONGEST, FILE, TEMPLATE = 8, 50, 400, 120


def _lines(node) -> int:
    return node.end_lineno - node.lineno + 1


def test_functions_are_short_by_the_median():
    sizes = [_lines(function) for module in modules() for function in functions(module)]

    assert median(sizes) <= MEDIAN


def test_no_function_is_over_fifty_lines():
    everywhere = [*modules(), *modules("tests"), *modules("bin")]

    long = [f"{m.where}:{f.lineno} {f.name}" for m in everywhere for f in functions(m) if _lines(f) > LONGEST]

    assert long == []


def test_no_view_is_over_twenty_lines_of_body():
    views = [m for m in modules() if ".views" in m.name]

    long = [
        f"{m.where}:{f.lineno} {f.name}"
        for m in views
        for f in functions(m)
        if f.end_lineno - f.body[0].lineno + 1 > 20
    ]

    assert long == []


def test_no_file_is_over_four_hundred_lines():
    everywhere = [*modules(), *modules("tests"), *modules("bin")]

    long = [m.where for m in everywhere if len(m.path.read_text(encoding="utf-8").splitlines()) > FILE]

    assert long == []


def test_no_template_is_over_a_hundred_and_twenty_lines():
    pages = sorted((ROOT / "templates").rglob("*.*"))

    long = [
        str(p.relative_to(ROOT)) for p in pages if p.is_file() and len(p.read_text("utf-8").splitlines()) > TEMPLATE
    ]

    assert long == []
