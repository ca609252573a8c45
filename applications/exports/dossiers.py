"""Files of the agency's list as a ZIP: a folder for each, with its sendings on paper, its papers and their hashes."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from applications.exports.desk_files import Tell, files_asked
from applications.filters.desk import read_desk
from applications.models import Document, Printout, Proposal, Undertaking
from applications.policies.documents import may_open_paper
from applications.policies.inside import may_open_inside
from applications.queries.desk_options import options_of
from applications.queries.inside import inside_papers
from applications.queries.printouts import printouts_visible_to
from applications.queries.proposals import documents_of_desk
from applications.queries.undertakings import undertakings_visible_to
from cmdp.accounts.models import User
from cmdp.kit.verdict import Verdict

PIECE: Final = 1 << 16
AT_ONCE: Final = 50
# Names of files and folders, and what stands in the list of what is lacking; in the language of whoever asked.
FILES, SENDING, PAPERS, SIGNED, INSIDE = _("dosyalar"), _("gonderim"), _("belgeler"), _("taahhutname"), _("ajansta")
LACKING: Final = _("eksikler")
GONE: Final = _("Dosya depoda bulunamadı.")
CHANGED: Final = _("İçeriği, alındığı andaki özetiyle aynı değil.")
Note = Callable[[Proposal], object]


@dataclass(frozen=True, slots=True)
class Paper:
    """One file of a folder: where it goes, where it lies, the hash of what was taken, and why it may not go along."""

    place: str
    file: FieldFile
    sha256: str
    refusal: str = ""


@dataclass
class Folder:
    """One file's folder, written paper by paper: ``sums`` are lines that ``sha256sum --check`` reads."""

    archive: ZipFile
    name: str
    at: dt.datetime
    taken: set[str] = field(default_factory=set)
    sums: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    def add(self, paper: Paper) -> None:
        """Write the paper, or why it is not there."""
        if paper.refusal:
            self.lacking.append(f"{paper.place}: {paper.refusal}")
            return
        try:
            with paper.file.open("rb") as content:
                self._copy(self._free(paper.place), content, paper.sha256)
        except FileNotFoundError:
            self.lacking.append(f"{paper.place}: {GONE}")

    def put(self, place: str, content: bytes) -> None:
        """Write what was made just now."""
        free = self._free(place)
        self.archive.writestr(self._entry(free), content)
        self.sums.append(f"{hashlib.sha256(content).hexdigest()}  {free}")

    def close(self) -> None:
        """Write the hashes, and the list of what is lacking where something is."""
        self._write("SHA256SUMS", self.sums)
        if self.lacking:
            self._write(f"{LACKING}.txt", self.lacking)

    def _copy(self, place: str, content: IO[bytes], known: str) -> None:
        digest = hashlib.sha256()
        with self.archive.open(self._entry(place), "w", force_zip64=True) as out:
            while piece := content.read(PIECE):
                digest.update(piece)
                out.write(piece)
        self.sums.append(f"{digest.hexdigest()}  {place}")
        if digest.hexdigest() != known:
            self.lacking.append(f"{place}: {CHANGED}")

    def _write(self, place: str, lines: list[str]) -> None:
        self.archive.writestr(self._entry(place), "".join(f"{line}\n" for line in lines), ZIP_DEFLATED)

    def _entry(self, place: str) -> ZipInfo:
        """Stored as it is: what is a PDF, an image or a package already is small."""
        return ZipInfo(f"{self.name}/{place}", localtime(self.at).timetuple()[:6])

    def _free(self, place: str) -> str:
        """The place, or the next like it that no other paper has."""
        path, number, free = PurePosixPath(place), 1, place
        while free in self.taken:
            number += 1
            free = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
        self.taken.add(free)
        return free


def dossiers(
    user: User, arguments: Mapping[str, Any], *, at: dt.datetime, tell: Tell, note: Note
) -> tuple[str, IO[bytes]]:
    """Name and content of the ZIP: every file that is asked for and that the person still reads; ``note`` hears of each.

    Nothing is held in memory but the piece that is being copied.
    """
    rows = files_asked(user, read_desk(QueryDict(arguments["query"]), options_of(user)), arguments)
    total, out = rows.count(), TemporaryFile()  # noqa: SIM115 - whoever keeps it closes it
    with ZipFile(out, "w") as archive:
        for done, proposal in enumerate(rows.iterator(chunk_size=AT_ONCE), 1):
            folder = Folder(archive, folder_of(proposal), at)
            for paper in _papers(user, proposal):
                folder.add(paper)
            folder.close()
            note(proposal)
            tell(done, total)
    return f"{FILES}-{at:%Y%m%d}.zip", out


def folder_of(proposal: Proposal) -> str:
    """The folder's name: the reference, or the public id of a draft that has none yet."""
    return (proposal.reference or proposal.public_id).replace("/", "-")


def _papers(user: User, proposal: Proposal) -> Iterator[Paper]:
    """What belongs to a file: each sending as PDF, the papers that the agency reads, what was signed, and what the agency
    keeps for itself; four queries.
    """
    printed, signed = printouts_visible_to(user), undertakings_visible_to(user)
    yield from papers_of(proposal, printed, documents_of_desk(user), signed)
    for inside in inside_papers(user).filter(proposal=proposal).order_by("pk"):
        yield Paper(f"{INSIDE}/{inside.name}", inside.file, inside.sha256, _refusal(may_open_inside(inside)))


def papers_of(
    proposal: Proposal, printed: QuerySet[Printout], documents: QuerySet[Document], signed: QuerySet[Undertaking]
) -> Iterator[Paper]:
    """Of these rows, the file's: each sending as PDF, its papers, what was signed; three queries."""
    sendings = printed.filter(submission__proposal=proposal).select_related("submission")
    for row in sendings.order_by("submission__number", "language"):
        number = row.submission.number
        yield Paper(f"{SENDING}-{number}-{row.language}.pdf", row.file, row.sha256)
    papers = documents.filter(proposal=proposal).select_related("slot")
    for document in papers.order_by("slot__order", "pk"):
        place = f"{PAPERS}/{document.slot.key}/{document.name}"
        yield Paper(place, document.file, document.sha256, _refusal(may_open_paper(document)))
    for undertaking in signed.filter(proposal=proposal).select_related("rule").order_by("pk"):
        place = f"{SIGNED}/{undertaking.name}"
        yield Paper(place, undertaking.file, undertaking.sha256, _refusal(may_open_paper(undertaking)))


def _refusal(verdict: Verdict) -> str:
    return "" if verdict else str(verdict.reason)
