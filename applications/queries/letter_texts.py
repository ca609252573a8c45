"""Letters whose words an administrator may write: which, with which fields, what is in force, on which files to try them."""

from collections.abc import Mapping
from typing import Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.models import LetterText, Opinion, RuleSet

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
# Kind → what it is called, and the fields that its words may name. A field is a name and nothing else.
KINDS: Final[dict[str, Promise]] = {
    "opinion_positive": _("Ajans görüşü olumlu"),
    "opinion_reserve": _("Ajans görüşü yedek"),
    "opinion_negative": _("Ajans görüşü olumsuz"),
}
FIELDS: Final[dict[str, Mapping[str, Promise]]] = {
    "opinion_positive": {**_OF_AN_OPINION, "tutar": _("önerilen tutar")},
    "opinion_reserve": _WITH_OBJECTION,
    "opinion_negative": _WITH_OBJECTION,
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


def opinions_to_try(rule_set: RuleSet, kind: str) -> QuerySet[Opinion]:
    """The last opinions of this outcome in calls of the rule set: real files to try a letter on."""
    outcome = kind.removeprefix("opinion_")
    rows = Opinion.objects.filter(act__call__rule_set=rule_set, outcome=outcome)
    return rows.select_related("proposal__call__agency", "proposal__call__rule_set", "act__call_stage").order_by("-pk")
