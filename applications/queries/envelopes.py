"""The money of a call: its envelopes, who is served from which, where unused money goes. All amounts in lira.

An envelope is the call, or one axis or province of it with a share; what no share names is the call's *common* money.
``allot`` is the arithmetic, pure; the rest reads what it works on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from applications.choices import ValueKey
from applications.models import Call, Proposal
from applications.money import EnvelopeSplit, UnusedMoney
from applications.queries.rules import Rules, Values
from cmdp.regions.models import Province
from priorities.models import Axis

ZERO: Final = Decimal(0)
WHOLE: Final = ""  # the one part of a call that is not divided
Lira = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Part:
    """What a share may be given to: an axis or a province of the call."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Purse:
    """What a call may spend: its whole envelope, the share of each part, and the written rules of moving."""

    envelope: Decimal
    shares: Lira
    unused_money: str
    lets_smaller: bool

    @property
    def common(self) -> Decimal:
        """What no share names."""
        return self.envelope - sum(self.shares.values(), ZERO)


@dataclass(frozen=True, slots=True)
class Claim:
    """One file that waits for money; claims stand in the order of the list."""

    key: int
    part: str
    asked: Decimal


@dataclass(frozen=True, slots=True)
class Overflow:
    """The first file of an envelope for which the money does not do, and by how much."""

    key: int
    short_by: Decimal


@dataclass(slots=True)
class Allotment:
    """Who is served, what is left where, and what was moved where to.

    ``moved`` names the files that were served with money that came from elsewhere, with how much of it.
    """

    left: dict[str, Decimal]
    common: Decimal
    total: Decimal
    served: set[int] = field(default_factory=set)
    moved: dict[int, Decimal] = field(default_factory=dict)
    given: dict[str, Decimal] = field(default_factory=dict)
    overflows: dict[str, Overflow] = field(default_factory=dict)


def allot(purse: Purse, held: Lira, claims: Sequence[Claim]) -> Allotment:
    """Serve the claims in their order: each from its own envelope first, then by the written rule from unused money.

    In an envelope nothing behind the first that does not fit is served, unless the rule lets a smaller one forward.
    No rule spends more than the call has; money is moved whole to the file that it serves, and stays otherwise.
    """
    done = Allotment(
        left={part: max(share - held.get(part, ZERO), ZERO) for part, share in purse.shares.items()},
        common=purse.common - _beyond(purse, held),
        total=purse.envelope - sum(held.values(), ZERO),
    )
    _serve_from_own(done, purse, claims)
    if purse.unused_money != UnusedMoney.NONE:
        _serve_from_unused(done, purse, claims)
    return done


def _beyond(purse: Purse, held: Lira) -> Decimal:
    """What earlier acts took beyond the shares: it came from the common money or from other shares."""
    return sum((max(sum_ - purse.shares.get(part, ZERO), ZERO) for part, sum_ in held.items()), ZERO)


def _serve_from_own(done: Allotment, purse: Purse, claims: Sequence[Claim]) -> None:
    for claim in claims:
        if claim.part in done.overflows and not purse.lets_smaller:
            continue
        free = min(done.left.get(claim.part, ZERO), done.total)
        if claim.asked <= free:
            _serve(done, claim, own=claim.asked)
        else:
            done.overflows.setdefault(claim.part, Overflow(claim.key, claim.asked - free))


def _serve_from_unused(done: Allotment, purse: Purse, claims: Sequence[Claim]) -> None:
    """The best file that waits anywhere is next; where what is unused does not do for it, nobody behind it is."""
    blocked = False
    for claim in claims:
        if claim.key in done.served or blocked:
            continue
        donors = _donors(done, purse, claims, claim)
        pool = max(done.common, ZERO) + sum((done.left[part] for part in donors), ZERO)
        own = min(done.left.get(claim.part, ZERO), claim.asked)
        if claim.asked <= min(pool + own, done.total):
            _move(done, donors, claim.asked - own)
            _serve(done, claim, own=own)
        else:
            blocked = not purse.lets_smaller
    _mend_overflows(done, claims)


