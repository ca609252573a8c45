"""By what files that may tell of one project are found: runs of words, parcels, points and addresses, as numbers.

A title leaves every two words that follow each other, a summary the smallest numbers of its runs of three: two texts
share of these about as large a part as of all their runs, so a file leaves some dozens of rows however long it is.
Words meet by their first letters after folding, as everywhere where texts are compared (``priorities.likeness``).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from applications.found import TraceKind
from applications.models import EarlierFile
from cmdp.kit.text import search_key
from priorities.likeness import stems

TITLE_RUN, SUMMARY_RUN = 2, 3
MOST_OF_SUMMARY: Final = 24
MOST_OF_TITLE: Final = 24
# Coordinates meet within about a hundred metres.
PLACES: Final = 3
LEAST_OF_ADDRESS: Final = 3
PARCEL: Final = re.compile(r"(\d+)\s*(?:no\.?\s*lu\s*)?ada\D{0,12}?(\d+)\s*(?:no\.?\s*lu\s*)?parsel")
PARCEL_AFTER: Final = re.compile(r"ada\s*(?:no)?[:.\s]*(\d+)\D{0,12}?parsel\s*(?:no)?[:.\s]*(\d+)")
SHORTHAND: Final = re.compile(r"\b(\d{1,5})\s*/\s*(\d{1,5})\b")


def traces_of(content: dict[str, Any]) -> set[tuple[TraceKind, int]]:
    """What the content of a sending leaves, at most some fifty numbers."""
    project, place = content["project"], content["place"]
    found = {(TraceKind.TITLE, _number("title", run)) for run in _of_title(project["title"])}
    found |= {(TraceKind.SUMMARY, value) for value in _sketch(project["summary"])}
    return found | {(TraceKind.PLACE, _number("place", told)) for told in places_of(place)}


def traces_of_earlier(file: EarlierFile) -> set[tuple[TraceKind, int]]:
    """What is known of a file from before this software leaves, so that it meets what sendings leave."""
    place = {"province": file.province.name, "district": file.district, "site": file.site, "coordinates": ""}
    return traces_of({"project": {"title": file.title, "summary": file.summary}, "place": place})


def places_of(place: dict[str, str]) -> Iterator[str]:
    """Each way in which the place is told so exactly that two files of it are on one spot."""
    near, site = search_key(f"{place['province']} {place['district']}"), search_key(place["site"])
    for block, parcel in parcels_in(site):
        yield f"parcel {near} {block} {parcel}"
    if point := _point(place["coordinates"]):
        yield f"point {point}"
    if len(site.split()) >= LEAST_OF_ADDRESS:
        yield f"site {near} {site}"


def parcels_in(site: str) -> set[tuple[int, int]]:
    """The parcels that a folded address names: ``123 ada 4 parsel``, ``ada: 123, parsel: 4``; ``123/4`` beside either word."""
    named = [*PARCEL.findall(site), *PARCEL_AFTER.findall(site)]
    if "ada" in site.split() or "parsel" in site:
        named += SHORTHAND.findall(site)
    return {(int(block), int(parcel)) for block, parcel in named}


def _point(coordinates: str) -> str:
    return " ".join(f"{float(one):.{PLACES}f}" for one in coordinates.split(", ") if one)


def _of_title(title: str) -> Iterable[str]:
    words = list(stems(title))
    return list(_runs(words, TITLE_RUN) if len(words) >= TITLE_RUN else words)[:MOST_OF_TITLE]


def _sketch(summary: str) -> list[int]:
    """The smallest numbers of a text's runs; of a text too short for one, none."""
    return sorted({_number("summary", run) for run in _runs(list(stems(summary)), SUMMARY_RUN)})[:MOST_OF_SUMMARY]


def _runs(words: list[str], length: int) -> Iterator[str]:
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _number(kind: str, told: str) -> int:
    """A number that any database's big integer holds."""
    digest = hashlib.blake2b(f"{kind}:{told}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
