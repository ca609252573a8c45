"""The pages that everyone finds under every page: accessibility, personal data, whom to ask."""

from django.http import HttpResponse
from django.shortcuts import render

from applications.queries.kept import REGISTER
from cmdp.accounts.privacy_notices import notice_versions
from cmdp.kit.caching import public_page
from cmdp.kit.requests import Request
from cmdp.regions.queries import agencies_with_provinces


@public_page
def accessibility(request: Request) -> HttpResponse:
    return render(request, "applications/public/accessibility.html")


@public_page
def privacy(request: Request) -> HttpResponse:
    versions = notice_versions()
    context = {"register": REGISTER, "versions": versions, "in_force": versions[0][0] if versions else None}
    return render(request, "applications/public/privacy.html", context)


@public_page
def contact(request: Request) -> HttpResponse:
    return render(request, "applications/public/contact.html", {"agencies": agencies_with_provinces()})
