"""A person at a running server: keeps cookies, reads pages, fills forms. No browser, no Django."""

import re
import urllib.error
import urllib.request
from email import message_from_bytes, policy
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin

LINK = re.compile(r'href="(/[^"#]*)')
# What stands for one of many of a kind in a path: its id, a number.
ONE_OF_MANY = re.compile(r"(?<=/)(?:[a-z0-9]{14}|[0-9a-f-]{36}|\d+)(?=[/.]|$)")
FOR_MACHINES = ("/static/", "/acik-veri/", "/api/", "/gomulu/")

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Speaks to one server; ``status``, ``address`` and ``page`` tell of the last answer."""

    def __init__(self, server: str) -> None:
        self.server = self.address = server
        self.status, self.page = 0, ""
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> int:
        """Open a page, following redirects."""
        return self._open(urllib.request.Request(urljoin(self.server, path)))

    def follow_all(self, known: set[str]) -> dict[str, int]:
        """Every address that links lead to from the front page, each kind once, with its answer; ``known`` grows."""
        waiting, answers = ["/"], {}
        while waiting:
            path = waiting.pop()
            answers[path] = self.get(path)
            for link in map(unescape, LINK.findall(self.page)):
                kind = ONE_OF_MANY.sub("…", link.partition("?")[0])
                if kind not in known and not link.startswith(FOR_MACHINES):
                    known.add(kind)
                    waiting.append(link)
        return answers

    def post(self, path: str, **fields: str) -> int:
        """Open the page of a form, then send it as the page would."""
        self.get(path)
        token = TOKEN.search(self.page)
        body = urlencode({"csrfmiddlewaretoken": unescape(token.group(1)) if token else "", **fields}).encode()
        return self._open(urllib.request.Request(self.address, data=body, headers={"Referer": self.address}))

    def _open(self, request: urllib.request.Request) -> int:
        try:
            answer = self._opener.open(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.status, self.address = answer.status, answer.url
            self.page = answer.read().decode(errors="replace")
        return self.status


def letters(folder: Path) -> list[tuple[str, str, str]]:
    """(to, subject, text) of every letter that the trial kept as a file, oldest first."""
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [(str(mail["To"]), str(mail["Subject"]), mail.get_body(("plain",)).get_content()) for mail in mails]
