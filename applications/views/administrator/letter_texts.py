"""The words of a rule set's letters: which are in force, writing and trying others, their versions."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import letter_texts
from applications.forms.letter_texts import LetterTextForm
from applications.models import LetterText, RuleSet
from applications.policies.letter_texts import may_write_letters
from applications.presenters.letter_texts import letter_lines, preview_of, start_of
from applications.queries.letter_texts import (
    FIELDS,
    KINDS,
    LANGUAGES,
    MOST_TRIED,
    newest_by_letter,
    rows_to_try,
    versions_of,
)
from applications.views.acting import accepted, act_page, posted
from applications.views.administrator.common import address_of, seen_rule_set
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.text import mark_of_texts
from cmdp.kit.verdict import require

Letter = tuple[RuleSet, str, str]


def _letter(request: Request, public_id: str, kind: str, language: str) -> Letter:
    found = seen_rule_set(request, public_id)
    require(may_write_letters(request.actor, found))
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    return found, kind, language


@require_safe
def letter_text_list(request: Request, public_id: str) -> HttpResponse:
    found = seen_rule_set(request, public_id)
    context = {"rule_set": found, "lines": letter_lines(newest_by_letter(found)), "cancel": address_of(found)}
    return render(request, "applications/administrator/letter_texts.html", context)


@require_http_methods(["GET", "POST"])
def letter_text(request: Request, public_id: str, kind: str, language: str) -> HttpResponse:
    letter = _letter(request, public_id, kind, language)
    versions, rows = list(versions_of(*letter)), list(rows_to_try(letter[0], kind)[:MOST_TRIED])
    form = _form(request, kind, language, versions, rows)
    if _was_tried(request, form) and accepted(
        request, form, lambda: _write(request, letter, form), _("Mektubun metni kaydedildi.")
    ):
        return redirect("applications:letter_text", public_id, kind, language)
    context = {
        "rule_set": letter[0],
        "name": KINDS[kind],
        "language": language,
        "fields": FIELDS[kind].items(),
        "form": form,
        "preview": _preview(form, kind, language, rows),
        "versions": list(zip(versions, [*versions[1:], None], strict=False)),
        "reset": reverse("applications:letter_text_reset", args=[public_id, kind, language]),
    }
    return render(request, "applications/administrator/letter_text.html", context)


def _form(request: Request, kind: str, language: str, versions: list[LetterText], rows: list[Any]) -> LetterTextForm:
    newest = versions[0] if versions else None
    initial: dict[str, Any] = {"seen": newest.number if newest else 0}
    if newest and not newest.is_shipped:
        initial |= {"subject": newest.subject, "body": newest.body}
    elif rows and request.method == "GET":  # what was typed stands in the form otherwise
        initial["subject"], initial["body"] = start_of(kind, language, rows[0])
    files = [(str(row.pk), f"{row.proposal} · {row.proposal.title}") for row in rows]
    return LetterTextForm(posted(request), kind=kind, files=files or [("", _("örnek bir dosya"))], initial=initial)


def _was_tried(request: Request, form: LetterTextForm) -> bool:
    """Nothing is kept that was not looked at just so."""
    if not (form.is_bound and form.is_valid()):
        return False
    typed = form.cleaned_data
    return bool(request.POST.get("tried") == mark_of_texts(typed["subject"], typed["body"]))


def _write(request: Request, letter: Letter, form: LetterTextForm) -> LetterText:
    found, kind, language = letter
    words = {name: form.cleaned_data[name] for name in ("subject", "body", "seen")}
    return letter_texts.write_text(found.pk, kind, language, **words, **stamps(request))


def _preview(form: LetterTextForm, kind: str, language: str, rows: list[Any]) -> object:
    if not (form.is_bound and form.is_valid()):
        return None
    typed = form.cleaned_data
    chosen = next((row for row in rows if str(row.pk) == typed["file"]), None)
    return preview_of(typed["subject"], typed["body"], kind=kind, language=language, row=chosen)


@require_http_methods(["GET", "POST"])
def letter_text_reset(request: Request, public_id: str, kind: str, language: str) -> HttpResponse:
    found, *_names = letter = _letter(request, public_id, kind, language)
    newest = versions_of(*letter).first()
    seen = newest.number if newest else 0
    return act_page(
        request,
        Form(posted(request)),
        verdict=may_write_letters(request.actor, found),
        act=lambda: letter_texts.go_back_to_shipped(found.pk, kind, language, seen=seen, **stamps(request)),
        done=_("Bundan sonra bu mektup sistemin kendi metniyle yazılacak."),
        back=reverse("applications:letter_text", args=[public_id, kind, language]),
        heading=_("Sistemin metnine dön"),
        submit=_("Sistemin metnine dön"),
        consequences=[_("Yazılmış ve bekletilen mektuplar değişmez. Yazdıklarınız sürümler arasında kalır.")],
    )
