"""Who may do what with people, organisations, papers and offers, and why not."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import AGENCY_SEATS, ORGANISATION_ROLES, Role
from cmdp.accounts.memberships import (
    Person,
    agencies_of,
    can_edit,
    is_administrator,
    is_ministry,
    organisations_of,
    vkns_of,
)
from cmdp.accounts.models import AuthorityPaper, Dispute, Invitation, JoinRequest, Membership, Organisation, User
from cmdp.accounts.queries import (
    has_address,
    has_confirmed_speaker,
    has_newer_offer,
    has_open_dispute,
    others_in_the_seat,
    owners_of,
)
from cmdp.kit.scanning import may_open
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal
from cmdp.regions.models import Agency

Scope = Organisation | Agency | None

RESEND_PAUSE = dt.timedelta(minutes=1)

LAST_SEATS = {
    Role.ORGANISATION_OWNER: deny(
        "last_owner",
        _("Kurumun tek sahibi çıkarılamaz. Önce sahipliği bir üyeye devredin ya da başka bir sahip davet edin."),
    ),
    Role.ADMINISTRATOR: deny(
        "last_administrator", _("Tek sistem yöneticisi çıkarılamaz. Önce başka bir yönetici davet edin.")
    ),
}


# Organisations ------------------------------------------------------------------------
def may_view_organisation(by: Person, organisation: Organisation) -> Verdict:
    """Its people, its agency's people, the Ministry and administrators."""
    if is_administrator(by) or is_ministry(by) or organisation.pk in organisations_of(by):
        return ALLOW
    return may_attend(by, organisation)


def may_attend(by: Person, organisation: Organisation) -> Verdict:
    """Act for the agency whose region holds the organisation's province."""
    if organisation.province.agency_id in agencies_of(by):
        return ALLOW
    return deny("not_its_agency", _("Bu işlemi yalnızca kurumun ilinden sorumlu ajansın çalışanları yapabilir."))


def may_register_organisation(by: Person) -> Verdict:
    """Anybody with an open account."""
    if isinstance(by, User) and by.is_active:
        return ALLOW
    return deny("no_account", _("Kurum eklemek için oturum açın."))


def may_update_organisation(by: Person, organisation: Organisation) -> Verdict:
    """Addresses and telephones: owners, editors and the agency's people."""
    if can_edit(by, organisation.pk) or may_attend(by, organisation):
        return ALLOW
    return deny("not_editor", _("Kurum bilgilerini yalnızca kurumun sahibi, düzenleyicisi veya ajansı değiştirebilir."))


def may_change_identity(by: Person, organisation: Organisation) -> Verdict:
    """Name, type, province and numbers: the owner until a speaker is confirmed, then only the agency."""
    if may_attend(by, organisation):
        return ALLOW
    if organisation.pk not in organisations_of(by, Role.ORGANISATION_OWNER):
        return deny("not_owner", _("Kurumun kimlik bilgilerini yalnızca kurumun sahibi değiştirebilir."))
    if has_confirmed_speaker(organisation.pk):
        return deny(
            "identity_confirmed",
            _("Yetki belgesi onaylandığı için kimlik bilgileri kilitlidir. Değişiklik için ajansınıza başvurun."),
        )
    return ALLOW


def may_set_approval(by: Person, organisation: Organisation) -> Verdict:
    """Owners say whether their approval is asked before anything is sent."""
    if organisation.pk in organisations_of(by, Role.ORGANISATION_OWNER):
        return ALLOW
    return deny("not_owner", _("Gönderimden önce onay kuralını yalnızca kurumun sahibi değiştirebilir."))


def may_recover_owner(by: Person, organisation: Organisation) -> Verdict:
    """The agency's people, when an organisation lost its owner; none of its own members."""
    return first_refusal(may_attend(by, organisation), _is_no_member(by, organisation))


# Authority papers ---------------------------------------------------------------------
def may_view_paper(by: Person, paper: AuthorityPaper) -> Verdict:
    """The organisation's owners and its agency's people; the paper names a person."""
    if paper.organisation_id in organisations_of(by, Role.ORGANISATION_OWNER):
        return ALLOW
    return may_attend(by, paper.organisation)


def may_open_authority_paper(paper: AuthorityPaper) -> Verdict:
    """Nobody opens a file that a virus checker has yet to judge, or in which it found something."""
    return may_open(paper.scan, name=paper.file_name, finding=paper.finding)


def may_upload_paper(by: Person, organisation: Organisation) -> Verdict:
    """The organisation's owners."""
    if organisation.pk in organisations_of(by, Role.ORGANISATION_OWNER):
        return ALLOW
    return deny("not_owner", _("Yetki belgesini yalnızca kurumun sahibi yükleyebilir."))


