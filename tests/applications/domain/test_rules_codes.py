"""Rows of a rule set that bear a code of their own."""

import pytest

from applications.domain import rules as acts
from applications.queries.rule_parts import PARTS
from cmdp.accounts.choices import Role
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON, make_member
from tests.factories.rules import make_rule_set


def test_a_code_is_given_once_in_a_list(db):
    rule_set = make_rule_set()
    first, second = rule_set.budget_heads.all()[:2]
    values = {"name_tr": "Yapım", "name_en": "Works", "code": first.code}
    words = {"version": 0, "values": values, "by": make_member(Role.ADMINISTRATOR), "at": NOON}

    with pytest.raises(Refused) as added:
        acts.add_row(rule_set.pk, PARTS["heads"], rule_set, **words)
    with pytest.raises(Refused) as changed:
        acts.change_row(rule_set.pk, PARTS["heads"], second, **words)
    acts.change_row(rule_set.pk, PARTS["heads"], first, **words)

    assert (added.value.verdict.code, changed.value.verdict.code) == ("code_taken", "code_taken")
    assert rule_set.budget_heads.get(code=first.code).name_tr == "Yapım"
