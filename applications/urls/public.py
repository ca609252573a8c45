"""What a citizen reads: home, calls, statements."""

from django.urls import URLPattern, path

from applications.views import public, statements

urlpatterns: list[URLPattern] = [
    path("", public.home, name="home"),
    path("cagrilar/", public.call_list, name="call_list"),
    path("cagrilar/<str:public_id>/", public.call, name="call"),
    path("kaynaklar/<str:public_id>/", public.source_file, name="source_file"),
    path("erisilebilirlik/", statements.accessibility, name="accessibility"),
    path("kisisel-veriler/", statements.privacy, name="privacy"),
    path("iletisim/", statements.contact, name="contact"),
]
