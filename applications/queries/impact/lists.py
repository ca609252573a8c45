"""The rows behind the numbers: what refers to a measure, kind by kind."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from applications.models import Call, ImportLine, Proposal, PublishedProject, Submission
from applications.queries.calls import with_windows
from applications.queries.impact.references import Kind, Mention
from applications.queries.published.shipped import MAPPING, rows_of
from cmdp.kit.pages import SIZE, Page, keyset_page
from priorities.models import Edition, Erratum


def keys_of(mentions: Iterable[Mention], kind: Kind) -> set[int]:
    """The keys of the different things of one kind."""
    return {mention.key for mention in mentions if mention.kind == kind}


def page_of(mentions: Iterable[Mention], kind: Kind, *, after: str = "", size: int = SIZE) -> Page:
    """One page of the rows of one kind, the newest first; the lines of the shipped file are few and stand on one."""
    keys = keys_of(mentions, kind)
    if kind == Kind.CLASSES:
        return Page([row for line, row in enumerate(rows_of(MAPPING)) if line in keys])
    return keyset_page(rows(kind).filter(pk__in=keys), order=["-pk"], after=after, size=size)


def rows(kind: Kind) -> QuerySet[Any]:
    """All rows of a kind with what a line of the list names."""
    found: dict[Kind, QuerySet[Any]] = {
        Kind.FROZEN: Submission.objects.defer("content").select_related("proposal__organisation", "proposal__call"),
        Kind.CALLS: with_windows(Call.objects.all()),
        Kind.PROJECTS: PublishedProject.objects.select_related("province", "measure__edition"),
        Kind.IMPORTS: ImportLine.objects.select_related("upload"),
        Kind.ERRATA: Erratum.objects.select_related("edition"),
        Kind.EDITIONS: Edition.objects.all(),
    }
    files = Proposal.objects.select_related("organisation", "call", "main_measure__edition")
    return found.get(kind, files)


def objects_of(mentions: Iterable[Mention]) -> dict[Kind, dict[int, Any]]:
    """Everything that the mentions name, by kind and key; a query for each kind."""
    mentions = tuple(mentions)
    found: dict[Kind, dict[int, Any]] = {}
    for kind in Kind:
        keys = keys_of(mentions, kind)
        if kind == Kind.CLASSES:
            found[kind] = {line: row for line, row in enumerate(rows_of(MAPPING)) if line in keys}
        else:
            found[kind] = rows(kind).in_bulk(keys)
    return found
