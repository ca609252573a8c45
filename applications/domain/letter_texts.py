"""The words of letters as an administrator wrote them: kept by version, filled by name alone.

Filling puts each value in once. What a value holds is never read again, and a field is a name without parts, so neither
an applicant's title nor an administrator's text reaches anything but the values that are told here.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from applications.models import CallUp, LetterText, Objection, Opinion, Proposal, RuleSet
from applications.policies.letter_texts import FIELD, is_newest, may_write_letters, words_fit
from applications.queries.letter_texts import LINK, text_in_force, versions_of
from applications.queries.objections import Decision
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.formats import format_day, format_deadline, format_moment, format_money
from cmdp.kit.verdict import require
from cmdp.outbox.paper import plain, tidy

Words = tuple[str, str]


def words_for(kind: str, proposal: Proposal, language: str, context: Mapping[str, Any]) -> Words | None:
    """Subject and body of a letter in the words of its rule set, in the active language; ``None`` for the shipped ones."""
    text = text_in_force(proposal.call.rule_set, kind, language)
    return fill(text.subject, text.body, values_of(kind, proposal, **context)) if text else None


def fill(subject: str, body: str, values: Mapping[str, str]) -> Words:
    """Put the values in; an unknown name cannot have been kept, and would stand there as it was written."""
    filled = (FIELD.sub(lambda found: values.get(found[1], found[0]), text) for text in (subject, body))
    return next(filled), next(filled)


def unfilled(text: str, values: Mapping[str, str]) -> str:
    """The way back: the names of fields where their values stand, the longest first."""
    names = {tidy(value): name for name, value in reversed(list(values.items())) if value.strip()}
    values_first = "|".join(re.escape(value) for value in sorted(names, key=len, reverse=True))
    return re.sub(values_first, lambda found: f"{{{names[found[0]]}}}", text) if names else text


def values_of(kind: str, proposal: Proposal, **context: Any) -> dict[str, str]:
    """What each field of a letter says of a file, in the active language; ``context`` is what the letter tells of."""
    told = {"proposal": proposal, **context}
    values = {
        "basvuru_no": proposal.reference or "",
        "baslik": proposal.title,
        "cagri": proposal.call.title,
        "ajans": proposal.call.agency.name,
        LINK: _said("_file_address", told),
    }
    parts: dict[str, Callable[..., dict[str, str]]] = {
        "objection": _of_objection,
        "decision": _of_decision,
        "call_up": _of_call_up,
        "opinion": _of_opinion,
    }
    name = next(name for name in parts if name in context)  # a call-up comes with its opinion, and is what is told of
    values |= parts[name](context[name], told)
    return values | (_to_managers(told) if kind == "reserve_answered" else {})


def _of_opinion(opinion: Opinion, told: Mapping[str, Any]) -> dict[str, str]:
    return {
        "gerekce": opinion.reason,
        "tutar": format_money(opinion.amount) if opinion.amount is not None else "",
        "bolumler": _said("_opinion_sections", told),
        "dilim": _said("_opinion_quarter", told),
        "itiraz": _said("_opinion_objection", told),
    }


def _of_call_up(call_up: CallUp, told: Mapping[str, Any]) -> dict[str, str]:
    return {
        "tutar": format_money(call_up.amount),
        "yanit": _said("_call_up_answer", told),
        "son_an": format_deadline(call_up.due_at) if call_up.due_at else "",
        "an": format_moment(call_up.ended_at) if call_up.ended_at else "",
    }


def _to_managers(told: Mapping[str, Any]) -> dict[str, str]:
    """What a letter to the desk names otherwise: its link leads to the reserve list, its answer is the applicant's."""
    answer = told["call_up"].get_state_display()
    return {LINK: _said("_reserve_address", told), "yanit": answer, "kurum": str(told["proposal"].organisation)}


def _of_decision(decision: Decision, told: Mapping[str, Any]) -> dict[str, str]:
    return {
        LINK: _said("_objection_address", told),
        "son_an": format_deadline(decision.until),
        "bildirim": format_moment(decision.counted_from),
    }


def _of_objection(objection: Objection, told: Mapping[str, Any]) -> dict[str, str]:
    letter = f"{format_day(objection.letter_date)}, {objection.letter_number}" if objection.letter_date else ""
    return {
        "alindi": objection.receipt,
        "alinma": format_moment(objection.sent_at),
        "ozet": objection.sha256,
        "son_an": format_deadline(objection.due_at),
        "itiraz_sonu": format_deadline(objection.until),
        "sonuc": objection.get_outcome_display(),
        "etki": objection.get_effect_display(),
        "tutar": format_money(told["amount"]) if told.get("amount") else "",
        "gerekce": objection.reason,
        "yazi": letter,
    }


def _said(part: str, told: Mapping[str, Any]) -> str:
    return plain(f"mail/{part}.txt", told).strip()


@transaction.atomic
def write_text(
    rule_set_id: int, kind: str, language: str, *, subject: str, body: str, seen: int, by: User, at: dt.datetime
) -> LetterText:
    """Keep new words of a letter as its next version; wrong or unknown fields are refused, and nothing is kept."""
    require(words_fit(kind, subject, body))
    return _keep(rule_set_id, kind, language, subject, body, seen=seen, by=by, at=at)


@transaction.atomic
def go_back_to_shipped(
    rule_set_id: int, kind: str, language: str, *, seen: int, by: User, at: dt.datetime
) -> LetterText:
    """Use the shipped words again; what was written stays among the versions."""
    return _keep(rule_set_id, kind, language, "", "", seen=seen, by=by, at=at)


def _keep(
    rule_set_id: int, kind: str, language: str, subject: str, body: str, *, seen: int, by: User, at: dt.datetime
) -> LetterText:
    rule_set = RuleSet.objects.select_for_update(of=("self",)).get(pk=rule_set_id)
    require(may_write_letters(by, rule_set))
    newest = versions_of(rule_set, kind, language).first()
    require(is_newest(newest, seen))
    told = {"rule_set": rule_set, "kind": kind, "language": language, "number": seen + 1}
    row = LetterText.objects.create(**told, subject=subject, body=body, written_at=at, written_by=by)
    changes = {"letter": ("", f"{kind}/{language}"), "number": (seen, row.number)}
    record("rule_set.write_letter", rule_set, by=by, at=at, agency_id=rule_set.agency_id, changes=changes)
    return row
