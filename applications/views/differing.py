"""Two sendings of a file side by side, for either side of the counter."""

from typing import Any

from applications.forms.sendings import PairForm
from applications.models import Proposal
from applications.presenters.sendings import changes_between
from applications.queries.sendings import pair_of
from cmdp.kit.requests import Request


def difference_context(request: Request, proposal: Proposal) -> dict[str, Any]:
    """The pair in the address, else the last two, and all that differs between them."""
    sendings = list(proposal.submissions.defer("content").order_by("number"))
    chosen = PairForm(request.GET, sendings=sendings).numbers
    pair = pair_of(proposal, chosen)
    context = {"proposal": proposal, "pair": pair, "many": len(sendings) > 2}  # noqa: PLR2004 - two need no choice
    if pair is None:
        return context
    asked = pair.asked.sections if pair.asked else ()
    shown = {"once": pair.before.number, "sonra": pair.after.number}
    changes = changes_between(pair.before.content, pair.after.content, asked=asked)
    return {**context, "changes": changes, "form": PairForm(shown, sendings=sendings)}
