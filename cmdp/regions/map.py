"""The 81 provinces as shapes for a picture; how they were drawn stands in ``data/README.md``."""

import json
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "provinces_map.json"


@dataclass(frozen=True, slots=True)
class Shape:
    """A province: its outline as an SVG path, and the place inside it that is furthest from its border."""

    path: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ProvincesMap:
    """The sheet and the shapes on it by plate."""

    width: int
    height: int
    shapes: dict[str, Shape]


def _read() -> ProvincesMap:
    told = json.loads(SOURCE.read_text(encoding="utf-8"))
    shapes = {plate: Shape(path=shape["path"], at=tuple(shape["at"])) for plate, shape in told["provinces"].items()}
    return ProvincesMap(width=told["width"], height=told["height"], shapes=shapes)


PROVINCES_MAP = _read()
