"""What the server says while somebody is still typing: the same rules and the same suggestion, nothing written."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from applications.choices import SectionKey
from applications.domain.drafting import MONEY_SECTIONS
from applications.forms.applicant.rows import ROW_FORMS
from applications.policies.judgement import judge
from applications.presenters.tasks import meters_of
from applications.queries.facts import with_row
from applications.queries.suggestion import nearest_measures
from applications.views.applicant.room import enter, section_address
from cmdp.kit.requests import Request
from cmdp.kit.text import clean_line, clean_text
from cmdp.kit.verdict import require


@require_POST
def row_look(request: Request, public_id: str, section: SectionKey) -> HttpResponse:
    """A line's own sums, and the rules as if the row stood in its table as it is typed now."""
    room = enter(request, public_id, section)
    if section not in MONEY_SECTIONS:
        raise Http404
    require(room.verdict)
    form = ROW_FORMS[section](request.POST, facts=room.facts, stored={})
    facts, line = room.facts, None
    if form.is_valid():
        facts = with_row(room.facts, section, request.GET.get("satir", ""), form.cleaned_data)
        line = facts.budget_lines[-1] if section == SectionKey.BUDGET else None
    judged = judge(facts, section)
    meters = meters_of(judged, {section})
    context = {"line": line, "meters": meters, "is_whole": form.is_valid(), "facts": facts}
    return render(request, "applications/applicant/_row_look.html", context)


@require_POST
def measures_look(request: Request, public_id: str) -> HttpResponse:
    """The nearest measures to a name and a summary that are not saved yet."""
    room = enter(request, public_id, SectionKey.PRIORITIES)
    require(room.verdict)
    title, summary = clean_line(request.POST.get("title", "")), clean_text(request.POST.get("summary", ""))
    has_words = bool(title or summary)
    context = {
        "has_words": has_words,
        "near": nearest_measures(room.proposal, title, summary) if has_words else [],
        "choice_address": section_address(room.proposal, SectionKey.PRIORITIES),
    }
    return render(request, "applications/applicant/_near_list.html", context)
