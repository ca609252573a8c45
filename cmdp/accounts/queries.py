"""Which people, organisations, papers and offers somebody sees; each set is the twin of a policy."""

import datetime as dt
from difflib import SequenceMatcher

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from cmdp.accounts.choices import AGENCY_ROLES, AGENCY_SEATS, Role
from cmdp.accounts.memberships import (
    agencies_of,
    is_administrator,
    is_ministry,
    organisations_of,
)
from cmdp.accounts.models import (
    AuthorityPaper,
    Dispute,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    PartialPaper,
    User,
)
from cmdp.accounts.tokens import hashed
from cmdp.kit.text import search_key

ALIKE, FEW = 0.75, 5


def organisations_visible_to(user: User) -> QuerySet[Organisation]:
    """Exactly the organisations for which ``may_view_organisation`` says yes: mine, my agency's, all for the centre."""
    rows = Organisation.objects.select_related("province__agency")
    if is_administrator(user) or is_ministry(user):
        return rows
    return rows.filter(Q(pk__in=organisations_of(user)) | Q(province__agency__in=agencies_of(user)))


def my_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations in which the person holds a seat."""
    return organisations_visible_to(user).filter(pk__in=organisations_of(user))


def organisations_found(user: User, text: str) -> QuerySet[Organisation]:
    """Visible organisations whose name holds every word of ``text`` (folded), or whose VKN or DETSİS opens with it."""
    rows = organisations_visible_to(user)
    if (number := "".join(text.split())).isdigit():
        return rows.filter(Q(vkn__startswith=number) | Q(detsis__startswith=number))
    for word in search_key(text).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def twins_of(vkn: str, detsis: str, unit_key: str) -> QuerySet[Organisation]:
    """Rows that are the same body: one DETSİS number, or one VKN and unit name where either lacks a DETSİS."""
    same = Q(vkn=vkn, unit_key=unit_key)
    if detsis:
        same = Q(detsis=detsis) | (same & Q(detsis=""))
    return Organisation.objects.filter(same)


def similar_units(vkn: str, unit_key: str) -> list[Organisation]:
    """Units of the same body whose names are nearly this one, the likest first; the very same would be a twin."""
    if not unit_key:
        return []
    others = Organisation.objects.filter(vkn=vkn).exclude(unit_key__in=["", unit_key]).select_related("province")
    liked = sorted(((_likeness(row.unit_key, unit_key), row) for row in others), key=lambda pair: -pair[0])
    return [row for likeness, row in liked if likeness >= ALIKE][:FEW]


def _likeness(one: str, other: str) -> float:
    """1 where one name's words are all in the other, else how much of the letters agree."""
    words, others = set(one.split()), set(other.split())
    if not words or not others:
        return 0.0
    return 1.0 if words <= others or others <= words else SequenceMatcher(None, one, other).ratio()


def body_found(vkn: str, unit: str) -> list[Organisation]:
    """The registered units of a body by its tax number; the one whose DETSİS or name was given first, then the like."""
    rows = list(joinable().filter(vkn=vkn))
    number, key = "".join(unit.split()), search_key(unit)
    return sorted(rows, key=lambda row: row.detsis != (number or None) and _likeness(row.unit_key, key) < ALIKE)


def papers_visible_to(user: User) -> QuerySet[AuthorityPaper]:
    """Exactly the papers for which ``may_view_paper`` says yes: the organisation's owners and its agency's people."""
    seen = Q(organisation__in=organisations_of(user, Role.ORGANISATION_OWNER))
    seen |= Q(organisation__province__agency__in=agencies_of(user))
    return AuthorityPaper.objects.filter(seen).select_related("organisation__province__agency", "speaker", "decided_by")


def papers_waiting_for(user: User) -> QuerySet[AuthorityPaper]:
    """Papers that an agency's people have yet to answer, oldest first."""
    waiting = AuthorityPaper.objects.filter(state=AuthorityPaper.State.PENDING)
    rows = waiting.filter(organisation__province__agency__in=agencies_of(user))
    return rows.select_related("organisation__province", "speaker").order_by("pk")


def partial_papers_of(user: User, organisation: Organisation) -> QuerySet[PartialPaper]:
    """What this person has begun to send for the organisation; whether they may is asked with each act."""
    return PartialPaper.objects.filter(organisation=organisation, person=user).select_related("organisation")


def has_confirmed_speaker(organisation_id: int) -> bool:
    """Whether the agency has confirmed who speaks for the organisation; asked at its first sending."""
    confirmed = AuthorityPaper.State.CONFIRMED
    return AuthorityPaper.objects.filter(organisation=organisation_id, state=confirmed).exists()


def authority_of(organisation_id: int) -> AuthorityPaper | None:
    """The paper by which somebody speaks for an organisation; where none stands, the last one that failed."""
    confirmed = AuthorityPaper.State.CONFIRMED
    papers = AuthorityPaper.objects.filter(organisation=organisation_id)
    return max(papers, key=lambda one: (one.stands, one.stands and one.state == confirmed, one.pk), default=None)


