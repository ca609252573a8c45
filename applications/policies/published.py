"""Who corrects what the public reads of supported projects, and which values may stand together."""

import re
from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.choices import FIRST_YEAR_OF_MEASURES, Classification, Confidence, ImportState, LineAct
from applications.models import ProjectImport, PublishedProject
from applications.policies.administration import may_administer
from applications.policies.relations import Person
from applications.queries.published.doubles import same_named
from cmdp.kit.reading import parse_partial_day
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal
from priorities.models import EditionState

# Of a project approved here: the amount and the year are the letter's, the state the officers'.
OF_THE_RECORD = frozenset(
    {"year", "year_kind", "support", "state", "state_since", "source", "source_url", "confidence"}
)
# Prices that rose further are a slip of the pen; lira turned by them would outgrow what amounts can hold.
FURTHEST_APART = 10**9
# A project that a source tells of is of these years; anything else is a slip.
FIRST_YEAR, LAST_YEAR = 1950, 2100
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<!\[CDATA\[", re.IGNORECASE)
MOST_SHOWN = 40


def may_change(by: Person, project: PublishedProject, *, seen: int) -> Verdict:
    """Administrators only; never a merged row, nor one that somebody else changed meanwhile (``seen``: its version)."""
    if not (verdict := may_administer(by)):
        return verdict
    if project.merged_into_id is not None:
        return deny("merged", _("Bu kayıt başka bir kayıtla birleştirildi; artık değiştirilemez."))
    if project.version != seen:
        return deny("stale", _("Siz sayfadayken bu kaydı başka biri değiştirdi. Sayfayı yenileyip yeniden deneyin."))
    return ALLOW


def may_correct(by: Person, project: PublishedProject, values: Mapping[str, Any], *, seen: int) -> Verdict:
    """Whether these values may be put right: what the Ministry's letter and the agency's status lines say stays theirs."""
    if not (verdict := may_change(by, project, seen=seen)):
        return verdict
    changed = {name for name, value in values.items() if getattr(project, name) != value}
    if project.is_released and changed & OF_THE_RECORD:
        return deny(
            "of_the_record",
            _("Bu proje bu sistemde onaylandı: desteği Bakanlığın yazısından, durumu ajansın durum satırından gelir."),
        )
    return ALLOW


def are_there(asked: Iterable[int], found: Container[int]) -> Verdict:
    """Whether every record that was named exists."""
    if all(key in found for key in asked):
        return ALLOW
    return deny("unknown", _("Seçtiğiniz kayıt bulunamadı; listeden başka bir kayıt seçin."))


def may_merge(by: Person, double: PublishedProject, into: PublishedProject, *, seen: int) -> Verdict:
    """Whether ``double`` may disappear behind ``into``; what was approved here never disappears."""
    if not (verdict := may_change(by, double, seen=seen)):
        return verdict
    if double.pk == into.pk:
        return deny("same", _("Bir kayıt kendisiyle birleştirilemez; başka bir kayıt seçin."))
    if into.merged_into_id is not None:
        return deny("target_merged", _("Seçtiğiniz kayıt da başka bir kayıtla birleştirilmiş; asıl kaydı seçin."))
    if double.is_released:
        return deny("released", _("Bu sistemde onaylanan bir proje gizlenemez; öteki kaydı bununla birleştirin."))
    if double.is_demo != into.is_demo:
        return deny("demo", _("Örnek kayıtlarla gerçek kayıtlar birleştirilemez."))
    return ALLOW


def may_review_class(by: Person, project: PublishedProject, *, seen: int) -> Verdict:
    """Whether this person may vouch for our classification as a second one: never who made it."""
    if not (verdict := may_change(by, project, seen=seen)):
        return verdict
    if project.classification != Classification.OURS:
        return deny("not_ours", _("Gözden geçirilecek bir sınıflandırmamız yok."))
    if project.is_reviewed:
        return deny("reviewed", _("Bu sınıflandırma zaten gözden geçirildi."))
    if project.classified_by_id == by.pk:
        return deny("own_class", _("Bu sınıflandırmayı siz yaptınız; ikinci kişi başkası olmalı."))
    return ALLOW


def may_read_import(upload: ProjectImport) -> Verdict:
    """Whether the file is still to be read."""
    if upload.state == ImportState.RECEIVED:
        return ALLOW
    return deny("read", _("Bu dosya zaten okundu."))


def may_write_import(by: Person, upload: ProjectImport) -> Verdict:
    """Whether the lines may be written as they were shown; once only, and only where some line changes something."""
    if not (verdict := may_administer(by)):
        return verdict
    if upload.state not in {ImportState.READY, ImportState.WRITING}:
        return deny("not_ready", _("Bu yükleme yazılamaz: daha okunmadı ya da işi bitti."))
    if not upload.lines.filter(act__in=[LineAct.ADD, LineAct.CORRECT]).exists():
        return deny("nothing", _("Yazılacak satır yok: hiçbir satır bir şey eklemiyor ya da değiştirmiyor."))
    return ALLOW


def may_discard_import(by: Person, upload: ProjectImport) -> Verdict:
    """Whether the upload may be thrown away; what was written is corrected, not thrown away."""
    if not (verdict := may_administer(by)):
        return verdict
    return ALLOW if upload.is_open else deny("ended", _("Bu yüklemenin işi bitti; yazılanları tek tek düzeltin."))


def has_values(values: Mapping[int, Decimal]) -> Verdict:
    """Whether a price index can be used: some year, no level at or below zero, none out of all proportion."""
    if not values:
        return deny("no_values", _("Endekste hiç yıl yok; her satıra bir yıl ve değerini yazın."))
    if any(value <= 0 for value in values.values()):
        return deny("not_positive", _("Endeks değerleri sıfırdan büyük olmalıdır."))
    if max(values.values()) > min(values.values()) * FURTHEST_APART:
        return deny(
            "too_far_apart",
            _("Endeksin en büyük değeri en küçüğünün bir milyar katından fazla; değerleri yeniden yazın."),
        )
    return ALLOW


def is_sound(values: Mapping[str, Any]) -> Verdict:
    """Whether the values of a project may stand together; the database says the same."""
    return first_refusal(_words_are_sound(values), _money_is_sound(values), _class_is_sound(values))


def has_source(values: Mapping[str, Any]) -> Verdict:
    """Whether what was read elsewhere says where, and does not claim to be a record of this system."""
    if not values.get("source"):
        return deny("no_source", _("Bilginin kaynağını yazın; kaynağı olmayan bir proje yayımlanmaz."))
    if values.get("confidence") == Confidence.RECORD:
        return deny("not_a_record", _("“Bu sistemin kaydı” yalnızca burada onaylanan projeler içindir."))
    return ALLOW


def has_reason(reason: str) -> Verdict:
    """Whether somebody said why."""
    if reason.strip():
        return ALLOW
    return deny("no_reason", _("Gerekçeyi yazın; kaydın geçmişinde görünür."))


def is_plain(values: Mapping[str, Any]) -> Verdict:
    """Whether no text that somebody is about to store holds markup: pages show it as it stands, and nobody means that."""
    found = (MARKUP.search(value) for value in values.values() if isinstance(value, str))
    tag = next((match[0] for match in found if match), "")
    if not tag:
        return ALLOW
    sentence = _("Metinde HTML işareti var: “{tag}”. Düz yazı olarak yazın.")
    return deny("markup", format_lazy(sentence, tag=tag[:MOST_SHOWN]))


def is_new(values: Mapping[str, Any]) -> Verdict:
    """Whether no record has the same name in this year and province."""
    if not same_named(values["year"], values["province"].pk, values["title_tr"]):
        return ALLOW
    return deny(
        "double",
        _("Bu ilde, bu yılda bu adla bir kayıt zaten var; onu düzeltin ya da başka bir proje olduğunu belirtin."),
    )


def _is_partial_date(text: str) -> bool:
    try:
        return parse_partial_day(text) == text
    except ValidationError:
        return False


def _words_are_sound(values: Mapping[str, Any]) -> Verdict:
    if not values.get("title_tr"):
        return deny("no_title", _("Projenin adını yazın."))
    since = values.get("state_since")
    if not FIRST_YEAR <= values["year"] <= LAST_YEAR:
        return deny("bad_year", _("Projenin yılı 1950 ile 2100 arasında olmalı."))
    if since and not _is_partial_date(since):
        return deny("bad_date", _("Durumun tarihini 2020, 2020-02 ya da 2020-02-14 biçiminde yazın."))
    return ALLOW


def _money_is_sound(values: Mapping[str, Any]) -> Verdict:
    cost, support = values.get("total_cost"), values.get("support")
    if any(amount is not None and amount < 0 for amount in (cost, support)):
        return deny("negative", _("Tutar eksi olamaz; bilinmiyorsa boş bırakın."))
    if cost is not None and support is not None and support > cost:
        return deny("support_over_cost", _("Destek tutarı toplam maliyetten büyük olamaz."))
    if values.get("amount_is_unclear") and (cost is None or support is not None):
        return deny(
            "unclear_amount", _("Belirsiz tutarı yalnızca toplam maliyet alanına yazın, destek alanını boş bırakın.")
        )
    return ALLOW


def _class_is_sound(values: Mapping[str, Any]) -> Verdict:
    measure = values.get("measure")
    if measure is not None and measure.edition.state != EditionState.PUBLISHED:
        return deny("draft_measure", _("Tedbir henüz yayımlanmamış bir sürümde; yayımlanmış bir tedbir seçin."))
    if measure is not None and values["year"] < FIRST_YEAR_OF_MEASURES:
        return deny(
            "legacy", _("2018 öncesinin projelerine tedbir verilemez; onlar “önceki dönem” başlığı altında durur.")
        )
    if values.get("classification") == Classification.OURS and not values.get("basis_tr"):
        return deny("no_basis", _("Sınıflandırmanın dayanağını bir tümceyle yazın."))
    return ALLOW
