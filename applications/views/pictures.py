"""Supported projects as pictures: by year and on the map; each a page, a table to download, and a page to embed."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from applications.exports.pictures import distribution_csv, map_csv
from applications.filters.pictures import Angle, base_of, read_angle
from applications.filters.published import Asked, query_of, read
from applications.forms.published import ProjectFilterForm
from applications.presenters.pictures.distribution import distribution
from applications.presenters.pictures.page import DISTRIBUTION, MAP, Around
from applications.presenters.pictures.provinces import map_of
from applications.presenters.pictures.words import sentences
from applications.presenters.published import Chip, chips_of
from applications.queries.published.figures import by_province, by_year_kind, totals
from applications.queries.published.options import Options, options
from applications.queries.published.prices import Prices, prices_in_use
from applications.queries.published.spread import spread
from applications.views.downloads import csv_download
from cmdp.kit.caching import public_page
from cmdp.kit.embedding import embeddable
from cmdp.kit.requests import Request
from cmdp.regions.queries import find_provinces


@public_page
def project_distribution(request: Request) -> HttpResponse:
    context = _distribution(request)
    context |= _filtering(context["around"], options(demo=context["asked"].filters.demo))
    return render(request, "applications/public/pictures/distribution.html", context)


@embeddable
def embedded_distribution(request: Request) -> HttpResponse:
    return render(request, "applications/public/pictures/embedded_distribution.html", _distribution(request))


@public_page
def project_distribution_csv(request: Request) -> HttpResponse:
    asked, angle, prices = _asked(request)
    found = spread(asked.filters, angle.by, prices)
    return csv_download("projeler-dagilim", distribution_csv(found, angle.by, prices))


@public_page
def project_map(request: Request) -> HttpResponse:
    context = _map(request)
    known = options(demo=context["asked"].filters.demo)
    context |= _filtering(context["around"], known) | {"years": context["around"].years(known.years)}
    return render(request, "applications/public/pictures/map.html", context)


@embeddable
def embedded_map(request: Request) -> HttpResponse:
    return render(request, "applications/public/pictures/embedded_map.html", _map(request))


@public_page
def project_map_csv(request: Request) -> HttpResponse:
    asked, _angle, prices = _asked(request)
    return csv_download("projeler-harita", map_csv(by_province(asked.filters, prices), prices))


def _asked(request: Request) -> tuple[Asked, Angle, Prices | None]:
    """What the address asks for, and the index that could turn its lira into those of one year."""
    prices = prices_in_use(base_of(request.GET))
    return read(request.GET), read_angle(request.GET, convertible=prices.values if prices else ()), prices


def _filtering(around: Around, known: Options) -> dict[str, Any]:
    """The filters of the page: the form, which keeps what is shown, and where they are all off.

    Where lira of one year are drawn the form asks which year's, so that what is kept must not say it too.
    """
    angle, prices = around.angle, around.prices if around.angle.constant and around.angle.is_money else None
    kept = replace(angle, base=None, constant=False).pairs() if prices else angle.pairs()
    return {
        "options": known,
        "form": ProjectFilterForm(around.filters, known, prices=prices),
        "kept": kept,
        "query": query_of(around.filters, **({"baz": str(angle.base)} if angle.base else {})),
        "clear": around.unfiltered,
    }


def _chips(around: Around) -> list[Chip]:
    """What the picture is narrowed to, each with the page without it."""
    named = find_provinces(around.filters.provinces).values() if around.filters.provinces else ()
    return chips_of(around.filters, named, around.path, **around.angle.pairs())


def _distribution(request: Request) -> dict[str, Any]:
    asked, angle, prices = _asked(request)
    found = spread(asked.filters, angle.by, prices)
    shown = distribution(found, asked.filters, angle)
    around = Around(DISTRIBUTION, shown.title, asked.filters, angle, prices)
    return {
        "shown": shown,
        "said": sentences(found.whole, found.kinds, angle, prices),
        "whole": found.whole,
        "around": around,
        "chips": _chips(around),
        "asked": asked,
    }


def _map(request: Request) -> dict[str, Any]:
    asked, angle, prices = _asked(request)
    whole = totals(asked.filters, prices)
    kinds = {group.key: group.figures.count for group in by_year_kind(asked.filters)}
    shown = map_of(by_province(asked.filters, prices), asked.filters, angle)
    around = Around(MAP, shown.title, asked.filters, angle, prices)
    return {
        "shown": shown,
        "said": sentences(whole, kinds, angle, prices),
        "whole": whole,
        "around": around,
        "chips": _chips(around),
        "asked": asked,
    }
