"""The administrators' desk: what a draft of the priorities touches."""

from django.urls import URLPattern, path

from applications.views.administrator import impact

DRAFT = "yonetim/oncelikler/<str:public_id>/etki"

urlpatterns: list[URLPattern] = [
    path(f"{DRAFT}/", impact.draft_impact, name="draft_impact"),
    path(f"{DRAFT}.csv", impact.draft_impact_csv, name="draft_impact_csv"),
    path(f"{DRAFT}/<uuid:lineage>/", impact.draft_impact_item, name="draft_impact_item"),
]
