"""What several desks share: letters, record, long work."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
