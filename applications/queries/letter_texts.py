"""Letters whose words an administrator may write: which, with which fields, what is in force, on which files to try them."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import OpinionOutcome
from applications.models import CallUp, LetterText, Objection, Opinion, RuleSet
from applications.objected import ObjectionState
from applications.reserved import CallUpState

LANGUAGES: Final = ("tr", "en")
LINK: Final = "baglanti"
_OF_A_FILE: Final[dict[str, Promise]] = {
    "basvuru_no": _("başvuru numarası"),
    "baslik": _("projenin adı"),
    "cagri": _("çağrının adı"),
    "ajans": _("ajansın adı"),
    LINK: _("başvurunun sayfasının adresi"),
}
_OF_AN_OPINION: Final[dict[str, Promise]] = {
    **_OF_A_FILE,
    "gerekce": _("komisyonun gerekçesi"),
    "bolumler": _("bölümlerin puanları, her satırda biri"),
    "dilim": _("dosyanın hangi dörtte birde olduğunu söyleyen cümle; az dosya varsa boştur"),
}
_WITH_OBJECTION: Final[dict[str, Promise]] = {
    **_OF_AN_OPINION,
    "itiraz": _("itiraz süresini söyleyen cümle ve itiraz sayfasının adresi; itiraz yoksa boştur"),
}
_OF_A_CALL_UP: Final[dict[str, Promise]] = {
    **_OF_A_FILE,
    "tutar": _("önerilen tutar"),
    "yanit": _("ne yapılacağını ve yanıtın son anını söyleyen cümle, yanıt sayfasının adresi"),
}
_OF_AN_ANSWER: Final[dict[str, Promise]] = {"tutar": _("önerilen tutar"), "an": _("yanıtın kaydedildiği an")}
_OF_AN_OBJECTION: Final[dict[str, Promise]] = {**_OF_A_FILE, "alindi": _("itirazın alındı numarası")}
# Kind → what it is called, and the fields that its words may name. A field is a name and nothing else.
KINDS: Final[dict[str, Promise]] = {
    "opinion_positive": _("Ajans görüşü olumlu"),
    "opinion_reserve": _("Ajans görüşü yedek"),
    "opinion_negative": _("Ajans görüşü olumsuz"),
    "opinion_called_up": _("Yedek listeden alındı"),
    "reserve_reminder": _("Yedek listeden çağrı: yanıt süresi bitiyor"),
    "reserve_lapsed": _("Yedek listeden çağrı: yanıt süresi doldu"),
    "reserve_accepted": _("Yedek listeden çağrı: kabul alındı"),
    "reserve_answered": _("Yedek listeden çağrı: yanıt (yöneticilere)"),
    "objection_reminder": _("İtiraz süresi bitiyor"),
    "objection_received": _("İtiraz alındı"),
    "objection_withdrawn": _("İtiraz geri çekildi"),
    "objection_decided": _("İtiraz sonuçlandı"),
}
FIELDS: Final[dict[str, Mapping[str, Promise]]] = {
    "opinion_positive": {**_WITH_OBJECTION, "tutar": _("önerilen tutar")},
    "opinion_reserve": _WITH_OBJECTION,
    "opinion_negative": _WITH_OBJECTION,
    "opinion_called_up": _OF_A_CALL_UP,
    "reserve_reminder": _OF_A_CALL_UP,
    "reserve_lapsed": {**_OF_A_FILE, "tutar": _("önerilen tutar"), "son_an": _("yanıtın son anı")},
    "reserve_accepted": {**_OF_A_FILE, **_OF_AN_ANSWER},
    "reserve_answered": {
        **_OF_A_FILE,
        **_OF_AN_ANSWER,
        LINK: _("yedek listenin sayfasının adresi"),
        "kurum": _("başvuran kurumun adı"),
        "yanit": _("başvuranın yanıtı ya da sürenin dolduğu"),
    },
    "objection_reminder": {
        **_OF_A_FILE,
        LINK: _("itiraz sayfasının adresi"),
        "son_an": _("itirazın son anı"),
        "bildirim": _("sürenin sayıldığı an"),
    },
    "objection_received": {
        **_OF_AN_OBJECTION,
        "alinma": _("itirazın alındığı an"),
        "ozet": _("içeriğin özeti (SHA-256)"),
        "son_an": _("sonucun beklendiği son an"),
    },
    "objection_withdrawn": {**_OF_AN_OBJECTION, "itiraz_sonu": _("yeniden itiraz edilebilecek son an")},
    "objection_decided": {
        **_OF_AN_OBJECTION,
        "sonuc": _("itirazın sonucu"),
        "etki": _("dosyaya etkisi"),
        "tutar": _("yeni önerilen tutar; tutar yükseltilmediyse boştur"),
        "gerekce": _("sonucun gerekçesi"),
        "yazi": _("sonuç yazısının tarihi ve sayısı"),
    },
}
# On which rows of before each letter can be tried.
_ON_OPINIONS: Final[dict[str, dict[str, Any]]] = {
    **{f"opinion_{outcome}": {"outcome": outcome} for outcome in OpinionOutcome},
    "objection_reminder": {
        "outcome__in": (OpinionOutcome.RESERVE, OpinionOutcome.NEGATIVE),
        "act__released_at__isnull": False,
    },
}
_ON_OBJECTIONS: Final[dict[str, dict[str, Any]]] = {
    "objection_received": {},
    "objection_withdrawn": {"state": ObjectionState.WITHDRAWN},
    "objection_decided": {"state": ObjectionState.DECIDED},
}
_ENDED: Final = (CallUpState.ACCEPTED, CallUpState.DECLINED, CallUpState.LAPSED)
_ON_CALL_UPS: Final[dict[str, dict[str, Any]]] = {
    **{kind: {"due_at__isnull": False} for kind in ("opinion_called_up", "reserve_reminder", "reserve_lapsed")},
    "reserve_accepted": {"state": CallUpState.ACCEPTED},
    "reserve_answered": {"state__in": _ENDED},
}
MOST_TRIED: Final = 20


def versions_of(rule_set: RuleSet, kind: str, language: str) -> QuerySet[LetterText]:
    """Every version of a letter's words, the newest first."""
    return LetterText.objects.filter(rule_set=rule_set, kind=kind, language=language).select_related("written_by")


