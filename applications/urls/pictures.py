"""Supported projects as charts and maps; what stands under ``gomulu/`` may be framed by anybody, and nothing else may."""

from django.urls import URLPattern, path

from applications.views import pictures

urlpatterns: list[URLPattern] = [
    path("projeler/dagilim/", pictures.project_distribution, name="project_distribution"),
    path("projeler/dagilim.csv", pictures.project_distribution_csv, name="project_distribution_csv"),
    path("projeler/harita/", pictures.project_map, name="project_map"),
    path("projeler/harita.csv", pictures.project_map_csv, name="project_map_csv"),
    path("gomulu/dagilim/", pictures.embedded_distribution, name="embedded_distribution"),
    path("gomulu/harita/", pictures.embedded_map, name="embedded_map"),
]
