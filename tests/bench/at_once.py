"""How many saves the service takes at most: people who each save again as soon as they are answered, in turn with the floor."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Final

from django.urls import reverse

from applications.queries.sections import section_values
from tests.bench.asked_pages import SAVED
from tests.bench.asking import Answer, ask, sign_in, typed
from tests.bench.crowd import Applicant
from tests.bench.reckoning import Measured, measured
from tests.bench.service import Web
from tests.bench.storm_asking import Typist

NAME: Final = "saving by itself, eight at once"
PEOPLE: Final = 8
ROUNDS: Final = 7
SECONDS: Final = 2.0
Act = Callable[[int], Answer]


def saves_at_once(web: Web, crowd: Sequence[Applicant], size: int, queries: int) -> Measured:
    """The time from one answer to the next, over all of them: 2.5 ms are 400 saves a second. ``queries`` are those of one save."""
    sessions = sign_in(*(one.user for one in crowd))
    ours = [_saving(web, one, session) for one, session in zip(crowd, sessions, strict=True)]
    floors = [_floor(web, one, session) for one, session in zip(crowd, sessions, strict=True)]
    rounds = [(_between(ours), _between(floors)) for _ in range(ROUNDS + 1)][1:]
    return measured(NAME, size, 0, [one for one, _ in rounds], [other for _, other in rounds], queries)


def _saving(web: Web, one: Applicant, session: str) -> Act:
    path = reverse("applications:proposal_section", args=[one.proposal.public_id, "questions"])
    stored = section_values(one.proposal, "questions")
    typist = Typist(stored, min(stored))

    def save(number: int) -> Answer:
        text = f"Ölçmek için yazılan yanıt, {number}."
        answer = ask(web.port, path, session, body=typist.body(text), Accept="application/json")
        typist.heard(text, is_kept=answer.status == HTTPStatus.OK)
        return answer

    return save


def _floor(web: Web, one: Applicant, session: str) -> Act:
    path, body = f"/zemin/save/0/{one.proposal.pk}/", typed(SAVED)
    return lambda _number: ask(web.port, path, session, body=body)


def _between(acts: Sequence[Act]) -> float:
    """Seconds from one answer to the next while everybody acts."""
    began = time.monotonic()

    def go_on(act: Act) -> int:
        done = 0
        while time.monotonic() < began + SECONDS:
            answer = act(time.monotonic_ns())
            if answer.status != HTTPStatus.OK:
                raise AssertionError(f"{NAME}: {answer.status}: {answer.body[:2000].decode(errors='replace')}")
            done += 1
        return done

    with ThreadPoolExecutor(len(acts)) as pool:
        done = sum(pool.map(go_on, acts))
    return (time.monotonic() - began) / done
