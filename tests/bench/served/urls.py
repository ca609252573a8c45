"""The product's addresses and the floor's."""

from django.urls import path

from cmdp.urls import handler400, handler403, handler404, handler429, handler500, urlpatterns
from tests.bench.served.floor import floor

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]
urlpatterns = [path("zemin/<slug:name>/<int:size>/<int:key>/", floor), *urlpatterns]
