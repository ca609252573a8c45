"""What may tell of the same project as a file: other files of the person's desk, earlier ones, and supported projects.

Another agency's files are never among them, nor drafts: what another agency supported is public, and stands among the
projects. A fixed number of queries, and at most ``MOST`` of each kind, whatever the desk holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from applications.found import LikenessSign, TraceKind
from applications.models import EarlierFile, EarlierTrace, LikenessLook, Proposal, PublishedProject, Trace
from applications.models.proposal import ProposalQuerySet
from applications.queries.earlier import earlier_files
from applications.queries.inside import inside
from applications.queries.published.doubles import are_alike
from applications.queries.published.filters import public
from cmdp.accounts.models import User
from cmdp.kit.text import search_key

MOST: Final = 20
# Of all projects of a province, so many of the newest are looked at.
MOST_PROJECTS: Final = 2000
# The share of a title's or a summary's traces that another must have too.
LIKE_TITLE, LIKE_SUMMARY = 0.6, 0.3
# One run of three words alone is a turn of speech.
LEAST_OF_SUMMARY: Final = 2


Signs = tuple[LikenessSign, ...]
Other = Proposal | EarlierFile | PublishedProject
Found = tuple[Other, Signs]


# By which column a look names the other.
COLUMNS: Final[Mapping[type, str]] = {Proposal: "other", EarlierFile: "earlier", PublishedProject: "project"}


@dataclass(frozen=True, slots=True)
class Told:
    """What is laid side by side of a file or a project; lira, ``None`` where nobody knows."""

    title: str
    summary: str
    place: str
    applicant: str
    support: Decimal | None
    year: int


@dataclass(frozen=True, slots=True)
class Alike:
    """One file, earlier file or project that may be a double: which, why, and the last word on it."""

    public_id: str
    other: Other
    signs: tuple[LikenessSign, ...]
    look: LikenessLook | None


def likenesses_of(proposal: Proposal, user: User) -> list[Alike]:
    """All that the person may see beside the file: files first, each kind by how much speaks for it."""
    looks, mine = looks_at(proposal), _traces(proposal)
    found: list[Found] = [*_files(proposal, user, mine), *_earlier(proposal, user, mine), *_projects(proposal)]
    return [Alike(other.public_id, other, signs, looks.get(key_of(other))) for other, signs in found]


def looks_at(proposal: Proposal) -> Mapping[tuple[str, int], LikenessLook]:
    """The last word on each other, by what ``key_of`` says of it."""
    rows = LikenessLook.objects.filter(proposal=proposal).select_related("looked_by").order_by("pk")
    return {_of_which(row): row for row in rows}


def key_of(other: Other) -> tuple[str, int]:
    """By which column of a look it is named, and its key."""
    return COLUMNS[type(other)], other.pk


def _of_which(look: LikenessLook) -> tuple[str, int]:
    keys = ((name, getattr(look, f"{name}_id")) for name in COLUMNS.values())
    return next((name, key) for name, key in keys if key)


def comparable(user: User) -> ProposalQuerySet:
    """Files that the person may lay beside another: sent ones, as their agency reads them."""
    return inside(user).filter(submissions__isnull=False).distinct()


def _traces(proposal: Proposal) -> dict[int, str]:
    """What the file is found by: the number → of what it is."""
    return dict(Trace.objects.filter(proposal=proposal).order_by().values_list("value", "kind"))


def _files(proposal: Proposal, user: User, mine: Mapping[int, str]) -> list[tuple[Proposal, Signs]]:
    shared = Trace.objects.filter(value__in=list(mine), proposal__in=inside(user).values("pk"))
    signs = dict(_sharing(shared.exclude(proposal=proposal), "proposal", mine))
    body = inside(user).filter(organisation__vkn=proposal.organisation.vkn, first_sent_at__isnull=False)
    for key in body.exclude(pk=proposal.pk).order_by("-pk").values_list("pk", flat=True)[:MOST]:
        signs.setdefault(key, []).append(LikenessSign.BODY)
    rows = Proposal.objects.select_related("organisation", "call", "province").in_bulk(list(signs))
    return [(rows[key], tuple(found)) for key, found in signs.items()]


def _earlier(proposal: Proposal, user: User, mine: Mapping[int, str]) -> list[tuple[EarlierFile, Signs]]:
    """Files that the agency of the call handled before this software; of a body by its tax number, where it is known."""
    readable = earlier_files(user).filter(agency=proposal.call.agency_id)
    shared = EarlierTrace.objects.filter(value__in=list(mine), file__in=readable.values("pk"))
    signs = dict(_sharing(shared, "file", mine))
    for key in _of_body(readable, proposal.organisation.vkn):
        signs.setdefault(key, []).append(LikenessSign.BODY)
    rows = EarlierFile.objects.select_related("province").in_bulk(list(signs))
    return [(rows[key], tuple(found)) for key, found in signs.items()]


def _of_body(files: QuerySet[EarlierFile], vkn: str) -> Iterable[int]:
    return files.filter(vkn=vkn).order_by("-year", "-pk").values_list("pk", flat=True)[:MOST] if vkn else ()


def _sharing(shared: QuerySet[Any], owner: str, mine: Mapping[int, str]) -> list[tuple[int, list[LikenessSign]]]:
    """The owners that share enough traces, those on the same spot first; found by an index on what is shared."""
    if not mine:
        return []
    kinds = list(mine.values())
    title = max(1, round(kinds.count(TraceKind.TITLE) * LIKE_TITLE))
    summary = max(LEAST_OF_SUMMARY, round(kinds.count(TraceKind.SUMMARY) * LIKE_SUMMARY))
    least = {LikenessSign.PLACE: 1, LikenessSign.SUMMARY: summary, LikenessSign.TITLE: title}
    counts = {str(sign): Count("pk", filter=Q(kind=sign)) for sign in least}
    enough = reduce(or_, (Q(**{f"{sign}__gte": number}) for sign, number in least.items()))
    rows = shared.order_by().values(owner).annotate(**counts).filter(enough)
    rows = rows.order_by(*(f"-{sign}" for sign in least), f"-{owner}").values_list(owner, *counts)[:MOST]
    found: Iterable[Any] = rows
    return [(key, _signs(numbers, least)) for key, *numbers in found]


def _signs(numbers: list[int], least: Mapping[LikenessSign, int]) -> list[LikenessSign]:
    return [sign for number, (sign, enough) in zip(numbers, least.items(), strict=True) if number >= enough]


def _projects(proposal: Proposal) -> list[tuple[PublishedProject, Signs]]:
    """Supported projects of the province with much the same name, or of the same body; never this file's own."""
    near = public().filter(province=proposal.province_id, is_demo=proposal.is_demo).exclude(proposal=proposal.pk)
    words, body = frozenset(search_key(proposal.title).split()), search_key(str(proposal.organisation))
    signs: dict[int, Signs] = {}
    rows = near.order_by("-year", "-pk").values_list("pk", "title_tr", "beneficiary")[:MOST_PROJECTS]
    for key, title, beneficiary in rows:
        same = search_key(beneficiary) == body
        alike = are_alike(words, frozenset(search_key(title).split()))
        if alike or same:
            signs[key] = ((LikenessSign.TITLE,) if alike else ()) + ((LikenessSign.BODY,) if same else ())
    first = sorted(signs, key=lambda key: -len(signs[key]))[:MOST]
    found = PublishedProject.objects.select_related("province").in_bulk(first)
    return [(found[key], signs[key]) for key in first]


def told_of(other: Other) -> Told:
    """What is laid side by side: of a file its last sending, never what its applicant writes meanwhile; one query."""
    if isinstance(other, PublishedProject):
        place = ", ".join(part for part in (other.province.name, other.district) if part)
        return Told(other.title, other.note_tr, place, other.beneficiary, other.support, other.year)
    if isinstance(other, EarlierFile):
        place = ", ".join(part for part in (other.province.name, other.district, other.site) if part)
        support = other.approved if other.approved is not None else other.asked
        return Told(other.title, other.summary, place, other.applicant, support, other.year)
    content = other.submissions.order_by("-number").values_list("content", flat=True)[0]
    place = ", ".join(part for part in content["place"].values() if part)
    applicant = " – ".join(part for part in (content["applicant"]["name"], content["applicant"]["unit_name"]) if part)
    project, support = content["project"], Decimal(content["funding"]["requested_support"])
    return Told(project["title"], project["summary"], place, applicant, support, other.call.programme_year)
