"""The agency's desk, files: ``/masa/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
