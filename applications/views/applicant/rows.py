"""Partners, activities, money, indicators and risks: a table, and a page for each row."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.choices import SectionKey
from applications.domain import drafting
from applications.domain.merging import Newer
from applications.domain.unfinished import finish_unfinished
from applications.forms.applicant.base import DraftForm, pack
from applications.forms.applicant.rows import ROW_FORMS, blank_row
from applications.models import UnfinishedRow
from applications.policies.judgement import judge
from applications.presenters.budget import by_year, sums_of
from applications.presenters.tasks import Meter, meters_of
from applications.presenters.timeline import timeline_of
from applications.presenters.unfinished import halves_of
from applications.queries.sections import Row, row_values, rows_of
from applications.queries.unfinished import unfinished_of
from applications.views.applicant.choosing import choice_page
from applications.views.applicant.keeping import keep_row
from applications.views.applicant.room import Room, enter, section_page
from applications.views.applicant.unfinished import (
    brought_id,
    keep_half,
    mark_on,
    taken_up,
    tried_half,
    typed_in,
    words_of,
)
from cmdp.kit.acting import stamps
from cmdp.kit.ids import public_id as new_id
from cmdp.kit.requests import Request, is_unattended
from cmdp.kit.verdict import Refused, require

ROWS_IN_FACTS = {
    SectionKey.PARTNERS: "partners",
    SectionKey.ACTIVITIES: "activities",
    SectionKey.BUDGET: "budget_lines",
    SectionKey.FUNDING: "funding_sources",
    SectionKey.OPERATION: "operating_years",
    SectionKey.INDICATORS: "indicators",
    SectionKey.RISKS: "risks",
}
PARTS = {SectionKey.BUDGET: ("net", "vat", "gross"), SectionKey.OPERATION: ("income", "cost", "upkeep", "balance")}


def rows_page(request: Request, room: Room) -> HttpResponse:
    """The table of a section with what it adds up to."""
    rows = getattr(room.facts, ROWS_IN_FACTS[room.section])
    totals = {part: sum(getattr(row, part) for row in rows) for part in PARTS.get(room.section, ())}
    halves = unfinished_of(room.proposal).filter(section=room.section)
    context = {"rows": rows, "meters": _meters(room), **totals}
    context["halves"] = halves_of(room.proposal, halves, {row.public_id for row in rows})
    if room.section == SectionKey.FUNDING:
        context |= {"sums": sums_of(room.facts), "uploaded": {row.slot_id for row in room.facts.documents}}
    if room.section == SectionKey.BUDGET:
        context["years"] = by_year(room.facts)
    if room.section == SectionKey.INDICATORS:
        written = {row.listed_id for row in rows}
        context["unwritten"] = [rule for rule in room.facts.rules.indicators if rule.pk not in written]
    if room.section == SectionKey.ACTIVITIES:
        context["picture"] = timeline_of(room.facts, may_edit=bool(room.verdict))
    return section_page(request, room, f"rows_{room.section}", **context)


def _meters(room: Room) -> list[Meter]:
    """The year's rules about this table."""
    return meters_of(judge(room.facts, room.section), {room.section} if room.version else ())


@require_http_methods(["GET", "POST"])
def row_new(request: Request, public_id: str, section: SectionKey) -> HttpResponse:
    room = enter(request, public_id, section)
    half = taken_up(request, room)
    form = _form(request, room, blank_row(section, room.facts, request.GET.get("gosterge", "")), half)
    row_id = half.row_id if half else brought_id(request, "row")
    return _answer(request, room, form, half, row_id=row_id, is_new=not request.POST.get("written"))


@require_http_methods(["GET", "POST"])
def row_edit(request: Request, public_id: str, section: SectionKey, row_id: str) -> HttpResponse:
    room = enter(request, public_id, section)
    row = rows_of(room.proposal, section).filter(public_id=row_id).first()
    if row is None and request.method != "POST":
        return _gone(request, room)
    half = taken_up(request, room)
    form = _form(request, room, row_values(row, section) if row else {}, half)
    return _answer(request, room, form, half, row_id=row_id, is_new=False)


def _answer(
    request: Request, room: Room, form: DraftForm, half: UnfinishedRow | None, *, row_id: str, is_new: bool
) -> HttpResponse:
    """The page; or of a post what became of the row: saved, or its words kept beside what is wrong with them."""
    row: dict[str, Any] = {"row_id": row_id, "is_new": is_new}
    if request.method != "POST":
        return _page(request, room, form, half=mark_on(request, half), **row)
    if is_unattended(request):
        return keep_row(
            request,
            form,
            save=lambda: _write(request, room, form, **row),
            keep=lambda: _keep(request, room, form, **row),
        )
    if form.is_valid():
        return _save(request, room, form, **row)
    return _page(request, room, form, half=tried_half(request, room, form, **row), **row)


