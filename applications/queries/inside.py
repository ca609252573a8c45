"""What an agency keeps for itself on a file: notes, letters, visits, likenesses. Never the applicant's, never an evaluator's."""

from django.contrib.auth.models import AnonymousUser

from applications.models.proposal import ProposalQuerySet
from applications.queries.evaluation import evaluated_by
from applications.queries.proposals import of_agencies
from cmdp.accounts.models import User


def inside(user: User | AnonymousUser) -> ProposalQuerySet:
    """Exactly the files for which ``policies.inside.may_read_inside`` says yes."""
    return of_agencies(user).exclude(pk__in=evaluated_by(user).values("pk"))
