"""Who and what the stories of one call share."""

from dataclasses import dataclass

from applications.choices import CheckResult
from applications.demo.clock import Days
from applications.demo.signing import Issued
from applications.demo.writing import Text
from applications.models import Call, CallStage, CheckItem
from applications.queries.rules import rules_of
from cmdp.accounts.models import Organisation, User

WITHOUT_PARTNER = frozenset({"framework", "partner_papers", "partners_eligible"})
Answers = dict[int, tuple[CheckResult, str]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A call with its agency's staff, the pool, the bodies by key, the days, who vouches for signatures, and who sits in the agency's commission."""

    call: Call
    officer: User
    manager: User
    decider: User
    pool: tuple[User, ...]
    bodies: dict[str, tuple[Organisation, User]]
    days: Days
    root: Issued
    board: tuple[User, ...] = ()

    @property
    def window(self) -> CallStage:
        """The call's only window."""
        return self.call.stages.get()

    def pair(self, place: int) -> tuple[User, User, User]:
        """Two evaluators and a third for the file at this place of the list."""
        pool = self.pool
        return pool[place % len(pool)], pool[(place + 1) % len(pool)], pool[(place + 2) % len(pool)]

    def answers(self, text: Text, *, refused: bool = False, share: int = 1) -> Answers:
        """Every item answered (of ``share`` parts the first); with ``refused`` some with a no and its reason."""
        items = rules_of(self.call.rule_set).stages[0].check_items
        noes = text["refused"] if refused else {}
        return {item.pk: _answer(item, text, noes) for item in items[: len(items) // share]}


def _answer(item: CheckItem, text: Text, noes: dict[str, str]) -> tuple[CheckResult, str]:
    if item.key in noes:
        return CheckResult.NO, noes[item.key]
    if item.key in WITHOUT_PARTNER and "partner" not in text:
        return CheckResult.NOT_APPLICABLE, ""
    return CheckResult.YES, ""
