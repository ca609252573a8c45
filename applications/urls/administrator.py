"""The administrators' desk: ``/yonetim/``."""

from django.urls import URLPattern, path

from applications.views.administrator import (
    extension,
    home,
    keeping,
    letter_texts,
    rows,
    rule_sets,
    service,
    sources,
    trust,
    values,
)

SET = "yonetim/kurallar/<str:public_id>"

urlpatterns: list[URLPattern] = [
    path("yonetim/", home.administrator_home, name="administrator_home"),
    path("yonetim/hizmet/", service.service, name="service"),
    path("yonetim/saklama/", keeping.keeping, name="keeping"),
    path("yonetim/uzatma/", extension.extend_for_all, name="extend_for_all"),
    path("yonetim/guven-kokleri/", trust.trust_root_list, name="trust_root_list"),
    path("yonetim/guven-kokleri/yeni/", trust.trust_root_new, name="trust_root_new"),
    path("yonetim/guven-kokleri/<str:public_id>/kaldir/", trust.trust_root_retire, name="trust_root_retire"),
    path("yonetim/kurallar/", rule_sets.rule_sets, name="rule_sets"),
    path("yonetim/kurallar/kaynaklar/", sources.rule_sources, name="rule_sources"),
    path("yonetim/kurallar/kaynaklar/yeni/", sources.rule_source_new, name="rule_source_new"),
    path("yonetim/kurallar/kaynaklar/<str:public_id>/", sources.rule_source, name="rule_source"),
    path(f"{SET}/", rule_sets.rule_set, name="rule_set"),
    path(f"{SET}/kopyala/", rule_sets.rule_set_copy, name="rule_set_copy"),
    path(f"{SET}/ad/", rule_sets.rule_set_rename, name="rule_set_rename"),
    path(f"{SET}/dogrula/", rule_sets.rule_set_confirm, name="rule_set_confirm"),
    path(f"{SET}/mektuplar/", letter_texts.letter_text_list, name="letter_text_list"),
    path(f"{SET}/mektuplar/<slug:kind>/<slug:language>/", letter_texts.letter_text, name="letter_text"),
    path(
        f"{SET}/mektuplar/<slug:kind>/<slug:language>/sistem/", letter_texts.letter_text_reset, name="letter_text_reset"
    ),
    path(f"{SET}/iller/", values.rule_provinces, name="rule_provinces"),
    path(f"{SET}/turler/", values.rule_types, name="rule_types"),
    path(f"{SET}/istenen-bolumler/", values.rule_demands, name="rule_demands"),
    path(f"{SET}/degerler/<slug:key>/", values.rule_value, name="rule_value"),
    path(f"{SET}/<slug:part>/ekle/", rows.rule_row_add, name="rule_row_add"),
    path(f"{SET}/<slug:part>/ekle/<str:parent>/", rows.rule_row_add, name="rule_row_add_under"),
    path(f"{SET}/<slug:part>/<str:row>/", rows.rule_row, name="rule_row"),
    path(f"{SET}/belgeler/<str:row>/sablon/", rows.rule_slot_template, name="rule_slot_template"),
    path(f"{SET}/<slug:part>/<str:row>/tasi/", rows.rule_row_move, name="rule_row_move"),
    path(f"{SET}/<slug:part>/<str:row>/sil/", rows.rule_row_remove, name="rule_row_remove"),
]
