"""Who works while things fail: applicants who type, upload, send and take back; an officer who writes to them."""

import hashlib
import random
import threading
import time
from functools import partial
from http import HTTPStatus

from django.urls import reverse

from applications.choices import SectionKey
from applications.models import Call, Proposal
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from tests.bench.faults.browser import Browser, Reply, form_key
from tests.bench.faults.told import Act, Answered
from tests.factories.drafts import make_ready_draft
from tests.factories.offers import PDF
from tests.factories.people import make_member, make_organisation

APPLICANTS = 6
JSON = "application/json"
# What no layer may bend: dotted and dotless, quotes of both kinds, markup, a sign outside of the basic plane.
WORDS = "Iğdır’da “İşlik” & <b>ı</b> 50 % \\n 🙂"
MOST_UPLOADS = 15


class Ledger:
    """Every act with its answer, and when each kind last succeeded."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.succeeded: dict[str, float] = {}
        self.failed: list[tuple[float, str]] = []  # when an act began that nobody answered, and what it met
        self.at_the_door = 0
        self.broken: Exception | None = None  # a fault of the bench itself
        self._lock = threading.Lock()

    def note(self, kind: str, file: str, words: str, reply: Reply, *, done: bool) -> Answered:
        """Keep one."""
        answered = reply.answered(done=done)
        with self._lock:
            self.acts.append(Act(kind, file, words, answered))
            self.at_the_door += reply.is_at_the_door
            if answered == Answered.YES:
                self.succeeded[kind] = max(reply.begun, self.succeeded.get(kind, 0.0))
            elif answered == Answered.NOTHING:
                self.failed.append((reply.begun, f"{kind} met {reply.status or 'a broken line'}"))
        return answered


class Worker(threading.Thread):
    """Does one thing after the other while it may."""

    def __init__(self, port: int, person: User, ledger: Ledger, rng: random.Random) -> None:
        super().__init__(daemon=True)
        self.browser, self.ledger, self.rng = Browser(port, person), ledger, rng
        self.busy, self.may, self.is_over = threading.Lock(), threading.Event(), False
        self.number = 0

    def run(self) -> None:
        while not self.is_over:
            with self.busy:
                if self.may.is_set():
                    self._act()
            time.sleep(self.rng.uniform(0.1, 0.5))

    def act(self) -> None:
        """One thing."""

    def _act(self) -> None:
        try:
            self.act()
        except Exception as error:
            self.ledger.broken = error
            raise

    def words(self, what: str) -> str:
        """Never the same twice."""
        self.number += 1
        return f"{what} {self.native_id}-{self.number} {WORDS}"


class Applicant(Worker):
    """Fills in one file of an organisation of its own."""

    def __init__(self, port: int, file: Proposal, ledger: Ledger, rng: random.Random) -> None:
        super().__init__(port, file.created_by, ledger, rng)
        self.file, self.slot = file.public_id, file.call_stage.stage.document_slots.order_by("order").first()
        self.fields: dict[str, str] = {}  # of the page that is open; empty where it must be opened anew
        self.is_sent: bool | None = False  # None where nobody answered
        self.uploads = 0

    def act(self) -> None:
        if self.is_sent is None:
            self._look()
        elif self.is_sent:
            self.rng.choices([self._take_back, self._write], [3, 1])[0]()
        else:
            self.rng.choices([self._type, self._upload, self._send], [12, 4, 2])[0]()

    def _at(self, route: str, *more: str) -> str:
        return reverse(f"applications:{route}", args=[self.file, *more])

    def _note(self, kind: str, words: str, reply: Reply, *, done: bool) -> Answered:
        return self.ledger.note(kind, self.file, words, reply, done=done)

    def _look(self) -> None:
        place = self._at("proposal_take_back")
        reply = self.browser.get(place)
        if reply.status == HTTPStatus.OK:
            self.is_sent, self.fields = bool(reply.forms_to(place)), {}

    def _type(self) -> None:
        place = self._at("proposal_section", SectionKey.PROJECT)
        if not self.fields:
            forms = [form for form in self.browser.get(place).forms_to(place) if "title" in form.values]
            self.fields = {name: value[0] for form in forms for name, value in form.values.items() if value}
            return
        words = self.words("Tesis")
        reply = self.browser.post(place, {**self.fields, "title": words}, accept=JSON)
        if self._note("type", words, reply, done=reply.status == HTTPStatus.OK) == Answered.YES:
            self.fields |= {"title": words, **reply.told()["fields"]}
        else:
            self.fields = {}

    def _upload(self) -> None:
        if self.uploads == MOST_UPLOADS:
            return
        content = PDF + self.words("").encode() + self.rng.randbytes(self.rng.randrange(100_000))
        paper = Paper(content)
        told = {"slot": self.slot.key, f"{self.slot.key}-file": paper}
        reply = self.browser.upload(self._at("proposal_section", SectionKey.DOCUMENTS), told)
        self.uploads += not reply.has_failed
        self._note("upload", hashlib.sha256(content).hexdigest(), reply, done=reply.is_redirect)

    def _send(self) -> None:
        reply = self.browser.post(self._at("proposal_send"), {"agreed": "on"})
        answered = self._note("send", "", reply, done=reply.is_redirect)
        self.is_sent = {Answered.YES: True, Answered.NO: False}.get(answered)

    def _take_back(self) -> None:
        reply = self.browser.post(self._at("proposal_take_back"), {})
        answered = self._note("take back", "", reply, done=reply.is_redirect)
        self.is_sent = {Answered.YES: False, Answered.NO: True}.get(answered)

    def _write(self) -> None:
        write(self, self._at("proposal_messages"), self.file, "message")


class Officer(Worker):
    """Writes messages and notes to files that were sent."""

    def __init__(
        self, port: int, person: User, applicants: list[Applicant], ledger: Ledger, rng: random.Random
    ) -> None:
        super().__init__(port, person, ledger, rng)
        self.applicants = applicants

    def act(self) -> None:
        sent = [one.file for one in self.applicants if one.is_sent]
        if sent:
            file, (kind, route) = self.rng.choice(sent), self.rng.choice(KINDS)
            write(self, reverse(f"applications:{route}", args=[file]), file, kind)


KINDS = (("message", "desk_messages"), ("note", "note_new"))


def write(worker: Worker, place: str, file: str, kind: str) -> None:
    """Send a text of one's own, once."""
    words = worker.words(kind)
    reply = worker.browser.post(place, {"text": words, "form_key": form_key()})
    worker.ledger.note(kind, file, words, reply, done=reply.is_redirect)


