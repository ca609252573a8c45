"""The whole form as a tagged PDF (PDF/UA-1): headings, bookmarks, language, and room to write by hand."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.exports.blank_form import EMPTY_ROWS
from applications.exports.typeset import typeset
from applications.models import Call
from applications.presenters.blank_form import Blank, Part
from cmdp.kit.formats import format_deadline
from cmdp.kit.links import absolute


def form_as_pdf(call: Call, parts: list[Part]) -> bytes:
    """The form of a call in the reader's language; equal forms give equal bytes."""
    return typeset("blank_form", _content(call, parts))


def _content(call: Call, parts: list[Part]) -> dict[str, Any]:
    return {
        "title": call.title,
        "author": call.agency.name,
        "description": _("Başvuru formu"),
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
        "template": _("Şablon") + f": {blank.template}" if blank.template else "",
        "template_address": blank.template_address,
    }
