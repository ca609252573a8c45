"""The undertaking (taahhütname) to be signed, as a tagged PDF: the file's own data over the words of the rule set.

Always in Turkish: it is an official paper. Words that nobody vouched for yet are marked as a default on the paper too.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.utils import translation

from applications.exports.typeset import typeset
from applications.models import Submission, UndertakingRule
from cmdp.kit.formats import format_moment, format_money
from cmdp.kit.text import upper

TURKISH: Final = "tr"


def undertaking_as_pdf(rule: UndertakingRule, content: Mapping[str, Any], submission: Submission | None) -> bytes:
    """The paper for one file: of its sending, or of a draft as it stands, which says that it is one."""
    with translation.override(TURKISH):
        return typeset("undertaking", _words(rule, content, submission))


def _words(rule: UndertakingRule, content: Mapping[str, Any], submission: Submission | None) -> dict[str, Any]:
    applicant, agency = content["applicant"], content["call"]["agency"]["name"]
    return {
        "title": rule.name_tr,
        "author": applicant["name"],
        "description": content["project"]["title"] or rule.name_tr,
        "addressee": upper(agency) + " GENEL SEKRETERLİĞİNE",
        "draft": "" if submission else "TASLAK – başvuru henüz gönderilmedi; göndermeden önce imzalanan metin geçmez.",
        "rows": [row for row in _rows(content, submission) if row[1]],
        "text": [part.strip() for part in rule.text_tr.replace("\r\n", "\n").split("\n\n") if part.strip()],
        "signature": ["Tarih : …/…/……", "Yetkilinin adı, unvanı:", "İmza:"],
        "note": "" if rule.is_confirmed else "Bu metin varsayılandır: yılın resmî belgesiyle doğrulanmamıştır.",
    }


def _rows(content: Mapping[str, Any], submission: Submission | None) -> list[tuple[str, str]]:
    applicant = content["applicant"]
    cost, support = Decimal(content["budget"]["total_cost"]), Decimal(content["funding"]["requested_support"])
    total = sum((Decimal(row["amount"]) for row in content["funding"]["sources"]), Decimal(0))
    return [
        ("Başvuru sahibi", " – ".join(part for part in (applicant["name"], applicant["unit_name"]) if part)),
        ("Vergi kimlik numarası", applicant["vkn"]),
        ("Çağrı", content["call"]["title_tr"]),
        ("Başvuru numarası", content["reference"]),
        ("Projenin adı", content["project"]["title"]),
        ("Toplam uygun maliyet", format_money(cost)),
        ("Talep edilen destek", format_money(support)),
        ("Eş finansman", format_money(total - support)),
        *_sending(submission),
    ]


def _sending(submission: Submission | None) -> list[tuple[str, str]]:
    if submission is None:
        return []
    return [
        ("Gönderildiği an", format_moment(submission.sent_at)),
        ("Gönderilen içeriğin özeti (SHA-256)", submission.sha256),
    ]
