"""The evaluator's desk: ``/degerlendirme/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
