"""A supported project as open data: what its page says, with source and confidence; unknown stays empty."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.choices import Classification, Confidence, PublishedState, YearKind
from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Field, Kind
from applications.models import PublishedProject
from cmdp.accounts.choices import OrganisationType

ID = "k7m2pq9xw4thz8"
LINEAGE = "6f1f3c1e-9d3b-4a0a-8a55-1f2f4f6b7c10"
FIELDS = (
    Field("id", Kind.TEXT, _("Projenin hiç değişmeyen kimliği"), ID),
    Field("uri", Kind.ADDRESS, _("Projenin sayfası"), f"https://example.org/projeler/{ID}/"),
    Field("year", Kind.INTEGER, _("Yıl; ne yılı olduğu year_kind alanındadır"), 2018),
    Field(
        "year_kind", Kind.TEXT, _("Yılın anlamı, kaynağın söylediği gibi"), "approval", values=tuple(YearKind.values)
    ),
    Field("year_is_approximate", Kind.FLAG, _("Yıl yaklaşık mı?"), False),
    Field("year_note_tr", Kind.TEXT, _("Yıl notu, Türkçe"), "haberde geçen yıl", optional=True),
    Field("year_note_en", Kind.TEXT, _("Yıl notu, İngilizce"), "year of the news", optional=True),
    Field("province", Kind.TEXT, _("İlin Düzey 3 (NUTS 3) kodu"), "TRB21"),
    Field("province_name", Kind.TEXT, _("İlin adı"), "Van"),
    Field("district", Kind.TEXT, _("İlçe"), "Tuşba", optional=True),
    Field("agency", Kind.TEXT, _("İlin ajansının Düzey 2 (NUTS 2) kodu"), "TRB2"),
    Field("title_tr", Kind.TEXT, _("Projenin adı, Türkçe"), "Tekstilkent altyapısı"),
    Field(
        "title_en",
        Kind.TEXT,
        _("Projenin adı, İngilizce; bizim çevirimizdir"),
        "Textile city infrastructure",
        optional=True,
    ),
    Field("beneficiary", Kind.TEXT, _("Yararlanan kurum"), "Van Valiliği", optional=True),
    Field(
        "beneficiary_type",
        Kind.TEXT,
        _("Yararlanan kurumun türü"),
        OrganisationType.values[0],
        optional=True,
        values=tuple(OrganisationType.values),
    ),
    Field("total_cost", Kind.MONEY, _("Toplam maliyet, o yılın lirasıyla"), 5_000_000, optional=True),
    Field("support", Kind.MONEY, _("Destek tutarı, o yılın lirasıyla"), 4_500_000, optional=True),
    Field("currency", Kind.TEXT, _("Para birimi (ISO 4217)"), "TRY", values=("TRY",)),
    Field("amount_is_unclear", Kind.FLAG, _("Kaynak, tutarın maliyet mi destek mi olduğunu söylemiyor mu?"), False),
    Field("amount_note_tr", Kind.TEXT, _("Tutar notu, Türkçe"), "haberde yuvarlanmış", optional=True),
    Field("amount_note_en", Kind.TEXT, _("Tutar notu, İngilizce"), "rounded in the news", optional=True),
    Field("state", Kind.TEXT, _("Bilinen son durumu"), "completed", values=tuple(PublishedState.values)),
    Field(
        "state_since", Kind.TEXT, _("Durumun tarihi; bilindiği kadarıyla yıl, ay ya da gün"), "2019-05", optional=True
    ),
    Field("state_is_kept", Kind.FLAG, _("Durumu ajans güncel tutuyor mu?"), True),
    Field("state_note_tr", Kind.TEXT, _("Durum notu, Türkçe"), "o tarihte sürüyordu", optional=True),
    Field("state_note_en", Kind.TEXT, _("Durum notu, İngilizce"), "running at the time", optional=True),
    Field("axis", Kind.TEXT, _("Eksenin kodu"), "2", optional=True),
    Field("measure", Kind.TEXT, _("Tedbirin kodu"), "2.5", optional=True),
    Field("measure_edition", Kind.INTEGER, _("Tedbirin okunduğu sürümün numarası"), 1, optional=True),
    Field("measure_lineage", Kind.TEXT, _("Tedbirin bütün sürümlerde aynı kalan kimliği"), LINEAGE, optional=True),
    Field("is_legacy", Kind.FLAG, _("Tedbirlerden önceki dönemden mi (2018 öncesi)?"), False),
    Field(
        "classification",
        Kind.TEXT,
        _("Tedbir ve kurum türü kimin sınıflandırması: bizim (ours), başvuru dosyasının (file), yok (none)"),
        "ours",
        values=tuple(Classification.values),
    ),
    Field("basis_tr", Kind.TEXT, _("Sınıflandırmanın dayanağı, Türkçe"), "projenin adı", optional=True),
    Field("basis_en", Kind.TEXT, _("Sınıflandırmanın dayanağı, İngilizce"), "the project’s name", optional=True),
    Field("note_tr", Kind.TEXT, _("Not, Türkçe"), "32 fabrika binası", optional=True),
    Field("note_en", Kind.TEXT, _("Not, İngilizce"), "32 factory buildings", optional=True),
    Field("source", Kind.TEXT, _("Kaynak"), "ajans sayfası", optional=True),
    Field("source_url", Kind.ADDRESS, _("Kaynağın adresi"), "https://example.org/haber", optional=True),
    Field("confidence", Kind.TEXT, _("Kaynağa güven düzeyi"), "high", values=tuple(Confidence.values)),
    Field("added_at", Kind.INSTANT, _("Kaydın eklendiği an"), "2026-11-27T10:00:00+03:00"),
    Field("changed_at", Kind.INSTANT, _("Kaydın son değiştiği an"), "2026-11-27T10:00:00+03:00"),
    Field("is_sample", Kind.FLAG, _("Deneme ortamının uydurma kaydı mı?"), False),
)
SAME = ("year", "year_kind", "year_is_approximate", "title_tr", "total_cost", "support", "amount_is_unclear")
KEPT = ("state", "state_is_kept", "is_legacy", "classification", "confidence", "added_at", "changed_at")
MAY_BE_EMPTY = (
    *("year_note_tr", "year_note_en", "district", "title_en", "beneficiary", "beneficiary_type"),
    *("amount_note_tr", "amount_note_en", "state_since", "state_note_tr", "state_note_en"),
    *("basis_tr", "basis_en", "note_tr", "note_en", "source", "source_url"),
)


def project_record(project: PublishedProject) -> dict[str, Any]:
    """The project's columns; of a project read by ``queries.open_data.projects``."""
    told = {name: getattr(project, name) for name in (*SAME, *KEPT)}
    told |= {name: getattr(project, name) or None for name in MAY_BE_EMPTY}
    told |= {"id": project.public_id, "uri": absolute("applications:project", project.public_id), "currency": "TRY"}
    told |= {"province": project.province.nuts3, "province_name": project.province.name}
    told |= {"agency": project.province.agency.nuts2, "is_sample": project.is_demo}
    told |= _measure(project)
    return {field.name: told[field.name] for field in FIELDS}


def _measure(project: PublishedProject) -> dict[str, Any]:
    measure = project.measure
    return {
        "axis": measure.axis.code if measure else None,
        "measure": measure.code if measure else None,
        "measure_edition": measure.edition.number if measure else None,
        "measure_lineage": str(measure.lineage) if measure else None,
    }
