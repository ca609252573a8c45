"""Rows that are half written: kept as they are typed, taken up again on any device, thrown away."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.choices import SectionKey
from applications.domain.merging import mark_of_words
from applications.domain.unfinished import drop_unfinished, keep_unfinished
from applications.forms.applicant.base import DraftForm
from applications.forms.applicant.rows import ROW_FORMS
from applications.models import UnfinishedRow
from applications.presenters.unfinished import address_of, told_in
from applications.queries.unfinished import unfinished_of
from applications.views.applicant.room import Room, enter
from cmdp.kit.acting import stamps
from cmdp.kit.ids import is_public_id
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused, require


@dataclass(frozen=True, slots=True)
class HalfMark:
    """Under which key a form's words are kept while they are no row, and the mark of those that were kept last."""

    key: str
    seen: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """As the form carries them."""
        return {"half": self.key, "half_seen": self.seen}


def taken_up(request: Request, room: Room) -> UnfinishedRow | None:
    """The unfinished row that the address asks to go on with."""
    key = request.GET.get("yarim", "")
    if request.method == "POST" or not is_public_id(key):
        return None
    return unfinished_of(room.proposal).filter(section=room.section, public_id=key).first()


def words_of(row: UnfinishedRow) -> QueryDict:
    """The words of an unfinished row as its form would post them."""
    data = QueryDict(mutable=True)
    data.update(row.typed)
    return data


def mark_on(request: Request, row: UnfinishedRow | None = None) -> HalfMark:
    """The mark that the form brought, or begins with."""
    if row is not None:
        return HalfMark(row.public_id, mark_of_words(row.typed))
    return HalfMark(brought_id(request, "half"), request.POST.get("half_seen", ""))


def brought_id(request: Request, name: str) -> str:
    """The id that the form brought along, or a new one."""
    told = request.POST.get(name, "")
    return told if is_public_id(told) else new_id()


def typed_in(form: DraftForm) -> dict[str, str]:
    """The words of a posted form, field by field."""
    return {name: str(form.data.get(name, "")) for name in form.fields}


def keep_half(request: Request, room: Room, form: DraftForm, *, row_id: str, is_new: bool) -> tuple[HalfMark, str]:
    """Keep the words of a form that is no row; the mark to go on with, and where that is done."""
    mark = mark_on(request)
    typed = typed_in(form) if form.has_changed() else {}
    told: dict[str, Any] = {"key": mark.key, "seen": mark.seen, "row_id": row_id, **stamps(request)}
    row = keep_unfinished(room.proposal.pk, room.section, typed and {**typed, "seen": form.seen}, **told)
    if row is None:
        return HalfMark(mark.key), ""
    return mark_on(request, row), address_of(room.proposal, row, is_change=not is_new)


def tried_half(request: Request, room: Room, form: DraftForm, *, row_id: str, is_new: bool) -> HalfMark:
    """Beside the faults of a row that was posted: its words are kept where they may be; the page holds them anyway."""
    try:
        return keep_half(request, room, form, row_id=row_id, is_new=is_new)[0]
    except Refused:
        return mark_on(request)


@require_http_methods(["GET", "POST"])
def unfinished_drop(request: Request, public_id: str, section: SectionKey, half_id: str) -> HttpResponse:
    room = enter(request, public_id, section)
    require(room.verdict)
    half = unfinished_of(room.proposal).filter(section=section, public_id=half_id).first()
    if half is None:
        messages.info(request, _("Bu yarım satır artık yok: tamamlanmış ya da silinmiş."))
        return redirect(room.address)
    if request.method == "POST":
        drop_unfinished(room.proposal.pk, section, key=half_id, **stamps(request))
        messages.success(request, _("Yarım satır silindi."))
        return redirect(room.address)
    form = ROW_FORMS[section](facts=room.facts, stored={})
    context = {"proposal": room.proposal, "section": section, "half": half, "facts": told_in(half, form)}
    words = {"cancel": room.address, "submit": _("Yarım satırı sil"), "kind": "danger"}
    return render(request, "applications/applicant/unfinished_drop.html", {**context, **words})