class Paper:
    """A file as the encoder of forms wants it."""

    name, content_type = "yukleme.pdf", "application/pdf"

    def __init__(self, content: bytes) -> None:
        self.read = partial(bytes, content)
        self.closed = False


class People:
    """Everybody at work; seasons end, and new applicants come with new files."""

    def __init__(self, port: int, call: Call) -> None:
        self.port, self.call, self.ledger = port, call, Ledger()
        self.officer = make_member(Role.AGENCY_OFFICER, call.agency)
        self.workers: list[Worker] = []

    def renew(self, rng: random.Random) -> None:
        """New applicants, each with a draft that may be sent, and their officer; call while all rest."""
        for one in self.workers:
            one.is_over = True
        applicants = [self._applicant(random.Random(rng.random())) for _ in range(APPLICANTS)]
        self.workers = [*applicants, Officer(self.port, self.officer, applicants, self.ledger, rng)]
        for one in self.workers:
            one.start()

    def _applicant(self, rng: random.Random) -> Applicant:
        organisation = make_organisation()
        owner = make_member(Role.ORGANISATION_OWNER, organisation)
        file = make_ready_draft(self.call, organisation, owner)
        self.ledger.acts.append(Act("type", file.public_id, file.title, Answered.YES))
        return Applicant(self.port, file, self.ledger, rng)

    def work(self) -> None:
        """Go on."""
        for one in self.workers:
            one.may.set()

    def rest(self) -> None:
        """Return when nobody waits for an answer."""
        for one in self.workers:
            one.may.clear()
        for one in self.workers:
            with one.busy:
                pass
