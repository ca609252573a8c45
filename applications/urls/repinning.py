"""The administrators' desk: announced calls moved to a newer edition of the priorities."""

from django.urls import URLPattern, path

from applications.views.administrator import repinning

urlpatterns: list[URLPattern] = [
    path("yonetim/cagrilar/", repinning.call_editions, name="call_editions"),
    path("yonetim/cagrilar/<id:public_id>/surum/", repinning.call_repin, name="call_repin"),
]
