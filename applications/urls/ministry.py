"""The Ministry's desk: ``/bakanlik/``."""

from django.urls import URLPattern, path

from applications.views import packages
from applications.views.ministry import files, portfolio

FILE = "bakanlik/basvurular/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("bakanlik/", files.ministry_desk, name="ministry_desk"),
    path("bakanlik/portfoy/", portfolio.ministry_portfolio, name="ministry_portfolio"),
    path("bakanlik/portfoy/dosya/", portfolio.portfolio_file, name="portfolio_file"),
    path("bakanlik/paketler/<slug:public_id>/", packages.ministry_package, name="ministry_package"),
    path("bakanlik/paketler/<slug:public_id>/zip/", packages.ministry_package_file, name="ministry_package_file"),
    path("bakanlik/paketler/<slug:public_id>/karar/", packages.ministry_package_decide, name="ministry_package_decide"),
    path("bakanlik/belgeler/<slug:public_id>/", files.ministry_document, name="ministry_document"),
    path(FILE, files.ministry_proposal, name="ministry_proposal"),
    path(f"{FILE}onay/", files.ministry_approve, name="ministry_approve"),
    path(f"{FILE}ret/", files.ministry_decline, name="ministry_decline"),
    path(f"{FILE}iade/", files.ministry_hand_back, name="ministry_hand_back"),
]
