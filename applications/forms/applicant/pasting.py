"""A budget pasted or uploaded as a table: what is good of it is carried along, what is not stays to be edited."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.sheets.budget import FRACTION, THOUSANDS, Line, Sheet, judged, numbered, read_lines, told
from applications.queries.facts import Facts
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.ids import derived_id, public_id
from cmdp.kit.sheets import MOST_BYTES, Row, Unreadable, read_upload, rows_of, rows_of_text
from cmdp.kit.verdict import Verdict

FEWEST_LINES, MOST_LINES = 6, 16
MOST_UNPACKED: Final = 5 * 1024 * 1024  # ten times a full budget


class PasteForm(forms.Form):
    """Text or a file; on the way back ``good`` holds the rows that can be added, ``text`` those that cannot yet.

    ``batch`` is the page's own word: a second click on it adds nothing twice.
    """

    NOTHING: Final = _("Tabloyu buraya yapıştırın ya da bir dosya seçin.")
    use_required_attribute = False

    text = forms.CharField(
        label=_("Yapıştırılan tablo"),
        help_text=_(
            "Hücreler arasında sekme ya da noktalı virgül. Sütun adları yoksa sıra: kalem, açıklama, birim, miktar, birim fiyat, KDV oranı, proje yılı, fiyatın dayanağı."
        ),
        widget=forms.Textarea(attrs={"rows": MOST_LINES, "spellcheck": "false"}),
        required=False,
        strip=False,
    )
    file = forms.FileField(
        label=_("Dosyadan"),
        help_text=_("XLSX ya da CSV, en çok 10 MB; ilk sayfası okunur."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        allow_empty_file=True,
        required=False,
    )
    dots = forms.ChoiceField(
        label=_("1.250 gibi yazılanlar ne demek?"),
        choices=[
            (THOUSANDS, _("Bin iki yüz elli: nokta ya da virgül binleri ayırıyor")),
            (FRACTION, _("Bir tam binde iki yüz elli: nokta ya da virgül kesri ayırıyor")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    good = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    batch = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, facts: Facts, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"batch": public_id()})
        super().__init__(*args, **kwargs)
        self.facts = facts
        self.sheets: list[Sheet] = []
        if not self.is_bound or not self.data.get("dots"):
            self.fields["dots"].widget = forms.HiddenInput()
        self.draw()

    def draw(self) -> None:
        """Let the page show the fields as they are now."""
        self.helper = PageFormHelper(self, tag=False)
        self.helper.unmarked = True

    def clean(self) -> dict[str, Any]:
        """Read whatever was sent; what cannot be read at all stays where it was typed."""
        cleaned = super().clean() or self.cleaned_data
        for name in ("good", "text"):
            self._read(name, lambda name=name: rows_of_text(cleaned.get(name) or ""))
        if file := cleaned.get("file"):
            self._read("file", lambda: read_upload(file, _all_rows, max_bytes=MOST_BYTES))
        if not self.errors and not self.lines:
            self.add_error("text", forms.ValidationError(self.NOTHING, code="required"))
        return cleaned

    def _read(self, name: str, rows: Any) -> None:
        try:
            self.sheets.append(read_lines(rows(), self.facts.rules, dots=self.cleaned_data.get("dots") or ""))
        except Unreadable as unreadable:
            self.add_error(name if name != "good" else None, forms.ValidationError(unreadable.sentence, "unreadable"))
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)

    @property
    def lines(self) -> list[Line]:
        """Every row of what was sent, in its order."""
        return numbered(line for sheet in self.sheets for line in sheet.lines)

    @property
    def notes(self) -> list[str]:
        """What is to be said of the whole."""
        return [note for sheet in self.sheets for note in sheet.notes]

    def judged(self, judge: Callable[[Mapping[str, Mapping[str, Any]]], Mapping[str, Verdict]]) -> tuple[Line, ...]:
        """Every row, with what ``judge`` has against it."""
        keys = self._keys(self.lines)
        verdicts = judge({key: line.values for key, line in keys.items()})
        return judged(self.lines, {line.number: verdicts[key] for key, line in keys.items()})

    def keyed(self, lines: Sequence[Line]) -> dict[str, dict[str, Any]]:
        """The good lines by ids that the same click gives again, and another text or another place does not."""
        return {key: dict(line.values) for key, line in self._keys(lines).items()}

    def _keys(self, lines: Sequence[Line]) -> dict[str, Line]:
        seed = f"{self.facts.proposal.public_id}/{self.cleaned_data.get('batch')}"
        return {derived_id(f"{seed}/{line.number}/{told([line])}"): line for line in lines if line.is_good}


def _all_rows(content: bytes, name: str) -> list[Row]:
    return list(rows_of(content, name, most_unpacked=MOST_UNPACKED))


def next_form(facts: Facts, lines: Sequence[Line], *, batch: str = "", dots: str = "") -> PasteForm:
    """The page after a look: the good rows out of sight, the others to be edited; numbers in doubt asked about once."""
    good, bad = [line for line in lines if line.is_good], [line for line in lines if not line.is_good]
    initial = {"good": told(good), "text": told(bad), "batch": batch or public_id(), "dots": dots}
    form = PasteForm(facts=facts, initial=initial)
    del form.fields["file"]
    form.fields["text"].label = _("Düzeltilecek satırlar")
    form.fields["text"].help_text = _("Yalnızca yukarıda nedeni yazılanlar; hücreler arasında noktalı virgül.")
    form.fields["text"].widget.attrs["rows"] = max(FEWEST_LINES, min(len(bad) + 1, MOST_LINES))
    if not bad:
        form.fields["text"].widget = forms.HiddenInput()
    if dots or any(line.is_unclear for line in bad):
        form.fields["dots"].widget = forms.RadioSelect(choices=form.fields["dots"].choices)  # type: ignore[attr-defined]
    form.draw()
    return form
