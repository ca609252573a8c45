"""The Ministry's desk: ``/bakanlik/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
