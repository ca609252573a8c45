"""The saves that a page makes by itself while its writer goes on: the same post, answered for the script."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from applications.domain import drafting
from applications.domain.merging import Newer
from applications.forms.applicant.base import DraftForm
from applications.views.applicant.room import Room
from cmdp.kit.acting import stamps
from cmdp.kit.formats import format_time
from cmdp.kit.measures import SAVES
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused

Fields = dict[str, str]
Act = Callable[[], tuple[Fields, str]]


def keep(request: Request, room: Room, form: DraftForm) -> JsonResponse:
    """Save what is sound of a section; say what is not, and leave it to the button to show both of two texts."""
    form.is_valid()
    kept = {"seen": form.marks, "is_unattended": True, **stamps(request)}
    return _answered(form, lambda: _kept(request, room, form, kept))


def keep_row(request: Request, form: DraftForm, *, save: Act, keep: Act) -> JsonResponse:
    """Save a row; what cannot stand in its table is kept as an unfinished one, and said.

    Both acts return what goes into the fields of the page and where the row's writing goes on.
    """
    if not form.is_valid():
        return _answered(form, lambda: _half(request, keep, _fault_words(form)))
    try:
        told = _("Kaydedildi %(time)s") % {"time": format_time(request.arrived_at)}
        return _counted("kept", _told(told, *save()))
    except Newer as newer:
        return _overtaken(form, newer)
    except Refused as refusal:
        problem = str(refusal.verdict.reason)
    return _answered(form, lambda: _half(request, keep, problem))


def _answered(form: DraftForm, act: Callable[[], JsonResponse]) -> JsonResponse:
    """Act, or say for the script why not."""
    try:
        return _counted("kept", act())
    except Newer as newer:
        return _overtaken(form, newer)
    except Refused as refusal:
        told = {"told": str(refusal.verdict.reason)}
        return _counted("refused", JsonResponse(told, status=HTTPStatus.FORBIDDEN))


def _overtaken(form: DraftForm, newer: Newer) -> JsonResponse:
    return _counted("overtaken", JsonResponse({"told": _newer_words(form, newer)}, status=HTTPStatus.CONFLICT))


def _counted(outcome: str, answer: JsonResponse) -> JsonResponse:
    SAVES.labels(outcome).inc()
    return answer


def _kept(request: Request, room: Room, form: DraftForm, kept: dict[str, Any]) -> JsonResponse:
    stands = drafting.save_section(room.proposal.pk, room.section, form.sound_values(), **kept)
    seen = form.seen_now(stands)
    fault = _fault_words(form)
    told = fault or _("Kaydedildi %(time)s") % {"time": format_time(request.arrived_at)}
    return JsonResponse({"told": told, "fields": {"seen": seen}, "open": bool(fault)})


def _half(request: Request, keep: Act, problem: str) -> JsonResponse:
    fields, address = keep()
    words = _("Yarım satır saklandı %(time)s. Tabloya girmesi için: %(problem)s")
    told = words % {"time": format_time(request.arrived_at), "problem": problem}
    return _told(told if address else "", fields, address)


def _told(told: str, fields: Fields, address: str) -> JsonResponse:
    return JsonResponse({"told": told, "fields": fields, "at": address})


def _newer_words(form: DraftForm, newer: Newer) -> str:
    if newer.stored is None:
        return _("Siz yazarken bu satır tablodan kaldırıldı. Yeni satır olarak eklemek için satırı kaydedin.")
    labels = ", ".join(f"“{form.fields[name].label}”" for name in newer.fields)
    words = _(
        "Siz yazarken %(fields)s başka bir yerde de değiştirildi (bir çalışma arkadaşınız ya da başka bir pencerede "
        "siz). İki metni yan yana görmek için Kaydet'e basın."
    )
    return words % {"fields": labels}


def _fault_words(form: DraftForm) -> str:
    """The first fault with its field: all else is saved."""
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        label = field.label if field is not None else ""
        return _("“%(field)s” kaydedilemedi: %(problem)s") % {"field": label, "problem": errors[0]}
    return ""
