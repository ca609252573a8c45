"""Unfinished rows in words: what was typed so far, by whom, and where to go on."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import ngettext

from applications.choices import SectionKey
from applications.forms.applicant.base import DraftForm
from applications.models import Proposal, UnfinishedRow
from applications.queries.sections import ROW_COLUMNS
from cmdp.accounts.models import User

CHOSEN: Final = frozenset({"kind", "likelihood", "effect", "head_id", "paper_id", "listed_id"})


@dataclass(frozen=True, slots=True)
class Half:
    """One unfinished row of a table."""

    words: str
    by: User
    at: dt.datetime
    href: str
    drop_href: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A table with unfinished rows, as a line of what to know before sending."""

    title: str | Promise
    href: str
    sentence: str

    @property
    def links(self) -> list[tuple[str, str]]:
        """The one thing to know, mended on the page itself."""
        return [(self.sentence, self.href)]


def halves_of(proposal: Proposal, rows: Iterable[UnfinishedRow], written: Collection[str]) -> list[Half]:
    """``written`` are the public ids of the rows that stand in the table: what belongs to one of them changes it."""
    return [_half(proposal, row, is_change=row.row_id in written) for row in rows]


def told_in(row: UnfinishedRow, form: DraftForm) -> list[tuple[str | Promise, str]]:
    """What was written of a row, by the labels of its form; choices apart."""
    written = [(name, row.typed.get(name, "").strip()) for name in ROW_COLUMNS[row.section] if name not in CHOSEN]
    return [(form.fields[name].label or "", text) for name, text in written if text]


def _half(proposal: Proposal, row: UnfinishedRow, *, is_change: bool) -> Half:
    texts = [row.typed.get(name, "").strip() for name in ROW_COLUMNS[row.section] if name not in CHOSEN]
    words = " · ".join(filter(None, texts))
    drop = reverse("applications:unfinished_drop", args=[proposal.public_id, row.section, row.public_id])
    return Half(words, row.saved_by, row.saved_at, address_of(proposal, row, is_change=is_change), drop)


def address_of(proposal: Proposal, row: UnfinishedRow, *, is_change: bool) -> str:
    """Where the row's writing goes on."""
    where = [proposal.public_id, row.section]
    name = "row_edit" if is_change else "row_new"
    page = reverse(f"applications:{name}", args=[*where, row.row_id] if is_change else where)
    return f"{page}?yarim={row.public_id}"


def waiting_beside(proposal: Proposal, rows: Iterable[UnfinishedRow]) -> list[Waiting]:
    """What of the tables would not go along if the file were sent now."""
    counts = Counter(row.section for row in rows)
    return [_waiting(proposal, section, counts[section]) for section in SectionKey if section in counts]


def _waiting(proposal: Proposal, section: SectionKey, count: int) -> Waiting:
    sentence = ngettext(
        "%(n)d yarım satır var; tamamlanmadan gönderilen içeriğe girmez.",
        "%(n)d yarım satır var; tamamlanmadan gönderilen içeriğe girmez.",
        count,
    )
    href = reverse("applications:proposal_section", args=[proposal.public_id, section])
    return Waiting(section.label, href, sentence % {"n": count})
