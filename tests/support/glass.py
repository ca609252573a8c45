"""Chromium looking at pages that the test client renders: nothing is committed, and no server works on the database."""

import mimetypes
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser

from tests.support.browser import AXE, barriers, listen
from tests.support.weight import faults_of

WIDTHS = (360, 1280)
JUDGE = "/axe.js"  # from a server the browser keeps it compiled: handed over anew it takes three times as long
KEPT = {"Cache-Control": "max-age=3600"}
SHOWN = "() => [[...document.querySelectorAll('h1')].map((node) => node.innerText), document.body.innerText]"


class Glass:
    """A window of the browser that is handed the pages rendered here, with the headers that the product sends."""

    def __init__(self, chromium: Browser, client: Client, **options: Any) -> None:
        self._shelf = _Shelf()
        self._context = chromium.new_context(locale="tr-TR", **options)
        self.client, self.page = client, self._context.new_page()
        self.heard = listen(self.page)
        self._shown = HttpResponse()

    def close(self) -> None:
        """The window is closed; the browser stays for others."""
        self._context.close()
        self._shelf.close()

    def look_at(self, address: str, posted: Mapping[str, Any] | None = None) -> bool:
        """Open what is at this address, or the answer to a post, if it is a page: neither a file nor the inside of a letter.

        A letter is shut up in a sandbox, where no script runs: axe would be waited for without end.
        """
        self.heard.clear()
        response = self.client.get(address) if posted is None else self.client.post(address, posted)
        is_letter = "sandbox" in response.headers.get("Content-Security-Policy", "")
        if is_letter or not response["Content-Type"].startswith("text/html") or b"<main" not in response.content:
            return False
        self._shelf.pages[address] = self._shown = response
        self.page.goto(self._shelf.address + address)
        return True

    def missing(self, heading: str, *words: str) -> Iterator[str]:
        """The heading and those words that the page does not show."""
        headings, shown = self.page.evaluate(SHOWN)
        if len(headings) != 1 or not headings[0].strip() or heading not in headings[0]:
            yield f"headed {headings}, not {heading!r}"
        yield from (f"without {word!r}" for word in words if word not in shown)

    def overweight(self) -> Iterator[str]:
        """What makes the page too heavy for a first view."""
        return faults_of(self._shown.content, Path(settings.STATIC_ROOT))

    def faults(self, **options: Any) -> list[str]:
        """What keeps somebody from using the page at both widths, and what the browser complained of."""
        self.page.add_script_tag(url=JUDGE)
        return [*barriers(self.page, **{"widths": WIDTHS, "dark": False, "targets": False, **options}), *self.heard]


class _Shelf:
    """A server on loopback that hands out rendered pages, and static files that the browser may keep."""

    def __init__(self) -> None:
        self.pages: dict[str, HttpResponse] = {}
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else the body waits 40 ms for the receipt of the headers

            def do_GET(self) -> None:
                status, headers, body = shelf.hand_out(self.path)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_words: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"  # trusted by browsers like https
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def hand_out(self, address: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of what stands at an address; a page that refuses is a page, not a fault of the browser."""
        if response := self.pages.get(address):
            return 200, dict(response.headers), response.content
        if address == JUDGE:
            return 200, {"Content-Type": "text/javascript", **KEPT}, AXE.encode()
        found = Path(settings.STATIC_ROOT, address.partition("?")[0].removeprefix(settings.STATIC_URL))
        if not found.is_file():
            return 404, {}, b""
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        return 200, {"Content-Type": kind, **KEPT}, found.read_bytes()
