"""What administrators type about the definitions."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cmdp.kit.entry import FileField, TextField
from cmdp.kit.forms import PageFormHelper
from cmdp.kit.text import clean_line, search_key
from priorities.domain.errata import Correction
from priorities.domain.holding import Wording
from priorities.models import Axis, Edition, Erratum, Item, Measure, SourceFile

CODE_SHAPE = RegexValidator(
    r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$",
    _("Kodu rakam, harf ve aralarında nokta ile yazın, örneğin 2.5."),
)
MARKDOWN_HELP = _("Paragraf, *vurgu*, **kalın**, - madde ve [bağlantı](https://…) yazabilirsiniz.")
AXIS_CODE = TextField(label=_("Kod"), limit=4, validators=[CODE_SHAPE])
WORDS = ("code", "title_tr", "title_en", "text_tr", "text_en")
MINE, THEIRS, OTHER = "benim", "kayitli", "yeni"
CHOICE = "secim-"
MOST_PARTS: Final = 9
INVALID_CHOICE = {"invalid_choice": _("Seçtiğiniz değer listede yok; listeden yeniden seçin.")}


class SeenField(forms.CharField):
    """Which version or number stood on the writer's page; anything else than a number means one that never was."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        """The version as a number; a damaged one reads as outdated, so that the page asks again."""
        typed = str(value or "")
        return int(typed) if typed.isdecimal() and len(typed) < 10 else -1  # noqa: PLR2004 - no version is that long


class PageForm(forms.Form):
    """Drawn by a helper that the page gives it."""

    helper: PageFormHelper


class SeenForm(PageForm):
    """Carries the version that stood on the page."""

    seen = SeenField(required=False)

    def saw(self, **numbers: int) -> None:
        """Let the page go on from these versions: the writer has been shown what they say."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for name, number in numbers.items():
            data[name] = str(number)
        self.data = data


class WordingForm(PageForm):
    """The words of one axis or measure in both languages."""

    code = TextField(label=_("Kod"), limit=8, validators=[CODE_SHAPE])
    title_tr = TextField(label=_("Metin (Türkçe)"), limit=1000, lines=3)
    title_en = TextField(label=_("Metin (İngilizce)"), limit=1000, lines=3)
    text_tr = TextField(label=_("Açıklama (Türkçe)"), limit=10_000, lines=8, required=False, help_text=MARKDOWN_HELP)
    text_en = TextField(label=_("Açıklama (İngilizce)"), limit=10_000, lines=8, required=False, help_text=MARKDOWN_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, tag=False)

    def wording(self) -> Wording:
        """What was typed, for the domain."""
        return Wording(**{name: self.cleaned_data[name] for name in WORDS})


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that reads otherwise by now: the two texts, which of them the page proposes, and its language.

    ``lines`` is how much room another text gets; ``language`` is empty where the text has none.
    """

    name: str
    label: str
    mine: str
    theirs: str
    proposed: str
    lines: int

    @property
    def language(self) -> str:
        """The language of the texts, by the field's name."""
        return self.name[-2:] if self.name.endswith(("_tr", "_en")) else ""


class MergedForm(SeenForm):
    """Carries a short mark of each text as it stood on the page, so that two writers' texts can be told apart."""

    marks = forms.CharField(widget=forms.HiddenInput, required=False)

    def conflicts(self, typed: Mapping[str, str], stored: Mapping[str, str]) -> list[Conflict]:
        """Every field in which the typed and the stored text differ; what only one side changed is proposed."""
        seen = dict(zip(stored, self.cleaned_data["marks"].split("-"), strict=False))
        return [
            self._conflict(name, typed[name], theirs, seen) for name, theirs in stored.items() if theirs != typed[name]
        ]

    def _conflict(self, name: str, mine: str, theirs: str, seen: Mapping[str, str]) -> Conflict:
        field = self.fields[name]
        proposed = THEIRS if seen.get(name) == _mark(mine) else MINE
        return Conflict(name, str(field.label), mine, theirs, proposed, getattr(field, "lines", 1))


