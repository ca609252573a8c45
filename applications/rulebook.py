"""The types of a rule set's single values: how each is read from its text, and what it may be.

No value of the programme stands here; the shipped defaults are data (``data/default_rules.json``).
"""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from applications.choices import AssessmentMode, Assessors, CombiningRule, Demand, ValueKey
from applications.handed import Annex
from applications.money import EnvelopeSplit, UnusedMoney

Reader = Callable[[str], Any]

FIRST_SENT: Final = "first_sent"
YES: Final = "yes"


MOST_WHOLE: Final = 1000  # days or characters: beyond it a value is a slip, and dates run out of the calendar
LONGEST_WHOLE: Final = 10


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValidationError(_("“%(text)s” bir sayı değil."), code="number", params={"text": text}) from error
    if not value.is_finite() or value < 0:
        raise ValidationError(_("“%(text)s” sıfır ya da daha büyük bir sayı olmalı."), "number", {"text": text})
    return value


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > LONGEST_WHOLE or int(text) > MOST_WHOLE:
        sentence = _("“%(text)s” olamaz; 0 ile %(most)s arasında bir tam sayı yazın.")
        raise ValidationError(sentence, code="whole", params={"text": text, "most": MOST_WHOLE})
    return int(text)


def _positive(text: str) -> int:
    value = _whole(text)
    if value < 1:
        raise ValidationError(_("En az 1 olmalı."), code="positive")
    return value


def _yes_or_no(text: str) -> bool:
    if text not in {YES, "no"}:
        raise ValidationError(_("“yes” ya da “no” olmalı."), code="yes_or_no")
    return text == YES


def _clock(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text)
    except ValueError as error:
        raise ValidationError(_("Saati 17:00 biçiminde yazın."), code="clock") from error


def _keys(text: str) -> tuple[str, ...]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise ValidationError(_("Sıra bir liste olmalı."), code="keys") from error
    if not isinstance(value, list) or not all(isinstance(key, str) for key in value):
        raise ValidationError(_("Sıra bir liste olmalı."), code="keys")
    return tuple(value)


def _annexes(text: str) -> tuple[Annex, ...]:
    """At least one, each once, in the order in which the cover letter names them."""
    value = tuple(Annex(key) for key in _keys(text))
    if not value:
        raise ValidationError(_("En az bir ek seçin."), code="no_annex")
    if len(set(value)) != len(value):
        raise ValidationError(_("Bir ek iki kez seçilmiş; her eki bir kez seçin."), code="annex_twice")
    return value


# Periods that nobody is bound to: zero says that none was announced, and pages then promise none.
EXPECTED: Final = (ValueKey.CHECK_EXPECTED_DAYS, ValueKey.OPINION_EXPECTED_DAYS, ValueKey.DECISION_EXPECTED_DAYS)
READERS: Final[dict[str, Reader]] = {
    ValueKey.PASS_MARK: _number,
    ValueKey.THIRD_GAP: _number,
    ValueKey.EVALUATORS: _positive,
    ValueKey.COMBINING: CombiningRule,
    ValueKey.TIE_BREAKS: _keys,
    ValueKey.ASSESSMENT_MODE: AssessmentMode,
    ValueKey.ASSESSORS: Assessors,
    ValueKey.APPLICANT_HIDDEN: _yes_or_no,
    ValueKey.REASON_LENGTH: _whole,
    ValueKey.SECOND_OFFICER: _yes_or_no,
    ValueKey.EVALUATION_DAYS: _positive,
    ValueKey.EVALUATION_REMINDER_DAYS: _whole,
    ValueKey.EVALUATOR_ANSWER_DAYS: _positive,
    ValueKey.OVERALL_VIEW: Demand,
    ValueKey.RECOMMENDATION: Demand,
    ValueKey.CONFIDENCE: Demand,
    ValueKey.HAS_DISCUSSION: _yes_or_no,
    ValueKey.HAS_CONSENSUS: _yes_or_no,
    ValueKey.ENVELOPE_SPLIT: EnvelopeSplit,
    ValueKey.UNUSED_MONEY: UnusedMoney,
    ValueKey.LETS_SMALLER: _yes_or_no,
    ValueKey.CLOSE_REASON_LENGTH: _whole,
    ValueKey.LARGE_RESIDUAL: _number,
    ValueKey.SEVERE_EFFECT: _number,
    ValueKey.SECONDARY_MEASURES: _whole,
    ValueKey.COMPLETION_DAYS: _positive,
    ValueKey.COMPLETION_END: _clock,
    ValueKey.COMPLETION_HALF_DAYS: _yes_or_no,
    ValueKey.COMPLETION_SAME_DAY: _yes_or_no,
    ValueKey.COMPLETION_REMINDER_DAYS: _whole,
    ValueKey.UNDERTAKING_REMINDER_DAYS: _whole,
    ValueKey.CLOSE_REMINDER_DAYS: _whole,
    ValueKey.VAT_ELIGIBLE: _yes_or_no,
    ValueKey.QUESTION_CLOSE_DAYS: _whole,
    ValueKey.ANSWER_DAYS: _positive,
    ValueKey.ANSWER_REMINDER_DAYS: _whole,
    ValueKey.RESERVE_ANSWER_DAYS: _whole,
    ValueKey.RESERVE_REMINDER_DAYS: _whole,
    ValueKey.RESERVE_ANSWER_FIRST: _yes_or_no,
    ValueKey.PACKAGE_ANNEXES: _annexes,
    ValueKey.HAS_OBJECTIONS: _yes_or_no,
    ValueKey.OBJECTION_DAYS: _positive,
    ValueKey.OBJECTION_WORKING_DAYS: _yes_or_no,
    ValueKey.OBJECTION_REMINDER_DAYS: _whole,
    ValueKey.OBJECTION_ANSWER_DAYS: _positive,
    ValueKey.CHECK_EXPECTED_DAYS: _whole,
    ValueKey.OPINION_EXPECTED_DAYS: _whole,
    ValueKey.DECISION_EXPECTED_DAYS: _whole,
}


def read(key: str, text: str) -> Any:
    """The typed value of ``key`` written as ``text``; a ``ValidationError`` says what is wrong with it."""
    try:
        return READERS[key](text.strip())
    except ValueError as error:
        raise ValidationError(
            _("“%(text)s” seçeneklerden biri değil."), code="choice", params={"text": text}
        ) from error


def is_yes_or_no(key: str) -> bool:
    """Whether the value is a yes or a no."""
    return READERS[key] is _yes_or_no
