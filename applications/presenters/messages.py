"""Messages on a file as each side reads them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from applications.choices import Side
from applications.models import FileMessage, Proposal
from applications.presenters.questions import clock_words


@dataclass(frozen=True, slots=True)
class MessageShown:
    """One message: who wrote it, whether it is new to the reader, whether it still waits for an answer."""

    row: FileMessage
    author: str
    is_new: bool
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A file in the agency's list: until when its oldest message is to be answered, in words."""

    row: Proposal
    is_late: bool
    clock: str


def messages_shown(rows: Iterable[FileMessage], proposal: Proposal, *, side: Side, seen: int) -> list[MessageShown]:
    """As ``side`` reads them. The applicant reads the agency by its house, as in the file's story."""
    return [_shown(row, proposal, side, seen) for row in rows]


def _shown(row: FileMessage, proposal: Proposal, side: Side, seen: int) -> MessageShown:
    house = proposal.call.agency.short_name
    names_person = side == Side.AGENCY or not row.is_of_agency
    author = f"{row.written_by} · {_house(row, proposal)}" if names_person else house
    is_waiting = row.due_at is not None and row.settled_at is None
    return MessageShown(row, author, row.side != side and row.pk > seen, is_waiting)


def _house(row: FileMessage, proposal: Proposal) -> str:
    return proposal.call.agency.short_name if row.is_of_agency else str(proposal.organisation)


def talk_rows(rows: Iterable[Proposal], *, at: dt.datetime) -> list[TalkRow]:
    """The agency's list with its clocks."""
    return [_talk_row(row, row.answer_due_at, at) for row in rows]  # type: ignore[attr-defined]


def _talk_row(row: Proposal, due_at: dt.datetime, at: dt.datetime) -> TalkRow:
    return TalkRow(row, due_at <= at, clock_words(due_at, at=at))


def heading_of(number: int) -> str:
    """The link to a file's messages, with how many are new."""
    return gettext("Mesajlar (%(number)d yeni)") % {"number": number} if number else gettext("Mesajlar")
