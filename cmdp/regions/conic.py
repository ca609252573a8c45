"""The projection of the provinces' map: Lambert's conformal conic, which keeps shapes true over Türkiye."""

import math
from typing import Final

PARALLELS: Final = (37.5, 40.5)
MERIDIAN: Final = 35.5


def conic(longitude: float, latitude: float) -> tuple[float, float]:
    """A place in degrees on the plane of a sphere of radius one; y grows to the south."""
    first, second = (math.radians(angle) for angle in PARALLELS)
    n = math.log(math.cos(first) / math.cos(second)) / math.log(_opened(second) / _opened(first))
    scale = math.cos(first) * _opened(first) ** n / n
    rho, theta = scale / _opened(math.radians(latitude)) ** n, n * math.radians(longitude - MERIDIAN)
    return rho * math.sin(theta), rho * math.cos(theta)


def _opened(angle: float) -> float:
    return math.tan(math.pi / 4 + angle / 2)
