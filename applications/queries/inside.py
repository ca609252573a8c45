"""What an agency keeps for itself on a file: notes, letters, visits, likenesses. Never the applicant's, never an evaluator's."""

from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from applications.models import FileNote, InsidePaper, NoteMention, Proposal, SiteVisit
from applications.models.proposal import ProposalQuerySet
from applications.queries.conflicts import kept_from
from applications.queries.evaluation import evaluated_by
from applications.queries.proposals import of_agencies
from cmdp.accounts.memberships import Reader, reader_of
from cmdp.accounts.models import User
from cmdp.kit.actors import System
from cmdp.kit.statements import MOST_KEPT, Statement


def inside(user: User | AnonymousUser) -> ProposalQuerySet:
    """Exactly the files for which ``policies.inside.may_read_inside`` says yes."""
    return of_agencies(user).exclude(pk__in=evaluated_by(user).values("pk"))


def inside_papers(user: User | AnonymousUser) -> QuerySet[InsidePaper]:
    """The letters and photographs of those files; twin of the same policy, asked of a paper's file."""
    return InsidePaper.objects.filter(proposal__in=inside(user).values("pk")).select_related("proposal__call")


def notes_hidden_from(user: User | AnonymousUser | System) -> QuerySet[FileNote]:
    """Notes on files that this person evaluates or is kept from: no letter of them is shown among the staff's."""
    files = Q(proposal__in=evaluated_by(user).values("pk")) | Q(proposal__in=kept_from(user).values("pk"))
    return FileNote.objects.filter(files)


def notes_on(proposal: Proposal) -> QuerySet[FileNote]:
    """The notes, the newest first, with whom they are meant for and how they read before; three queries."""
    return proposal.notes.select_related("written_by").prefetch_related("mentions__person", "earlier")


def letters_on(proposal: Proposal) -> QuerySet[InsidePaper]:
    """The letters that came and went, the newest first."""
    return proposal.inside_papers.filter(visit=None).select_related("uploaded_by").order_by("-dated_on", "-pk")


def visits_to(proposal: Proposal) -> QuerySet[SiteVisit]:
    """The visits, the newest first, with their photographs and earlier records; three queries."""
    return proposal.visits.select_related("recorded_by").prefetch_related("photographs", "earlier")


def mentions_unseen_by(user: User) -> QuerySet[NoteMention]:
    """Notes that name the person and that they have not seen, on files whose inside they may read now."""
    rows = NoteMention.objects.filter(person=user, seen_at=None, note__proposal__in=inside(user).values("pk"))
    return rows.select_related("note__proposal", "note__written_by").order_by("-pk")


def lines_of_mentions(user: User, most: int) -> Statement:
    """Of those notes what a page names them by, the newest so many."""
    return _mentions(reader_of(user), most)


@lru_cache(maxsize=MOST_KEPT)
def _mentions(reader: Reader, most: int) -> Statement:
    file, author = "note__proposal", "note__written_by"
    names = (f"{file}__public_id", f"{file}__reference", f"{author}__full_name", f"{author}__email", "note__written_at")
    return Statement(mentions_unseen_by(reader.user).values_list(*names)[:most])
