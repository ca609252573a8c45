"""Where a person may go: the places of the room they are in, beside their desks and account."""

from dataclasses import replace
from functools import cache

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.policies.audit import may_open_record
from applications.policies.commission import may_keep_commissions
from cmdp.accounts.desks import PLACES, Desk, desks_of
from cmdp.accounts.models import User
from cmdp.accounts.navigation import account, of_person
from cmdp.kit.navigation import Navigation, existing, localized

Places = tuple[tuple[str | Promise, str], ...]

COMMISSIONS: tuple[str | Promise, str] = (_("Komisyonlar"), "/masa/komisyonlar/")
RECORD: tuple[str | Promise, str] = (_("Denetim izi"), "/yonetim/denetim/")
ROOMS: dict[Desk, Places] = {
    Desk.APPLICANT: (
        (_("Başvurularım"), "/basvurular/"),
        (_("Sorularım"), "/basvurular/sorularim/"),
        (_("Çağrılar"), "/cagrilar/"),
        (_("Kurumlarım"), "/hesap/kurumlar/"),
    ),
    Desk.EVALUATOR: (
        (_("Değerlendirmelerim"), "/degerlendirme/"),
        (_("Değerlendirici profilim"), "/degerlendirme/havuz/"),
    ),
    Desk.AGENCY: (
        (_("İş listesi"), "/masa/"),
        (_("Başvurular"), "/masa/basvurular/"),
        (_("Önceki dosyalar"), "/masa/onceki-dosyalar/"),
        (_("Çağrılar"), "/masa/cagrilar/"),
        (_("Beklenen değerlendirmeler"), "/masa/degerlendirmeler/"),
        (_("Mesajlar"), "/masa/mesajlar/"),
        (_("Sorular"), "/masa/sorular/"),
        (_("İtirazlar"), "/masa/itirazlar/"),
        (_("Değerlendirmelerim"), "/degerlendirme/"),
        (_("Değerlendirici havuzu"), "/masa/havuz/"),
        (_("Yetki belgeleri"), "/masa/yetki-belgeleri/"),
        (_("Kurumlar"), "/masa/kurumlar/"),
        (_("Tartışmalı kurumlar"), "/masa/tartismali/"),
        (_("Mektuplar"), "/masa/mektuplar/"),
        (_("Kişiler"), "/masa/kisiler/"),
        (_("Öncelik anahtarı"), "/masa/oncelik-anahtari/"),
    ),
    Desk.COMMISSION: ((_("Toplantılarım"), "/komisyon/"),),
    Desk.MINISTRY: ((_("Dosyalar"), "/bakanlik/"),),
    Desk.ADMINISTRATION: (
        (_("Yönetim"), "/yonetim/"),
        (_("Öncelikler"), "/yonetim/oncelikler/"),
        (_("Öncelik anahtarı"), "/masa/oncelik-anahtari/"),
        (_("Kurallar"), "/yonetim/kurallar/"),
        (_("Projeler"), "/yonetim/projeler/"),
        (_("Takvim"), "/yonetim/takvim/"),
        (_("Güven kökleri"), "/yonetim/guven-kokleri/"),
        (_("Kişiler"), "/yonetim/kisiler/"),
        RECORD,
        (_("Mektuplar"), "/masa/mektuplar/"),
    ),
}


# Places of the agency's desk that the day's work seldom leads to.
NOW_AND_THEN = frozenset(
    {
        "/masa/itirazlar/",
        "/masa/onceki-dosyalar/",
        "/masa/havuz/",
        COMMISSIONS[1],
        "/masa/yetki-belgeleri/",
        "/masa/kurumlar/",
        "/masa/tartismali/",
        "/masa/mektuplar/",
        "/masa/kisiler/",
        "/masa/oncelik-anahtari/",
        RECORD[1],
    }
)
BESIDE = {
    Desk.EVALUATOR: (Desk.AGENCY,),
    Desk.COMMISSION: (Desk.AGENCY,),
    Desk.AGENCY: (Desk.ADMINISTRATION, Desk.COMMISSION),
    Desk.ADMINISTRATION: (Desk.AGENCY,),
}


def items(request: HttpRequest) -> Navigation:
    """The room's places for whoever holds its desk; elsewhere what everyone may see."""
    if isinstance(request.user, User) and (desk := room_of(request.path, request.user)):
        places = existing(request, _places_of(desk, request.user))
        bodies = tuple(seat.organisation for seat in request.user.seats if seat.organisation_id)
        seldom = _seldom(get_language()) if desk == Desk.AGENCY else frozenset()
        return replace(
            of_person(request),
            items=tuple(place for place in places if place.href not in seldom),
            more=tuple(place for place in places if place.href in seldom),
            bodies=bodies if desk == Desk.APPLICANT else (),
        )
    return account(request)


@cache
def _seldom(_language: str | None) -> frozenset[str]:
    return frozenset(localized(path) for path in NOW_AND_THEN)


def _places_of(desk: Desk, user: User) -> Places:
    """The room's places; at the agency's the commissions and the record as well, for whom they are open."""
    if desk != Desk.AGENCY:
        return ROOMS[desk]
    kept = ((COMMISSIONS, may_keep_commissions(user)), (RECORD, may_open_record(user)))
    return (*ROOMS[desk], *(place for place, is_open in kept if is_open))


def room_of(path: str, user: User) -> Desk | None:
    """The desk a page belongs to, if the person holds it, else the one it stands beside: an evaluating officer and a
    manager who reads the record stay at the agency's, a chair who leads a meeting at the commission's.
    """
    place, held = path.removeprefix("/en").removeprefix("/"), desks_of(user)
    if place.startswith("hesap/kurumlar/") and Desk.APPLICANT in held:
        return Desk.APPLICANT
    room = next((desk for desk, prefix in PLACES.items() if place.startswith(prefix)), None)
    if room in held:
        return room
    beside = BESIDE.get(room, ()) if room else ()
    return next((desk for desk in beside if desk in held), None)
