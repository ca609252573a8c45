"""Files as they arrive: what they really are, whether we take them, and by which name we keep them.

Nothing is ever unpacked or opened by an office program here; a file is judged by its first bytes and, where it is a
package, by the list of its members.
"""

import hashlib
import mimetypes
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import filetype
from django.core.files import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cmdp.kit.formats import format_size
from cmdp.kit.pdf import look_into
from cmdp.kit.text import clean_line, lower
from cmdp.kit.verdict import ALLOW, Refused, Verdict, deny, first_refusal

HEAD = 8192
LONGEST_NAME = 120
MOST_BYTES = 200 * 1024 * 1024  # no rule may take a larger file
MOST_UNPACKED = 500 * 1024 * 1024
MOST_MANIFEST = 1024 * 1024
MOST_MEMBERS = 5000
ENCRYPTED_FLAG = 0x1
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
MACROS = re.compile(r"vbaProject\.bin$|^xl/macrosheets/|^(Basic|Scripts)/", re.IGNORECASE)
MANIFEST = "META-INF/manifest.xml"
ARCHIVES = frozenset({"7z", "bz2", "gz", "iso", "rar", "tar", "tgz", "xz", "zip"})
PROGRAMS = frozenset(
    {
        "apk",
        "app",
        "bat",
        "cmd",
        "com",
        "dll",
        "exe",
        "hta",
        "jar",
        "js",
        "lnk",
        "msi",
        "ps1",
        "reg",
        "scr",
        "sh",
        "vbs",
    }
)
WITH_MACROS = frozenset({"docm", "dotm", "pptm", "potm", "xlam", "xlsm", "xltm"})
RESERVED = str.maketrans(dict.fromkeys('<>:"/\\|?*', "-"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its extensions, what its first bytes must say, and the member a package must hold."""

    extensions: tuple[str, ...]
    mimes: tuple[str, ...]
    member: str = ""
    package: bool = False


KINDS = {
    "pdf": Kind(("pdf",), ("application/pdf",)),
    "jpg": Kind(("jpg", "jpeg"), ("image/jpeg",)),
    "png": Kind(("png",), ("image/png",)),
    "docx": Kind(("docx",), (), "word/document.xml", package=True),
    "xlsx": Kind(("xlsx",), (), "xl/workbook.xml", package=True),
    "pptx": Kind(("pptx",), (), "ppt/presentation.xml", package=True),
    "odt": Kind(("odt",), (), "content.xml", package=True),
    "ods": Kind(("ods",), (), "content.xml", package=True),
    "zip": Kind(("zip",), (), package=True),
}


def check_upload(file: File, *, kinds: Sequence[str], max_bytes: int) -> Verdict:
    """Whether a file is one of ``kinds`` by name and by content, not empty, not above ``max_bytes``, not locked.

    Codes: ``empty``, ``too_large``, ``wrong_kind``, ``not_what_it_claims``, ``encrypted``, ``macro``, ``damaged``,
    ``too_large_inside``, ``archive_inside``, ``program_inside``. The file is left at its beginning.
    """
    verdict = first_refusal(check_size(file, max_bytes), _extension(file, kinds))
    if not verdict:
        return verdict
    kind = KINDS[next(name for name in kinds if extension_of(file.name or "") in KINDS[name].extensions)]
    try:
        return _package(file, kind) if kind.package else _plain(file, kind)
    finally:
        file.seek(0)


def check_size(file: File, max_bytes: int) -> Verdict:
    """Whether a file holds something and is not above ``max_bytes``; it is not opened."""
    if not file.size:
        return deny("empty", _("Dosya boş; içeriği olan bir dosya yükleyin."))
    if file.size > max_bytes:
        sentence = _("Dosya {size}; en çok {most} olabilir. Küçültüp yeniden yükleyin.")
        return deny("too_large", format_lazy(sentence, size=format_size(file.size), most=format_size(max_bytes)))
    return ALLOW


def check_announced(name: str, size: int, *, kinds: Sequence[str], max_bytes: int) -> Verdict:
    """What can be said of a file by its name and size alone, before any of it arrives."""
    announced = File(None, name)
    announced.size = size
    return first_refusal(check_size(announced, max_bytes), _extension(announced, kinds))


def extension_of(name: str) -> str:
    """The last extension of a name, small, without its dot; empty when there is none."""
    return lower(PurePosixPath(name.replace("\\", "/")).suffix.removeprefix(".")).replace("ı", "i")


def stored_name(name: str) -> str:
    """The name under which a file is kept and handed out: NFC, no path, nothing hidden, short, its extension kept."""
    last = clean_line(name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = " ".join(last.translate(RESERVED).split()).strip(". ")
    path = PurePosixPath(plain or "belge")
    suffix = path.suffix if len(path.suffix) < LONGEST_NAME // 2 else ""
    stem = plain.removesuffix(suffix) or "belge"
    return stem[: LONGEST_NAME - len(suffix)].rstrip(". ") + suffix


def sha256_of(file: File) -> str:
    """The file's SHA-256 in hex; the file is left at its beginning."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def content_type_of(file: File) -> str:
    """What a file is handed out as, by the name under which it is kept."""
    return mimetypes.guess_type(stored_name(file.name or ""))[0] or "application/octet-stream"


def store(row: Any, file: File, digest: str) -> None:
    """Save a new row with its file, whose SHA-256 is ``digest``; refuses (``changed``) when it is no longer the same.

    On disk the file bears only the row's id: what people call it never becomes a path.
    """
    row.name, row.size, row.sha256 = stored_name(file.name or ""), file.size, digest
    row.file.save(f"{row.public_id}.{extension_of(row.name)}", file, save=False)
    with row.file.storage.open(row.file.name) as kept:
        if sha256_of(kept) != digest:
            sentence = _("Dosya yüklenirken değişti; onu açan programı kapatıp yeniden yükleyin.")
            raise Refused(deny("changed", sentence))
    row.save()


def _extension(file: File, kinds: Sequence[str]) -> Verdict:
    allowed = [extension for name in kinds for extension in KINDS[name].extensions]
    if extension_of(file.name or "") in allowed:
        return ALLOW
    sentence = _("Bu türde bir dosya alınmıyor; şu türlerden biriyle yükleyin: {kinds}.")
    return deny("wrong_kind", format_lazy(sentence, kinds=", ".join(allowed)))


def _plain(file: File, kind: Kind) -> Verdict:
    guess = filetype.guess(_head(file))
    if guess is None or guess.mime not in kind.mimes:
        return _another(file, kind)
    return _locked() if kind is KINDS["pdf"] and look_into(file).is_locked else ALLOW


def _package(file: File, kind: Kind) -> Verdict:
    head = _head(file)
    if head.startswith(OLD_OFFICE):
        return _old_office(file, kind)
    if not zipfile.is_zipfile(file):
        return _another(file, kind)
    try:
        with zipfile.ZipFile(file) as package:
            if not (verdict := _members(package.infolist())):
                return verdict
            if kind.member and kind.member not in package.namelist():
                return _another(file, kind)
            return first_refusal(_locks(package), _inside(package.namelist(), kind))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        return deny("damaged", _("Dosya bozuk; yeniden kaydedip bir daha yükleyin."))


def _members(members: Sequence[zipfile.ZipInfo]) -> Verdict:
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        return _locked()
    if any(MACROS.search(member.filename) for member in members):
        return deny("macro", _("Dosyada makro var; makrosuz olarak kaydedip yeniden yükleyin."))
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        return deny("too_large_inside", _("Dosyanın içindekiler açıldığında çok büyük; bölerek yükleyin."))
    return ALLOW


def _locks(package: zipfile.ZipFile) -> Verdict:
    """An OpenDocument file is locked member by member, and says so in its manifest only."""
    if MANIFEST not in package.namelist():
        return ALLOW
    with package.open(MANIFEST) as manifest:
        return _locked() if b"encryption-data" in manifest.read(MOST_MANIFEST) else ALLOW


def _inside(names: Sequence[str], kind: Kind) -> Verdict:
    """What a bare archive may not hold: whoever opens it should meet papers only."""
    for name in names if kind is KINDS["zip"] else ():
        extension = extension_of(name)
        if extension in PROGRAMS:
            sentence = _("Arşivdeki “{name}” bir program; yalnızca belgeleri arşivleyip yeniden yükleyin.")
            return deny("program_inside", format_lazy(sentence, name=stored_name(name)))
        if extension in WITH_MACROS:
            sentence = _("Arşivdeki “{name}” makro içerir; makrosuz olarak kaydedip yeniden yükleyin.")
            return deny("macro", format_lazy(sentence, name=stored_name(name)))
        if extension in ARCHIVES:
            sentence = _("Arşivin içinde başka bir arşiv var (“{name}”); dosyaları tek arşive koyup yeniden yükleyin.")
            return deny("archive_inside", format_lazy(sentence, name=stored_name(name)))
    return ALLOW


def _old_office(file: File, kind: Kind) -> Verdict:
    file.seek(0)
    return _locked() if any(LOCKED_OFFICE in chunk for chunk in file.chunks()) else _another(file, kind)


def _locked() -> Verdict:
    return deny("encrypted", _("Dosya parolayla korunuyor; parolasını kaldırıp yeniden yükleyin."))


def _another(file: File, kind: Kind) -> Verdict:
    """Not what its name says; what it is instead, where that can be told."""
    claimed, guess = kind.extensions[0], filetype.guess(_head(file))
    if guess is None or guess.extension in kind.extensions:
        sentence = _("Dosyanın içeriği adındaki “{extension}” türüne uymuyor; doğru türde kaydedip yeniden yükleyin.")
        return deny("not_what_it_claims", format_lazy(sentence, extension=claimed))
    sentence = _(
        "Dosyanın adı “{extension}” türünü söylüyor ama içeriği “{found}”; adını değiştirmek yetmez, programında "
        "“{extension}” olarak kaydedip yeniden yükleyin."
    )
    return deny("not_what_it_claims", format_lazy(sentence, extension=claimed, found=guess.extension))


def _head(file: File) -> bytes:
    file.seek(0)
    return file.read(HEAD)