def may_decide_paper(by: Person, paper: AuthorityPaper) -> Verdict:
    """The agency's people, once."""
    if paper.state != AuthorityPaper.State.PENDING:
        return deny("paper_decided", _("Bu yetki belgesi daha önce sonuçlandırıldı."))
    return first_refusal(may_attend(by, paper.organisation), _is_no_member(by, paper.organisation))


def may_confirm_paper(by: Person, paper: AuthorityPaper) -> Verdict:
    """Whoever may decide it, once its file can be opened: nobody accepts what nobody could read."""
    return first_refusal(may_decide_paper(by, paper), may_open_authority_paper(paper))


def _is_no_member(by: Person, organisation: Organisation) -> Verdict:
    """Neither of the organisation nor of another unit of the same body."""
    if organisation.vkn in vkns_of(by):
        return deny("own_organisation", _("Bu kurumun üyesisiniz; bu kararı ajansınızdan bir başkası vermeli."))
    return ALLOW


# Seats --------------------------------------------------------------------------------
def may_view_membership(by: Person, membership: Membership) -> Verdict:
    """The holder, those in the same organisation or agency, the organisation's agency, administrators."""
    beside = membership.organisation_id in organisations_of(by) or membership.agency_id in agencies_of(by)
    if is_administrator(by) or membership.user_id == by.pk or beside:
        return ALLOW
    if membership.organisation is not None:
        return may_attend(by, membership.organisation)
    return deny("stranger", _("Bu kaydı görme yetkiniz yok."))


def may_invite(by: Person, role: str, scope: Scope) -> Verdict:
    """Owners fill their organisation, managers their agency, administrators everything."""
    if (misfit := _scope_fits(role, scope)) is not ALLOW:
        return misfit
    if is_administrator(by):
        return ALLOW
    if isinstance(scope, Organisation):
        return _leads(scope.pk in organisations_of(by, Role.ORGANISATION_OWNER))
    if isinstance(scope, Agency):
        return _leads(scope.pk in agencies_of(by, Role.AGENCY_MANAGER))
    return deny("not_administrator", _("Bu görevi yalnızca sistem yöneticisi verebilir."))


def may_end(by: Person, membership: Membership) -> Verdict:
    """Whoever may give the seat may end it, and everybody may leave; the last owner and administrator stay."""
    if membership.ended_at is not None:
        return deny("already_ended", _("Bu görev daha önce sona erdi."))
    if membership.user_id != by.pk and not (verdict := may_invite(by, membership.role, membership.scope)):
        return verdict
    return _leaves_somebody(membership)


def may_change_role(by: Person, membership: Membership, role: str) -> Verdict:
    """Owners give their members other roles, down to their own; ownership is offered, since it must be accepted."""
    if membership.ended_at is not None:
        return deny("already_ended", _("Bu görev daha önce sona erdi."))
    if membership.organisation is None or role not in ORGANISATION_ROLES:
        return deny("role_misfit", _("Bu görev burada verilemez."))
    if not (verdict := may_invite(by, role, membership.organisation)):
        return verdict
    if role == membership.role:
        return deny("same_role", _("Kişi bu görevi zaten yürütüyor; başka bir görev seçin."))
    if role == Role.ORGANISATION_OWNER:
        return deny("ownership_is_offered", _("Sahiplik önerilir: üye öneriyi kabul edince kurumun sahibi olur."))
    return _leaves_somebody(membership)


def may_offer_ownership(by: Person, membership: Membership) -> Verdict:
    """An owner offers it to another member of the organisation, who becomes owner by accepting."""
    if membership.ended_at is not None:
        return deny("already_ended", _("Bu görev daha önce sona erdi."))
    if membership.organisation_id not in organisations_of(by, Role.ORGANISATION_OWNER):
        return deny("not_owner", _("Sahipliği yalnızca kurumun sahibi önerebilir."))
    if membership.role == Role.ORGANISATION_OWNER:
        return deny("already_owner", _("Bu kişi zaten kurumun sahibi."))
    return ALLOW


def _leaves_somebody(membership: Membership) -> Verdict:
    """Whether without this seat somebody else owns the organisation, or runs the system."""
    last = LAST_SEATS.get(Role(membership.role))
    return last if last is not None and not others_in_the_seat(membership) else ALLOW


# Invitations --------------------------------------------------------------------------
def may_view_invitation(by: Person, invitation: Invitation) -> Verdict:
    """Whoever may make such an offer; for owners also the organisation's agency, which recovers lost ones."""
    organisation = invitation.organisation if invitation.role == Role.ORGANISATION_OWNER else None
    if organisation is not None and may_attend(by, organisation):
        return ALLOW
    return may_invite(by, invitation.role, invitation.scope)


