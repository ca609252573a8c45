"""Who may open a paper that lies before them; whether it does is a matter of the query that found it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.choices import Scan
from applications.models import CleanCopy, Document, Undertaking
from cmdp.kit import scanning
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_open_paper(document: Document | Undertaking | CleanCopy) -> Verdict:
    """Nobody opens a file before it was found clean; without a checker every file is as it was taken."""
    return scanning.may_open(document.scan, name=document.name, finding=document.finding)


def may_come_back(document: Document) -> Verdict:
    """A paper that was taken out may be put back while its file is there and nothing harmful was found in it."""
    if document.scan == Scan.INFECTED:
        return deny("infected", infected(document))
    if not document.file.storage.exists(str(document.file.name)):
        return deny("file_gone", _("Bu belgenin dosyası artık saklanmıyor; yeniden yükleyin."))
    return ALLOW


def infected(document: Document | Undertaking) -> Promise:
    """What was found in a file, and what its owner can do."""
    return scanning.infected(document.name, document.finding)
