"""The whole form as a tagged PDF (PDF/UA-1): headings, bookmarks, language, and room to write by hand."""

import json
import re
from pathlib import Path
from typing import Any, Final

import typst
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from applications.exports.blank_form import EMPTY_ROWS, LANGUAGES
from applications.models import Call
from applications.presenters.blank_form import Blank, Part
from cmdp.kit.formats import format_deadline
from cmdp.kit.links import absolute

PDF: Final = "application/pdf"
TEMPLATE: Final = Path(__file__).with_suffix(".typ").with_stem("blank_form").read_bytes()
ALWAYS: Final = 0
# What the typesetter's own fonts surely draw; PDF/UA refuses a sign that none of them has.
UNDRAWN: Final = re.compile(
    "[^\t\n -~\u00a0-\u024f\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f\u2010-\u2027\u2030-\u203a₺€☐]"
)


def form_as_pdf(call: Call, parts: list[Part]) -> bytes:
    """The form of a call in the reader's language; equal forms give equal bytes.

    Its words reach the typesetter as data and are never read as markup. A sign that its fonts lack stands as its
    number: ``[U+1F600]``.
    """
    content = _content(call, parts)
    try:
        return _set(content)
    except typst.TypstError:
        return _set(_drawable(content))


def _set(content: Any) -> bytes:
    """Without the computer's own fonts, the network or a clock."""
    return typst.compile(
        TEMPLATE,
        ignore_system_fonts=True,
        sys_inputs={"form": json.dumps(content)},
        pdf_standards=["ua-1"],
        timestamp=ALWAYS,
    )


def _drawable(content: Any) -> Any:
    if isinstance(content, dict):
        return {name: _drawable(value) for name, value in content.items()}
    if isinstance(content, list):
        return [_drawable(value) for value in content]
    return UNDRAWN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", content) if isinstance(content, str) else content


def _content(call: Call, parts: list[Part]) -> dict[str, Any]:
    language, _dash, region = LANGUAGES.get(get_language() or "tr", LANGUAGES["tr"]).partition("-")
    return {
        "title": call.title,
        "author": call.agency.name,
        "description": _("Başvuru formu"),
        "language": language,
        "region": region,
        "lead": _("Bu dosya hazırlık içindir; başvuru yalnızca sistem üzerinden yapılır."),
        "address": absolute(reverse("applications:call", args=[call.public_id])),
        "windows": [f"{window.stage.name}: {format_deadline(window.closes_at)}" for window in call.stages.all()],
        "nothing": _("Bu aşamada istenmez."),
        "empty_rows": EMPTY_ROWS,
        "parts": [
            {"title": str(part.title), "is_table": part.is_table, "blanks": [_blank(blank) for blank in part.blanks]}
            for part in parts
        ],
    }


def _blank(blank: Blank) -> dict[str, Any]:
    return {
        "label": str(blank.label),
        "hint": str(blank.hint),
        "limit": blank.limit,
        "choices": [str(choice) for choice in blank.choices],
        "lines": blank.lines,
        "told": blank.told,
        "template": f"{_('Şablon')}: {blank.template}" if blank.template else "",
        "template_address": blank.template_address,
    }