def memberships_visible_to(user: User) -> QuerySet[Membership]:
    """Exactly the seats for which ``may_view_membership`` says yes: my own, those beside me, all for administrators."""
    rows = Membership.objects.select_related("user", "organisation__province", "agency", "granted_by", "ended_by")
    if is_administrator(user):
        return rows
    beside = Q(organisation__in=organisations_of(user)) | Q(agency__in=agencies_of(user))
    led = Q(organisation__province__agency__in=agencies_of(user))
    return rows.filter(Q(user=user) | beside | led)


def active_memberships(user: User) -> QuerySet[Membership]:
    """The seats a person holds now, with where they hold."""
    return memberships_visible_to(user).filter(user=user, ended_at=None)


def people_of_organisation(user: User, organisation: Organisation) -> QuerySet[Membership]:
    """Active seats of an organisation as far as ``user`` sees them, by name of the person."""
    rows = memberships_visible_to(user).filter(organisation=organisation, ended_at=None)
    return rows.order_by("user__full_name", "pk")


def people_of_agencies(user: User) -> QuerySet[Membership]:
    """Active seats of the agencies that ``user`` sits in."""
    rows = memberships_visible_to(user).filter(role__in=sorted(AGENCY_SEATS), agency__in=agencies_of(user))
    return rows.filter(ended_at=None).order_by("agency__nuts2", "user__full_name", "pk")


def people_found(user: User, text: str, role: str = "") -> QuerySet[User]:
    """People whose folded name or address holds every word of ``text``, with their seats; for administrators."""
    if not is_administrator(user):
        return User.objects.none()
    seats = Membership.objects.filter(ended_at=None).select_related("organisation", "agency")
    rows = User.objects.prefetch_related(Prefetch("memberships", seats, to_attr="active_memberships"))
    for word in search_key(text).split():
        rows = rows.filter(search_key__contains=word)
    if role:
        rows = rows.filter(Exists(Membership.objects.filter(user=OuterRef("pk"), role=role, ended_at=None)))
    return rows.order_by("search_key", "pk")


def invitation_of(token: str) -> Invitation | None:
    """The offer that a link speaks of, open or not; ``None`` for a broken link."""
    rows = Invitation.objects.select_related("organisation__province", "agency", "invited_by")
    return rows.filter(token_hash=hashed(token)).first()


def joinable() -> QuerySet[Organisation]:
    """Organisations that one may ask to join: all, for their existence is public."""
    return Organisation.objects.select_related("province")


def invitations_visible_to(user: User) -> QuerySet[Invitation]:
    """Exactly the offers for which ``may_view_invitation`` says yes: made where I may invite."""
    rows = Invitation.objects.select_related("organisation__province", "agency", "invited_by")
    if is_administrator(user):
        return rows
    owned = organisations_of(user, Role.ORGANISATION_OWNER)
    managed = agencies_of(user, Role.AGENCY_MANAGER)
    attended = Q(organisation__province__agency__in=agencies_of(user), role=Role.ORGANISATION_OWNER)
    return rows.filter(Q(organisation__in=owned) | Q(agency__in=managed) | attended)


def pending_invitations(user: User) -> QuerySet[Invitation]:
    """Visible offers that nobody answered or took back, expired ones too: they may be sent again."""
    return invitations_visible_to(user).filter(accepted_at=None, withdrawn_at=None, declined_at=None)


def invitations_addressed_to(user: User) -> QuerySet[Invitation]:
    """Offers made to the person's confirmed addresses, answered or not."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values("email")
    rows = Invitation.objects.select_related("organisation__province", "agency", "invited_by")
    return rows.filter(email__in=addresses)


def unanswered_offers_to(user: User) -> QuerySet[Invitation]:
    """Offers that nobody answered or took back, expired ones too."""
    return invitations_addressed_to(user).filter(accepted_at=None, withdrawn_at=None, declined_at=None)


def offers_to(user: User, *, at: dt.datetime) -> QuerySet[Invitation]:
    """Offers that the person may answer now."""
    return unanswered_offers_to(user).filter(expires_at__gt=at)


def has_newer_offer(invitation: Invitation) -> bool:
    """Whether a later letter took the place of this one."""
    same = {"email": invitation.email, "organisation": invitation.organisation_id, "agency": invitation.agency_id}
    return Invitation.objects.filter(**same, pk__gt=invitation.pk, withdrawn_at=None).exists()


def join_requests_visible_to(user: User) -> QuerySet[JoinRequest]:
    """Exactly the requests for which ``may_view_join_request`` says yes: mine, and those to what I own."""
    rows = JoinRequest.objects.select_related("organisation", "user")
    return rows.filter(Q(user=user) | Q(organisation__in=organisations_of(user, Role.ORGANISATION_OWNER)))


def my_open_join_requests(user: User) -> QuerySet[JoinRequest]:
    """What I asked and nobody has answered."""
    return join_requests_visible_to(user).filter(user=user, state=JoinRequest.State.PENDING)


def open_join_requests(user: User, organisation: Organisation) -> QuerySet[JoinRequest]:
    """Requests to an organisation that wait for its owner's answer."""
    waiting = join_requests_visible_to(user).filter(organisation=organisation, state=JoinRequest.State.PENDING)
    return waiting if organisation.pk in organisations_of(user, Role.ORGANISATION_OWNER) else waiting.none()