def _donors(done: Allotment, purse: Purse, claims: Iterable[Claim], claim: Claim) -> list[str]:
    """The envelopes whose money may go to this file: those where nobody waits, or all others where it is common."""
    if purse.unused_money == UnusedMoney.COMMON:
        return [part for part in done.left if part != claim.part]
    waiting = {other.part for other in claims if other.key not in done.served}
    return [part for part in done.left if part not in waiting]


def _move(done: Allotment, donors: Sequence[str], amount: Decimal) -> None:
    """Take ``amount`` out of what is unused: the common money first, then the envelopes in their order."""
    taken = min(max(done.common, ZERO), amount)
    done.common -= taken
    rest = amount - taken
    for part in donors:
        given = min(done.left[part], rest)
        done.left[part] -= given
        rest -= given
        if given:
            done.given[part] = done.given.get(part, ZERO) + given


def _serve(done: Allotment, claim: Claim, *, own: Decimal) -> None:
    done.served.add(claim.key)
    done.total -= claim.asked
    if own:
        done.left[claim.part] -= own
    if moved := claim.asked - own:
        done.moved[claim.key] = moved


def _mend_overflows(done: Allotment, claims: Sequence[Claim]) -> None:
    """After money was moved another file may be the first that does not fit."""
    done.overflows.clear()
    for claim in claims:
        if claim.key not in done.served and claim.part not in done.overflows:
            free = min(done.left.get(claim.part, ZERO), done.total)
            done.overflows[claim.part] = Overflow(claim.key, claim.asked - free)


def overdrawn(purse: Purse, held: Lira, waiting: Collection[str]) -> dict[str, Decimal]:
    """Part → lira that is held beyond its share, where the rules move no money that covers it; empty where all holds.

    ``waiting`` are the parts in which some file still waits for money: theirs is not unused.
    """
    beyond = {part: over for part, sum_ in held.items() if (over := sum_ - purse.shares.get(part, ZERO)) > 0}
    free = ZERO
    if purse.unused_money != UnusedMoney.NONE:
        keeps = set(waiting) if purse.unused_money == UnusedMoney.NEXT else set()
        left = (max(share - held.get(part, ZERO), ZERO) for part, share in purse.shares.items() if part not in keeps)
        free = purse.common + sum(left, ZERO)
    return beyond if sum(beyond.values(), ZERO) > free else {}


# What it works on ---------------------------------------------------------------------
def part_of(proposal: Proposal, values: Values) -> str:
    """Which envelope of its call a file takes from; empty where the call is one, or the file names none."""
    if values.envelope_split == EnvelopeSplit.AXIS:
        return proposal.main_measure.axis.code if proposal.main_measure else WHOLE
    if values.envelope_split == EnvelopeSplit.PROVINCE:
        return proposal.province.plate if proposal.province else WHOLE
    return WHOLE


def split_of(call: Call) -> str:
    """What one envelope of the call is by its rule set, complete or not; one query."""
    written = call.rule_set.rule_values.filter(key=ValueKey.ENVELOPE_SPLIT).values_list("value", flat=True)
    return next(iter(written), EnvelopeSplit.CALL)


def parts_of(call: Call, split: str) -> list[Part]:
    """What the call's envelope is divided into; nothing where it is one."""
    if split == EnvelopeSplit.AXIS:
        return [Part(axis.code, str(axis)) for axis in Axis.objects.filter(edition=call.edition_id)]
    if split == EnvelopeSplit.PROVINCE:
        open_to = call.rule_set.provinces.values("province")
        return [Part(row.plate, row.name) for row in Province.objects.filter(pk__in=open_to)]
    return []


def purse_of(call: Call, rules: Rules) -> Purse:
    """What the call may spend, as it is written."""
    values = rules.values
    if values.envelope_split == EnvelopeSplit.CALL:
        shares = {WHOLE: call.envelope}
    else:
        shares = dict(call.shares.values_list("part", "amount"))
    return Purse(call.envelope, shares, values.unused_money, values.lets_smaller)
