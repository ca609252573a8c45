"""Signs of a conflict of interest in what is stored: they are shown, and a person judges.

A fixed number of queries for a file, however many people are asked about.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import EvaluatorProfile, Partner, Proposal
from applications.queries.conflicts import vkns_of_sides
from cmdp.accounts.models import Membership, User
from cmdp.kit.text import search_key

# Where an address says nothing of who employs somebody.
PUBLIC_MAIL: Final = frozenset(
    {
        "aol.com",
        "demo.test",  # all made-up people of the demonstration
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "googlemail.com",
        "hotmail.com",
        "hotmail.com.tr",
        "icloud.com",
        "live.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "msn.com",
        "mynet.com",
        "outlook.com",
        "outlook.com.tr",
        "proton.me",
        "protonmail.com",
        "windowslive.com",
        "yaani.com",
        "yahoo.com",
        "yahoo.com.tr",
        "yandex.com",
        "yandex.com.tr",
        "yandex.ru",
    }
)


class Sign(models.TextChoices):
    """What was found; said of the person, never of the file."""

    EMPLOYER = "employer", _("işvereni başvuran ya da bir ortak")
    MEMBER = "member", _("başvuranın ya da bir ortağının üyesiydi")
    COLLEAGUE = "colleague", _("başvuranın bir üyesiyle aynı kurumda bulundu")
    PARTNER = "partner", _("kurumu başvuranla ya da bir ortağıyla daha önce birlikte başvurdu")
    MAIL = "mail", _("e-posta adresi başvuranınkiyle aynı alan adında")
    TIE = "tie", _("başvurana ya da bir ortağına bağını bildirdi")


@dataclass(frozen=True, slots=True)
class Side:
    """The applicant and its partners, as far as they can be recognised; ``members`` by key, also former ones."""

    vkns: frozenset[str]
    names: frozenset[str]
    domains: frozenset[str]
    allies: frozenset[str]
    members: Mapping[int, "Member"]

    def beside(self, person: User) -> "list[Member]":
        """Its other members: nobody says anything of the applicant by having sat there themselves."""
        return [member for key, member in self.members.items() if key != person.pk]


@dataclass(frozen=True, slots=True)
class Member:
    """Where a member's address belongs, and the tax numbers of the other bodies in which they sit or sat."""

    domain: str
    bodies: frozenset[str]


def signs_of(proposal: Proposal, people: Collection[User]) -> dict[int, tuple[Sign, ...]]:
    """For each person (by key) with any: the signs that tie them to the applicant or a partner, in a fixed order."""
    keys = [person.pk for person in people]
    side = _side_of(proposal)
    profiles = {row.user_id: row for row in EvaluatorProfile.objects.filter(user__in=keys).prefetch_related("ties")}
    bodies = _bodies_of(keys)
    found = {person.pk: _signs(person, profiles.get(person.pk), bodies[person.pk], side) for person in people}
    return {key: signs for key, signs in found.items() if signs}


def _side_of(proposal: Proposal) -> Side:
    vkns, partners = frozenset(vkns_of_sides(proposal)), list(proposal.partners.all())
    seats = Membership.objects.filter(organisation__vkn__in=vkns).select_related("user")
    people = {seat.user for seat in seats}
    bodies = _bodies_of([person.pk for person in people])
    addresses = [proposal.contact_email, proposal.organisation.contact_email]
    return Side(
        vkns=vkns,
        names=frozenset(filter(None, (search_key(row) for row in (proposal.organisation.name, *_named(partners))))),
        domains=frozenset(filter(None, map(domain_of, addresses))),
        allies=_allies_of(vkns, proposal),
        members={one.pk: Member(domain_of(one.email), bodies[one.pk] - vkns) for one in people},
    )


def _named(partners: Iterable[Partner]) -> list[str]:
    return [partner.name for partner in partners]


def _bodies_of(people: Collection[int]) -> Mapping[int, frozenset[str]]:
    """The tax numbers of the bodies in which each of these people sits or sat."""
    found: dict[int, frozenset[str]] = defaultdict(frozenset)
    rows = Membership.objects.filter(user__in=people, organisation__isnull=False)
    for user_id, vkn in rows.values_list("user_id", "organisation__vkn"):
        found[user_id] |= {vkn}
    return found


def _allies_of(vkns: frozenset[str], proposal: Proposal) -> frozenset[str]:
    """The tax numbers of bodies that stood beside one of these in another file that was sent to the same agency.

    With whom somebody applies at another agency is that agency's to know until it is published.
    """
    sent = {"proposal__first_sent_at__isnull": False, "proposal__call__agency__calls": proposal.call_id}
    rows = Partner.objects.exclude(vkn="").exclude(proposal=proposal).filter(**sent)
    pairs: dict[int, set[str]] = defaultdict(set)
    touched = rows.filter(models.Q(vkn__in=vkns) | models.Q(proposal__organisation__vkn__in=vkns)).values("proposal")
    for file, vkn, applicant in rows.filter(proposal__in=touched).values_list(
        "proposal_id", "vkn", "proposal__organisation__vkn"
    ):
        pairs[file] |= {vkn, applicant}
    return frozenset().union(*pairs.values()) - vkns


def domain_of(address: str) -> str:
    """The domain of an address, empty where it is one of the public ones."""
    domain = address.strip().lower().rpartition("@")[2]
    return "" if domain in PUBLIC_MAIL else domain


def _is_of(domain: str, others: Collection[str]) -> bool:
    """Whether a domain is one of these, stands under one, or has one under it."""
    return any(domain == one or domain.endswith(f".{one}") or one.endswith(f".{domain}") for one in others)


def _signs(person: User, profile: EvaluatorProfile | None, bodies: frozenset[str], side: Side) -> tuple[Sign, ...]:
    own, others = domain_of(person.email), side.beside(person)
    domains = side.domains.union(filter(None, (member.domain for member in others)))
    numbers = bodies | ({profile.employer_vkn} if profile and profile.employer_vkn else frozenset())
    tests = {
        Sign.EMPLOYER: profile is not None
        and (profile.employer_vkn in side.vkns or profile.employer_key in side.names),
        Sign.MEMBER: bool(bodies & side.vkns),
        Sign.COLLEAGUE: any(bodies & member.bodies for member in others),
        Sign.PARTNER: bool(numbers & side.allies),
        Sign.MAIL: bool(own) and _is_of(own, domains),
        Sign.TIE: profile is not None and _is_tied(profile, side),
    }
    return tuple(sign for sign in Sign if tests[sign])


def _is_tied(profile: EvaluatorProfile, side: Side) -> bool:
    return any(tie.vkn in side.vkns or tie.body_key in side.names for tie in profile.ties.all())
