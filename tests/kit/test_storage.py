"""Static files: joined, hashed, compressed; and what may stand in them."""

import errno
import gzip
import re
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.db import InterfaceError
from django.template import Context, Template

from cmdp.kit.assets import JOINED, stylesheets
from cmdp.kit.storage import JoinedStaticFilesStorage, WholeFileStorage, join, with_their_rows

ROOT = Path(settings.STATICFILES_DIRS[0])
COMPONENTS = sorted((ROOT / "css" / "components").glob("*.css"))
PAGES = settings.BASE_DIR / "templates"
TEMPLATES = [page for page in sorted(PAGES.rglob("*.html")) if page.relative_to(PAGES).parts[0] != "mail"]
HEX = r"#[0-9a-f]{6}"


def collected(root):
    storage = JoinedStaticFilesStorage(location=root, base_url="/static/")
    paths = {}
    for finder in get_finders():
        for path, source in finder.list([]):
            paths.setdefault(path, (source, path))
    for path, (source, _path) in paths.items():
        with source.open(path) as file:
            storage.save(path, file)
    return storage, [row for row in storage.post_process(paths) if isinstance(row[2], Exception)]


@pytest.fixture(scope="module")
def static_root(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    storage, faults = collected(root)
    return root, storage, faults


@pytest.mark.slow
def test_everything_is_hashed_without_a_fault(static_root):
    _root, storage, faults = static_root

    assert faults == []
    assert re.fullmatch(r"/static/css/app\.[0-9a-f]{12}\.css", storage.url(JOINED))


@pytest.mark.slow
def test_the_joined_sheet_is_small_and_finds_its_fonts(static_root):
    root, storage, _faults = static_root
    name = storage.stored_name(JOINED)
    sheet = (root / name).read_text()

    fonts = re.findall(r'url\("(\.\./fonts/[^"]+)"\)', sheet)

    assert len(fonts) == 2
    assert all((root / "css" / font).resolve().is_file() for font in fonts)
    assert (root / f"{name}.br").is_file()
    assert len(gzip.compress(sheet.encode())) < 40_000


@pytest.mark.slow
def test_modules_import_their_hashed_neighbours(static_root):
    root, storage, _faults = static_root

    script = (root / storage.stored_name("js/main.js")).read_text()

    assert re.search(r'import\("\./enhance/clock\.[0-9a-f]{12}\.js"\)', script)


@pytest.mark.slow
def test_a_dry_run_writes_nothing(tmp_path):
    storage = JoinedStaticFilesStorage(location=tmp_path, base_url="/static/")

    assert list(storage.post_process({}, dry_run=True)) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_joining_twice_replaces_the_sheet(static_root):
    root, _storage, _faults = static_root

    assert collected(root)[1] == []
    assert len(list((root / "css").glob("app.css"))) == 1


def test_addresses_stay_right_when_sheets_move():
    sheets = [("css/components/a.css", 'a{b:url("../../img/c.svg")}'), ("css/d.css", "e{f:url(data:x) url(#g)}")]

    assert join(sheets, name="css/app.css") == 'a{b:url("../img/c.svg")}\ne{f:url(data:x) url(#g)}'


def test_development_links_each_sheet_in_order():
    drawn = Template("{% load kit %}{% styles %}").render(Context())

    assert re.findall(r'href="/static/([^"]+)"', drawn) == stylesheets()
    assert stylesheets()[0] == "css/layers.css"


def test_one_link_stands_where_the_storage_joins(monkeypatch):
    monkeypatch.setattr("cmdp.kit.templatetags.kit.staticfiles_storage", type("Joining", (), {"joined": True})())

    drawn = Template("{% load kit %}{% styles %}").render(Context())

    assert re.findall(r'href="/static/([^"]+)"', drawn) == [JOINED]


@pytest.mark.parametrize("sheet", COMPONENTS, ids=lambda sheet: sheet.name)
def test_components_use_tokens_only(sheet):
    rules = re.sub(r"@media[^{]+\{|/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)

    assert re.findall(rf"{HEX}|#[0-9a-f]{{3}}\b|rgba?\(|hsl|\b[1-9]\d*px", rules, flags=re.IGNORECASE) == []


@pytest.mark.parametrize("sheet", COMPONENTS, ids=lambda sheet: sheet.name)
def test_each_component_s_sheet_stands_in_its_layer(sheet):
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)

    assert rules.strip().startswith("@layer components {")


def test_no_sheet_and_no_page_brings_what_the_policy_refuses():
    sheets = "".join((ROOT / name).read_text() for name in stylesheets())
    pages = "".join(page.read_text() for page in TEMPLATES if page.parent.name != "status")

    assert "data:" not in sheets
    code = r'<script(?![^>]*\bsrc=)(?![^>]*type="application/json")[^>]*>'
    assert re.findall(code + r'|<style|\sstyle="|\son[a-z]+="|src="data:', pages) == []


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(theme):
    text = (ROOT / "css" / "tokens.css").read_text()
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(rf"--([a-z0-9-]+): ({HEX});", light))
    return found if theme == "light" else found | dict(re.findall(rf"--([a-z0-9-]+): ({HEX});", dark))


