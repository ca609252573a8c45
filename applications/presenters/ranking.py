"""The ranked list in words: the rules that drew it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from applications.choices import ValueKey
from applications.presenters.rules import shown
from applications.queries.rules import Rules

MONEY_RULES = (ValueKey.ENVELOPE_SPLIT, ValueKey.UNUSED_MONEY, ValueKey.LETS_SMALLER)


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """One written rule beside a list; ``is_default`` where nobody has vouched for it."""

    label: str | Promise
    words: str
    is_default: bool


def money_rules(rules: Rules) -> list[RuleSaid]:
    """What the rule set says of the envelopes and of the money that they do not need."""
    return [
        RuleSaid(key.label, shown(key, getattr(rules.values, key.value), {}), key.value in rules.unconfirmed)
        for key in MONEY_RULES
    ]
