"""A part of a map as an SVG of its own, for paper: plain colours that are told apart in grey too."""

from typing import Any, Final

from lxml import etree

from cmdp.kit.charts.locator import Locator

NAMESPACE: Final = "http://www.w3.org/2000/svg"
OWN, AROUND, LINE, INK, SOFT, PAPER, SPOT = "#c3d7d9", "#f3f4f5", "#8b939c", "#1b2430", "#56606d", "#ffffff", "#b3261e"
FONT: Final = "Libertinus Serif"


def as_svg(locator: Locator) -> str:
    """The drawing without words for readers of the screen: they are the alternative text of the picture."""
    sheet = etree.Element(f"{{{NAMESPACE}}}svg", {"viewBox": locator.view_box}, {None: NAMESPACE})
    for region in locator.regions:
        fill = OWN if region.is_own else AROUND
        _draw(sheet, "path", {"d": region.path, "fill": fill, "stroke": LINE, "stroke-width": "0.6"})
    for region in locator.regions:
        place = {"x": str(region.x), "y": str(region.y), "text-anchor": "middle"}
        look = {"font-family": FONT, "font-size": locator.letter, "fill": INK if region.is_own else SOFT}
        _draw(sheet, "text", {**place, **look}).text = region.name
    if locator.dot:
        x, y, radius = locator.dot
        _draw(sheet, "circle", {"cx": x, "cy": y, "r": radius, "fill": SPOT, "stroke": PAPER})
    return str(etree.tostring(sheet, encoding="unicode"))


def _draw(sheet: Any, kind: str, told: dict[str, str]) -> Any:
    return etree.SubElement(sheet, f"{{{NAMESPACE}}}{kind}", told)
