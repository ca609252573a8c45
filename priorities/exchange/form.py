"""The upload of an edition, and what was read of it between the look and the yes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import TextField
from cmdp.kit.sheets import read_upload
from cmdp.kit.upload import extension_of, stored_name
from priorities.exchange.content import Content, Line
from priorities.exchange.reading import Reading, read
from priorities.forms import PageForm

MOST_BYTES: Final = 4 * 1024 * 1024
# Characters between the look and the yes; signed they stay below what a form may post.
MOST_CARRIED: Final = 500_000
SALT: Final = "priorities.exchange"


class ImportForm(PageForm):
    """A file to be read; nothing is written by sending it."""

    TOO_LONG = _("Dosyadaki metinler çok uzun; kısaltıp yeniden yükleyin.")
    WRONG_KIND = _("Bu türde bir dosya okunamıyor; buradan indirdiğiniz .xlsx ya da .json dosyasını yükleyin.")

    name = TextField(label=_("Taslağın adı"), limit=120, help_text=_("Yalnızca yöneticiler görür."))
    file = forms.FileField(
        label=_("Dosya"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.json"}),
        help_text=_("XLSX ya da JSON, en çok 4 MB. Bir sürümü ya da taslağı indirin, düzenleyin, buradan yükleyin."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, is_new: bool) -> None:
        super().__init__(data, files)
        if not is_new:
            del self.fields["name"]

    def clean_file(self) -> UploadedFile:
        """A file that could be read as one of ours."""
        file: UploadedFile = self.cleaned_data["file"]
        if extension_of(file.name or "") not in {"xlsx", "json"}:
            raise ValidationError(self.WRONG_KIND, code="wrong_kind")
        self.reading: Reading = read_upload(file, read, max_bytes=MOST_BYTES)
        if _length(self.reading.content) > MOST_CARRIED:
            raise ValidationError(self.TOO_LONG, code="too_long")
        return file

    def told(self) -> dict[str, Any]:
        """What the look at it starts from."""
        known = self.cleaned_data
        return {"file_name": stored_name(known["file"].name), "name": known.get("name", "")}


@dataclass(frozen=True, slots=True)
class Carried:
    """What was read, and of what state it was shown; signed, so that what is written is what was looked at."""

    content: Content
    file_name: str
    name: str
    seen: int

    def signed(self) -> str:
        """As one text for a hidden field."""
        words = {"file": self.file_name, "name": self.name, "seen": self.seen}
        return signing.dumps({**words, "content": _plain(self.content)}, salt=SALT, compress=True)

    @classmethod
    def of(cls, text: str) -> Self | None:
        """What the text carries; nothing where somebody damaged it."""
        try:
            told: Mapping[str, Any] = signing.loads(text, salt=SALT)
        except signing.BadSignature:
            return None
        content = {table: [Line(*line) for line in lines] for table, lines in told["content"].items()}
        return cls(content, told["file"], told["name"], told["seen"])


def _length(content: Content) -> int:
    return sum(len(value) for lines in content.values() for line in lines for value in line.values.values())


def _plain(content: Content) -> dict[str, list[tuple[int, dict[str, str]]]]:
    return {table: [(line.number, dict(line.values)) for line in lines] for table, lines in content.items()}
