"""The crowd of a storm: each request at its planned instant, stamped as the proxy stamps it, its answer kept."""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from applications.choices import SectionKey
from applications.domain.merging import marks_of
from applications.forms.applicant.base import packed
from tests.bench.asking import TOKEN, headers
from tests.bench.crowd import Applicant
from tests.bench.storm_plan import LOOK, SAVE, SEND, UPLOAD, Asked

PIECE: Final = 4 * 1024 * 1024
PATIENCE: Final = 120
FORM: Final = "application/x-www-form-urlencoded"
AWAY: Final = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one act: seconds from its planned instant; ``stamp`` is when the proxy had it, by the world's clock."""

    asked: Asked
    status: int
    seconds: float
    stamp: float
    text: str = ""


@dataclass(slots=True)
class Typist:
    """Somebody who goes on writing in one field; ``said`` is each text with whether it was acknowledged."""

    stored: dict[str, Any]
    name: str
    said: list[tuple[str, bool]] = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    marks: dict[str, str] = field(default_factory=dict)
    rest: str = ""

    def __post_init__(self) -> None:
        self.marks = dict(marks_of(self.stored))
        told = {name: value for name, value in self.stored.items() if name != self.name}
        self.rest = urlencode({**told, "next": "stay", "csrfmiddlewaretoken": TOKEN})

    def body(self, text: str) -> str:
        """The form with this text in the field."""
        return f"{self.rest}&{urlencode({self.name: text, 'seen': packed(self.marks)})}"

    def heard(self, text: str, *, is_kept: bool) -> None:
        """Remember what was said, and what the page shows from now on."""
        self.said.append((text, is_kept))
        if is_kept:
            self.marks |= marks_of({self.name: text})


class Storm:
    """Runs a plan against the two pools."""

    def __init__(self, crowd: Sequence[Applicant], sessions: Sequence[str], officer: str, stored: Mapping[str, Any]):
        self.crowd, self.sessions, self.officer = crowd, sessions, officer
        self.stored, self.typists = stored, dict[int, Typist]()
        self.told: list[Told] = []
        self.pages, self.saves, self.slot = 0, 0, ""
        self._began, self._acts = 0.0, {SAVE: self.save, SEND: self.send, UPLOAD: self.upload, LOOK: self.look}

    async def run(self, plan: Sequence[Asked]) -> None:
        """Every act at its instant, whatever became of those before."""
        self._began = time.monotonic()
        async with asyncio.TaskGroup() as tasks:
            for asked in plan:
                await asyncio.sleep(self._began + asked.at - time.monotonic())
                tasks.create_task(self._acts.get(asked.what, self.staff)(asked))

    def typist(self, who: int) -> Typist:
        """Whoever writes in this draft."""
        return self.typists.setdefault(who, Typist(dict(self.stored), min(self.stored)))

    async def save(self, asked: Asked) -> None:
        """Write on in one field, after the save before has been answered."""
        typist = self.typist(asked.who)
        async with typist.turn:
            text = f"{asked.who} numaralı kişinin {len(typist.said) + 1}. kaydı: ğüşıöç İIıi."
            status, _body, stamp = await self._post(asked.who, self._section(asked.who), typist.body(text))
            typist.heard(text, is_kept=status == 200)
        self._keep(asked, status, stamp, text)

    async def send(self, asked: Asked) -> None:
        """Hand the draft over."""
        body = urlencode({"agreed": "on", "csrfmiddlewaretoken": TOKEN})
        path = reverse("applications:proposal_send", args=[self.crowd[asked.who].proposal.public_id])
        status, _body, stamp = await self._post(asked.who, path, body, accept="text/html")
        self._keep(asked, status, stamp)

    async def look(self, asked: Asked) -> None:
        """Look where the own file stands."""
        path = reverse("applications:proposal_detail", args=[self.crowd[asked.who].proposal.public_id])
        status, _body, stamp = await request(self.pages, path, self.sessions[asked.who])
        self._keep(asked, status, stamp)

    async def staff(self, asked: Asked) -> None:
        """Go on working at the desk."""
        status, _body, stamp = await request(self.pages, reverse("applications:desk_proposals"), self.officer)
        self._keep(asked, status, stamp)

    async def upload(self, asked: Asked) -> None:
        """Bring a file in pieces."""
        told = {"slot": self.slot, "name": "olcum.pdf", "size": asked.size, "mark": str(asked.at)[:40]}
        path = reverse("applications:upload_begin", args=[self.crowd[asked.who].proposal.public_id])
        body = urlencode({**told, "csrfmiddlewaretoken": TOKEN})
        status, answer, stamp = await self._post(asked.who, path, body)
        come = 0
        while status == 200 and come < asked.size:
            piece = b"%PDF-1.7\n".ljust(min(PIECE, asked.size - come), b".")
            path = f"{json.loads(answer)['address']}?offset={come}"
            status, answer, _at = await self._post(asked.who, path, piece, kind="application/octet-stream")
            come += len(piece)
        self._keep(asked, status, stamp)

    async def saturate(self, many: int, seconds: float, typing: range) -> list[Told]:
        """So many people who save again as soon as they are answered: what came of it."""
        before, ends = len(self.told), time.monotonic() + seconds
        self._began = time.monotonic()

        async def write(who: int) -> None:
            while time.monotonic() < ends:
                await self.save(Asked(time.monotonic() - self._began, SAVE, who))

        async with asyncio.TaskGroup() as tasks:
            for who in typing[:many]:
                tasks.create_task(write(who))
        return self.told[before:]

    def _section(self, who: int) -> str:
        return reverse("applications:proposal_section", args=[self.crowd[who].proposal.public_id, SectionKey.QUESTIONS])

    async def _post(
        self, who: int, path: str, body: str | bytes, *, accept: str = "application/json", kind: str = FORM
    ) -> tuple[int, bytes, float]:
        return await request(self.saves, path, self.sessions[who], body=body, accept=accept, kind=kind)

    def _keep(self, asked: Asked, status: int, stamp: float, text: str = "") -> None:
        self.told.append(Told(asked, status, time.monotonic() - self._began - asked.at, stamp, text))


async def request(
    port: int, path: str, session: str, *, body: str | bytes = b"", accept: str = "text/html", kind: str = ""
) -> tuple[int, bytes, float]:
    """Status, body and stamp of one request on a line of its own; ``AWAY`` where the line was cut."""
    content = body.encode() if isinstance(body, str) else body
    stamp = int(time.time() * 1000) / 1000  # the proxy tells milliseconds, and what it tells counts
    head = headers(session) | {
        "Accept": accept,
        "Connection": "close",
        "X-Arrived-At": f"{stamp:.3f}",
    }
    head |= {"Content-Type": kind, "Content-Length": str(len(content)), "X-CSRFToken": TOKEN} if kind else {}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"{'POST' if kind else 'GET'} {path} HTTP/1.1\r\n{lines}\r\n".encode() + content)
            answer = await reader.read()
            writer.close()
    except (OSError, TimeoutError):
        return AWAY, b"", stamp
    first, _, rest = answer.partition(b"\r\n\r\n")
    return (int(first.split(b" ", 2)[1]) if first else AWAY), rest, stamp
