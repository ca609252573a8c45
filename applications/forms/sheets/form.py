"""The upload of a spreadsheet of projects: the file, why, and what an empty cell means."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.sheets import MOST_BYTES, checked, read_upload, unpacked
from cmdp.kit.upload import stored_name

KEEP, CLEAR = "keep", "clear"
# What is read while the person waits; beyond it the worker reads.
SHORT: Final = 128 * 1024


class SheetForm(forms.Form):
    """A spreadsheet to be read, as its field ``file``; nothing is written by sending it."""

    def clean_file(self) -> UploadedFile:
        """A file whose rows can be read, at least by its outside."""
        file: UploadedFile = self.cleaned_data["file"]
        self.content = read_upload(file, checked, max_bytes=MOST_BYTES)
        return file

    def groups(self) -> list[tuple[str | Promise, list[str]]]:
        """One column without fieldsets."""
        return []


class ImportForm(SheetForm):
    """A spreadsheet of projects."""

    file = forms.FileField(
        label=_("Hesap tablosu"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("XLSX ya da CSV, en çok 10.000 satır ve 10 MB. Bu sitenin indirdiği dosyalar olduğu gibi okunur."),
    )
    empties = forms.ChoiceField(
        label=_("Boş hücre ne demek"),
        choices=[
            (KEEP, _("Bilgi verilmemiş: kayıtlı olana dokunma")),
            (CLEAR, _("Bilinmiyor: kayıtlı olanı sil")),
        ],
        widget=forms.RadioSelect,
        initial=KEEP,
    )
    reason = TextField(
        label=_("Gerekçe"),
        limit=500,
        lines=2,
        help_text=_("Bu liste nereden geldi, neden yükleniyor? Yazılan her kaydın geçmişinde görünür."),
    )

    def told(self) -> dict[str, Any]:
        """What ``domain.importing.receive`` takes."""
        known = self.cleaned_data
        name = stored_name(known["file"].name)
        clears = known["empties"] == CLEAR
        said = {"reason": known["reason"], "clears": clears, "language": get_language() or "tr"}
        return {"content": self.content, "file_name": name, **said}


def is_short(content: bytes, name: str) -> bool:
    """Whether it can be read while the person waits."""
    return unpacked(content, name) <= SHORT