def may_withdraw_invitation(by: Person, invitation: Invitation) -> Verdict:
    """Whoever may make such an offer, while it is open."""
    if invitation.accepted_at is not None:
        return deny(
            "already_accepted", _("Bu davet kabul edilmiş; geri çekilemez. Gerekirse kişinin görevini sona erdirin.")
        )
    if invitation.withdrawn_at is not None:
        return deny("already_withdrawn", _("Bu davet daha önce geri çekildi."))
    if invitation.declined_at is not None:
        return deny("already_declined", _("Bu davet kabul edilmedi. Gerekirse kişiyi yeniden davet edin."))
    return may_view_invitation(by, invitation)


def may_resend(by: Person, invitation: Invitation, *, at: dt.datetime) -> Verdict:
    """Whoever may make such an offer, while nobody answered it; an expired one begins anew. Ownership: its giver only."""
    if not (verdict := may_withdraw_invitation(by, invitation)):
        return verdict
    if invitation.hands_over and invitation.invited_by_id != by.pk:
        return deny("not_the_giver", _("Devir önerisini yalnızca onu yapan sahip yenileyebilir."))
    if at < invitation.invited_at + RESEND_PAUSE:
        return deny("sent_just_now", _("Davet mektubu az önce gönderildi; bir dakika sonra yeniden gönderebilirsiniz."))
    return ALLOW


def invitation_is_open(invitation: Invitation, *, at: dt.datetime) -> Verdict:
    """Whether the link still works, whoever holds it."""
    if invitation.accepted_at is not None:
        return deny("invitation_used", _("Bu davet daha önce kullanıldı. Göreviniz hesabınızda görünür."))
    if invitation.declined_at is not None:
        return deny("invitation_declined", _("Bu davet kabul edilmedi. Fikriniz değiştiyse yeni bir davet isteyin."))
    if invitation.withdrawn_at is not None and has_newer_offer(invitation):
        return deny(
            "invitation_renewed", _("Bu davetin yerine yenisi gönderildi. En son gelen mektuptaki bağlantıyı açın.")
        )
    if invitation.withdrawn_at is not None:
        return deny("invitation_withdrawn", _("Bu davet geri çekildi. Sizi davet eden kişiye sorun."))
    if at >= invitation.expires_at:
        return deny("invitation_expired", _("Bu davetin süresi doldu. Sizi davet eden kişiden yeni bir davet isteyin."))
    return ALLOW


def may_accept(by: Person, invitation: Invitation, *, at: dt.datetime) -> Verdict:
    """The person whose confirmed address was invited, while the offer is open and its maker still in office."""
    if not (verdict := invitation_is_open(invitation, at=at)):
        return verdict
    if not _is_in_office(invitation):
        return deny(
            "inviter_left", _("Sizi davet eden kişinin yetkisi sona erdi. Kurumunuzdan yeni bir davet isteyin.")
        )
    if invitation.hands_over and invitation.organisation_id not in organisations_of(by):
        return deny(
            "not_member", _("Sahiplik yalnızca kurumun bir üyesine devredilir; artık bu kurumun üyesi değilsiniz.")
        )
    return _is_addressed_to(by, invitation)


def may_decline(by: Person, invitation: Invitation, *, at: dt.datetime) -> Verdict:
    """The person whose confirmed address was invited, while the offer is open."""
    return first_refusal(invitation_is_open(invitation, at=at), _is_addressed_to(by, invitation))


def _is_in_office(invitation: Invitation) -> bool:
    """Whether the maker may still make such an offer; who hands an ownership over must still have it."""
    giver = invitation.invited_by
    if invitation.hands_over and invitation.organisation_id not in organisations_of(giver, Role.ORGANISATION_OWNER):
        return False
    return bool(may_view_invitation(giver, invitation))


def _is_addressed_to(by: Person, invitation: Invitation) -> Verdict:
    if isinstance(by, User) and has_address(by, invitation.email):
        return ALLOW
    return deny(
        "other_address",
        _("Bu davet başka bir e-posta adresine gönderildi. Davetin geldiği adresle oturum açın veya hesap oluşturun."),
    )


# Asking to join -----------------------------------------------------------------------
def may_ask_to_join(by: Person, organisation: Organisation) -> Verdict:
    """Anybody with an account who is not in yet."""
    if organisation.pk in organisations_of(by):
        return deny("already_member", _("Bu kurumda zaten bir göreviniz var."))
    if isinstance(by, User) and has_open_dispute(by, organisation):
        return DISPUTE_OPEN
    return may_register_organisation(by)


