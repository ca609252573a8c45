"""Who keeps a commission, who attends its meetings, and which files are open to a member."""

from django.utils.translation import gettext_lazy as _

from applications.choices import LIVE_ASSIGNMENTS
from applications.models import AgendaItem, Commission, Meeting, Proposal
from applications.models.meeting import MeetingState
from applications.policies.relations import CONFLICT, Person, has_conflict
from applications.queries.commission import seatable, seats_in
from applications.queries.conflicts import vkns_of_sides
from cmdp.accounts.choices import AGENCY_SEATS, Role
from cmdp.accounts.memberships import agencies_of, vkns_of
from cmdp.accounts.models import User
from cmdp.kit.verdict import ALLOW, Verdict, deny

OWN_BODY = deny(
    "own_file",
    _("Başvuran kurumun ya da bir ortağının üyesisiniz; bu dosyanın görüşmesine katılamazsınız."),
)
MARKED = deny(
    "evaluates_here",
    _("Bu dosyayı siz değerlendirdiniz; komisyonda görüşülürken salondan ayrılırsınız."),
)
NOT_INVITED = deny("stranger", _("Bu toplantıya çağrılmadınız."))


def may_keep_commissions(by: Person) -> Verdict:
    """Keep an agency's commissions: its managers."""
    if agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Komisyonu yalnızca ajans yöneticisi kurar ve değiştirir."))


def may_keep(by: Person, commission: Commission) -> Verdict:
    """Say who sits in it and by which rules it decides; twin of ``queries.commission.commissions_of``."""
    if commission.agency_id in agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Komisyonu yalnızca ajansın yöneticisi kurar ve değiştirir."))


def may_seat(by: Person, commission: Commission, person: User, *, is_chair: bool) -> Verdict:
    """Give somebody a seat: of the agency, or invited by it; once, and one chair at a time."""
    if not (keeps := may_keep(by, commission)):
        return keeps
    if not seatable(commission.agency_id).filter(pk=person.pk).exists():
        return deny(
            "no_role",
            _("Bu kişinin ajansta bir görevi yok; önce Kişiler sayfasından “Komisyon üyesi” göreviyle davet edin."),
        )
    seats = list(seats_in(commission))
    if any(seat.person_id == person.pk for seat in seats):
        return deny("seated", _("Bu kişi komisyonda zaten var."))
    if is_chair and any(seat.is_chair for seat in seats):
        return deny("two_chairs", _("Komisyonun bir başkanı var; önce onun üyeliğini bitirin."))
    return ALLOW


def may_attend(by: Person, meeting: Meeting) -> Verdict:
    """Know of a meeting as its member; twin of ``queries.commission.meetings_of_member``."""
    if meeting.state == MeetingState.CANCELLED or not isinstance(by, User):
        return NOT_INVITED
    if meeting.commission.agency_id not in agencies_of(by, *AGENCY_SEATS):
        return NOT_INVITED
    return ALLOW if meeting.attendances.filter(person=by.pk).exists() else NOT_INVITED


def is_closed_to(by: Person, proposal: Proposal) -> Verdict:
    """Whether a file is open to a member, as a verdict; twin of ``queries.commission.closed_to_member``."""
    if has_conflict(by, proposal):
        return CONFLICT
    numbers = vkns_of(by)
    if numbers and numbers & vkns_of_sides(proposal):
        return OWN_BODY
    if proposal.assignments.filter(evaluator=by.pk or 0, state__in=LIVE_ASSIGNMENTS).exists():
        return MARKED
    return ALLOW


def may_declare_on(by: Person, item: AgendaItem) -> Verdict:
    """Say of a file on the agenda whether there is a conflict, before it opens and whenever one comes to light."""
    if not (invited := may_attend(by, item.meeting)):
        return invited
    if not (is_open := is_closed_to(by, item.proposal)):
        return is_open
    if item.meeting.state not in {MeetingState.PLANNED, MeetingState.OPEN}:
        return deny("meeting_over", _("Toplantı bitti; artık beyan alınmaz."))
    return ALLOW


def may_read_sheet(by: Person, item: AgendaItem) -> Verdict:
    """Read what there is of a file; twin of ``queries.commission.sheets_visible_to``."""
    if not (invited := may_attend(by, item.meeting)):
        return invited
    if not (is_open := is_closed_to(by, item.proposal)):
        return is_open
    declared = item.declarations.filter(person=by.pk).first()
    if declared is None:
        return deny("not_declared", _("Önce bu dosya için beyanınızı verin; dosya ondan sonra açılır."))
    if declared.stands_aside:
        return deny("stands_aside", _("Bu dosyanın görüşmesinden çekildiniz; dosya size kapalı."))
    return ALLOW


def may_enter(by: Person) -> Verdict:
    """Come to the commission's desk: its members, and agency staff, who may sit in it as well."""
    if agencies_of(by, *AGENCY_SEATS):
        return ALLOW
    return deny("not_member", _("Bu sayfayı yalnızca komisyon üyeleri açabilir."))
