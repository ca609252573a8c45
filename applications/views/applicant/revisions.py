"""Earlier states of a section: the list, one beside what stands there now, and the way back to it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.choices import SectionKey
from applications.domain.restoring import restore
from applications.forms.applicant.revisions import Told, told
from applications.models import Revision
from applications.queries.revisions import KEPT, content_of, revisions_of, sendings_of
from applications.queries.sections import sections_asked
from applications.views.applicant.room import Room, enter, own_file, section_address
from cmdp.kit.acting import stamps
from cmdp.kit.pages import keyset_page
from cmdp.kit.requests import Request
from cmdp.kit.verdict import Refused


@require_safe
def revision_list(request: Request, public_id: str, section: SectionKey) -> HttpResponse:
    proposal = own_file(request, public_id)
    if section not in sections_asked(proposal):
        raise Http404
    page = keyset_page(revisions_of(proposal, _kept(section)), order=["-pk"], after=request.GET.get("sonra", ""))
    sent = sendings_of(proposal, section)
    rows = [(revision, sent.get(revision.pk, ())) for revision in page.rows]
    back = section_address(proposal, section)
    context = {"proposal": proposal, "section": section, "page": page, "rows": rows, "back": back}
    return render(request, "applications/applicant/revisions.html", context)


@require_http_methods(["GET", "POST"])
def revision_detail(request: Request, public_id: str, section: SectionKey, revision_id: str) -> HttpResponse:
    room = enter(request, public_id, _kept(section))
    revision = get_object_or_404(revisions_of(room.proposal, section), public_id=revision_id)
    if request.method != "POST":
        return _page(request, room, revision)
    try:
        is_changed = restore(room.proposal.pk, revision.public_id, **stamps(request))
    except Refused as refusal:
        return _page(request, room, revision, refusal=refusal.verdict, status=403)
    words = _("Bölüm bu hâline getirildi; önceki hâli de sürümler arasında duruyor.")
    messages.success(request, words if is_changed else _("Bölüm zaten bu hâlinde."))
    return redirect(room.address)


def _kept(section: SectionKey) -> SectionKey:
    """The section, if earlier states of it are kept: those of papers are the papers themselves."""
    if section not in KEPT:
        raise Http404
    return section


def _page(request: Request, room: Room, revision: Revision, *, status: int = 200, **more: object) -> HttpResponse:
    """The revision, what it changed of the one before, and what set it apart from now."""
    earlier = revisions_of(room.proposal, room.section).filter(pk__lt=revision.pk).first()
    here = told(room.section, revision.content, room.facts)
    before = told(room.section, earlier.content, room.facts) if earlier else {}
    now = told(room.section, content_of(room.proposal, room.section), room.facts)
    context = {
        "proposal": room.proposal,
        "section": room.section,
        "revision": revision,
        "earlier": earlier,
        "changes": _changes(before, here),
        "texts": [one for one in here.values() if one.text],
        "undone": _changes(now, here),
        "may_edit": room.verdict,
        **more,
    }
    return render(request, "applications/applicant/revision.html", context, status=status)


def _changes(before: Mapping[str, Told], after: Mapping[str, Told]) -> list[tuple[object, str, str]]:
    """Label, text before and text after of each field or row that differs."""
    nothing = Told("", "")
    keys = [*after, *(key for key in before if key not in after)]
    pairs = [(before.get(key, nothing), after.get(key, nothing)) for key in keys]
    return [(new.label or old.label, old.text, new.text) for old, new in pairs if old.text != new.text]
