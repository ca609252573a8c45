"""Where a person may go: the places of the room they are in, beside their desks and account."""

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.desks import PLACES, Desk, desks_of
from cmdp.accounts.models import User
from cmdp.accounts.navigation import account
from cmdp.kit.navigation import Navigation, existing

Places = tuple[tuple[str | Promise, str], ...]

ROOMS: dict[Desk, Places] = {
    Desk.APPLICANT: (
        (_("Başvurularım"), "/basvurular/"),
        (_("Sorularım"), "/basvurular/sorularim/"),
        (_("Çağrılar"), "/cagrilar/"),
        (_("Kurumlarım"), "/hesap/kurumlar/"),
    ),
    Desk.EVALUATOR: ((_("Değerlendirmelerim"), "/degerlendirme/"),),
    Desk.AGENCY: (
        (_("İş listesi"), "/masa/"),
        (_("Başvurular"), "/masa/basvurular/"),
        (_("Çağrılar"), "/masa/cagrilar/"),
        (_("Sorular"), "/masa/sorular/"),
        (_("Değerlendirmelerim"), "/degerlendirme/"),
        (_("Yetki belgeleri"), "/masa/yetki-belgeleri/"),
        (_("Kurumlar"), "/masa/kurumlar/"),
        (_("Mektuplar"), "/masa/mektuplar/"),
        (_("Kişiler"), "/masa/kisiler/"),
        (_("Öncelik anahtarı"), "/masa/oncelik-anahtari/"),
    ),
    Desk.MINISTRY: ((_("Dosyalar"), "/bakanlik/"),),
    Desk.ADMINISTRATION: (
        (_("Yönetim"), "/yonetim/"),
        (_("Öncelikler"), "/yonetim/oncelikler/"),
        (_("Öncelik anahtarı"), "/masa/oncelik-anahtari/"),
        (_("Kurallar"), "/yonetim/kurallar/"),
        (_("Projeler"), "/yonetim/projeler/"),
        (_("Takvim"), "/yonetim/takvim/"),
        (_("Kişiler"), "/yonetim/kisiler/"),
        (_("Denetim izi"), "/yonetim/denetim/"),
        (_("Mektuplar"), "/masa/mektuplar/"),
    ),
}


def items(request: HttpRequest) -> Navigation:
    """The room's places for whoever holds its desk; elsewhere what everyone may see."""
    answer = account(request)
    if isinstance(request.user, User) and (desk := room_of(request.path, request.user)):
        return Navigation(items=existing(request, ROOMS[desk]), desks=answer.desks, account=answer.account)
    return answer


def room_of(path: str, user: User) -> Desk | None:
    """The desk a page belongs to, if the person holds it; an evaluating officer stays at the agency's."""
    place, held = path.removeprefix("/en").removeprefix("/"), desks_of(user)
    if place.startswith("hesap/kurumlar/") and Desk.APPLICANT in held:
        return Desk.APPLICANT
    room = next((desk for desk, prefix in PLACES.items() if place.startswith(prefix)), None)
    if room in held:
        return room
    staff = {Desk.EVALUATOR: Desk.AGENCY, Desk.AGENCY: Desk.ADMINISTRATION}.get(room) if room else None
    return staff if staff in held else None
