"""Money among envelopes: nothing is overspent, nothing vanishes, nobody jumps the line unless the rules let them."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.models import Proposal
from applications.queries.envelopes import Claim, Overflow, Purse, allot, overdrawn, part_of
from cmdp.regions.models import Province

PARTS = ("1", "2", "3")
lira = st.integers(0, 60).map(Decimal)
purses = st.builds(
    lambda shares, spare, rule, smaller: Purse(sum(shares.values()) + spare, shares, rule, smaller),
    st.fixed_dictionaries(dict.fromkeys(PARTS, lira)),
    lira,
    st.sampled_from(["none", "next", "common"]),
    st.booleans(),
)
claims_drawn = st.lists(st.tuples(st.sampled_from((*PARTS, "")), st.integers(1, 40).map(Decimal)), max_size=12).map(
    lambda rows: [Claim(key, part, asked) for key, (part, asked) in enumerate(rows)]
)


def _spent(claims, done, part):
    return sum(claim.asked for claim in claims if claim.part == part and claim.key in done.served)


def _own(claims, done, part):
    moved = sum(done.moved.get(claim.key, 0) for claim in claims if claim.part == part)
    return _spent(claims, done, part) - moved


@given(purse=purses, claims=claims_drawn)
@settings(deadline=None)
def test_no_envelope_is_exceeded_and_no_lira_vanishes(purse, claims):
    done = allot(purse, {}, claims)

    for part, share in purse.shares.items():
        assert _own(claims, done, part) + done.given.get(part, 0) + done.left[part] == share
    served = sum(claim.asked for claim in claims if claim.key in done.served)
    assert served + sum(done.left.values()) + done.common == purse.envelope
    assert sum(done.moved.values()) == sum(done.given.values()) + purse.common - done.common
    assert min([done.common, done.total, *done.left.values()]) >= 0


@given(purse=purses, claims=claims_drawn)
@settings(deadline=None)
def test_in_an_envelope_nobody_behind_the_line_is_served_unless_the_rule_lets_a_smaller_one(purse, claims):
    done = allot(purse, {}, claims)

    for part in (*PARTS, ""):
        row = [claim for claim in claims if claim.part == part]
        first = next((at for at, claim in enumerate(row) if claim.key not in done.served), len(row))
        passed = [claim for claim in row[first:] if claim.key in done.served]
        assert not passed or (purse.lets_smaller and all(claim.asked < row[first].asked for claim in passed))


@given(purse=purses, claims=claims_drawn)
@settings(deadline=None)
def test_what_is_alloted_is_what_the_policy_lets_stand(purse, claims):
    done = allot(purse, {}, claims)
    held = {part: _spent(claims, done, part) for part in (*PARTS, "")}
    waiting = {claim.part for claim in claims if claim.key not in done.served}

    assert overdrawn(purse, held, waiting) == {}


@given(purse=purses, claims=claims_drawn, held=st.fixed_dictionaries(dict.fromkeys(PARTS, lira)))
@settings(deadline=None)
def test_what_is_held_already_is_never_spent_again(purse, claims, held):
    free = purse.envelope - sum(held.values())

    done = allot(purse, held, claims)

    assert sum(claim.asked for claim in claims if claim.key in done.served) <= max(free, 0)


@given(purse=purses, claims=claims_drawn)
@settings(deadline=None)
def test_without_a_rule_of_moving_every_envelope_stands_alone(purse, claims):
    alone = Purse(purse.envelope, purse.shares, "none", purse.lets_smaller)

    done = allot(alone, {}, claims)

    assert (done.moved, done.given, done.common) == ({}, {}, purse.common)
    for part in PARTS:
        own = [claim for claim in claims if claim.part == part]
        assert allot(alone, {}, own).served == done.served & {claim.key for claim in own}


A, B, C = (Claim(1, "1", Decimal(50)), Claim(2, "2", Decimal(80)), Claim(3, "2", Decimal(30)))


@pytest.mark.parametrize(
    ("rule", "smaller", "served", "moved"),
    [
        ("none", False, {1}, {}),
        ("none", True, {1, 3}, {}),
        ("next", False, {1, 2}, {2: 20}),
        ("common", False, {1, 2}, {2: 20}),
    ],
)
def test_what_one_axis_leaves_goes_where_the_rule_sends_it(rule, smaller, served, moved):
    purse = Purse(Decimal(130), {"1": Decimal(70), "2": Decimal(60)}, rule, smaller)

    done = allot(purse, {}, [A, B, C])

    assert (done.served, done.moved) == (served, moved)


def test_money_of_an_envelope_where_somebody_waits_is_unused_only_if_it_is_common():
    waits = Claim(4, "1", Decimal(90))
    shares = {"1": Decimal(70), "2": Decimal(60)}

    kept, shared = (allot(Purse(Decimal(130), shares, rule, False), {}, [B, waits]) for rule in ("next", "common"))

    assert (kept.served, shared.served) == (set(), {2})
    assert shared.given == {"1": 20}


def test_the_first_that_does_not_fit_stands_on_the_line_with_what_it_lacks():
    purse = Purse(Decimal(130), {"1": Decimal(70), "2": Decimal(60)}, "none", False)

    assert allot(purse, {}, [A, B, C]).overflows == {"2": Overflow(2, Decimal(20))}


@pytest.mark.parametrize("envelope", [0, 49])
def test_an_envelope_of_nothing_or_smaller_than_the_first_serves_nobody(envelope):
    done = allot(Purse(Decimal(envelope), {"1": Decimal(envelope)}, "common", False), {}, [A])

    assert (done.served, done.overflows["1"].short_by) == (set(), 50 - envelope)


HELD = {"1": Decimal(90), "2": Decimal(10)}
SHARES = {"1": Decimal(70), "2": Decimal(60)}


@pytest.mark.parametrize(
    ("rule", "waiting", "over"),
    [("none", (), {"1": 20}), ("next", (), {}), ("next", ("2",), {"1": 20}), ("common", ("2",), {})],
)
def test_what_is_held_beyond_a_share_must_come_from_money_that_the_rules_move(rule, waiting, over):
    assert overdrawn(Purse(Decimal(130), SHARES, rule, False), HELD, waiting) == over


def test_by_province_a_file_takes_from_its_provinces_envelope():
    values = SimpleNamespace(envelope_split="province")

    assert part_of(Proposal(province=Province(plate="55")), values) == "55"
    assert part_of(Proposal(), values) == ""
