"""The agency's desk, calls and opinions: ``/masa/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