def text_in_force(rule_set: RuleSet, kind: str, language: str) -> LetterText | None:
    """The words in force; ``None`` where the shipped ones are."""
    if kind not in KINDS:
        return None
    newest = versions_of(rule_set, kind, language).first()
    return None if newest is None or newest.is_shipped else newest


def newest_by_letter(rule_set: RuleSet) -> dict[tuple[str, str], LetterText]:
    """Kind and language → the newest version; one query."""
    rows = LetterText.objects.filter(rule_set=rule_set).select_related("written_by").order_by("number")
    return {(row.kind, row.language): row for row in rows}


def rows_to_try(rule_set: RuleSet, kind: str) -> QuerySet[Any]:
    """The last rows of calls of the rule set that such a letter tells of: real files to try it on."""
    if kind in _ON_OPINIONS:
        rows: QuerySet[Any] = Opinion.objects.filter(act__call__rule_set=rule_set, **_ON_OPINIONS[kind])
        file = "proposal"
    elif kind in _ON_OBJECTIONS:
        rows, file = Objection.objects.filter(proposal__call__rule_set=rule_set, **_ON_OBJECTIONS[kind]), "proposal"
    else:
        of_set = CallUp.objects.filter(opinion__act__call__rule_set=rule_set)
        rows, file = of_set.filter(**_ON_CALL_UPS[kind]), "opinion__proposal"
    return rows.select_related(f"{file}__call__agency", f"{file}__call__rule_set").order_by("-pk")
