"""The budget as a table from elsewhere: looked at row by row, then what is good of it added; and taken away as a file."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import SectionKey
from applications.domain.pasting import add_lines
from applications.domain.taking import note_budget
from applications.exports.budget import write_budget
from applications.exports.open_data.files import SPREADSHEET
from applications.forms.applicant.pasting import PasteForm, next_form
from applications.forms.sheets.budget import Line
from applications.policies.drafting import lines_fit
from applications.views.applicant.room import Room, enter, section_page
from applications.views.open_files import sent
from cmdp.kit.acting import stamps
from cmdp.kit.downloads import handed_out
from cmdp.kit.requests import Request, is_unattended
from cmdp.kit.verdict import Refused, Verdict, require


@require_http_methods(["GET", "POST"])
def budget_paste(request: Request, public_id: str) -> HttpResponse:
    room = enter(request, public_id, SectionKey.BUDGET)
    require(room.verdict)
    if is_unattended(request):  # the script asks whether anybody is there before it lets go of what it kept
        return JsonResponse({"told": ""})
    form = PasteForm(request.POST or None, request.FILES or None, facts=room.facts)
    if not form.is_valid():
        return _page(request, room, form)
    lines = form.judged(partial(lines_fit, room.proposal))
    if request.POST.get("act") == "add" and any(line.is_good for line in lines):
        return _add(request, room, form, lines)
    told = {name: form.cleaned_data[name] for name in ("batch", "dots")}
    return _page(request, room, next_form(room.facts, lines, **told), lines=lines, notes=form.notes)


def _add(request: Request, room: Room, form: PasteForm, lines: Sequence[Line]) -> HttpResponse:
    """Add what is good; the rest stays on the page, and all of it where nothing may be added."""
    try:
        count = add_lines(room.proposal.pk, form.keyed(lines), **stamps(request))
    except Refused as refusal:
        same = {name: form.cleaned_data[name] for name in ("batch", "dots")}
        return _page(request, room, next_form(room.facts, lines, **same), lines=lines, verdict=refusal.verdict)
    messages.success(request, _said(count))
    bad = tuple(line for line in lines if not line.is_good)
    if not bad:
        return redirect(room.address)
    dots = form.cleaned_data["dots"]
    return _page(request, room, next_form(room.facts, bad, dots=dots), lines=bad)


def _said(count: int) -> str:
    if not count:
        return _("Bu satırlar bütçeye daha önce eklendi; ikinci kez eklenmedi.")
    words = ngettext("%(count)d satır bütçeye eklendi.", "%(count)d satır bütçeye eklendi.", count)
    return words % {"count": count}


def _page(
    request: Request,
    room: Room,
    form: PasteForm,
    lines: Sequence[Line] = (),
    notes: Sequence[str] = (),
    verdict: Verdict | None = None,
) -> HttpResponse:
    good = sum(line.is_good for line in lines)
    context: dict[str, Any] = {"form": form, "lines": lines, "notes": notes, "good": good, "bad": len(lines) - good}
    status = 200 if verdict is None else 403
    return section_page(request, room, "budget_paste", verdict=verdict, status=status, **context)


@require_safe
def budget_file(request: Request, public_id: str) -> FileResponse:
    room = enter(request, public_id, SectionKey.BUDGET)
    name = f"butce-{room.proposal.slug}.xlsx"
    table = sent(partial(write_budget, facts=room.facts), name, SPREADSHEET)
    return handed_out(request, table, lambda: note_budget(room.proposal, **stamps(request)))
