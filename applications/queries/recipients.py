"""Who hears of a file on the applicant's side."""

from applications.models import Proposal
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from cmdp.outbox.post import Recipient


def applicants_of(proposal: Proposal) -> list[Recipient]:
    """The owners and the contact person, each address once, each in their own language.

    A contact person who has no account reads Turkish.
    """
    owners = User.objects.filter(
        memberships__organisation=proposal.organisation_id,
        memberships__role=Role.ORGANISATION_OWNER,
        memberships__ended_at=None,
        is_active=True,
    )
    found = {owner.email: person(owner) for owner in owners}
    address = proposal.contact_email.strip().lower()
    if address and address not in found:
        found[address] = _contact(proposal, address)
    return list(found.values())


def person(user: User) -> Recipient:
    """A person with an account as the reader of a letter."""
    return Recipient(email=user.email, name=user.full_name, language=user.language, user_id=user.pk)


def _contact(proposal: Proposal, address: str) -> Recipient:
    known = User.objects.filter(email=address, is_active=True).first()
    return person(known) if known else Recipient(email=address, name=proposal.contact_name, language="tr")
