"""What a citizen reads: home, calls."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
