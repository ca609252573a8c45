"""Addresses of the definitions: for everyone, and for administrators."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from priorities.views import editions, exchange, items, key, public, publishing, source, succession


class CodeConverter(StringConverter):
    """A measure's code as it stands in addresses: ``2.5``."""

    regex = r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*"


register_converter(CodeConverter, "code")

DESK = "yonetim/oncelikler/"
DRAFT = DESK + "<str:public_id>/"
ITEM = DRAFT + "<uuid:lineage>/"

app_name = "priorities"
urlpatterns = [
    path("oncelikler/", public.current, name="current"),
    path("oncelikler/surum/<int:number>/", public.edition, name="edition"),
    path("oncelikler/surum/<int:number>/farklar/<int:before>/", public.edition_changes, name="edition_changes"),
    path("oncelikler/surum/<int:number>/indir/<str:ending>/", exchange.edition_file, name="edition_file"),
    path("oncelikler/surum/<int:number>/<code:code>/", public.edition_measure, name="edition_measure"),
    path("oncelikler/kaynak/<str:public_id>/", source.source_file, name="source_file"),
    path("oncelikler/tedbir/<uuid:lineage>/", public.lineage, name="lineage"),
    path("oncelikler/<code:code>/", public.measure, name="measure"),
    path("masa/oncelik-anahtari/", key.key, name="key"),
    path("masa/oncelik-anahtari/<uuid:lineage>/", key.key_edit, name="key_edit"),
    path(DESK, editions.editions, name="editions"),
    path(DESK + "taslak-baslat/", editions.draft_start, name="draft_start"),
    path(DESK + "dosyadan/", exchange.edition_import, name="edition_import"),
    path(DESK + "ikinci-onay/", publishing.publishing_rule, name="publishing_rule"),
    path(DRAFT, editions.draft, name="draft"),
    path(DRAFT + "bilgiler/", editions.draft_describe, name="draft_describe"),
    path(DRAFT + "kaynak-dosya/", source.draft_source, name="draft_source"),
    path(DRAFT + "kaynak-dosya/cikar/", source.draft_source_leave_out, name="draft_source_leave_out"),
    path(DRAFT + "farklar/", editions.draft_changes, name="draft_changes"),
    path(DRAFT + "onizleme/", editions.draft_preview, name="draft_preview"),
    path(DRAFT + "indir/<str:ending>/", exchange.draft_file, name="draft_file"),
    path(DRAFT + "dosyadan/", exchange.draft_import, name="draft_import"),
    path(DRAFT + "gecmis/", editions.edition_history, name="edition_history"),
    path(DRAFT + "duzeltmeler/", publishing.edition_errata, name="edition_errata"),
    path(DRAFT + "yayimla/", publishing.draft_publish, name="draft_publish"),
    path(DRAFT + "onaya-gonder/", publishing.draft_propose, name="draft_propose"),
    path(DRAFT + "onayla/", publishing.draft_approve, name="draft_approve"),
    path(DRAFT + "iade/", publishing.draft_send_back, name="draft_send_back"),
    path(DRAFT + "geri-al/", publishing.draft_withdraw, name="draft_withdraw"),
    path(DRAFT + "sil/", editions.draft_discard, name="draft_discard"),
    path(DRAFT + "eksen-ekle/", items.axis_add, name="axis_add"),
    path(DRAFT + "birlestir/", succession.measures_merge, name="measures_merge"),
    path(ITEM, items.item_edit, name="item_edit"),
    path(ITEM + "tedbir-ekle/", items.measure_add, name="measure_add"),
    path(ITEM + "tasi/", items.item_move, name="item_move"),
    path(ITEM + "eksen/", items.item_axis, name="item_axis"),
    path(ITEM + "bol/", succession.measure_split, name="measure_split"),
    path(ITEM + "kaldir/", succession.item_retire, name="item_retire"),
    path(ITEM + "akibet/", succession.item_fate, name="item_fate"),
    path(ITEM + "geri-getir/", succession.item_restore, name="item_restore"),
    path(ITEM + "duzeltme/", publishing.erratum_add, name="erratum_add"),
]
