"""The account's part of the menu: the desks between which one may change, and one's own pages."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.desks import PLACES, desks_of
from cmdp.accounts.models import User
from cmdp.kit.navigation import Item, Navigation, existing, item, public


def account(request: HttpRequest) -> Navigation:
    """What everyone may see, with the desks and account pages of whoever is signed in."""
    answer = public(request)
    if isinstance(request.user, User):
        answer.desks.extend(desks(request))
        answer.account.append(item(request, _("Hesabım"), "/hesap/"))
    return answer


def desks(request: HttpRequest) -> list[Item]:
    """The desks of whoever is signed in, as far as their pages exist."""
    if not isinstance(request.user, User):
        return []
    return existing(request, [(desk.label, f"/{PLACES[desk]}") for desk in desks_of(request.user)])
