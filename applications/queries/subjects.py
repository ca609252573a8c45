"""By which names letters and the record point at our rows: neither has keys into other apps."""

from typing import Any, Final

from django.db.models import QuerySet

from applications.models import (
    AgendaItem,
    Assignment,
    Document,
    FileMessage,
    FileNote,
    InsidePaper,
    Proposal,
    Undertaking,
)
from cmdp.outbox.models import Letter

ASSIGNMENT: Final = Assignment._meta.label_lower
FILE: Final = Proposal._meta.label_lower
MESSAGE: Final = FileMessage._meta.label_lower
NOTE: Final = FileNote._meta.label_lower
LETTER: Final = Letter._meta.label_lower
# A file, its papers and its place on an agenda: who acts on one of them works on the file.
PAPERS: Final = {model._meta.label_lower: model for model in (Document, Undertaking, InsidePaper, AgendaItem)}
FILES_AND_PAPERS: Final = (FILE, *PAPERS)

# What the evaluators settle among themselves once all have sent.
OF_DISCUSSION: Final = (
    "proposal.discuss",
    *(f"proposal.{act}_consensus" for act in ("begin", "propose", "answer", "close")),
)
# What was taken away of a file is for the record, not for the story of the file.
TAKEN: Final = frozenset(
    f"proposal.fetch_{paper}" for paper in ("sending", "letter", "undertaking", "budget", "dossier", "objection")
)


def keys_within(object_type: str, files: QuerySet[Proposal]) -> QuerySet[Any]:
    """Keys of the rows of one of ``FILES_AND_PAPERS`` that are, or belong to, these files."""
    if object_type == FILE:
        return files.values("pk")
    return PAPERS[object_type]._base_manager.filter(proposal__in=files.values("pk")).values("pk")