DISPUTE_OPEN = deny("dispute_open", _("Bu kurumla ilgili talebinizi ajans inceliyor; sonucu mektupla bildirilecek."))


def may_view_join_request(by: Person, request: JoinRequest) -> Verdict:
    """Who asked, and the owners who are asked."""
    owned = request.organisation_id in organisations_of(by, Role.ORGANISATION_OWNER)
    if owned or request.user_id == by.pk:
        return ALLOW
    return deny("stranger", _("Bu kaydı görme yetkiniz yok."))


def may_answer_join_request(by: Person, request: JoinRequest) -> Verdict:
    """The organisation's owners, once."""
    if request.state != JoinRequest.State.PENDING:
        return deny("already_answered", _("Bu katılma isteği daha önce yanıtlandı."))
    return _leads(request.organisation_id in organisations_of(by, Role.ORGANISATION_OWNER))


# Disputes -----------------------------------------------------------------------------
OWN_CLAIM = deny("own_claim", _("Bu talep sizin; kararı ajansınızdan bir başkası vermeli."))


def may_contest(by: Person, organisation: Organisation) -> Verdict:
    """Anybody with an account who is no owner, of an organisation that has one."""
    if organisation.pk in organisations_of(by, Role.ORGANISATION_OWNER):
        return deny("already_owner", _("Bu kurumun sahibi sizsiniz."))
    if isinstance(by, User) and has_open_dispute(by, organisation):
        return DISPUTE_OPEN
    if not owners_of(organisation.pk).exists():
        return deny("nobody_to_contest", _("Kuruma katılma isteyin; isteğinizi ajans inceleyecek."))
    return may_register_organisation(by)


def may_view_dispute(by: Person, dispute: Dispute) -> Verdict:
    """The organisation's owners and its agency's people; who raised it reads only what was decided, whoever they are."""
    if dispute.raised_by_id == by.pk:
        return OWN_CLAIM
    if dispute.organisation_id in organisations_of(by, Role.ORGANISATION_OWNER):
        return ALLOW
    return may_attend(by, dispute.organisation)


def may_answer_dispute(by: Person, dispute: Dispute) -> Verdict:
    """The owners say their side of a contested ownership until it is decided."""
    if dispute.state != Dispute.State.OPEN:
        return deny("dispute_decided", _("Bu talep daha önce sonuçlandırıldı."))
    if dispute.kind != Dispute.Kind.CONTESTED:
        return deny("not_contested", _("Bu talep sahipliğe itiraz değil; kişiyi kurumunuza davet edebilirsiniz."))
    return _leads(dispute.organisation_id in organisations_of(by, Role.ORGANISATION_OWNER))


def may_decide_dispute(by: Person, dispute: Dispute) -> Verdict:
    """The agency's people, once; never in a case of one's own or of one's own body."""
    if dispute.state != Dispute.State.OPEN:
        return deny("dispute_decided", _("Bu talep daha önce sonuçlandırıldı."))
    if dispute.raised_by_id == by.pk:
        return OWN_CLAIM
    return first_refusal(may_attend(by, dispute.organisation), _is_no_member(by, dispute.organisation))


# The centre ---------------------------------------------------------------------------
def may_manage_people(by: Person) -> Verdict:
    """Administrators see everybody and every seat."""
    if is_administrator(by):
        return ALLOW
    return deny("not_administrator", _("Bu sayfa yalnızca sistem yöneticileri içindir."))


def may_work_at_agency(by: Person) -> Verdict:
    """An agency's people, of any agency; which rows they see is the queries' part."""
    if agencies_of(by):
        return ALLOW
    return deny("not_agency", _("Bu sayfa yalnızca ajans çalışanları içindir."))


def may_manage_agency_people(by: Person) -> Verdict:
    """Managers fill their agency's seats."""
    if agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_manager", _("Ajans çalışanlarını yalnızca ajans yöneticisi davet edebilir."))


def _leads(is_leader: bool) -> Verdict:  # noqa: FBT001 - the answer to one question
    if is_leader:
        return ALLOW
    return deny("not_leader", _("Bu işlemi yalnızca kurumun sahibi veya ajansın yöneticisi yapabilir."))


def _scope_fits(role: str, scope: Scope) -> Verdict:
    wanted = Organisation if role in ORGANISATION_ROLES else Agency if role in AGENCY_SEATS else type(None)
    if isinstance(scope, wanted):
        return ALLOW
    return deny("role_misfit", _("Bu görev burada verilemez."))
