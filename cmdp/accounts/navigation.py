"""The account's part of the menu: the desks between which one may change, and one's own pages."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.desks import PLACES, chosen_desk, desks_of
from cmdp.accounts.models import User
from cmdp.kit.navigation import Item, Navigation, existing, item, public


def account(request: HttpRequest) -> Navigation:
    """What everyone may see, with the desks and account pages of whoever is signed in."""
    own = of_person(request)
    return replace(public(request), desks=own.desks, account=own.account)


def of_person(request: HttpRequest) -> Navigation:
    """The desks and account pages alone."""
    if not isinstance(request.user, User):
        return Navigation()
    return Navigation(desks=desks(request), account=(item(request, _("Hesabım"), "/hesap/"),))


def desks(request: HttpRequest) -> tuple[Item, ...]:
    """The desks of whoever is signed in, as far as their pages exist; outside of all, the chosen one is marked."""
    if not isinstance(request.user, User):
        return ()
    items = existing(request, [(desk.label, f"/{PLACES[desk]}") for desk in desks_of(request.user)])
    if any(place.current for place in items):
        return items
    chosen = chosen_desk(request.user)
    return tuple(replace(place, current=chosen is not None and place.label == str(chosen.label)) for place in items)
