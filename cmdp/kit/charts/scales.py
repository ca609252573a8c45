"""From nothing to a round number: where a scale ends and which values it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

ROUND_STEPS = (1, 2, 5, 10)
TICKS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """From zero to ``top`` in equal steps; always from zero, since a bar's length is its claim."""

    top: Decimal
    step: Decimal

    @property
    def ticks(self) -> list[Decimal]:
        """Zero, every step, the top."""
        return [self.step * place for place in range(int(self.top / self.step) + 1)]

    def share(self, value: Decimal) -> Decimal:
        """How much of the whole length a value takes: 0 to 1."""
        return value / self.top


def scale_for(values: Iterable[Decimal | int | None], *, whole: bool = False, most: int = TICKS) -> Scale:
    """The scale with the least idle space whose at most ``most`` steps are 1, 2 or 5 times a power of ten.

    ``whole`` keeps the steps whole, for things that are counted.
    """
    top = largest(values)
    step = _round_step(top / most, whole=whole)
    steps = (top / step).to_integral_value(rounding=ROUND_CEILING)
    return Scale(top=step * steps, step=step)


def largest(values: Iterable[Decimal | int | None]) -> Decimal:
    """The largest value, one where there is none to show; less than nothing cannot be drawn from zero and is an error."""
    known = [Decimal(value) for value in values if value is not None]
    if any(value < 0 for value in known):
        raise ValueError("a scale from zero cannot show less than nothing")
    return max(known, default=Decimal(0)) or Decimal(1)


def _round_step(least: Decimal, *, whole: bool) -> Decimal:
    """The smallest round number that is not below ``least``."""
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * factor for factor in ROUND_STEPS if power * factor >= least)
    return max(step, Decimal(1)) if whole else step
