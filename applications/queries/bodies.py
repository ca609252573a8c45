"""About which bodies somebody is asked who must say whether they are in conflict and may not know who applied."""

from collections.abc import Collection
from typing import Final

from applications.models import Call, Partner, Proposal
from cmdp.accounts.models import Organisation
from cmdp.kit.text import search_key, sort_key

LEAST: Final = 12


def bodies_asked_about(call: Call) -> list[str]:
    """Names of everybody who applied in the call and of their partners, among others where those are few; in order.

    The list is the call's and not the file's, and the same for everybody: two lists laid side by side tell nothing.
    """
    sent = Proposal.objects.filter(call=call, first_sent_at__isnull=False)
    names = {*sent.values_list("organisation__name", flat=True)}
    names |= {*Partner.objects.filter(proposal__in=sent.values("pk")).exclude(name="").values_list("name", flat=True)}
    told = {search_key(name): name for name in sorted(names)}
    if len(told) < LEAST:
        others = Organisation.objects.exclude(name__in=names).order_by("public_id").values_list("name", flat=True)
        told = {**{search_key(name): name for name in others[: LEAST - len(told)]}, **told}
    return sorted(told.values(), key=sort_key)


def is_of_file(proposal: Proposal, names: Collection[str]) -> bool:
    """Whether one of these names is the applicant's or a partner's."""
    sides = {proposal.organisation.name, *proposal.partners.values_list("name", flat=True)}
    return bool({search_key(name) for name in names} & {search_key(name) for name in sides})
