"""What the organisation's own record says of what its files ask for."""

from applications.choices import SectionKey
from applications.models import Proposal
from applications.queries.sections import COLUMNS
from cmdp.accounts.models import Organisation


def profile_of(organisation: Organisation) -> dict[str, str]:
    """The contact person on the organisation's record, under the names that a file has for it."""
    return {name: getattr(organisation, name) for name in COLUMNS[SectionKey.CONTACT]}


def differences(proposal: Proposal) -> dict[str, tuple[str, str]]:
    """Where a file says something else than the record: what the file says, what the record; blanks say nothing."""
    pairs = {name: (getattr(proposal, name), said) for name, said in profile_of(proposal.organisation).items()}
    return {name: pair for name, pair in pairs.items() if pair[1] and pair[0] != pair[1]}