TEXT = [
    (ink, ground)
    for ground in ("paper", "ground")
    for ink in (
        "ink",
        "ink-soft",
        "accent",
        "accent-strong",
        "info",
        "success",
        "warning",
        "danger",
        *(f"axis-{n}" for n in range(1, 6)),
    )
]
TEXT += [(tone, f"{tone}-wash") for tone in ("info", "success", "warning", "danger", "accent")]
TEXT += [("ink", f"{tone}-wash") for tone in ("info", "success", "warning", "danger", "accent", "neutral")]
TEXT += [
    ("ink", "hover"),
    ("accent", "hover"),
    ("ink-soft", "hover"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("danger-ink", "danger"),
    ("danger-ink", "danger-strong"),
    ("focus-ink", "focus"),
    ("ink-soft", "warning-wash"),
    ("accent", "warning-wash"),
]
CONTROLS = [("line-strong", "paper"), ("line-strong", "ground"), ("accent", "paper"), ("accent", "ground")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(theme):
    colours = tokens(theme)

    weak = [(a, b) for a, b in TEXT if contrast(colours[a], colours[b]) < 4.5]
    faint = [(a, b) for a, b in CONTROLS if contrast(colours[a], colours[b]) < 3]

    assert (weak, faint) == ([], [])


class Overflowing(ContentFile):
    """A file of which the second half does not fit."""

    def chunks(self, *_size):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_that_does_not_fit_leaves_nothing_behind(tmp_path):
    storage = WholeFileStorage(location=tmp_path)

    with pytest.raises(OSError, match="No space left"):
        storage.save("documents/a.pdf", Overflowing(b""))

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def files_in(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@with_their_rows()
def keep(storage, *names, inside=lambda: None):
    """Save files, do something in between, and fail where the last name is empty."""
    for name in names:
        if not name:
            raise ValueError
        storage.save(name, ContentFile(b"x"))
        inside()


def test_files_go_with_what_saved_them(tmp_path):
    storage = WholeFileStorage(location=tmp_path)
    storage.save("before.pdf", ContentFile(b"x"))

    with pytest.raises(ValueError):
        keep(storage, "a.pdf", "", inside=lambda: keep(storage, "b.pdf"))

    assert files_in(tmp_path) == ["before.pdf"]


@pytest.mark.parametrize(
    ("error", "kept"), [(InterfaceError("connection already closed"), ["a.pdf"]), (ValueError(), [])]
)
def test_files_stay_where_nobody_knows_whether_the_row_does(tmp_path, error, kept):
    storage = WholeFileStorage(location=tmp_path)

    def commit():
        raise error

    with pytest.raises(type(error)):
        keep(storage, "a.pdf", inside=commit)

    assert files_in(tmp_path) == kept


def test_files_stay_where_all_went_well(tmp_path):
    storage = WholeFileStorage(location=tmp_path)

    def fail():
        with suppress(ValueError):
            keep(storage, "b.pdf", "")

    keep(storage, "a.pdf", inside=fail)

    assert files_in(tmp_path) == ["a.pdf"]


def test_a_file_that_fits_is_kept(tmp_path):
    storage = WholeFileStorage(location=tmp_path)

    assert storage.open(storage.save("a.pdf", ContentFile(b"whole"))).read() == b"whole"