class ItemForm(WordingForm, MergedForm):
    """The words of one axis or measure."""

    def __init__(self, data: Any = None, *, item: Item | None = None, code_limit: int) -> None:
        initial: dict[str, Any] = {}
        if item:
            initial = {**words_of(item), "seen": item.version, "marks": marks_of(words_of(item))}
        super().__init__(data, initial=initial)
        cast("TextField", self.fields["code"]).limit = code_limit

    def against(self, item: Item) -> list[Conflict]:
        """Every field in which the stored and the typed text differ."""
        return self.conflicts({name: getattr(self.wording(), name) for name in WORDS}, words_of(item))


def chosen(posted: Mapping[str, str], stored: Mapping[str, str]) -> Mapping[str, str]:
    """What the merge page says: for each field mine, the stored text, or another one written there."""
    if not any(name.startswith(CHOICE) for name in posted):
        return posted
    words = {name: posted.get(name, "") for name in (*stored, "seen", "marks")}
    for name, theirs in stored.items():
        choice = posted.get(CHOICE + name, MINE)
        if choice == THEIRS:
            words[name] = theirs
        elif choice == OTHER:
            words[name] = posted.get(f"{OTHER}-{name}", "")
    return words


class SourceFileForm(SeenForm):
    """The document itself."""

    use_required_attribute = False
    file = FileField(
        label=_("Dosya"),
        kinds=SourceFile.KINDS,
        max_bytes=SourceFile.MOST_BYTES,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        help_text=_("PDF, en çok 20 MB. Sürüm yayımlanınca herkes indirebilir; kişisel veri içermesin."),
        error_messages={
            "required": _("Önce bir dosya seçin."),
            "empty": _("Dosya boş; içeriği olan bir dosya yükleyin."),
        },
    )


class LinesField(TextField):
    """Words or short phrases, one a line; each once, however it is spelt."""

    TOO_MANY = _("En çok %(most)s sözcük yazabilirsiniz; siz %(count)s yazdınız.")
    LONG = _("“%(word)s…” çok uzun; bir satır en çok %(most)s karakter olabilir.")
    MOST, LONGEST = 100, 80

    def to_python(self, value: Any) -> str:
        """The lines cleaned, without those that say the same again."""
        lines = [clean_line(line) for line in super().to_python(value).splitlines()]
        kept: dict[str, str] = {}
        for line in lines:
            kept.setdefault(search_key(line), line)
        return "\n".join(line for key, line in kept.items() if any(map(str.isalnum, key)))

    def validate(self, value: str) -> None:
        """Refuse too many and too long ones."""
        super().validate(value)
        lines = value.splitlines()
        if len(lines) > self.MOST:
            raise ValidationError(self.TOO_MANY, params={"most": self.MOST, "count": len(lines)})
        for line in lines:
            if len(line) > self.LONGEST:
                raise ValidationError(self.LONG, params={"word": line[:30], "most": self.LONGEST})


class KeyForm(SeenForm):
    """The words that lead to a measure."""

    words_tr = LinesField(
        label=_("Sözcükler (Türkçe)"),
        limit=8000,
        lines=8,
        required=False,
        help_text=_(
            "Her satıra bir sözcük ya da söz öbeği. Ekler aranırken sayılmaz: “laboratuvar”, “laboratuvarı” da bulur."
        ),
    )
    words_en = LinesField(label=_("Sözcükler (İngilizce)"), limit=8000, lines=8, required=False)


