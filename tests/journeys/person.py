"""One person with a browser of their own, who says what went wrong in the words of the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Locator, expect

from tests.journeys.words import say
from tests.support.browser import STILL, listen, overflows

WIDE = {"width": 1280, "height": 900}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
NO_SCRIPTS = {"java_script_enabled": False}
PATIENCE = 20_000


class Person:
    """Opens pages, reads headings, fills fields by their labels, presses buttons by their names."""

    def __init__(self, chromium: Browser, server: str, *, language: str = "tr", **options: Any) -> None:
        self.server, self.language = server, language
        options = {"locale": f"{language}-TR", "viewport": WIDE, "accept_downloads": True, **STILL, **options}
        self._context = chromium.new_context(**options)
        self._context.set_default_timeout(PATIENCE)
        self.page = self._context.new_page()
        self.heard = listen(self.page)

    def leave(self) -> None:
        """Close the browser; nothing may have been refused or gone wrong in it."""
        self._context.close()
        assert self.heard == []

    def say(self, words: str) -> str:
        """The words in the language that this person reads."""
        return say(words, self.language)

    def at_home(self, path: str) -> str:
        """The address of a page in the language that this person reads."""
        return f"/en{path}" if self.language == "en" else path

    def open(self, path: str) -> "Person":
        """Type an address."""
        self.page.goto(path if "://" in path else self.server + path)
        return self

    def sees(self, heading: str, *words: str) -> "Person":
        """The page holds its heading and these words, fits its window, and the browser has nothing to complain of."""
        with self._explained(f"{heading!r} with {words}"):
            expect(self.page.locator("h1")).to_contain_text(heading, timeout=PATIENCE)
            for said in words:
                expect(self.page.locator("body")).to_contain_text(said, timeout=PATIENCE)
        assert self.heard == [], self.page.url
        assert not overflows(self.page), self.page.url
        return self

    def write(self, label: str, text: str, *, within: Locator | None = None) -> "Person":
        """Fill a field, found by its whole label."""
        with self._explained(f"a field {label!r}"):
            (within or self.page).get_by_label(label, exact=True).fill(text)
        return self

    def choose(self, label: str, option: str) -> "Person":
        """Take an option of a list."""
        with self._explained(f"a list {label!r} with {option!r}"):
            self.page.get_by_label(label, exact=True).select_option(label=option)
        return self

    def tick(self, label: str, *, exact: bool = True, within: Locator | None = None) -> "Person":
        """Check a box or a choice."""
        with self._explained(f"a choice {label!r}"):
            (within or self.page).get_by_label(label, exact=exact).first.check()
        return self

    def attach(self, section: str, *files: Path) -> "Person":
        """Put files into the field of the section with this heading."""
        with self._explained(f"a file for {section!r}"):
            self.section(section).locator("input[type=file]").set_input_files(list(files))
        return self

    def section(self, heading: str) -> Locator:
        """The part of the page under a heading."""
        has = self.page.get_by_role("heading", name=heading, exact=True)
        return self.page.locator("section, article, form, .card").filter(has=has).last

    def press(self, name: str, *, exact: bool = True, within: Locator | None = None) -> "Person":
        """Press a button and wait for the page that answers."""
        with self._explained(f"a button {name!r}"):
            (within or self.page).get_by_role("button", name=name, exact=exact).first.click()
            self.page.wait_for_load_state()
        return self

    def follow(self, name: str, *, exact: bool = False) -> "Person":
        """Follow a link and wait for its page."""
        with self._explained(f"a link {name!r}"):
            self.page.locator("main").get_by_role("link", name=name, exact=exact).first.click()
            self.page.wait_for_load_state()
        return self

    def download(self, name: str) -> bytes:
        """Follow a link that hands out a file."""
        with self._explained(f"a file {name!r}"), self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).first.click()
        return Path(waiting.value.path()).read_bytes()

    def sign_in(self, email: str, password: str) -> "Person":
        """Through the page, as everybody does."""
        self.open(self.at_home("/hesap/giris/"))
        self.page.locator("#id_login").fill(email)
        self.page.locator("#id_password").fill(password)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url(lambda address: "/giris/" not in address)
        return self

    @contextmanager
    def _explained(self, wanted: str) -> Iterator[None]:
        try:
            yield
        except (AssertionError, Error) as error:
            words = self.page.locator("body").aria_snapshot()
            raise AssertionError(f"No {wanted} at {self.page.url}, which says:\n{words}\n{error}") from None
