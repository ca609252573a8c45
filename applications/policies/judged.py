"""One rule judged on one file: the word in which judges and those who show it speak."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

from applications.choices import SectionKey
from cmdp.kit.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rule on one file: what is judged, the value found, the limit, the verdict.

    Rates carry ``share`` and ``mark``, value and limit in per cent, for those who draw them. ``rests_on`` names
    the list of the rule set whose row says so, for those who tell its source; ``field`` a field of the page that
    mends it, of the documents their slot.
    """

    section: SectionKey
    label: str | Promise
    verdict: Verdict
    value: str = ""
    limit: str = ""
    share: Decimal | None = None
    mark: Decimal | None = None
    rests_on: str = ""
    field: str = ""

    @property
    def is_obstacle(self) -> bool:
        """Whether it stops the sending."""
        return not self.verdict

    @property
    def is_warning(self) -> bool:
        """Whether it lets pass with a remark."""
        return bool(self.verdict) and bool(self.verdict.reason)
