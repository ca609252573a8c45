"""The questions about the open call, from the asking to where each stands today."""

import datetime as dt
from collections.abc import Callable, Generator, Iterator

from applications.demo.clock import Story
from applications.demo.scene import Scene
from applications.demo.writing import Text
from applications.domain import answering, questions
from applications.domain.question_clock import tell_of_new_answers
from applications.models import CallQuestion
from cmdp.kit.ids import public_id

Waiting = Generator[dt.datetime, dt.datetime, CallQuestion]
LETTER_DAY = -6


def stories(scene: Scene, texts: list[Text]) -> Iterator[Story]:
    """A story for each question, and the letter of a morning to those who write a file."""
    answers: dict[str, CallQuestion] = {}
    for text in texts:
        yield STORIES[text["story"]](scene, text, answers)
    yield _letter(scene)


def _asked(scene: Scene, text: Text) -> Waiting:
    _, person = scene.bodies[text["org"]]
    at = yield scene.days(text["day"], 11)
    return questions.ask(scene.call.pk, text["text"], form_key=public_id(), by=person, at=at)


def _drafted(scene: Scene, text: Text) -> Waiting:
    question = yield from _asked(scene, text)
    at = yield scene.days(text["day"] + 1, 13)
    questions.take(question.pk, by=scene.officer, at=at)
    words = {name: text.get(name, "") for name in answering.WORDS}
    return answering.draft(question.pk, words, seen=question.version, by=scene.officer, at=at)


def _proposed(scene: Scene, text: Text) -> Waiting:
    question = yield from _drafted(scene, text)
    at = yield scene.days(text["day"] + 2, 14)
    return answering.propose(question.pk, seen=question.version, by=scene.officer, at=at)


def _published(scene: Scene, text: Text, answers: dict[str, CallQuestion]) -> Waiting:
    question = yield from _proposed(scene, text)
    at = yield scene.days(text["day"] + 3, 16)
    answers[text["key"]] = answering.publish(question.pk, seen=question.version, by=scene.manager, at=at)
    return answers[text["key"]]


def waiting(scene: Scene, text: Text, _answers: dict[str, CallQuestion]) -> Story:
    """Nobody has taken it up, and its time has passed."""
    yield from _asked(scene, text)


def drafted(scene: Scene, text: Text, _answers: dict[str, CallQuestion]) -> Story:
    """An officer owns it and has begun."""
    yield from _drafted(scene, text)


def proposed(scene: Scene, text: Text, _answers: dict[str, CallQuestion]) -> Story:
    """Waits for the second look."""
    yield from _proposed(scene, text)


def answered(scene: Scene, text: Text, answers: dict[str, CallQuestion]) -> Story:
    """Everybody reads the answer."""
    yield from _published(scene, text, answers)


def corrected(scene: Scene, text: Text, answers: dict[str, CallQuestion]) -> Story:
    """The answer was found wanting some days later."""
    question = yield from _published(scene, text, answers)
    at = yield scene.days(text["day"] + 7, 10)
    better = {"answer_tr": text["corrected_tr"], "answer_en": "", "reason": text["reason"]}
    answering.correct(question.pk, **better, seen=question.version, by=scene.manager, at=at)


def linked(scene: Scene, text: Text, answers: dict[str, CallQuestion]) -> Story:
    """An answer was there already."""
    question = yield from _asked(scene, text)
    at = yield scene.days(text["day"] + 1, 14)
    questions.take(question.pk, by=scene.officer, at=at)
    answering.link(question.pk, to=answers[text["to"]], by=scene.officer, at=at)


def refused(scene: Scene, text: Text, _answers: dict[str, CallQuestion]) -> Story:
    """Not about the call."""
    question = yield from _asked(scene, text)
    at = yield scene.days(text["day"] + 1, 14)
    questions.take(question.pk, by=scene.officer, at=at)
    answering.refuse(question.pk, text["reason"], by=scene.officer, at=at)


def _letter(scene: Scene) -> Story:
    at = yield scene.days(LETTER_DAY, 9)
    tell_of_new_answers(scene.call.pk, at=at)


STORIES: dict[str, Callable[[Scene, Text, dict[str, CallQuestion]], Story]] = {
    story.__name__: story for story in (waiting, drafted, proposed, answered, corrected, linked, refused)
}
