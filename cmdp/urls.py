"""Every address: Turkish at the root, the same paths under ``/en/`` in English."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from cmdp.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
urlpatterns += i18n_patterns(
    path("hesap/", include("allauth.account.urls")),
    prefix_default_language=False,
)
