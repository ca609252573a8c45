"""Who writes the words of letters, and which words can stand."""

import re
from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.models import LetterText, RuleSet
from applications.policies.relations import Person
from applications.policies.rules import may_administer_rules
from applications.queries.letter_texts import FIELDS, LINK
from cmdp.kit.verdict import ALLOW, Verdict, deny

FIELD: Final = re.compile(r"\{([^{}]*)\}")


def may_write_letters(by: Person, rule_set: RuleSet) -> Verdict:
    """Administrators, also of a frozen set: what a letter says is no rule of the year."""
    del rule_set
    return may_administer_rules(by)


def words_fit(kind: str, subject: str, body: str) -> Verdict:
    """Whether every field that the words name is one of the kind's, no brace is left over, and the letter leads somewhere."""
    known = FIELDS[kind]
    for text in (subject, body):
        for name in FIELD.findall(text):
            if name not in known:
                return _unknown(name, known)
        if set(FIELD.sub("", text)) & set("{}"):
            return deny("broken_brace", _("Açılıp kapanmayan bir “{” ya da “}” var; alanları {basvuru_no} gibi yazın."))
    if f"{{{LINK}}}" not in body:
        return deny("no_link", _("Mektubun metninde {baglanti} olmalı; okuyan, ilgili sayfaya oradan gider."))
    return ALLOW


def _unknown(name: str, known: object) -> Verdict:
    sentence = _("{%(name)s} diye bir alan yok. Bu mektupta kullanılabilecek alanlar: %(known)s.")
    listed = ", ".join(f"{{{each}}}" for each in known)  # type: ignore[attr-defined]
    return deny("unknown_field", sentence % {"name": name, "known": listed})


def is_newest(newest: LetterText | None, seen: int) -> Verdict:
    """Whether the version on the screen is the newest."""
    if (newest.number if newest else 0) == seen:
        return ALLOW
    return deny(
        "stale", _("Siz yazarken bu mektubun metnini başka biri değiştirdi; güncel hâline bakıp yeniden yazın.")
    )
