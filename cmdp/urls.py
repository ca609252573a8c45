"""Every address: Turkish at the root, the same paths under ``/en/`` in English."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from applications.views.sitemaps import robots, sitemap, sitemap_list
from cmdp.health import healthz, readyz
from cmdp.metrics import metrics
from cmdp.security_txt import security_txt

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemap_list, name="sitemap_list"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("api/v1/", include("applications.api.urls")),
    path("", include("applications.urls.open_files")),
]
urlpatterns += i18n_patterns(
    path("", include("priorities.urls")),
    path("kit/", include("cmdp.kit.urls")),
    path("", include("cmdp.accounts.urls")),
    path("hesap/", include("cmdp.accounts.identity_urls")),
    path("", include("applications.urls")),
    prefix_default_language=False,
)

handler400 = "cmdp.kit.errors.bad_request"
handler403 = "cmdp.kit.errors.forbidden"
handler404 = "cmdp.kit.errors.not_found"
handler429 = "cmdp.kit.errors.too_many"
handler500 = "cmdp.kit.errors.server_error"
