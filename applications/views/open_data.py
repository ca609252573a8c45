"""Open data for everyone: the page of files, the files, the API's documentation."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from applications.api import reference
from applications.exports.open_data.files import FORMS
from applications.exports.open_data.scope import shows_samples
from applications.presenters import linked
from applications.presenters.open_data import licence, shown_datasets, standards
from cmdp.kit.caching import public_page
from cmdp.kit.requests import Request


@public_page
def open_data(request: Request) -> HttpResponse:
    datasets = shown_datasets()
    context = {
        "datasets": datasets,
        "thing": linked.catalogue(datasets),
        "forms": FORMS,
        "licence": licence(),
        "standards": standards(),
        "in_trial": shows_samples(),
        "per_minute": settings.DOWNLOADS_PER_MINUTE,
    }
    return render(request, "applications/public/open_data/home.html", context)


@public_page
def api_documentation(request: Request) -> HttpResponse:
    language = get_language() or "tr"
    context = {
        "operations": reference.operations(language),
        "shapes": reference.shapes(language),
        "problems": reference.problems(),
        "promise": reference.PROMISE,
        "changes": reference.CHANGES,
        "quota": settings.API_REQUESTS_PER_MINUTE,
    }
    return render(request, "applications/public/open_data/api.html", context)
