"""The list of operations with the columns of Article 49(3) of Regulation (EU) 2021/1060; what is unknown stays empty.

The programme is national: no EU fund pays, so ``fund`` names the programme and the rate is that of its support. What
the regulation asks of natural persons is not applicable here and stays empty for ever. A note on a project is not its
purpose, a year that is only near is no start, and the day of an opening is no end: such cells stay empty too.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.choices import Classification, PublishedState, YearKind
from applications.exports.open_data.fields import Field, Kind
from applications.models import PublishedProject

CENT = Decimal("0.01")
FIELDS = (
    Field("operation_code", Kind.TEXT, _("49(3): işlemin tek kodu; projenin kimliği"), "k7m2pq9xw4thz8"),
    Field("beneficiary_name", Kind.TEXT, _("49(3)(a): yararlanan tüzel kişinin adı"), "Van Valiliği", optional=True),
    Field(
        "contractor_name", Kind.TEXT, _("49(3)(a): ihalede yüklenicinin adı; burada tutulmaz, boş"), "", optional=True
    ),
    Field("natural_person_name", Kind.TEXT, _("49(3)(b): gerçek kişinin adı; uygulanmaz, hep boş"), "", optional=True),
    Field(
        "fishing_vessel", Kind.TEXT, _("49(3)(c): balıkçı gemisinin numarası; uygulanmaz, hep boş"), "", optional=True
    ),
    Field("operation_name", Kind.TEXT, _("49(3)(d): işlemin adı"), "Tekstilkent altyapısı"),
    Field("operation_name_en", Kind.TEXT, _("49(3)(d): işlemin adı, İngilizce"), "Textile city", optional=True),
    Field("purpose", Kind.TEXT, _("49(3)(e): amacı ve sonuçları; burada tutulmaz, boş"), "", optional=True),
    Field(
        "start_date",
        Kind.TEXT,
        _("49(3)(f): başlama tarihi; yalnızca başlangıç yılı kesin biliniyorsa"),
        "2018",
        optional=True,
    ),
    Field(
        "end_date",
        Kind.TEXT,
        _("49(3)(g): bitiş tarihi; tamamlandığı tarih biliniyorsa; açılış tarihi bitiş sayılmaz"),
        "2019-05",
        optional=True,
    ),
    Field("total_cost", Kind.MONEY, _("49(3)(h): toplam maliyet, o yılın lirasıyla"), 5_000_000, optional=True),
    Field("currency", Kind.TEXT, _("Para birimi (ISO 4217)"), "TRY", values=("TRY",)),
    Field("fund", Kind.TEXT, _("49(3)(i): fon; AB fonu değil, programın kendisi"), "CMDP", values=("CMDP",)),
    Field("specific_objective", Kind.TEXT, _("49(3)(j): özel amaç; programın tedbiri"), "2.5", optional=True),
    Field("specific_objective_name", Kind.TEXT, _("49(3)(j): tedbirin adı"), "OSB altyapısı", optional=True),
    Field(
        "cofinancing_rate",
        Kind.RATE,
        _("49(3)(k): eş finansman oranı; Birliğin değil programın desteği, toplam maliyetin yüzdesi"),
        87.5,
        optional=True,
    ),
    Field("location", Kind.TEXT, _("49(3)(l): yeri; Düzey 3 (NUTS 3) kodu"), "TRB21"),
    Field("country", Kind.TEXT, _("49(3)(l): ülke (ISO 3166)"), "TR", values=("TR",)),
    Field(
        "beneficiary_location",
        Kind.TEXT,
        _("49(3)(m): gezici işlemde yararlananın yeri; uygulanmaz, boş"),
        "",
        optional=True,
    ),
    Field(
        "type_of_intervention",
        Kind.TEXT,
        _("49(3)(n): müdahale türü; AB sınıflaması kullanılmaz, boş"),
        "",
        optional=True,
    ),
    Field(
        "specific_objective_by",
        Kind.TEXT,
        _("Tedbiri kimin seçtiği: bizim sınıflandırmamız (ours) ya da başvuru dosyası (file); yönetmelikte yoktur"),
        "ours",
        optional=True,
        values=(Classification.OURS, Classification.FILE),
    ),
    Field(
        "state",
        Kind.TEXT,
        _("Bilinen son durumu; yönetmelikte yoktur"),
        "completed",
        values=tuple(PublishedState.values),
    ),
)
NOT_APPLICABLE = (
    "contractor_name",
    "natural_person_name",
    "fishing_vessel",
    "purpose",
    "beneficiary_location",
    "type_of_intervention",
)


def operation_record(project: PublishedProject) -> dict[str, Any]:
    """The project as an operation."""
    measure = project.measure
    return dict.fromkeys(NOT_APPLICABLE) | {
        "operation_code": project.public_id,
        "beneficiary_name": project.beneficiary or None,
        "operation_name": project.title_tr,
        "operation_name_en": project.title_en or None,
        "start_date": _start(project),
        "end_date": _end(project),
        "state": project.state,
        "total_cost": None if project.amount_is_unclear else project.total_cost,
        "currency": "TRY",
        "fund": "CMDP",
        "specific_objective": measure.code if measure else None,
        "specific_objective_name": measure.title_tr if measure else None,
        "specific_objective_by": project.classification if measure else None,
        "cofinancing_rate": _rate(project),
        "location": project.province.nuts3,
        "country": "TR",
    }


def _start(project: PublishedProject) -> str | None:
    is_known = project.year_kind == YearKind.START and not project.year_is_approximate
    return str(project.year) if is_known else None


def _end(project: PublishedProject) -> str | None:
    """The day of completion; a note on the state says that the source told of something else, an opening perhaps."""
    is_known = project.state == PublishedState.COMPLETED and not project.state_note_tr
    return (project.state_since or None) if is_known else None


def _rate(project: PublishedProject) -> Decimal | None:
    if project.support is None or not project.total_cost:
        return None
    return (100 * project.support / project.total_cost).quantize(CENT, ROUND_HALF_UP)
