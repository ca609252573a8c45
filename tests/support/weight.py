"""What the first view of a page costs, counted without a browser: the page itself and every static file that it draws in."""

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

MOST_BYTES = 150 * 1024
MOST_REQUESTS = 12
HEADERS = 400  # of one answer, as the browser counts them
FONT = ".woff2"
ICON = "img/mark"  # asked for once in a visit, by browsers that have a tab to put it on
NAMED = re.compile(rb'(?:href|src)="/static/([^"?#]+)"')
ENHANCED = re.compile(rb'data-enhance="([a-z -]+)"')
BEHAVIOUR = re.compile(r'"?([a-z-]+)"?: \(\) => import\("\./([^"]+)"\)')
IMPORTED = re.compile(r'^import .*? from "\./([^"]+)"', re.MULTILINE)
CHEVRONS = re.compile(r'\.form-select \{[^}]*?url\("([^"]+)"\)')


def drawn_in(page: bytes, folder: Path) -> dict[str, int]:
    """Path → compressed bytes of the static files that a page of these words draws in, fonts included."""
    names = {name.decode() for name in NAMED.findall(page)}
    used = {word for words in ENHANCED.findall(page) for word in words.decode().split()}
    for script in [name for name in names if name.endswith(".js")]:
        names |= {where for name, where in _behaviours(folder, script).items() if name in used}
    for script in [name for name in names if name.endswith(".js")]:
        names |= _imports(folder, script)
    if b"form-select" in page:
        names |= {where for name in names if name.endswith(".css") for where in _chevron(folder, name)}
    return {name: _size(folder / name) for name in names if not name.startswith(ICON)}


def faults_of(page: bytes, folder: Path) -> Iterator[str]:
    """What makes a page too heavy for a first view over a thin line; fonts are weighed on their own."""
    drawn = drawn_in(page, folder)
    files = sum(size + HEADERS for name, size in drawn.items() if not name.endswith(FONT))
    if (weight := len(gzip.compress(page)) + HEADERS + files) > MOST_BYTES:
        yield f"weighs {weight} bytes"
    if (count := len(drawn) + 1) > MOST_REQUESTS:
        yield f"asks for {count} files: {sorted(drawn)}"


@cache
def _behaviours(folder: Path, script: str) -> dict[str, str]:
    """Of the entrance of our scripts: behaviour → file."""
    found = BEHAVIOUR.findall((folder / script).read_text(encoding="utf-8"))
    return {name: f"{Path(script).parent}/{where}" for name, where in found}


@cache
def _imports(folder: Path, script: str) -> frozenset[str]:
    """What a script draws in itself."""
    found = IMPORTED.findall((folder / script).read_text(encoding="utf-8"))
    return frozenset(f"{Path(script).parent}/{where}" for where in found)


@cache
def _chevron(folder: Path, sheet: str) -> frozenset[str]:
    """The picture that a sheet draws beside a choice."""
    found = CHEVRONS.findall((folder / sheet).read_text(encoding="utf-8"))[:1]
    return frozenset(
        str((folder / sheet).parent.joinpath(where).resolve().relative_to(folder.resolve())) for where in found
    )


@cache
def _size(path: Path) -> int:
    packed = path.with_name(f"{path.name}.gz")
    return (packed if packed.exists() else path).stat().st_size
