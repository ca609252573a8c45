"""Addresses of the definitions: for everyone, and for administrators."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from priorities.views import editions, items, public


class CodeConverter(StringConverter):
    """A measure's code as it stands in addresses: ``2.5``."""

    regex = r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*"


register_converter(CodeConverter, "code")

DRAFT = "yonetim/oncelikler/<str:public_id>/"
ITEM = DRAFT + "<uuid:lineage>/"

app_name = "priorities"
urlpatterns = [
    path("oncelikler/", public.current, name="current"),
    path("oncelikler/surum/<int:number>/", public.edition, name="edition"),
    path("oncelikler/<code:code>/", public.measure, name="measure"),
    path("yonetim/oncelikler/", editions.editions, name="editions"),
    path("yonetim/oncelikler/taslak-baslat/", editions.draft_start, name="draft_start"),
    path(DRAFT, editions.draft, name="draft"),
    path(DRAFT + "farklar/", editions.draft_changes, name="draft_changes"),
    path(DRAFT + "yayimla/", editions.draft_publish, name="draft_publish"),
    path(DRAFT + "sil/", editions.draft_discard, name="draft_discard"),
    path(DRAFT + "eksen-ekle/", items.axis_add, name="axis_add"),
    path(ITEM, items.item_edit, name="item_edit"),
    path(ITEM + "tedbir-ekle/", items.measure_add, name="measure_add"),
    path(ITEM + "tasi/", items.item_move, name="item_move"),
    path(ITEM + "kaldir/", items.item_retire, name="item_retire"),
]
