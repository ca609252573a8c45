"""Uploads of projects and their lines, with how many of each kind."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from applications.choices import LineAct
from applications.models import ImportLine, ProjectImport
from cmdp.accounts.models import User
from cmdp.jobs.models import Job
from cmdp.jobs.queries import jobs_of

LATEST = 20


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines of an upload do what."""

    add: int = 0
    correct: int = 0
    same: int = 0
    refused: int = 0

    @property
    def written(self) -> int:
        """How many lines change something."""
        return self.add + self.correct

    @property
    def all(self) -> int:
        """How many lines there are."""
        return self.add + self.correct + self.same + self.refused


def imports() -> QuerySet[ProjectImport]:
    """Every upload, without the file itself."""
    return ProjectImport.objects.defer("content").select_related("received_by")


def latest() -> list[ProjectImport]:
    """The newest uploads."""
    return list(imports().order_by("-pk")[:LATEST])


def counts_of(upload: ProjectImport) -> Counts:
    """How many lines do what; one query."""
    found = upload.lines.order_by().values_list("act").annotate(count=Count("pk"))
    return Counts(**{str(act): count for act, count in found})


def lines(upload: ProjectImport, act: LineAct | None) -> QuerySet[ImportLine]:
    """The lines of one kind, or all, in the order of the file."""
    found = upload.lines.select_related("project").order_by("number")
    return found if act is None else found.filter(act=act)


def job_of(upload: ProjectImport) -> Job | None:
    """The long work that reads or writes it; its owner's."""
    if not upload.job_id:
        return None
    return jobs_of(upload.received_by_id).filter(public_id=upload.job_id).first()


def owner_of(job: Job) -> User:
    """Whoever asked for the work, and in whose name it is done."""
    return User.objects.get(pk=job.owner_id)