def join_requests_to_answer(user: User) -> QuerySet[JoinRequest]:
    """Requests to the organisations that the person owns, as long as nobody answered."""
    waiting = JoinRequest.objects.filter(state=JoinRequest.State.PENDING).select_related("organisation")
    return waiting.filter(organisation__in=organisations_of(user, Role.ORGANISATION_OWNER))


def join_requests_to_escalate(at: dt.datetime) -> list[int]:
    """Requests that no owner answered in the days set for it."""
    asked_before = at - dt.timedelta(days=settings.JOIN_ANSWER_DAYS)
    late = JoinRequest.objects.filter(state=JoinRequest.State.PENDING, asked_at__lte=asked_before)
    return list(late.order_by("pk").values_list("pk", flat=True))


def disputes_visible_to(user: User) -> QuerySet[Dispute]:
    """Exactly the cases for which ``may_view_dispute`` says yes: of what I own and of my agency's provinces, but my own."""
    rows = Dispute.objects.select_related(
        "organisation__province__agency", "raised_by", "owners_words_by", "decided_by"
    )
    owned = Q(organisation__in=organisations_of(user, Role.ORGANISATION_OWNER))
    return rows.filter(owned | Q(organisation__province__agency__in=agencies_of(user))).exclude(raised_by=user.pk)


def disputes_of_desk(user: User) -> QuerySet[Dispute]:
    """The open cases of the person's agencies, the oldest first."""
    attended = disputes_visible_to(user).filter(organisation__province__agency__in=agencies_of(user))
    return attended.filter(state=Dispute.State.OPEN).order_by("opened_at", "pk")


def disputes_to_answer(user: User, organisation: Organisation) -> QuerySet[Dispute]:
    """Open contests of an ownership in which the person may speak as owner."""
    owned = disputes_visible_to(user).filter(organisation__in=organisations_of(user, Role.ORGANISATION_OWNER))
    return owned.filter(organisation=organisation, kind=Dispute.Kind.CONTESTED, state=Dispute.State.OPEN)


def my_disputes(user: User) -> QuerySet[Dispute]:
    """What I claimed, and what was decided; never the other side's words."""
    rows = Dispute.objects.filter(raised_by=user).select_related("organisation").defer("owners_words")
    return rows.order_by("-pk")


def has_open_dispute(user: User, organisation: Organisation) -> bool:
    """Whether a claim of the person to the organisation waits for the agency."""
    return Dispute.objects.filter(raised_by=user, organisation=organisation, state=Dispute.State.OPEN).exists()


def claims_since(user: User, since: dt.datetime) -> int:
    """How many requests to join and contests of an ownership the person has sent after an instant."""
    asked = JoinRequest.objects.filter(user=user, asked_at__gt=since)
    contested = Dispute.objects.filter(raised_by=user, kind=Dispute.Kind.CONTESTED, opened_at__gt=since)
    return asked.count() + contested.count()


def owners_of(organisation_id: int) -> QuerySet[User]:
    """The people who own an organisation now."""
    seat = {"memberships__organisation": organisation_id, "memberships__role": Role.ORGANISATION_OWNER}
    return User.objects.filter(**seat, memberships__ended_at=None, is_active=True).order_by("pk").distinct()


def attending(organisation: Organisation, *, but: User) -> QuerySet[User]:
    """The people of the organisation's agency who may decide its cases: nobody of the same body, nor who raised one."""
    seat = {"agency": organisation.province.agency_id, "role__in": sorted(AGENCY_ROLES), "ended_at": None}
    kin = Membership.objects.filter(organisation__vkn=organisation.vkn, ended_at=None)
    people = User.objects.filter(pk__in=Membership.objects.filter(**seat).values("user"), is_active=True)
    return people.exclude(pk__in=kin.values("user")).exclude(pk=but.pk).order_by("pk")


def others_in_the_seat(membership: Membership) -> bool:
    """Whether somebody else with an open account holds the same role in the same scope."""
    same = {"role": membership.role, "organisation": membership.organisation_id, "agency": membership.agency_id}
    rows = Membership.objects.filter(**same, ended_at=None, user__is_active=True)
    return rows.exclude(user=membership.user_id).exists()


def has_address(user: User, email: str) -> bool:
    """Whether the person has shown that the address is theirs."""
    return EmailAddress.objects.filter(user=user, verified=True, email__iexact=email).exists()
