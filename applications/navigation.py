"""Where a person may go: by the room of the page and the desks they hold."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import AGENCY_ROLES, MINISTRY_ROLES, ORGANISATION_ROLES, Role
from cmdp.accounts.memberships import holds
from cmdp.accounts.models import User
from cmdp.kit.navigation import Item, Navigation, existing, public

Places = tuple[tuple[str | Promise, str], ...]

APPLICANT: Places = (
    (_("Başvurularım"), "/basvurular/"),
    (_("Çağrılar"), "/cagrilar/"),
    (_("Kurumlarım"), "/hesap/kurumlar/"),
)
EVALUATOR: Places = ((_("Değerlendirmelerim"), "/degerlendirme/"),)
AGENCY: Places = (
    (_("İş listesi"), "/masa/"),
    (_("Başvurular"), "/masa/basvurular/"),
    (_("Çağrılar"), "/masa/cagrilar/"),
    (_("Yetki belgeleri"), "/masa/yetki-belgeleri/"),
    (_("Kurumlar"), "/masa/kurumlar/"),
    (_("Mektuplar"), "/masa/mektuplar/"),
    (_("Kişiler"), "/masa/kisiler/"),
)
MINISTRY: Places = ((_("Dosyalar"), "/bakanlik/"),)
ADMINISTRATOR: Places = (
    (_("Yönetim"), "/yonetim/"),
    (_("Öncelikler"), "/yonetim/oncelikler/"),
    (_("Kurallar"), "/yonetim/kurallar/"),
    (_("Takvim"), "/yonetim/takvim/"),
    (_("Kişiler"), "/yonetim/kisiler/"),
    (_("Denetim izi"), "/yonetim/denetim/"),
    (_("Mektuplar"), "/masa/mektuplar/"),
)
ACCOUNT: Places = ((_("Hesabım"), "/hesap/"),)

# desk → (its name, its first page, the roles that open it, its places)
DESKS: dict[str, tuple[str | Promise, str, frozenset[str], Places]] = {
    "applicant": (_("Başvuran"), "/basvurular/", frozenset(ORGANISATION_ROLES), APPLICANT),
    "evaluator": (_("Değerlendirici"), "/degerlendirme/", frozenset({Role.EVALUATOR}), EVALUATOR),
    "agency": (_("Ajans"), "/masa/", frozenset(AGENCY_ROLES), AGENCY),
    "ministry": (_("Bakanlık"), "/bakanlik/", frozenset(MINISTRY_ROLES), MINISTRY),
    "administrator": (_("Yönetim"), "/yonetim/", frozenset({Role.ADMINISTRATOR}), ADMINISTRATOR),
}
ROOMS = (
    ("/basvurular/", "applicant"),
    ("/hesap/kurumlar/", "applicant"),
    ("/degerlendirme/", "evaluator"),
    ("/masa/", "agency"),
    ("/bakanlik/", "ministry"),
    ("/yonetim/", "administrator"),
)


def items(request: HttpRequest) -> Navigation:
    """The places of the room we are in, the other desks the person holds, the account."""
    user = getattr(request, "user", AnonymousUser())
    if not isinstance(user, User):
        return public(request)
    held = [name for name, (_label, _path, roles, _places) in DESKS.items() if holds(user, *roles)]
    room = _room(request, held)
    places = existing(request, DESKS[room][3]) if room else public(request).items
    desks = existing(request, [(DESKS[name][0], DESKS[name][1]) for name in held])
    return Navigation(
        items=places, desks=desks if len(desks) > 1 else _way_back(room, desks), account=_account(request)
    )


def _room(request: HttpRequest, held: list[str]) -> str:
    path = request.path.removeprefix("/en")
    found = next((desk for prefix, desk in ROOMS if path.startswith(prefix)), "")
    if found == "agency" and "agency" not in held and "administrator" in held:
        return "administrator"
    return found if found in held else ""


def _way_back(room: str, desks: list[Item]) -> list[Item]:
    """On a public page even a single desk is offered, since nothing else leads to it."""
    return [] if room else desks


def _account(request: HttpRequest) -> list[Item]:
    return existing(request, ACCOUNT)
