"""A yes or a no with its reason: the answer of every policy."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a policy answers: ``code`` for machines and tests, ``reason`` a full sentence for people.

    A verdict is truthy when it allows. An allowing verdict may still carry a reason: a warning.
    """

    allowed: bool
    code: str = ""
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOW = Verdict(allowed=True)


def deny(code: str, reason: str | Promise) -> Verdict:
    """Refuse with a code and a sentence that says what to do."""
    return Verdict(allowed=False, code=code, reason=reason)


def warn(code: str, reason: str | Promise) -> Verdict:
    """Allow, and say what a person should know."""
    return Verdict(allowed=True, code=code, reason=reason)


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Raised by the domain when a policy says no; carries the verdict to the page."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.verdict = verdict


def require(verdict: Verdict) -> None:
    """Raise ``Refused`` unless the verdict allows."""
    if not verdict:
        raise Refused(verdict)


def first_refusal(*verdicts: Verdict) -> Verdict:
    """The first verdict that refuses, else ``ALLOW``; for policies made of other policies."""
    return next((verdict for verdict in verdicts if not verdict), ALLOW)
