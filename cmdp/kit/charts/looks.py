"""How parts of a picture look: a colour from ``chart.css`` and a texture, so that no part hangs on its colour."""

from collections.abc import Iterable
from dataclasses import dataclass

RISING, FALLING = "M-2,2l4,-4M0,8l8,-8M6,10l4,-4", "M-2,6l4,4M0,0l8,8M6,-2l4,4"
LYING, STANDING = "M0,2h8M0,6h8", "M2,0v8M6,0v8"
DOTTED, CROSSED = "M2,2h.01M6,6h.01", "M0,0l8,8M0,8l8,-8"
PLAIN = ""

TEXTURES = {
    "plain": PLAIN,
    "axis-1": PLAIN,
    "axis-2": RISING,
    "axis-3": DOTTED,
    "axis-4": FALLING,
    "axis-5": LYING,
    "earlier": STANDING,
    "unclassed": CROSSED,
    "preparing": DOTTED,
    "approved": RISING,
    "contracted": LYING,
    "running": PLAIN,
    "suspended": STANDING,
    "completed": FALLING,
    "cancelled": CROSSED,
    "unknown": RISING,
}


@dataclass(frozen=True, slots=True)
class Look:
    """A colour by its name and the lines over it."""

    name: str
    texture: str


def looks_of(names: Iterable[str]) -> list[Look]:
    """Each look once, in the order of its first use; a name without a texture is an error."""
    return [Look(name, TEXTURES[name]) for name in dict.fromkeys(names)]
