"""What a member says of a file before it opens, and later: no conflict, a conflict, standing aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.domain import deciding
from applications.forms.conflicts import DeclarationForm, LateConflictForm
from applications.forms.officer import PlainForm
from applications.models import AgendaItem
from applications.policies.commission import may_declare_on
from applications.queries.affinity import signs_of
from applications.queries.commission import items_of_member
from applications.views.acting import accepted, act_page, posted
from cmdp.kit.acting import stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require

BOTH = ["GET", "HEAD", "POST"]


def _item(request: Request, public_id: str) -> AgendaItem:
    return get_object_or_404(items_of_member(request.actor), public_id=public_id)


def _room(item: AgendaItem) -> str:
    return reverse("applications:meeting_room", args=[item.meeting.public_id])


@require_http_methods(BOTH)
def item_declare(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    require(may_declare_on(request.actor, item))
    form = DeclarationForm(posted(request))
    if request.method == "POST" and accepted(request, form, lambda: _declare(request, item, form)):
        has_none = not form.cleaned_data["grounds"]
        told = (
            _("Beyanınız alındı; dosya size açıldı.")
            if has_none
            else _("Çıkar çatışmanız kaydedildi; dosya size kapandı.")
        )
        messages.success(request, told)
        return redirect("applications:item_sheet", public_id) if has_none else redirect(_room(item))
    context = {"item": item, "meeting": item.meeting, "form": form, "signs": _signs(request, item)}
    return render(request, "applications/commission/declare.html", context)


def _signs(request: Request, item: AgendaItem) -> object:
    return signs_of(item.proposal, [request.actor]).get(request.actor.pk, ())


def _declare(request: Request, item: AgendaItem, form: DeclarationForm) -> None:
    grounds, note = form.cleaned_data["grounds"], form.cleaned_data["note"]
    if grounds:
        deciding.declare_conflict(item.pk, grounds=grounds, note=note, **stamps(request))
    else:
        deciding.declare(item.pk, **stamps(request))


@require_http_methods(BOTH)
def item_conflict(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    return act_page(
        request,
        form := LateConflictForm(posted(request)),
        verdict=may_declare_on(request.actor, item),
        act=lambda: deciding.declare_conflict(item.pk, **form.cleaned_data, **stamps(request)),
        done=_("Çıkar çatışmanız kaydedildi; dosya size kapandı."),
        back=_room(item),
        heading=_("Çıkar çatışması bildir"),
        submit=_("Çıkar çatışmamı bildir"),
        kind="danger",
        consequences=[
            _("Dosya size hemen ve her yerde kapanır, oyunuz sayılmaz; tutanağa görüşmeye katılmadığınız yazılır.")
        ],
        proposal=item.proposal,
    )


@require_http_methods(BOTH)
def item_aside(request: Request, public_id: str) -> HttpResponse:
    item = _item(request, public_id)
    return act_page(
        request,
        PlainForm(posted(request)),
        verdict=may_declare_on(request.actor, item),
        act=lambda: deciding.stand_aside(item.pk, **stamps(request)),
        done=_("Bu dosyanın görüşmesinden çekildiniz."),
        back=_room(item),
        heading=_("Bu dosyanın görüşmesinden çekil"),
        submit=_("Görüşmeden çekil"),
        kind="danger",
        consequences=[
            _(
                "Dosya size kapanır ve oy vermezsiniz; dosya görüşülürken salondan ayrılırsınız. Bu geri alınmaz ve tutanağa yazılır."
            )
        ],
        proposal=item.proposal,
    )
