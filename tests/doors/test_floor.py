"""The floor of coverage, as bin/test holds it."""

from tests.support.floor import verdict


def _file(lines=(), branches=(), covered=95, there=100):
    summary = {"covered_lines": covered, "missing_lines": there - covered}
    summary |= {"covered_branches": 0, "missing_branches": 0}
    return {"missing_lines": list(lines), "missing_branches": list(branches), "summary": summary}


def test_a_rule_that_is_never_reached_is_named():
    files = {"applications/domain/lifecycle.py": _file(lines=[7], branches=[[7, 9]])}

    assert verdict(files) == ["applications/domain/lifecycle.py: lines [7], branches [[7, 9]] are never reached"]


def test_the_rest_is_judged_together():
    enough = {"cmdp/kit/text.py": _file(covered=100), "applications/views/draft.py": _file(covered=90)}
    short = {"cmdp/kit/text.py": _file(covered=94)}

    assert (verdict(enough), verdict(short)) == ([], ["elsewhere: 94.0 % of 95 %"])
