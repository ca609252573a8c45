"""What may be a double of a file: the list, and one laid beside it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.domain import tracing
from applications.forms.likeness import SAID, LookForm
from applications.models import Proposal
from applications.policies.inside import may_look_at_likeness
from applications.queries.earlier import earlier_files
from applications.queries.inside import inside
from applications.queries.likeness import Other, comparable, key_of, likenesses_of, looks_at, told_of
from applications.queries.published.filters import public
from applications.views.acting import act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request


@require_safe
def file_likenesses(request: Request, public_id: str) -> HttpResponse:
    proposal = get_object_or_404(inside(request.actor).with_relations(), public_id=public_id)
    found = likenesses_of(proposal, request.actor)
    context = {"proposal": proposal, "likenesses": found, "unseen": sum(one.look is None for one in found)}
    return render(request, "applications/officer/likenesses.html", context)


@require_http_methods(["GET", "POST"])
def likeness_look(request: Request, public_id: str, other_id: str) -> HttpResponse:
    proposal = get_object_or_404(comparable(request.actor).with_relations(), public_id=public_id)
    other = _other(request, proposal, other_id)
    look = looks_at(proposal).get(key_of(other))
    form = LookForm(posted(request), initial={"is_double": SAID[look.is_double], "word": look.word} if look else {})
    return act_page(
        request,
        form,
        verdict=may_look_at_likeness(request.actor, proposal),
        act=lambda: tracing.look_at_likeness(proposal.pk, other, **form.cleaned_data, **stamps(request)),
        done=_("Gördüğünüz kaydedildi."),
        back=reverse("applications:file_likenesses", args=[public_id]),
        template="applications/officer/likeness_look.html",
        heading=_("Yan yana"),
        submit=_("Gördüğümü kaydet"),
        proposal=proposal,
        look=look,
        mine=told_of(proposal),
        theirs=told_of(other),
    )


def _other(request: Request, proposal: Proposal, other_id: str) -> Other:
    """Another file that the person may lay beside this one, an earlier one, a supported project; a stranger's is not found."""
    files = comparable(request.actor).select_related("call").exclude(pk=proposal.pk)
    earlier = earlier_files(request.actor).filter(agency=proposal.call.agency_id).select_related("province")
    projects = public().select_related("province").filter(is_demo=proposal.is_demo)
    for kind in (files, earlier, projects):
        if other := kind.filter(public_id=other_id).first():
            return other
    raise Http404
