"""Seeded guests: one after the other opens a page or an address of the API and sends it what nobody should send.

A visit is made of the seed and its number alone, so that what one has found can be had again without those before it.
"""

import logging
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from applications.api.description import description
from tests.architecture.access.row import Row
from tests.factories.published import make_published, make_total
from tests.factories.rules import make_call
from tests.hostile import further
from tests.hostile.walker import (
    AREAS,
    Form,
    Guest,
    encoded,
    forms_at,
    is_wrong,
    kept_and_lost,
    personas_of,
    post,
    quoted,
)
from tests.hostile.wild import BODIES, FILES, IDS, NUMBERS, PLAUSIBLE, TEXTS

PAGES = {
    f"{area} {name}": row for area, rows in {**AREAS, "further": further.ROWS}.items() for name, row in rows.items()
}
API = "api"
OPERATIONS = [f"{API} {path}" for path in description("en")["paths"]]
BOTH = frozenset({"get", "post"})
FORMS, TRIES = 2, 4  # forms of a page that a visit tries, and how often each; and how often one address of the API
KEY = re.compile(r"\{\w+\}")
MANY = 1_200  # fields, more than Django takes
HEADS = (
    *("HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"),
    *("HTTP_COOKIE", "HTTP_ORIGIN", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR", "HTTP_X_REQUEST_ID"),
)
COOKIES = ("sessionid", "csrftoken", "messages", "django_language", "cmdp_donus")
ALPHABETS = (
    "aıiİI ",
    "\u0300\u202e\u200d\ufeff",
    "👩🙂",
    "0123456789",
    "\r\n\t",
    "\x00\x1f\x7f\ud800",
    "<>\"'&;{}%",
    ".,-+eE",
)


def text_of(rng: random.Random) -> str:
    """What somebody may send in a field: a known trouble, or signs by the dozen or by the ten thousand."""
    if rng.random() < 0.5:
        return rng.choice(TEXTS)
    signs = "".join(rng.sample(ALPHABETS, rng.randint(1, 3)))
    return "".join(rng.choices(signs, k=rng.choice((1, 2, 10, 300, 2_500, 30_000))))


def filled(form: Form, rng: random.Random) -> dict[str, list[str]]:
    """As somebody would send it who means well: empty fields get something that may be right."""
    several = {name: form.values.get(name) or rng.sample(form.choices.get(name) or [""], 1) for name in form.names}
    return {
        name: values if any(values) or name not in form.texts else [rng.choice(PLAUSIBLE)]
        for name, values in several.items()
    }


def spoiled(form: Form, rng: random.Random) -> tuple[str, dict[str, list[str]]]:
    """A form with one to three things wrong, and what they are."""
    body, told = filled(form, rng), []
    for _ in range(rng.randint(1, 3)):
        way, name = rng.choice(WAYS), rng.choice(form.names or ["bir"])
        told.append(f"{way.__name__} {name}")
        way(body, name, form, rng)
    return ", ".join(told), body


def _text(body: dict, name: str, _form: Form, rng: random.Random) -> None:
    body[name] = [text_of(rng)]


def _typed(body: dict, name: str, form: Form, rng: random.Random) -> None:
    text = text_of(rng)
    body |= {key: [text] for key in form.texts or {name}}


def _number(body: dict, name: str, _form: Form, rng: random.Random) -> None:
    body[name] = [str(rng.choice((*NUMBERS, -1, 0, 0.5)))]


def _missing(body: dict, name: str, _form: Form, _rng: random.Random) -> None:
    body.pop(name, None)


def _emptied(body: dict, name: str, _form: Form, _rng: random.Random) -> None:
    body[name] = [""]


def _doubled(body: dict, name: str, _form: Form, rng: random.Random) -> None:
    body[name] = [*body.get(name, [""]), text_of(rng)]


def _chosen(body: dict, name: str, form: Form, rng: random.Random) -> None:
    body[name] = rng.choices(form.choices.get(name) or IDS, k=rng.randint(1, 3))


def _unknown(body: dict, _name: str, _form: Form, rng: random.Random) -> None:
    body |= {f"{text_of(rng)[:20]}{number}": ["1"] for number in range(rng.choice((1, 1, 1, MANY)))}


WAYS = (_text, _text, _text, _typed, _number, _missing, _emptied, _doubled, _chosen, _unknown)


Heard = tuple[HttpResponse, list[str]]  # how it was answered, and what went wrong besides
Tried = tuple[str, HttpResponse, list[str]]  # the same after what was tried


class Fuzz(Guest):
    """Visits of one seed; ``found`` says what went wrong at which."""

    def __init__(self, settings: Any, seed: int) -> None:
        super().__init__(settings)
        settings.API_REQUESTS_PER_MINUTE = 10**9
        self.seed, self.kept, self.found = seed, 0, list[str]()
        self.visits = [*PAGES, *OPERATIONS]

    def run(self, requests: int, *, first: int = 1) -> None:
        """Visits from the ``first`` on, until so many requests were made; every page and address before one again."""
        number = first
        while self.requests < requests:
            deck, place = divmod(number - 1, len(self.visits))
            name = random.Random(f"{self.seed}/{deck}").sample(self.visits, len(self.visits))[place]
            self._visit(number, name, random.Random(f"{self.seed}/{deck}/{place}"))
            number += 1

    def _visit(self, number: int, name: str, rng: random.Random) -> None:
        visit = self._operation if name.startswith(f"{API} ") else self._page
        with transaction.atomic():
            for what, answer, heard in visit(name, rng):
                if is_wrong(answer) or heard:
                    self.found.append(f"visit {number}, {name}, {what!r}: {heard or answer.status_code}")
            transaction.set_rollback(True)

    def _ask(self, persona: str, act: Callable[..., HttpResponse], rng: random.Random) -> Heard:
        with listening() as heard:
            return self.ask(persona, partial(act, **_heads(rng))), heard

    def _page(self, name: str, rng: random.Random) -> Iterator[Tried]:
        row = PAGES[name]
        who = personas_of(row)
        if not who:
            return
        told, persona = dict(row.arguments(self.cast)), rng.choice(who)
        address = reverse(name.split()[1], kwargs=told) + row.query
        yield from self._address(persona, name.split()[1], told, row, rng)
        forms = self._forms(persona, row, address)
        for target, form in rng.sample(forms, min(FORMS, len(forms))):
            for _ in range(TRIES):
                yield self._form(persona, target, form, rng)

    def _forms(self, persona: str, row: Row, address: str) -> list[tuple[str, Form]]:
        self.enter(persona)
        if row.method == "post":
            body = {key: [value] for key, value in dict(row.body(self.cast)).items()}
            return [(address, Form(address, "post", body))]
        return list(forms_at(self.client, address, BOTH))

    def _address(self, persona: str, route: str, told: dict, row: Row, rng: random.Random) -> Iterator[Tried]:
        """The address itself: with another key, a wild query, a body that is none."""
        other = {key: rng.choice(NUMBERS if isinstance(value, int) else IDS) for key, value in told.items()}
        try:
            address = reverse(route, kwargs=rng.choice((told, other)))
        except (NoReverseMatch, ValueError):
            address = reverse(route, kwargs=told)
        if rng.random() < 0.5:
            query = _query(rng)
            yield (
                f"{address[:60]}?{query[:90]}",
                *self._ask(persona, partial(getattr(self.client, row.method), f"{address}?{query}"), rng),
            )
        else:
            kind = rng.choice(list(BODIES))
            yield (
                kind,
                *self._ask(persona, partial(self.client.post, address, data=BODIES[kind], content_type=kind), rng),
            )

    def _form(self, persona: str, target: str, form: Form, rng: random.Random) -> Tried:
        what, body = spoiled(form, rng)
        if form.method == "get":
            return what, *self._ask(persona, partial(self.client.get, f"{target}?{encoded(body)}"), rng)
        if form.files and rng.random() < 0.7:
            return self._files(persona, target, form, rng)
        answer, heard = self._ask(persona, partial(post, self.client, target, body), rng)
        typed = {name: body[name][-1] for name in form.texts if len(body.get(name, ())) == 1}
        kept, lost = kept_and_lost({name: str(text) for name, text in typed.items()}, answer)
        self.kept += len(kept)
        return what, answer, heard + [f"lost {name}: {typed[name][:40]!r}" for name in sorted(lost)]

    def _files(self, persona: str, target: str, form: Form, rng: random.Random) -> Tried:
        sound = {name: several[0] for name, several in filled(form, rng).items()}
        label, content = rng.choice(FILES)
        name, kind = rng.choice(sorted(form.files)), rng.choice(("application/pdf", "text/html", "", "x" * 300))
        sound[name] = rng.choice(
            (SimpleUploadedFile(label, content + rng.randbytes(rng.randrange(2000)), kind), "no file")
        )
        return f"file {label} in {name}", *self._ask(persona, partial(self.client.post, target, sound), rng)

    def _operation(self, name: str, rng: random.Random) -> Iterator[Tried]:
        path = name.split()[1]
        make_call(), make_published(support=5), make_total()
        known = [told["name"] for told in description("en")["paths"][path]["get"].get("parameters", ())]
        for _ in range(TRIES):
            address = f"{_with_keys(path, rng)}?{_query(rng, *known)}"
            yield address[:200], *self._ask("stranger", partial(self.client.get, address), rng)


def _with_keys(path: str, rng: random.Random) -> str:
    return KEY.sub(lambda _: quoted(rng.choice(IDS)), path)


def _query(rng: random.Random, *names: str) -> str:
    asked = [*names, "q", "sonra", "durum", "cagri", "sayfa", "next"]
    return encoded({rng.choice(asked): [text_of(rng)[:1500]] for _ in range(rng.randint(1, 3))})


def _heads(rng: random.Random) -> dict[str, str]:
    """Now and then what our scripts ask for, or a head that no browser writes; without what no server lets through."""
    if (kind := rng.random()) > 0.2:
        return {"HTTP_ACCEPT": "application/json"} if kind > 0.85 else {}
    name = rng.choice(HEADS)
    text = re.sub(r"[\x00-\x1f\x7f]", " ", text_of(rng)[:300].encode("latin-1", "replace").decode("latin-1"))
    return {name: f"{rng.choice(COOKIES)}={text}" if name == "HTTP_COOKIE" else text}


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and not record.name.startswith("django.security"):
            error = record.exc_info[1]
            self.heard.append(f"{record.name}: {type(error).__name__} {str(error)[:200]}")


@contextmanager
def listening() -> Iterator[list[str]]:
    """The tracebacks that reach the log meanwhile; what Django turns away as suspicious is none."""
    ear = _Ear()
    logging.getLogger().addHandler(ear)
    try:
        yield ear.heard
    finally:
        logging.getLogger().removeHandler(ear)
