"""One line of the access table."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.factories.people import Cast

SIGN_IN = "sign-in"
REFUSED = 403
PERSONAS = (
    "stranger",
    "newcomer",
    "owner",
    "editor",
    "viewer",
    "other_owner",
    "officer",
    "manager",
    "other_officer",
    "other_manager",
    "evaluator",
    "other_evaluator",
    "ministry_reader",
    "ministry_decider",
    "administrator",
)
Answer = int | str


class Row:
    """What each persona meets; who is not named gets the first argument, or ``everyone``'s answer."""

    def __init__(
        self,
        rest: Answer | None = None,
        *,
        everyone: Answer | None = None,
        method: str = "get",
        arguments: Callable[[Cast], Mapping[str, Any]] = lambda _: {},
        body: Callable[[Cast], Mapping[str, Any]] = lambda _: {},
        query: str = "",
        **answers: Answer,
    ) -> None:
        default = everyone if rest is None else rest
        if default is None or (unknown := answers.keys() - set(PERSONAS)):
            message = f"unknown personas {sorted(unknown)}" if default is not None else "say what the rest meets"
            raise ValueError(message)
        self.answers = {persona: answers.get(persona, default) for persona in PERSONAS}
        self.method, self.arguments, self.body, self.query = method, arguments, body, query

    @property
    def is_public(self) -> bool:
        """Whether everybody is shown it, a stranger too."""
        return set(self.answers.values()) == {200}
