"""The applicant's desk: ``/basvurular/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
