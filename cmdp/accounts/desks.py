"""The desks a person may sit at, and where they land after signing in."""

from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import AGENCY_ROLES, MINISTRY_ROLES, Role
from cmdp.accounts.memberships import holds
from cmdp.accounts.models import User


class Desk(models.TextChoices):
    """One room of the system; the value is what ``User.desk`` remembers."""

    APPLICANT = "applicant", _("Başvurular")
    EVALUATOR = "evaluator", _("Değerlendirme")
    AGENCY = "agency", _("Ajans masası")
    COMMISSION = "commission", _("Komisyon")
    MINISTRY = "ministry", _("Bakanlık")
    ADMINISTRATION = "administration", _("Yönetim")


PLACES = {
    Desk.APPLICANT: "basvurular/",
    Desk.EVALUATOR: "degerlendirme/",
    Desk.AGENCY: "masa/",
    Desk.COMMISSION: "komisyon/",
    Desk.MINISTRY: "bakanlik/",
    Desk.ADMINISTRATION: "yonetim/",
}
ROLES: dict[Desk, frozenset[str]] = {
    Desk.AGENCY: frozenset(AGENCY_ROLES),
    Desk.COMMISSION: frozenset({Role.COMMISSION_MEMBER}),
    Desk.EVALUATOR: frozenset({Role.EVALUATOR}),
    Desk.MINISTRY: frozenset(MINISTRY_ROLES),
    Desk.ADMINISTRATION: frozenset({Role.ADMINISTRATOR}),
}


@dataclass(frozen=True, slots=True)
class DeskLink:
    """A desk with its address in the language of the page."""

    desk: Desk
    address: str
    is_chosen: bool


def desks_of(user: User) -> list[Desk]:
    """The desks that a person's seats open; whoever holds no seat yet is an applicant to be."""
    staff = [desk for desk, roles in ROLES.items() if holds(user, *roles)]
    applies = not staff or any(seat.organisation_id for seat in user.seats)
    return [Desk.APPLICANT, *staff] if applies else staff


def chosen_desk(user: User) -> Desk | None:
    """The desk to land at: the remembered one while it is open, the only one, else ``None`` to be asked."""
    desks = desks_of(user)
    if user.desk in desks:
        return Desk(user.desk)
    return desks[0] if len(desks) == 1 else None


def address_of(desk: Desk) -> str:
    """Where a desk stands, in the active language."""
    # The desks belong to apps above this one, so their route names may not be known here.
    return reverse("accounts:home").removesuffix("hesap/") + PLACES[desk]


def landing_address(user: User) -> str:
    """The page after signing in: the desk, or the choice of desks."""
    desk = chosen_desk(user)
    return address_of(desk) if desk else reverse("accounts:home")


def desk_links(user: User) -> list[DeskLink]:
    """The desks of a person for a menu."""
    chosen = chosen_desk(user)
    return [DeskLink(desk, address_of(desk), desk == chosen) for desk in desks_of(user)]
