"""Open data: pages in both languages."""

from django.urls import URLPattern, path

from applications.views import open_data

urlpatterns: list[URLPattern] = [
    path("acik-veri/", open_data.open_data, name="open_data"),
    path("acik-veri/api/", open_data.api_documentation, name="api_documentation"),
]
