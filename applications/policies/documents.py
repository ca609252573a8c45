"""Who may open a paper that lies before them; whether it does is a matter of the query that found it."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.choices import Scan
from applications.models import Document, Undertaking
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_open_paper(document: Document | Undertaking) -> Verdict:
    """Nobody opens a file before it was found clean; without a checker every file is as it was taken."""
    if document.scan == Scan.WAITING:
        return deny("being_checked", _("Bu dosyanın virüs denetimi sürüyor; birkaç dakika sonra yeniden deneyin."))
    if document.scan == Scan.INFECTED:
        return deny("infected", infected(document))
    return ALLOW


def infected(document: Document | Undertaking) -> Promise:
    """What was found in a file, and what its owner can do."""
    sentence = _(
        "“{name}” dosyasında zararlı içerik bulundu ({finding}); dosyayı kimse açamaz. Dosyayı hazırladığınız bilgisayarı "
        "taratın, temiz bir kopyasını yükleyin."
    )
    return format_lazy(sentence, name=document.name, finding=document.finding)
