"""The Ministry's package as a ZIP: the cover letter, a table of its files, the year's papers, the dossier of each file.

It is an official sending: its words are Turkish, whoever asks for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Final
from zipfile import ZipFile

from django.utils import translation

from applications.exports.cover_letter import TURKISH, Letter
from applications.exports.dossiers import GONE, Folder, folder_of, papers_of
from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import write_xlsx
from applications.exports.typeset import typeset
from applications.models import MinistryAct, Opinion, Package, SourceDocument
from applications.queries.packages import acts_in, annexes_of, papers_handed_over, undertakings_handed_over
from applications.queries.printouts import made
from cmdp.kit.formats import format_day_short, format_money
from cmdp.kit.text import upper

COVER: Final = "ust-yazi.pdf"
TABLE: Final = "dosyalar.xlsx"
ANNEXES: Final = "ekler"
UNMADE: Final = "Gönderimin PDF’i henüz hazırlanmamış."
COLUMNS: Final = (
    ("Sıra", Kind.INTEGER),
    ("Başvuru numarası", Kind.TEXT),
    ("Projenin adı", Kind.TEXT),
    ("Kurum", Kind.TEXT),
    ("Tedbir", Kind.TEXT),
    ("Talep edilen destek (TL)", Kind.MONEY),
    ("Önerilen destek (TL)", Kind.MONEY),
    ("Puan", Kind.RATE),
)
Rows = Sequence[tuple[MinistryAct, Opinion | None]]
Tell = Callable[[int, int], object]


def package_zip(package: Package, *, tell: Tell) -> tuple[IO[bytes], list[str]]:
    """Content of the ZIP, and a line for each paper that could not go along. Nothing but a piece is held in memory."""
    rows, out = acts_in(package), TemporaryFile()  # noqa: SIM115 - whoever keeps it closes it
    with translation.override(TURKISH), ZipFile(out, "w") as archive:
        folder = Folder(archive, PurePosixPath(package.file_name).stem, package.forwarded_at)
        annexes = annexes_of(package)
        folder.put(COVER, cover_of(package, rows, annexes))
        folder.put(TABLE, _table(package, rows))
        for place, annex in enumerate(annexes, 1):
            _annex(folder, place, annex)
        for done, (act, _opinion) in enumerate(rows, 1):
            _dossier(folder, act)
            tell(done, len(rows))
        folder.close()
    return out, folder.lacking


def _annex(folder: Folder, place: int, annex: SourceDocument) -> None:
    name = f"{ANNEXES}/{place}-{PurePosixPath(annex.file.name or '').name}"
    try:
        with annex.file.open("rb") as content:
            folder.put(name, content.read())
    except FileNotFoundError:
        folder.lacking.append(f"{name}: {GONE}")


def _dossier(folder: Folder, act: MinistryAct) -> None:
    """The file's own folder; what the agency keeps for itself stays with it."""
    name = folder_of(act.proposal)
    for paper in papers_of(act.proposal, made(), papers_handed_over(), undertakings_handed_over()):
        folder.add(replace(paper, place=f"{name}/{paper.place}"))
    if not made().filter(submission=act.proposal.submissions.latest("number")).exists():
        folder.lacking.append(f"{name}: {UNMADE}")


def _table(package: Package, rows: Rows) -> bytes:
    fields = [Field(name, kind, "", "") for name, kind in COLUMNS]
    notes = [
        ["Bakanlığa iletilen dosyalar"],
        [str(package.call_stage.call)],
        ["Yazının sayısı", package.letter_number],
        ["Yazının tarihi", package.letter_date.isoformat()],
    ]
    out = BytesIO()
    write_xlsx(out, [("Dosyalar", fields, _records(rows))], notes)
    return out.getvalue()


def _records(rows: Rows) -> Iterator[Record]:
    for act, opinion in rows:
        file = act.proposal
        cells = (
            opinion.rank if opinion else None,
            file.reference,
            file.title,
            str(file.organisation),
            file.main_measure.code if file.main_measure else None,
            file.requested_support,
            opinion.amount if opinion else None,
            opinion.score if opinion else None,
        )
        yield {name: cell for (name, _kind), cell in zip(COLUMNS, cells, strict=True)}


def cover_of(package: Package, rows: Rows, annexes: Sequence[SourceDocument]) -> bytes:
    """The letter to the Ministry with its number and date, as a tagged PDF; equal rows give equal bytes."""
    letter = _letter(package, rows, annexes)
    told = {"title": letter.subject, "author": letter.applicant, "description": letter.addressee}
    return typeset("cover_letter", {**told, **asdict(letter)})


def _letter(package: Package, rows: Rows, annexes: Sequence[SourceDocument]) -> Letter:
    call = package.call_stage.call
    asked = sum((act.proposal.requested_support for act, _opinion in rows), Decimal(0))
    recommended = sum((opinion.amount or Decimal(0) for _act, opinion in rows if opinion), Decimal(0))
    with_annexes = ("Dosyaların tablosu", *(annex.title for annex in annexes), f"Başvuru dosyaları ({len(rows)} adet)")
    return Letter(
        applicant=upper(str(call.agency)),
        unit="",
        number=f"Sayı : {package.letter_number}",
        date=f"Tarih : {format_day_short(package.letter_date)}",
        subject=f"Konu : {call.title_tr} – Bakanlığa iletilen projeler",
        addressee="SANAYİ VE TEKNOLOJİ BAKANLIĞINA",
        opening=f"{call.title_tr} kapsamında ajansımızca olumlu görüş verilen {len(rows)} proje ekte sunulmuştur.",
        rows=(
            ("Aşama", str(package.call_stage.stage)),
            ("Dosya sayısı", str(len(rows))),
            ("Talep edilen destek toplamı", format_money(asked)),
            ("Önerilen destek toplamı", format_money(recommended)),
        ),
        declared_title="",
        declared=(),
        request="Gereğini arz ederim.",
        signature="Genel Sekreter",
        contact="",
        annexes_title="Ekler:",
        annexes=tuple(f"{place}. {name}" for place, name in enumerate(with_annexes, 1)),
    )
