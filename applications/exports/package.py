"""The Ministry's package as a ZIP: the cover letter, and the fixed annexes that the rule set names.

It is an official sending: its words are Turkish, whoever asks for it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Final
from zipfile import ZipFile

from django.utils import translation

from applications.exports.cover_letter import BLANK, TURKISH, Letter, as_docx, as_pdf
from applications.exports.dossiers import GONE, Folder, folder_of, papers_of
from applications.exports.open_data.fields import Field, Kind, Record
from applications.exports.open_data.writers import write_xlsx
from applications.handed import Annex
from applications.models import Document, MinistryAct, Opinion, Package, Printout, SourceDocument, Undertaking
from applications.queries.packages import acts_in, annexes_of, papers_handed_over, undertakings_handed_over
from applications.queries.printouts import made
from applications.queries.rules import rules_of
from cmdp.kit.formats import format_day_short, format_money
from cmdp.kit.text import upper

COVER: Final = "ust-yazi"
TABLE: Final = "dosyalar.xlsx"
SOURCES: Final = "ekler"
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
        annexes = rules_of(package.call_stage.call.rule_set).values.package_annexes
        sources = annexes_of(package) if Annex.SOURCES in annexes else []
        letter = letter_of(package, rows, annexes, sources)
        folder.put(f"{COVER}.pdf", as_pdf(letter))
        folder.put(f"{COVER}.docx", as_docx(letter))
        if Annex.TABLE in annexes:
            folder.put(TABLE, _table(package, rows))
        for place, source in enumerate(sources, 1):
            _source(folder, place, source)
        for done, (act, _opinion) in enumerate(rows, 1):
            _dossier(folder, act, annexes)
            tell(done, len(rows))
        folder.close()
    return out, folder.lacking


def _source(folder: Folder, place: int, source: SourceDocument) -> None:
    name = f"{SOURCES}/{place}-{PurePosixPath(source.file.name or '').name}"
    try:
        with source.file.open("rb") as content:
            folder.put(name, content.read())
    except FileNotFoundError:
        folder.lacking.append(f"{name}: {GONE}")


def _dossier(folder: Folder, act: MinistryAct, annexes: Collection[Annex]) -> None:
    """Of the file what the rule set names; what the agency keeps for itself stays with it."""
    name = folder_of(act.proposal)
    printed = made() if Annex.SENDINGS in annexes else Printout.objects.none()
    documents = papers_handed_over() if Annex.PAPERS in annexes else Document.objects.none()
    signed = undertakings_handed_over() if Annex.UNDERTAKINGS in annexes else Undertaking.objects.none()
    for paper in papers_of(act.proposal, printed, documents, signed):
        folder.add(replace(paper, place=f"{name}/{paper.place}"))
    lacks = not made().filter(submission=act.proposal.submissions.latest("number")).exists()
    if Annex.SENDINGS in annexes and lacks:
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


def letter_of(package: Package, rows: Rows, annexes: Sequence[Annex], sources: Sequence[SourceDocument]) -> Letter:
    """The letter to the Ministry with its number, its date and its annexes in the order of the rule set."""
    call = package.call_stage.call
    asked = sum((act.proposal.requested_support for act, _opinion in rows), Decimal(0))
    recommended = sum((opinion.amount or Decimal(0) for _act, opinion in rows if opinion), Decimal(0))
    listed = [name for annex in annexes for name in _named(annex, len(rows), sources)]
    return Letter(
        applicant=upper(call.agency.name),
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
        signature=f"{BLANK}\nGenel Sekreter",
        contact="",
        annexes_title="Ekler:",
        annexes=tuple(f"{place}. {name}" for place, name in enumerate(listed, 1)),
    )


def _named(annex: Annex, files: int, sources: Sequence[SourceDocument]) -> list[str]:
    """How the letter calls an annex; the papers of the rule set by their titles."""
    if annex == Annex.SOURCES:
        return [source.title for source in sources]
    name = f"{upper(annex.label[:1])}{annex.label[1:]}"
    return [name if annex == Annex.TABLE else f"{name} – {files} dosya"]
