"""The agency's desk, calls and opinions: ``/masa/``."""

from django.urls import URLPattern, path

from applications.views.manager import calls, narrowing

urlpatterns: list[URLPattern] = [
    path("masa/cagrilar/", calls.manager_calls, name="manager_calls"),
    path("masa/cagrilar/yeni/", calls.manager_call_new, name="manager_call_new"),
    path("masa/cagrilar/<str:public_id>/", calls.manager_call, name="manager_call"),
    path("masa/cagrilar/<str:public_id>/bilgiler/", calls.manager_call_edit, name="manager_call_edit"),
    path("masa/cagrilar/<str:public_id>/takvim/", calls.manager_call_windows, name="manager_call_windows"),
    path("masa/cagrilar/<str:public_id>/ilan/", calls.manager_call_publish, name="manager_call_publish"),
    path("masa/cagrilar/<str:public_id>/uzat/<int:order>/", calls.manager_call_extend, name="manager_call_extend"),
    path("masa/kurallar/", narrowing.manager_rules, name="manager_rules"),
    path("masa/kurallar/<str:public_id>/", narrowing.manager_rule_set, name="manager_rule_set"),
    path("masa/kurallar/<str:public_id>/kopyala/", narrowing.manager_narrow, name="manager_narrow"),
    path("masa/kurallar/<str:public_id>/daralt/", narrowing.manager_narrowing, name="manager_narrowing"),
]
