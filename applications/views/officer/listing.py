"""The agency's list of files: what the address asks for, kept under a name, taken away as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.domain import desk_lists, saved_views
from applications.filters.desk import DeskAsked, address_of, is_narrowed, read_desk
from applications.forms.bulk import ListFileForm, SaveViewForm
from applications.policies.desk_lists import may_take_list
from applications.policies.relations import is_agency_staff
from applications.presenters.desk_files import chips_of, columns_of, rows_of, said_count, view_rows
from applications.presenters.earlier import said_count as said_earlier
from applications.queries.desk import chosen_files
from applications.queries.desk_files import among, beside, counted, page_of
from applications.queries.desk_options import DeskOptions, options_of
from applications.queries.earlier import found_earlier
from applications.queries.saved_views import lines_of_views, views_visible_to
from applications.views.acting import attempt, form_page
from applications.views.officer.bulk import NOTHING_CHOSEN, back_to_list
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of
from cmdp.kit.acting import stamps
from cmdp.kit.pages import SIZE
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

LONGEST_ADDRESS = 4000


@require_safe
def desk_proposals(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    options = options_of(request.actor)
    asked = read_desk(request.GET, options)
    page = page_of(request.actor, asked.filters, asked.sort, asked.columns, request.GET.get("sonra", ""))
    context = {
        **_words(asked, options),
        **_kept(request, address_of(asked)),
        "page": page,
        "rows": rows_of(page.rows, beside(request.actor, page.rows, asked.columns)),
        "count": said_count(counted(request.actor, asked.filters)),
        "chooses_all": request.GET.get("hepsi") == "1",
        "earlier": said_earlier(found_earlier(request.actor, asked.filters.text)),
    }
    return render(request, "applications/officer/proposals.html", context)


def _words(asked: DeskAsked, options: DeskOptions) -> dict[str, Any]:
    """What is asked for, as the page says it."""
    return {
        "asked": asked,
        "options": options,
        "chips": chips_of(asked, options),
        "columns": columns_of(asked),
        "is_narrowed": is_narrowed(asked),
    }


def _kept(request: Request, address: str) -> dict[str, Any]:
    """The lists kept under a name, and the address that keeps this one."""
    views = view_rows(lines_of_views(request.actor), by=request.actor, address=address)
    return {"address": address, "views": views}


@require_POST
def view_save(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    form, address = SaveViewForm(request.POST), address_of(_asked(request))
    back = f"{reverse('applications:desk_proposals')}?{address}"
    if not form.is_valid():
        words = {"heading": _("Listeyi bir ad altında sakla"), "submit": _("Görünümü kaydet")}
        return form_page(request, form, cancel=back, **words)
    told = {"name": form.cleaned_data["name"], "is_shared": form.cleaned_data["is_shared"], "query": address}
    agency = min(agencies_of(request.actor, *AGENCY_ROLES))
    attempt(
        request,
        lambda: saved_views.save_view(**told, agency_id=agency, **stamps(request)),
        _("Görünüm kaydedildi; “Görünümler” altında bulursunuz."),
    )
    return redirect(back)


@require_POST
def view_delete(request: Request, public_id: str) -> HttpResponse:
    view = get_object_or_404(views_visible_to(request.actor), public_id=public_id)
    attempt(request, lambda: saved_views.delete_view(view.pk, **stamps(request)), _("Görünüm silindi."))
    return redirect("applications:desk_proposals")


@require_POST
def list_file(request: Request) -> HttpResponse:
    require(is_agency_staff(request.actor))
    form, keys = ListFileForm(request.POST), request.POST.getlist("sec")[:SIZE]
    if not form.is_valid():
        return redirect("applications:desk_proposals")
    chosen = [file.public_id for file in chosen_files(request.actor, keys)]
    if keys and not chosen:
        messages.error(request, NOTHING_CHOSEN)
        return redirect(back_to_list(request))
    asked = _asked(request)
    told = {"query": address_of(asked), "files": chosen, "form": form.cleaned_data["bicim"]}
    number = among(request.actor, asked.filters, chosen).count()
    if not (verdict := may_take_list(told["form"], number)):
        messages.error(request, str(verdict.reason))
        return redirect(back_to_list(request))
    job = desk_lists.take_list(told, files=number, **stamps(request))
    return redirect("applications:job", job.public_id)


def _asked(request: Request) -> DeskAsked:
    """What the list asked for when it was shown: its address comes along, as far as it means something."""
    return read_desk(QueryDict(request.POST.get("liste", "")[:LONGEST_ADDRESS]), options_of(request.actor))
