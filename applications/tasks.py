"""Beat's errands and long work: fetch the time or the row, call the domain."""

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial
from io import BytesIO

from celery import shared_task
from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.choices import ImportState
from applications.domain import (
    books,
    certainty,
    clock,
    copies,
    desk_lists,
    earlier,
    erasing,
    importing,
    meetings,
    mornings,
    packages,
    plans,
    pool,
    printouts,
    purging,
    scanning,
    service,
    undertakings,
    uploads,
)
from applications.exports import desk_files, dossiers, portfolio, scoreboard, status_page
from applications.exports.earlier import earlier_list
from applications.exports.meetings import book_of
from applications.exports.own_data import own_data
from applications.exports.package import package_zip
from applications.exports.sending import sending_as_pdf
from applications.forms.sheets.earlier import read_earlier
from applications.forms.sheets.projects import Tell, read_projects
from applications.models import EarlierImport, Package
from applications.presenters.meetings import sheet_of, sureness_on
from applications.queries.commission import agenda_of, meetings_of_member, sheets_visible_to
from applications.queries.earlier import counts_of
from applications.queries.packages import sendings_in
from applications.queries.printouts import to_make
from applications.queries.published.imports import imports, owner_of
from applications.queries.service import note_clock
from cmdp.accounts.models import User
from cmdp.jobs.models import Job
from cmdp.jobs.runners import Result, register
from cmdp.kit.clamd import Unanswered
from cmdp.kit.scanning import scan_in_turn
from cmdp.kit.sheets import Unreadable

log = logging.getLogger(__name__)


@shared_task(ignore_result=True)
def tick() -> None:
    """Do what time asks for; beat calls it every half minute. First that it came, so that a downtime is known."""
    service.note_round(at=timezone.now())
    clock.tick(at=timezone.now())
    note_clock(timezone.now())
    status_page.write(at=timezone.now())


@shared_task(ignore_result=True)
def purge() -> None:
    """Destroy what was kept for its term; running twice is harmless."""
    purging.purge(at=timezone.now())


@shared_task(ignore_result=True)
def scan_paper(document_id: int) -> None:
    """Have one paper judged; a daemon that does not answer is asked again by beat."""
    try:
        scanning.scan(document_id, at=timezone.now())
    except Unanswered as silence:
        log.warning("the virus checker gave no verdict on document %s: %s", document_id, silence)


@shared_task(ignore_result=True)
def scan_cv(cv_id: int) -> None:
    """Have one curriculum vitae judged; a daemon that does not answer is asked again by beat."""
    try:
        pool.CVS.scan(cv_id, at=timezone.now())
    except Unanswered as silence:
        log.warning("the virus checker gave no verdict on curriculum vitae %s: %s", cv_id, silence)


@shared_task(ignore_result=True)
def scan_meeting_paper(paper_id: int) -> None:
    """Have one signed minutes judged; a daemon that does not answer is asked again by beat."""
    try:
        meetings.MEETING_PAPERS.scan(paper_id, at=timezone.now())
    except Unanswered as silence:
        log.warning("the virus checker gave no verdict on signed minutes %s: %s", paper_id, silence)


@shared_task(ignore_result=True)
def scan_papers() -> None:
    """Have judged what no worker came to."""
    scan_in_turn(scanning.KINDS, at=timezone.now())


@shared_task(ignore_result=True)
def sweep_uploads() -> None:
    """Forget what nobody came back to."""
    uploads.sweep(at=timezone.now())


@shared_task(ignore_result=True)
def write_mornings() -> None:
    """Write the desk's morning letters; running twice is harmless because each is written once."""
    mornings.write_mornings(at=timezone.now())


READ, WRITE = "project_import.read", "project_import.write"


def read_import(import_id: int, *, at: dt.datetime, tell: Tell = lambda _done, _total: None) -> None:
    """Read an uploaded file into lines, or say why it cannot be read; the short ones are read while the person waits."""
    upload = imports().defer(None).get(pk=import_id)
    try:
        sheet = read_projects(bytes(upload.content), upload.file_name, tell)
    except Unreadable as unreadable:
        importing.refuse(import_id, unreadable.sentence, at=at)
    else:
        importing.keep_lines(import_id, sheet.lines, notes=sheet.notes)


@register(READ, _("Proje dosyasını okuma"))
def read_projects_file(job: Job) -> None:
    """Read a long file; done already when a worker before died after it."""
    upload = imports().get(pk=job.arguments["import"])
    if upload.state == ImportState.RECEIVED:
        read_import(upload.pk, at=timezone.now(), tell=job.advance)


