"""What a citizen reads of supported projects: the list, one project, projects under way, the years."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from applications.exports.open_data.datasets import PROJECTS
from applications.exports.project_years import years_csv
from applications.filters.pictures import base_of
from applications.filters.published import query_of, read
from applications.forms.published import ProjectFilterForm
from applications.presenters import linked
from applications.presenters.open_data import licence, list_files, shown_dataset
from applications.presenters.published import (
    Shown,
    chips_of,
    constant_lines,
    shown,
    warnings_of,
    year_rows,
)
from applications.queries.published import figures, listing
from applications.queries.published.options import options
from applications.queries.published.prices import Prices, prices_in_use
from applications.views.downloads import csv_download
from cmdp.kit.caching import public_page
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request

FOLDER = "applications/public/projects"


@public_page
def project_list(request: Request) -> HttpResponse:
    sort = listing.sort_of(request.GET.get("sirala", ""))
    context, prices = _filtered(request, sort=sort), prices_in_use()
    filters = context["asked"].filters
    found = figures.totals(filters, prices)
    context |= {"figures": found, "prices": prices, "warnings": warnings_of(found, prices)}
    page = listing.projects_page(filters, sort=sort, after=request.GET.get("sonra", ""))
    context |= {"page": page, "rows": shown(page.rows), "files": list_files(filters, sort), "licence": licence()}
    context["thing"] = linked.dataset(shown_dataset(PROJECTS))
    return render(request, f"{FOLDER}/list.html", context)


@public_page
def projects_under_way(request: Request) -> HttpResponse:
    return _under_way(request, heard=False)


@public_page
def projects_said_under_way(request: Request) -> HttpResponse:
    return _under_way(request, heard=True)


@public_page
def project_years(request: Request) -> HttpResponse:
    prices = prices_in_use(base_of(request.GET))
    context = _filtered(request, prices=prices)
    filters = context["asked"].filters
    years, found = figures.by_year(filters, prices), figures.totals(filters, prices)
    context |= {"years": year_rows(years), "figures": found, "prices": prices, "totals": listing.published_totals()}
    csv = reverse("applications:project_years_csv")
    context |= {"warnings": warnings_of(found, prices), "csv": f"{csv}?{request.GET.urlencode()}".removesuffix("?")}
    return render(request, f"{FOLDER}/years.html", context)


@public_page
def project_years_csv(request: Request) -> HttpResponse:
    prices = prices_in_use(base_of(request.GET))
    body = years_csv(figures.by_year(read(request.GET).filters, prices), prices)
    return csv_download("projeler-yillara-gore", body)


@public_page
def project(request: Request, public_id: str) -> HttpResponse:
    found = get_object_or_404(listing.addressed(), public_id=public_id)
    if found.merged_into is not None:
        return redirect("applications:project", found.merged_into.public_id, permanent=True)
    prices = prices_in_use()
    context = {"project": found, "shown": Shown(found), "prices": prices, "constant": constant_lines(found, prices)}
    context["thing"] = None if found.is_demo else linked.supported(found)
    return render(request, f"{FOLDER}/project.html", context)


def _under_way(request: Request, *, heard: bool) -> HttpResponse:
    """Those whose state the agency keeps, or those that a source once called under way."""
    context = _filtered(request)
    found = listing.under_way(context["asked"].filters)
    page = keyset_page(found.heard if heard else found.kept, order=listing.NEWEST, after=request.GET.get("sonra", ""))
    counts = {"kept_count": found.kept.count(), "heard_count": found.heard.count()}
    context |= {**counts, "heard": heard, "page": page, "rows": shown(page.rows)}
    return render(request, f"{FOLDER}/under_way.html", context)


def _filtered(request: Request, *, sort: str = "", prices: Prices | None = None) -> dict[str, Any]:
    """What every list of projects carries: what is asked for, its problems, the form, the chips."""
    asked = read(request.GET)
    known, base = options(demo=asked.filters.demo), base_of(request.GET)
    return {
        "asked": asked,
        "options": known,
        "form": ProjectFilterForm(asked.filters, known, sort=sort, prices=prices),
        "chips": chips_of(asked.filters, known.provinces, request.path),
        "query": query_of(asked.filters, **({"baz": str(base)} if base else {})),
        "clear": request.path if request.GET else "",
    }
