"""Who reads the files from before this software, who brings them in, and who takes an upload back."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from applications.choices import ImportState
from applications.models import EarlierFile, EarlierImport
from applications.policies.relations import Person
from applications.queries.earlier import in_the_way, to_write
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of, vkns_of
from cmdp.kit.verdict import ALLOW, Verdict, deny


def may_read_earlier(by: Person, file: EarlierFile) -> Verdict:
    """Officers and managers of the agency, of files that are not of a body of theirs.

    Twin of ``queries.earlier.earlier_files``.
    """
    if file.agency_id not in agencies_of(by, *AGENCY_ROLES):
        return deny("stranger", _("Bu dosyayı yalnızca onu yürütmüş olan ajansın personeli okuyabilir."))
    if file.vkn and file.vkn in vkns_of(by):
        return deny("own_file", _("Başvuran kurumun üyesisiniz; kurumunuzun eski dosyası size gösterilmez."))
    return ALLOW


def may_upload(by: Person, agency_id: int) -> Verdict:
    """Officers and managers bring in the files of their own agency. Twin of ``queries.earlier.uploads``."""
    if agency_id in agencies_of(by, *AGENCY_ROLES):
        return ALLOW
    return deny("not_agency", _("Eski dosyaları yalnızca ajansın kendi personeli yükleyebilir."))


def may_read(upload: EarlierImport) -> Verdict:
    """Whether the file is still to be read into lines."""
    if upload.state == ImportState.RECEIVED:
        return ALLOW
    return deny("read", _("Bu dosya zaten okundu."))


def may_write(by: Person, upload: EarlierImport) -> Verdict:
    """Whether the lines may be written as they were shown; once only, and only where some line changes something."""
    if not (verdict := may_upload(by, upload.agency_id)):
        return verdict
    if upload.state == ImportState.WRITING:
        return ALLOW
    if upload.state != ImportState.READY:
        return deny("not_ready", _("Bu yükleme yazılamaz: daha okunmadı ya da işi bitti."))
    if not to_write(upload).exists():
        return deny("nothing", _("Yazılacak satır yok: hiçbir satır bir şey eklemiyor ya da değiştirmiyor."))
    return ALLOW


def may_discard(by: Person, upload: EarlierImport) -> Verdict:
    """Whether the upload may be thrown away; what was written is taken back instead."""
    if not (verdict := may_upload(by, upload.agency_id)):
        return verdict
    if upload.state in {ImportState.RECEIVED, ImportState.READY}:
        return ALLOW
    return deny("begun", _("Bu yüklemeden artık vazgeçilemez; yazılanlar geri alınabilir."))


def may_undo(by: Person, upload: EarlierImport) -> Verdict:
    """Whether all that an upload wrote may be taken back: while nothing was built on any of it."""
    if not (verdict := may_upload(by, upload.agency_id)):
        return verdict
    if upload.state != ImportState.WRITTEN or upload.undone_at:
        return deny("not_written", _("Bu yüklemede geri alınacak bir şey yok."))
    if number := in_the_way(upload):
        sentence = ngettext(
            "Geri alınamaz: yazdığı %(number)s dosya sonra değişti ya da bir başvuruyla karşılaştırıldı.",
            "Geri alınamaz: yazdığı %(number)s dosya sonra değişti ya da bir başvuruyla karşılaştırıldı.",
            number,
        )
        return deny("built_on", sentence % {"number": number})
    return ALLOW