@register(WRITE, _("Projeleri yazma"))
def write_projects(job: Job) -> None:
    """Write many lines, all or none; done already when a worker before died after it."""
    upload = imports().get(pk=job.arguments["import"])
    if upload.state == ImportState.WRITING:
        importing.carry_out(upload.pk, by=owner_of(job), at=timezone.now())


EARLIER_READ, EARLIER_WRITE, EARLIER_UNDO = "earlier.read", "earlier.write", "earlier.undo"


def read_earlier_import(import_id: int, *, at: dt.datetime, tell: Callable[[int], object] = lambda _done: None) -> None:
    """Read an uploaded file into lines, batch by batch, or say why it cannot be read."""
    upload, done = EarlierImport.objects.select_related("agency").get(pk=import_id), 0
    try:
        notes, batches = read_earlier(bytes(upload.content), upload.file_name, upload.agency)
        earlier.begin_reading(import_id, notes)
        for batch in batches:
            earlier.keep_batch(import_id, batch)
            done += len(batch)
            tell(done)
    except Unreadable as unreadable:
        earlier.refuse(import_id, unreadable.sentence, at=at)
    else:
        earlier.end_reading(import_id)


def write_earlier_import(import_id: int, *, by: User, at: dt.datetime, tell: Callable[[int], object]) -> None:
    """Write the rows that are still to be written."""
    done = 0
    while written := earlier.write_batch(import_id, by=by, at=at):
        done += written
        tell(done)


@register(EARLIER_READ, _("Önceki dosyaların tablosunu okuma"))
def read_earlier_files(job: Job) -> None:
    """Read a long file; from its beginning where a worker before died over it."""
    upload = EarlierImport.objects.defer("content").get(pk=job.arguments["import"])
    if upload.state == ImportState.RECEIVED:
        read_earlier_import(upload.pk, at=timezone.now(), tell=lambda done: job.advance(done, max(done, 1)))


@register(EARLIER_WRITE, _("Önceki dosyaları yazma"))
def write_earlier_files(job: Job) -> None:
    """Write many rows; where a worker before died, from where it stopped."""
    upload = EarlierImport.objects.defer("content").get(pk=job.arguments["import"])
    counts = counts_of(upload)
    if upload.state == ImportState.WRITING:

        def tell(done: int) -> None:
            job.advance(counts.done + done, counts.written)

        write_earlier_import(upload.pk, by=owner_of(job), at=timezone.now(), tell=tell)


@register(EARLIER_UNDO, _("Önceki dosyaların yüklemesini geri alma"))
def undo_earlier_import(job: Job) -> None:
    """Take an upload back, all of it or nothing; done already when a worker before died after it."""
    upload = EarlierImport.objects.defer("content").get(pk=job.arguments["import"])
    if upload.undone_at is None:
        earlier.undo(upload.pk, by=owner_of(job), at=timezone.now())


@register(desk_lists.EARLIER, _("Önceki dosyaların listesi"))
def write_earlier_list(job: Job) -> Result:
    """Write the list as whoever asked for it sees it now."""
    return Result(*earlier_list(owner_of(job), job.arguments, tell=job.advance))


@register(erasing.OWN_DATA, _("Sizinle ilgili tutulan veriler"))
def write_own_data(job: Job) -> Result:
    """Put together what is held of whoever asked."""
    return Result(*own_data(owner_of(job), at=timezone.now(), tell=job.advance))


@register(plans.SOLVE, _("Değerlendirici dağıtımının hesaplanması"))
def solve_plan(job: Job) -> None:
    """Find the people for a stage of a call; done already when a worker before died after it."""

    def tell(done: int, total: int) -> None:
        job.advance(done, total)
        plans.note_progress(job.arguments["plan"], done, total)

    try:
        plans.compute(job.arguments["plan"], at=timezone.now(), tell=tell)
    except Exception:
        plans.give_up(job.arguments["plan"], at=timezone.now())
        raise


@register(plans.ASK, _("Onaylanan dağıtımdaki değerlendiricilere sorulması"))
def ask_of_plan(job: Job) -> None:
    """Ask everybody of an approved plan; done already when a worker before died after it."""
    try:
        plans.ask_all(job.arguments["plan"], at=timezone.now(), tell=job.advance)
    except Exception:
        plans.stop_asking(job.arguments["plan"], at=timezone.now())
        raise


