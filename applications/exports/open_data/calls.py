"""A call as open data: what its public page says."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.fields import Field, Kind
from applications.models import Call
from applications.queries.calls import Standing, at_home, stood

STANDINGS = tuple(str(standing) for standing in Standing)
FIELDS = (
    Field("id", Kind.TEXT, _("Çağrının hiç değişmeyen kimliği"), "k7m2pq9xw4thz8"),
    Field("uri", Kind.ADDRESS, _("Çağrının sayfası"), "https://example.org/cagrilar/k7m2pq9xw4thz8/"),
    Field("agency", Kind.TEXT, _("Çağrıyı açan ajansın Düzey 2 (NUTS 2) kodu"), "TR83"),
    Field("agency_name", Kind.TEXT, _("Ajansın adı"), "Orta Karadeniz Kalkınma Ajansı"),
    Field("programme_year", Kind.INTEGER, _("Program yılı"), 2026),
    Field("title_tr", Kind.TEXT, _("Başlık, Türkçe"), "Samsun 2026 proje desteği"),
    Field("title_en", Kind.TEXT, _("Başlık, İngilizce"), "Samsun 2026 project support", optional=True),
    Field("summary_tr", Kind.TEXT, _("Özet, Türkçe"), "OSB altyapısı ve ortak hizmetler", optional=True),
    Field("summary_en", Kind.TEXT, _("Özet, İngilizce"), "Industrial zone infrastructure", optional=True),
    Field("envelope", Kind.MONEY, _("Bütçe zarfı, nominal TL"), 50_000_000),
    Field("currency", Kind.TEXT, _("Para birimi (ISO 4217)"), "TRY", values=("TRY",)),
    Field("is_rolling", Kind.FLAG, _("Sürekli çağrı mı?"), False),
    Field(
        "standing",
        Kind.TEXT,
        _("Verinin istendiği andaki durumu: açık (open), açılacak (coming), kapandı (closed)"),
        "open",
        values=STANDINGS,
    ),
    Field("opens_at", Kind.INSTANT, _("İlk aşamanın açıldığı an"), "2026-02-01T09:00:00+03:00"),
    Field(
        "closes_at",
        Kind.INSTANT,
        _("Son aşamanın kapandığı an; o andan başlayarak geç sayılır"),
        "2026-04-05T16:01:00+03:00",
    ),
    Field("announced_at", Kind.INSTANT, _("İlan edildiği an"), "2026-01-15T10:00:00+03:00"),
    Field("edition", Kind.INTEGER, _("Bağlı olduğu öncelik sürümünün numarası"), 1),
    Field("provinces", Kind.CODES, _("Başvurulabilen illerin Düzey 3 (NUTS 3) kodları"), ["TR831"]),
    Field("is_sample", Kind.FLAG, _("Deneme ortamının uydurma kaydı mı?"), False),
)


def call_record(call: Call, *, at: dt.datetime) -> dict[str, Any]:
    """The call's columns, as it stands at the instant; of a call read by ``queries.open_data.calls``."""
    windows = list(call.stages.all())
    return {
        "id": call.public_id,
        "uri": absolute("applications:call", call.public_id),
        "agency": call.agency.nuts2,
        "agency_name": call.agency.name,
        "programme_year": call.programme_year,
        "title_tr": call.title_tr,
        "title_en": call.title_en or None,
        "summary_tr": call.summary_tr or None,
        "summary_en": call.summary_en or None,
        "envelope": call.envelope,
        "currency": "TRY",
        "is_rolling": call.is_rolling,
        "standing": str(stood(call, at).standing),
        "opens_at": windows[0].opens_at,
        "closes_at": windows[-1].closes_at,
        "announced_at": call.published_at,
        "edition": call.edition.number,
        "provinces": [rule.province.nuts3 for rule in at_home(call.rule_set.provinces.all(), call)],
        "is_sample": call.is_demo,
    }
