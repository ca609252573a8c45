"""Every address and every form of every desk, given what nobody should send: never our fault, never mute."""

import uuid
from collections import defaultdict
from itertools import count
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from tests.architecture.access.row import Row
from tests.hostile import further
from tests.hostile.walker import AREAS, Form, Guest, forms_at, is_wrong, kept_and_lost, personas_of, post
from tests.hostile.wild import BODIES, FILES, IDS, NUMBERS, TEXTS
from tests.support.whole import WHOLE, turn_of

ASKED = ("q", "sonra", "durum", "cagri", "kimin", "parti", "next", "tur", "sayfa")

WALKED = {**AREAS, "further": further.ROWS}
# Forms that stand behind a state, a part or an open file: the walk must really come to them.
REACHED = {
    "accounts": {"LoginForm", "SignupForm", "AgencyInviteForm", "OrganisationForm", "PaperForm"},
    "applicant": {"PaperForm", "SendForm"},
    "desk": {"ApprovalForm", "LetterWithReasonForm", "CheckForm"},
    "further": {
        *("OpinionForm", "MeetingForm", "CallUpForm", "LetterWithReasonForm", "StatusLineForm", "PublishForm"),
        *("PartnerForm", "FundingForm"),
        *("BudgetHeadForm", "CheckItemForm", "CriterionForm", "DocumentSlotForm", "GridSectionForm", "StageForm"),
    },
}
TURNS = 4 if WHOLE else 1  # each time other texts come to each form
SHARE = None if WHOLE else 1  # of the ways to go wrong; which ones goes round from form to form
TYPED = set(WALKED) - {"kit", "open_data", "pictures", "privacy", "process", "reserve"}