class CopyForm(PageForm):
    """Which edition a draft starts from, and what it is called."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(), label=_("Hangi sürümden"), empty_label=None, error_messages=INVALID_CHOICE
    )
    name = TextField(label=_("Taslağın adı"), limit=120)

    def __init__(self, data: Any = None, *, editions: QuerySet[Edition]) -> None:
        super().__init__(data)
        field = cast("forms.ModelChoiceField[Edition]", self.fields["edition"])
        field.queryset, field.initial = editions, editions.first()


class PublishForm(SeenForm):
    """Why an edition is published, and with which one it was compared."""

    follows = SeenField(required=False)
    reason = TextField(
        label=_("Yayının gerekçesi"),
        limit=2000,
        lines=4,
        help_text=_("Sürümle birlikte herkese gösterilir; varsa kararın tarih ve sayısını yazın."),
    )


class ApproveForm(SeenForm):
    """The yes to a proposed edition: which version of it, compared with which edition."""

    follows = SeenField(required=False)


class SendBackForm(PageForm):
    """The no to a proposed edition."""

    reason = TextField(label=_("İadenin gerekçesi"), limit=2000, lines=4, help_text=_("Taslağın sayfasında görünür."))


class HeirsForm(SeenForm):
    """Who carries on a measure that goes: some of those that stay, or nobody."""

    HEIRS, ENDS = "ardil", "biter"

    outcome = forms.ChoiceField(
        label=_("Tedbir ne oluyor?"),
        choices=[(HEIRS, _("Yerini aşağıda seçtiğim tedbirler alıyor")), (ENDS, _("Bitiyor, yerini alan yok"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Tedbirin yerini alan olup olmadığını seçin."), **INVALID_CHOICE},
    )
    heirs = forms.TypedMultipleChoiceField(
        label=_("Yerini alan tedbirler"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tedbir bitiyorsa burada seçtikleriniz sayılmaz."),
        error_messages={"required": _("Tedbirin yerini alan en az bir tedbir seçin."), **INVALID_CHOICE},
    )

    def __init__(self, data: Any = None, *, measures: Iterable[Measure], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.ChoiceField", self.fields["heirs"]).choices = choices_of(measures)

    def clean(self) -> dict[str, Any]:
        """Heirs are asked for, and taken, only where the first answer says that there are some."""
        typed = super().clean() or {}
        if typed.get("outcome") != self.HEIRS:
            self.errors.pop("heirs", None)
            typed["heirs"] = []
        return typed


class MergeForm(WordingForm, SeenForm):
    """Which measures become one, where it stands and how it reads."""

    merged = forms.TypedMultipleChoiceField(
        label=_("Birleşecek tedbirler"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Birleştirmek için en az iki tedbir seçin."), **INVALID_CHOICE},
    )
    axis = forms.TypedChoiceField(label=_("Yeni tedbirin ekseni"), coerce=uuid.UUID, error_messages=INVALID_CHOICE)
    field_order = ("seen", "merged", "axis", *WORDS)

    def __init__(self, data: Any = None, *, axes: Sequence[Axis], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        measures = [measure for axis in axes for measure in axis.measures.all()]
        cast("forms.ChoiceField", self.fields["merged"]).choices = choices_of(measures)
        cast("forms.ChoiceField", self.fields["axis"]).choices = choices_of(axes)


class AxisForm(PageForm):
    """The axis under which a measure goes."""

    axis = forms.TypedChoiceField(label=_("Hangi eksene"), coerce=uuid.UUID, error_messages=INVALID_CHOICE)

    def __init__(self, data: Any = None, *, axes: Iterable[Axis]) -> None:
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["axis"]).choices = choices_of(axes)


class ErratumForm(PageForm):
    """What is printed, what should be read, and why."""

    field = forms.ChoiceField(label=_("Hangi metinde"), widget=forms.RadioSelect, error_messages=INVALID_CHOICE)
    old = TextField(
        label=_("Yayımlanmış metinde yazan"),
        limit=1000,
        lines=2,
        help_text=_("Yanlış olan sözcükleri olduğu gibi alın."),
    )
    new = TextField(label=_("Yerine okunacak olan"), limit=1000, lines=2, required=False)
    reason = TextField(label=_("Düzeltmenin nedeni"), limit=1000, lines=3, help_text=_("Herkese gösterilir."))

    def __init__(self, data: Any = None, *, item: Item) -> None:
        super().__init__(data)
        fields = [(name, label) for name, label in Erratum.FIELDS if getattr(item, name)]
        cast("forms.ChoiceField", self.fields["field"]).choices = fields

    def correction(self) -> Correction:
        """What was typed, for the domain."""
        return Correction(**self.cleaned_data)


def part_forms(data: Any, measure: Measure, *, count: int) -> list[WordingForm]:
    """So many parts; without anything typed the first begins with the words of the measure itself."""
    first = words_of(measure)
    return [WordingForm(data, prefix=f"p{n}", initial=first if n == 1 else None) for n in range(1, count + 1)]


def choices_of(items: Iterable[Item]) -> list[tuple[str, str]]:
    """Axes or measures as choices by their lineage."""
    return [(str(item.lineage), str(item)) for item in items]


def words_of(item: Item) -> dict[str, str]:
    """The words of an axis or a measure by field."""
    return {name: getattr(item, name) for name in WORDS}


def marks_of(texts: Mapping[str, str]) -> str:
    """A short mark of each text, in their order."""
    return "-".join(_mark(text) for text in texts.values())


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