@require_http_methods(["GET", "POST"])
def row_remove(request: Request, public_id: str, section: SectionKey, row_id: str) -> HttpResponse:
    room = enter(request, public_id, section)
    require(room.verdict)
    row = rows_of(room.proposal, section).filter(public_id=row_id).first()
    if row is None:
        return _gone(request, room)
    if request.method == "POST":
        drafting.remove_row(room.proposal.pk, section, row_id=row_id, by=request.actor, at=request.arrived_at)
        messages.success(request, _("Satır kaldırıldı."))
        return redirect(room.address)
    return _remove_page(request, room, row)


def _remove_page(request: Request, room: Room, row: Row) -> HttpResponse:
    form = ROW_FORMS[room.section](facts=room.facts, stored=row_values(row, room.section))
    facts = [(field.label, form.shown(name, form.stored[name])) for name, field in form.fields.items()]
    context = {"proposal": room.proposal, "section": room.section, "facts": facts, "cancel": room.address}
    return render(request, "applications/applicant/row_remove.html", context)


def _gone(request: Request, room: Room) -> HttpResponse:
    messages.info(request, _("Bu satır daha önce kaldırılmış."))
    return redirect(room.address)


def _form(request: Request, room: Room, stored: dict[str, Any], half: UnfinishedRow | None) -> DraftForm:
    data = words_of(half) if half else request.POST if request.method == "POST" else None
    return ROW_FORMS[room.section](data, facts=room.facts, stored=stored, is_open=bool(room.verdict))


def _page(request: Request, room: Room, form: DraftForm, *, row_id: str, is_new: bool, **more: Any) -> HttpResponse:
    new_address = reverse("applications:row_new", args=[room.proposal.public_id, room.section])
    context: dict[str, Any] = {"form": form, "row_id": row_id, "is_new": is_new, "new_address": new_address, **more}
    context.setdefault("half", mark_on(request))
    if room.section in drafting.MONEY_SECTIONS and room.verdict:
        context["meters"] = _meters(room)
    return section_page(request, room, "row", **context)


def _save(request: Request, room: Room, form: DraftForm, *, row_id: str, is_new: bool) -> HttpResponse:
    row: dict[str, Any] = {"row_id": row_id, "is_new": is_new}
    try:
        _write(request, room, form, **row)
    except Newer as newer:
        return _newer(request, room, form, newer, row_id=row_id)
    except Refused as refusal:
        return _page(request, room, form, verdict=refusal.verdict, status=403, **row)
    messages.success(request, _("Satır kaydedildi."))
    if request.POST.get("next") == "another":
        return redirect("applications:row_new", room.proposal.public_id, room.section)
    return redirect(room.address)


def _write(request: Request, room: Room, form: DraftForm, *, row_id: str, is_new: bool) -> tuple[dict[str, str], str]:
    """Write the row; the marks of what stands there now, and where it is written on."""
    half = mark_on(request)
    told: dict[str, Any] = {"row_id": row_id, "is_new": is_new, **stamps(request)}
    told["is_unattended"] = is_unattended(request)
    row = drafting.save_row(room.proposal.pk, room.section, form.values(), seen=form.marks, **told)
    whole = {"key": half.key, "seen": half.seen, "row_id": row.public_id, "by": request.actor}
    finish_unfinished(room.proposal.pk, room.section, typed_in(form), **whole)
    fields = {"seen": pack(row_values(row, room.section)), "row": row.public_id, "written": "1", "half_seen": ""}
    return fields, reverse("applications:row_edit", args=[room.proposal.public_id, room.section, row.public_id])


def _keep(request: Request, room: Room, form: DraftForm, *, row_id: str, is_new: bool) -> tuple[dict[str, str], str]:
    half, address = keep_half(request, room, form, row_id=row_id, is_new=is_new)
    return half.fields, address


def _newer(request: Request, room: Room, form: DraftForm, newer: Newer, *, row_id: str) -> HttpResponse:
    """Both texts per field; or, where the other removed the row, the form again as a new row."""
    if newer.stored is None:
        return _page(request, room, form, row_id=new_id(), is_new=True, was_removed=True, status=409)
    address = reverse("applications:row_edit", args=[room.proposal.public_id, room.section, row_id])
    return choice_page(request, room, form, newer, address=address)
