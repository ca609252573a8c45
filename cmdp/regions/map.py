"""The 81 provinces as shapes for a picture; how they were drawn stands in ``data/README.md``."""

import json
from dataclasses import dataclass
from pathlib import Path

from cmdp.regions.conic import conic

SOURCE = Path(__file__).parent / "data" / "provinces_map.json"


@dataclass(frozen=True, slots=True)
class Shape:
    """A province: its outline as an SVG path, and the place inside it that is furthest from its border."""

    path: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Projection:
    """How the plane of the conic lies on the sheet."""

    scale: float
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class ProvincesMap:
    """The sheet and the shapes on it by plate."""

    width: int
    height: int
    projection: Projection
    shapes: dict[str, Shape]

    def spot(self, *, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a place in degrees lies on the sheet."""
        x, y = conic(longitude, latitude)
        fit = self.projection
        return x * fit.scale + fit.left, y * fit.scale + fit.top


def _read() -> ProvincesMap:
    told = json.loads(SOURCE.read_text(encoding="utf-8"))
    shapes = {plate: Shape(path=shape["path"], at=tuple(shape["at"])) for plate, shape in told["provinces"].items()}
    return ProvincesMap(
        width=told["width"], height=told["height"], projection=Projection(**told["projection"]), shapes=shapes
    )


PROVINCES_MAP = _read()
