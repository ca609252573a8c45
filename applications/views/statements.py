"""The pages that everyone finds under every page: accessibility, personal data, whom to ask."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cmdp.kit.requests import Request
from cmdp.regions.queries import agencies_with_provinces


@login_not_required
@require_safe
def accessibility(request: Request) -> HttpResponse:
    return render(request, "applications/public/accessibility.html")


@login_not_required
@require_safe
def privacy(request: Request) -> HttpResponse:
    return render(request, "applications/public/privacy.html")


@login_not_required
@require_safe
def contact(request: Request) -> HttpResponse:
    return render(request, "applications/public/contact.html", {"agencies": agencies_with_provinces()})
