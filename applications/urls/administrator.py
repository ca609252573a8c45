"""The administrators' desk: ``/yonetim/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
