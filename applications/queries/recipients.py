"""Who hears of a file on the applicant's side."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from applications.models import Proposal
from applications.queries.messages import readers_at_desk, writers_of_applicant
from applications.queries.questions import managers_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership, User
from cmdp.outbox.post import Recipient


def applicants_of(proposal: Proposal) -> list[Recipient]:
    """The owners and the contact person, each address once, each in their own language.

    A contact person who has no account reads Turkish.
    """
    return applicants_of_each([proposal])[proposal.pk]


def applicants_of_each(proposals: Iterable[Proposal]) -> dict[int, list[Recipient]]:
    """The same for many files by their key: two queries."""
    proposals = list(proposals)
    owners = _owners({row.organisation_id for row in proposals})
    addresses = {_address(proposal) for proposal in proposals}
    known = {user.email: user for user in User.objects.filter(email__in=addresses, is_active=True)}
    return {row.pk: _readers(row, owners[row.organisation_id], known) for row in proposals}


def applicants_in_talk(proposal: Proposal) -> list[Recipient]:
    """Who hears of the agency's messages: whom every letter reaches, and the editors who wrote to the agency."""
    told = applicants_of(proposal)
    known = {to.email for to in told}
    return told + [person(user) for user in writers_of_applicant(proposal) if user.email not in known]


def staff_in_talk(proposal: Proposal) -> list[Recipient]:
    """Who hears of the applicant's messages: the file's expert, or every manager where nobody holds it."""
    expert = readers_at_desk(proposal).filter(pk=proposal.expert_id or 0)
    return [person(user) for user in expert] or managers_in_talk(proposal)


def managers_in_talk(proposal: Proposal) -> list[Recipient]:
    """Every manager who may read the file's messages."""
    managers = readers_at_desk(proposal).filter(pk__in=managers_of(proposal.call).values("pk"))
    return [person(user) for user in managers]


def person(user: User) -> Recipient:
    """A person with an account as the reader of a letter."""
    return Recipient(email=user.email, name=user.full_name, language=user.language, user_id=user.pk)


def _owners(organisations: Collection[int]) -> dict[int | None, list[User]]:
    """The owners of each organisation."""
    owning = Membership.objects.filter(role=Role.ORGANISATION_OWNER, organisation__in=organisations)
    found: dict[int | None, list[User]] = defaultdict(list)
    for seat in owning.filter(ended_at=None, user__is_active=True).select_related("user").order_by("user_id"):
        found[seat.organisation_id].append(seat.user)
    return found


def _readers(proposal: Proposal, owners: list[User], known: dict[str, User]) -> list[Recipient]:
    found = {owner.email: person(owner) for owner in owners}
    address = _address(proposal)
    if address and address not in found:
        contact = known.get(address)
        found[address] = (
            person(contact) if contact else Recipient(email=address, name=proposal.contact_name, language="tr")
        )
    return list(found.values())


def _address(proposal: Proposal) -> str:
    return proposal.contact_email.strip().lower()
