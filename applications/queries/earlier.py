"""Files from before this software, by who may read them; the spreadsheets that bring them in, and their rows."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q, QuerySet

from applications.choices import LineAct
from applications.models import EarlierFile, EarlierImport, EarlierLine
from applications.models.earlier import key_of_reference
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of, vkns_of
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.kit.text import search_key
from cmdp.regions.models import Agency, Province

LATEST: Final = 20
MOST_COUNTED: Final = 1000
MOST_WORDS: Final = 12
MOST_EVENTS: Final = 50
LINE_ACTS: Final = (LineAct.ADD, LineAct.CORRECT)


@dataclass(frozen=True, slots=True)
class EarlierFilters:
    """What is asked for; an empty field asks nothing."""

    text: str = ""
    year: int | None = None
    state: str = ""
    province: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines of an upload do what, and how many of those are done."""

    add: int = 0
    correct: int = 0
    same: int = 0
    refused: int = 0
    done: int = 0

    @property
    def written(self) -> int:
        """How many lines change something."""
        return self.add + self.correct

    @property
    def all(self) -> int:
        """How many lines there are."""
        return self.written + self.same + self.refused


def agencies(user: User | AnonymousUser) -> QuerySet[Agency]:
    """Those whose earlier files the person keeps."""
    return Agency.objects.filter(pk__in=agencies_of(user, *AGENCY_ROLES)).order_by("nuts2")


def provinces(user: User | AnonymousUser) -> QuerySet[Province]:
    """The provinces of those agencies."""
    return Province.objects.filter(agency__in=agencies_of(user, *AGENCY_ROLES)).order_by("sort_key")


def earlier_files(user: User | AnonymousUser) -> QuerySet[EarlierFile]:
    """Exactly the files for which ``policies.earlier.may_read_earlier`` says yes."""
    found = EarlierFile.objects.filter(agency__in=agencies_of(user, *AGENCY_ROLES))
    return found.exclude(vkn__in=vkns_of(user))


def matching(user: User, filters: EarlierFilters) -> QuerySet[EarlierFile]:
    """Those that are asked for, the newest year first: each word somewhere, or the whole as a reference in any spelling."""
    plain = {"year": filters.year, "state": filters.state, "applicant_type": filters.type}
    found = earlier_files(user).filter(**{name: value for name, value in plain.items() if value})
    if filters.province:
        found = found.filter(province__search_key=filters.province)
    found = found.filter(_said(filters.text)).select_related("province", "measure")
    return found.order_by("-year", "-pk")


def counted(user: User, filters: EarlierFilters) -> int:
    """How many are asked for, exact to ``MOST_COUNTED``; one more than that says that there are more."""
    return matching(user, filters).order_by()[: MOST_COUNTED + 1].count()


def found_earlier(user: User, text: str) -> int:
    """How many the same words find that a search among the desk's files was made with; none where none was made."""
    return counted(user, EarlierFilters(text=text)) if text else 0


def _said(text: str) -> Q:
    words = Q()
    for word in search_key(text).split()[:MOST_WORDS]:
        words &= Q(search_key__contains=word)
    key = key_of_reference(text)
    return words | Q(reference_key=key) if key else words


def uploads(user: User | AnonymousUser) -> QuerySet[EarlierImport]:
    """The spreadsheets of the person's agencies, without their bytes; twin of ``policies.earlier.may_upload``."""
    found = EarlierImport.objects.filter(agency__in=agencies_of(user, *AGENCY_ROLES))
    return found.defer("content").select_related("agency", "received_by", "undone_by")


def latest(user: User) -> list[EarlierImport]:
    """The newest of them."""
    return list(uploads(user).order_by("-pk")[:LATEST])


def counts_of(upload: EarlierImport) -> Counts:
    """How many lines do what; one query."""
    told = upload.lines.order_by().values("act").annotate(count=Count("pk"), done=Count("written_at"))
    rows = list(told.values_list("act", "count", "done"))
    return Counts(**{str(act): count for act, count, _done in rows}, done=sum(done for _act, _count, done in rows))


def lines(upload: EarlierImport, act: LineAct | None) -> QuerySet[EarlierLine]:
    """The lines of one kind, or all, in the order of the file."""
    found = upload.lines.select_related("file").order_by("number")
    return found if act is None else found.filter(act=act)


def to_write(upload: EarlierImport) -> QuerySet[EarlierLine]:
    """The lines that are still to be written, in their order."""
    return upload.lines.filter(act__in=LINE_ACTS, written_at=None).order_by("number")


def written_lines(upload: EarlierImport) -> QuerySet[EarlierLine]:
    """The lines that were written and whose file is there, with it."""
    found = upload.lines.filter(written_at__isnull=False, file__isnull=False)
    return found.select_related("file__province").order_by("number")


def in_the_way(upload: EarlierImport) -> int:
    """How many of the files that an upload wrote were changed since, or had a word said on them."""
    changed = ~Q(file__version=F("seen") + 1)
    looked = Q(act=LineAct.ADD, file__likeness_looks__isnull=False)
    return written_lines(upload).filter(changed | looked).order_by().values("pk").distinct().count()


def job_of(upload: EarlierImport) -> Job | None:
    """The long work on it."""
    return Job.objects.filter(public_id=upload.job_id).first() if upload.job_id else None


def events_of(file: EarlierFile) -> QuerySet[Event]:
    """The newest of what the record tells of the file."""
    found = Event.objects.filter(object_type=file._meta.label_lower, object_id=file.pk)
    return found.order_by("-pk")[:MOST_EVENTS]