class Walk(Guest):
    """One walk over some routes; what is tried next goes round, so that all of it is tried somewhere."""

    def __init__(self, settings) -> None:
        super().__init__(settings)
        self.found: dict[tuple[str, str], object] = {}
        self.turn, self.rounds = count(), defaultdict(count)
        self.kept = 0
        self.seen: set[tuple[str, ...]] = set()

    def walk(self, name: str, row: Row) -> None:
        """One row: its address once for each route, every form once for each shape."""
        with transaction.atomic():
            told = dict(row.arguments(self.cast))
            if self.is_new(name.split(maxsplit=1)[0]):
                self.try_address(name, row, told)
            self.try_forms(name, row, told)
            transaction.set_rollback(True)

    def is_new(self, *thing: str) -> bool:
        """Whether this was not tried before."""
        is_new = thing not in self.seen
        self.seen.add(thing)
        return is_new

    def next_of(self, things):
        """Another of ``things`` than last time."""
        return things[next(self.turn) % len(things)]

    def share_of(self, what: str, things: list) -> list:
        """All of the ways to try ``what``, or the next of them where the walk goes its share only."""
        first = next(self.rounds[what]) % len(things)
        return [*things[first:], *things[:first]][:SHARE]

    def note(self, name: str, tried: str, response: HttpResponse) -> bool:
        """Whether the answer may stand; what may not is kept."""
        wrong = is_wrong(response)
        if wrong:
            self.found[name, tried[:60]] = response.status_code
        return not wrong

    def try_address(self, name: str, row: Row, told: dict) -> None:
        """Made-up ids, a wild query, a method and a body that no page of ours sends."""
        route, who = name.split(maxsplit=1)[0], personas_of(row)[0]
        address = reverse(route, kwargs=told)
        for other in self._made_up(route, told):
            self.note(name, other, self.ask(who, lambda other=other: getattr(self.client, row.method)(other)))
        query = "&".join(f"{key}={quote(self.next_of(TEXTS), errors='replace')}" for key in ASKED)
        kind, method = self.next_of(list(BODIES)), self.next_of(["put", "delete", "patch", "options", "head"])
        tried = [
            (query, lambda: self.client.get(f"{address}?{query}")),
            (kind, lambda: self.client.post(address, data=BODIES[kind], content_type=kind)),
            (method, lambda: getattr(self.client, method)(address)),
        ]
        for what, act in self.share_of("addresses", tried):
            self.note(name, what, self.ask(who, act))

    def _made_up(self, route: str, told: dict):
        for key, value in told.items():
            wild = NUMBERS if isinstance(value, int) else [uuid.uuid4()] if isinstance(value, uuid.UUID) else IDS
            for other in self.share_of("ids", [wild[0], self.next_of(wild)]):
                try:
                    yield reverse(route, kwargs={**told, key: other})
                except (NoReverseMatch, ValueError):
                    continue

    def try_forms(self, name: str, row: Row, told: dict) -> None:
        """Every form that the page shows to any of the faces; beside the first the others take turns."""
        route = name.split(maxsplit=1)[0]
        address = reverse(route, kwargs=told) + row.query
        shown = frozenset({200}) if row.method == "get" else frozenset({200, 302})
        for who in self._faces(personas_of(row, answer=shown)):
            for target, form in self._forms(who, row, address):
                if self.is_new(route, *sorted(form.names)):
                    self.try_form(name, who, target, form)

    def _faces(self, faces: list[str]) -> list[str]:
        first, others = faces[:1], faces[1:]
        return faces if WHOLE or not others else [*first, turn_of(others, next(self.rounds["faces"]))]

    def _forms(self, who: str, row: Row, address: str) -> list[tuple[str, Form]]:
        self.enter(who)
        if row.method == "post":
            body = {key: [value] for key, value in dict(row.body(self.cast)).items()}
            return [(address, Form(address, "post", body, texts=set()))]
        return list(forms_at(self.client, address))

    def try_form(self, name: str, who: str, target: str, form: Form) -> None:
        """One form: with nothing in it, without one of its fields, with a text in all of them, with another
        where one is typed and all else as it should be, and with a file that is none.
        """
        filled = {key: form.values.get(key) or form.choices.get(key, [""])[:1] for key in form.names}
        gone = self.next_of(list(filled) or [""])
        less = {key: value for key, value in filled.items() if key != gone}
        for what, body in self.share_of("gaps", [("nothing", {}), ("one less", less)]):
            self.note(name, what, self.ask(who, lambda body=body: post(self.client, target, body)))
        for sound, typed in self.share_of("texts", [({}, form.names), (filled, form.texts | form.secret)]):
            text = self.next_of(TEXTS)
            wild = {**sound, **{key: [text] for key in typed}}
            answer = self.ask(who, lambda wild=wild: post(self.client, target, wild))
            if self.note(name, repr(text), answer):
                self._kept(name, form, text, answer)
        if form.files:
            self._try_files(name, who, target, filled, form)

    def _try_files(self, name: str, who: str, target: str, filled: dict, form: Form) -> None:
        label, content = self.next_of(FILES)
        sound = {key: value[0] for key, value in filled.items() if value}
        files = {key: SimpleUploadedFile(label, content, "application/pdf") for key in form.files}
        self.note(name, f"file {label!r}", self.ask(who, lambda: self.client.post(target, {**sound, **files})))

    def _kept(self, name: str, form: Form, text: str, answer: HttpResponse) -> None:
        """Everything typed stands in the form that comes back, but a password and what no page can hold."""
        kept, lost = kept_and_lost(dict.fromkeys(form.texts, text), answer)
        self.kept += len(kept)
        if lost:
            self.found[name, f"lost {sorted(lost)}"] = repr(text)[:40]


@pytest.fixture
def bound(monkeypatch):
    """The classes of the forms that were given what somebody typed."""
    classes, real = set(), BaseForm.__init__

    def spy(form, *args, **kwargs):
        real(form, *args, **kwargs)
        if form.is_bound:
            classes.add(type(form))

    monkeypatch.setattr(BaseForm, "__init__", spy)
    return classes


@pytest.mark.parametrize("area", WALKED)
def test_no_address_and_no_form_breaks(area, db, settings, bound):
    walk = Walk(settings)

    for _turn in range(TURNS):
        walk.seen.clear()
        for name, row in WALKED[area].items():
            if personas_of(row):
                walk.walk(name, row)
        next(walk.turn)

    assert walk.found == {}
    assert (walk.requests > 0, walk.kept > 0) == (True, area in TYPED)
    assert REACHED.get(area, set()) - {form.__name__ for form in bound} == set()
