"""Chromium looking at pages that the test client renders: nothing is committed, no server runs."""

import mimetypes
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Route

from tests.support.browser import axe_problems, listen, overflows

SERVER = "http://localhost"  # a name that browsers trust like https
WIDTHS = {360: 740, 1280: 900}


class Glass:
    """A window of the browser whose every request is answered here, with the headers that the product sends."""

    def __init__(self, chromium: Browser, client: Client, **options: Any) -> None:
        self._context = chromium.new_context(locale="tr-TR", **options)
        self._context.route("**/*", self._answer)
        self.client, self.page = client, self._context.new_page()
        self.heard = listen(self.page)
        self._asked: dict[str, HttpResponse] = {}

    def close(self) -> None:
        """The window is closed; the browser stays for others."""
        self._context.close()

    def look_at(self, address: str) -> bool:
        """Open what is at this address, if it is a page: neither a file nor the inside of a letter."""
        self.heard.clear()
        response = self.client.get(address)
        if not response["Content-Type"].startswith("text/html") or b"<main" not in response.content:
            return False
        self._asked = {address: response}
        self.page.goto(SERVER + address)
        return True

    def missing(self, heading: str, *words: str) -> Iterator[str]:
        """The heading and those words that the page does not show."""
        headings = self.page.locator("h1").all_inner_texts()
        if len(headings) != 1 or not headings[0].strip() or heading not in headings[0]:
            yield f"headed {headings}, not {heading!r}"
        shown = self.page.locator("body").inner_text()
        yield from (f"without {word!r}" for word in words if word not in shown)

    def faults(self) -> Iterator[str]:
        """What axe finds at both widths, whether the page can be pushed sideways, and what the browser complained of."""
        for width, height in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            yield from (f"{width}: {problem}" for problem in axe_problems(self.page))
            if overflows(self.page):
                yield f"{width}: wider than the window"
        yield from self.heard

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith(settings.STATIC_URL):
            found = finders.find(path.removeprefix(settings.STATIC_URL))
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            route.fulfill(path=found, content_type=kind)
            return
        response = self._asked[route.request.url.removeprefix(SERVER)]
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)