@register(printouts.MAKE, _("Gönderilen başvurunun PDF’i"))
def make_printouts(job: Job) -> None:
    """Put a sending on paper in every language in which that is still to be done."""
    _put_on_paper(job.arguments["submission"])


def _put_on_paper(submission_id: int) -> None:
    for row in to_make(submission_id):
        content = sending_as_pdf(row.submission, row.language, printouts.code_on(row.submission))
        printouts.keep(row.pk, content, at=timezone.now())


@register(packages.MAKE, _("Bakanlık paketi"))
def make_package(job: Job) -> None:
    """Write what goes to the Ministry, first what of its sendings no worker has put on paper yet; it is written once."""
    package = Package.objects.select_related("call_stage__call__agency", "call_stage__stage").get(
        pk=job.arguments["package"]
    )
    if package.made_at is None:
        for submission_id in sendings_in(package):
            _put_on_paper(submission_id)
        content, lacking = package_zip(package, tell=job.advance)
        with content:
            packages.keep_package(package.pk, File(content), lacking, by=owner_of(job), at=timezone.now())


@register(books.MAKE, _("Komisyon dosyalarının kitabı"))
def make_book(job: Job) -> Result | None:
    """Put the files that are open to a member on paper, in their language; what is closed to them is left out."""
    reader = owner_of(job)
    meeting = meetings_of_member(reader).get(pk=job.arguments["meeting"])
    mine = sheets_visible_to(reader).filter(meeting=meeting)
    readable = set(mine.values_list("pk", flat=True))
    items = list(agenda_of(meeting))
    sheets = [sheet_of(item) for item in items if item.pk in readable]
    content = book_of(meeting, sheets, len(items) - len(sheets), sureness_on(meeting))
    if readable - set(mine.values_list("pk", flat=True)):
        return None  # a file closed to the reader while its book was made: they ask for another
    return Result(f"komisyon-{meeting.public_id}.pdf", BytesIO(content))


@register(copies.MAKE, _("Değerlendiriciler için belge kopyası"))
def make_copy(job: Job) -> None:
    """Make one copy of one paper; done already when a worker before died after it."""
    copies.make(job.arguments["copy"], at=timezone.now())


@register(undertakings.CHECK, _("İmzalı taahhütnamenin denetimi"))
def check_undertaking(job: Job) -> None:
    """Have a virus checker look at an undertaking, then verify its signatures; beat asks again where one was silent."""
    key = job.arguments["undertaking"]
    try:
        undertakings.scan(key, at=timezone.now())
    except Unanswered as silence:
        log.warning("the virus checker gave no verdict on undertaking %s: %s", key, silence)
    undertakings.verify(key, at=timezone.now())


@register(desk_lists.LIST, _("Başvuru listesinin dosyası"))
def write_desk_list(job: Job) -> Result:
    """Write the list as whoever asked for it sees it now; who lost the seat meanwhile gets an empty one."""
    return Result(*desk_files.desk_list(owner_of(job), job.arguments, at=timezone.now(), tell=job.advance))


@register(desk_lists.SCORES, _("Puan tablosunun dosyası"))
def write_scores(job: Job) -> Result:
    """Write the scoreboard as whoever asked for it sees it now."""
    return Result(*scoreboard.scoreboard(owner_of(job), job.arguments, at=timezone.now(), tell=job.advance))


@register(desk_lists.PORTFOLIO, _("Portföyün dosyası"))
def write_portfolio(job: Job) -> Result:
    """Write the portfolio as whoever asked for it sees it now."""
    return Result(*portfolio.portfolio(owner_of(job), job.arguments["form"], at=timezone.now(), tell=job.advance))


@register(certainty.RECKON, _("Sıranın kesinliği hesabı"))
def reckon_ranks(job: Job) -> None:
    """Fit the model to a stage's marks; the same marks are not reckoned twice."""
    certainty.reckon(job.arguments["window"], by=owner_of(job), at=timezone.now())


@register(desk_lists.DOSSIERS, _("Başvuru dosyalarının ZIP'i"))
def write_dossiers(job: Job) -> Result:
    """Write the files as whoever asked for them reads them now; each that goes along is on the record."""
    owner, at = owner_of(job), timezone.now()
    note = partial(desk_lists.note_dossier, by=owner, at=at)
    return Result(*dossiers.dossiers(owner, job.arguments, at=at, tell=job.advance, note=note))
