"""Verdicts, actors, ids."""

import pytest

from cmdp.kit.actors import SYSTEM
from cmdp.kit.ids import ALPHABET, LENGTH, public_id
from cmdp.kit.verdict import ALLOW, Refused, deny, first_refusal, require, warn


def test_a_refusal_is_false_and_carries_code_and_reason():
    verdict = deny("closed", "Çağrı kapandı.")

    assert (bool(verdict), verdict.code, verdict.reason) == (False, "closed", "Çağrı kapandı.")


def test_a_warning_allows_and_says_why():
    assert bool(warn("type_unclear", "Uzman bakacak."))
    assert bool(ALLOW)


def test_requiring_raises_only_for_a_refusal():
    require(ALLOW)

    with pytest.raises(Refused) as refusal:
        require(deny("closed", "Çağrı kapandı."))

    assert refusal.value.verdict.code == "closed"


def test_the_first_refusal_speaks():
    assert first_refusal(ALLOW, deny("a", "A."), deny("b", "B.")).code == "a"
    assert first_refusal(ALLOW, warn("c", "C.")) == ALLOW


def test_the_system_holds_one_capacity_and_no_key():
    assert (SYSTEM.capacities(), SYSTEM.actor_id) == (["system"], None)


def test_public_ids_are_long_and_readable():
    ids = {public_id() for _number in range(100)}

    assert len(ids) == 100
    assert all(len(one) == LENGTH and set(one) <= set(ALPHABET) for one in ids)
