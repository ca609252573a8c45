"""The upload of a spreadsheet of earlier files, and the filters of their list."""

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from applications.forms.sheets.form import SheetForm
from applications.found import EarlierState
from applications.policies.published import FIRST_YEAR, LAST_YEAR
from applications.queries.earlier import EarlierFilters
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import TextField
from cmdp.kit.forms import FilterFormHelper
from cmdp.kit.text import clean_line
from cmdp.kit.upload import stored_name
from cmdp.regions.models import Agency, Province

ANY: Final = ("", _("Hepsi"))
LONGEST_TEXT: Final = 200


class EarlierImportForm(SheetForm):
    """A spreadsheet of earlier files. The agency is asked of who works for several."""

    file = forms.FileField(
        label=_("Hesap tablosu"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("XLSX ya da CSV, en çok 10.000 satır ve 10 MB. İlk satır sütun adları, her satır bir dosyadır."),
    )
    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("Hangi ajansın dosyaları"), empty_label=None)
    reason = TextField(
        label=_("Gerekçe"),
        limit=500,
        lines=2,
        help_text=_("Bu liste nereden geldi? Yazılan her dosyanın geçmişinde görünür."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, agencies: QuerySet[Agency]) -> None:
        super().__init__(data, files)
        self.agencies = agencies
        if len(agencies) == 1:
            del self.fields["agency"]
        else:
            self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What ``domain.earlier.receive`` takes."""
        known = self.cleaned_data
        said = {"reason": known["reason"], "language": get_language() or "tr"}
        agency = known.get("agency") or self.agencies[0]
        return {"content": self.content, "file_name": stored_name(known["file"].name), "agency": agency, **said}


class EarlierFilterForm(forms.Form):
    """Drawn from what is asked for; what means nothing is left out."""

    q = forms.CharField(label=_("Numara, ad, kurum, VKN, yazı"), max_length=LONGEST_TEXT)
    yil = forms.CharField(label=_("Yıl"), widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}))
    sonuc = forms.ChoiceField(label=_("Sonuç"), choices=[ANY, *EarlierState.choices])
    il = forms.ChoiceField(label=_("İl"))
    tur = forms.ChoiceField(label=_("Kurum türü"), choices=[ANY, *OrganisationType.choices])

    def __init__(self, asked: EarlierFilters, provinces: QuerySet[Province]) -> None:
        shown = {
            "q": asked.text,
            "yil": asked.year or "",
            "sonuc": asked.state,
            "il": asked.province,
            "tur": asked.type,
        }
        super().__init__(initial=shown, use_required_attribute=False)
        choices = [ANY, *((one.search_key, one.name) for one in provinces)]
        self.fields["il"].choices = choices  # type: ignore[attr-defined]
        self.helper = FilterFormHelper()


def read_filters(params: QueryDict, provinces: QuerySet[Province]) -> EarlierFilters:
    """Read an address; no input is an error, and none of it reaches the database unless it can mean something."""
    year, known = clean_line(params.get("yil", "")), {one.search_key for one in provinces}
    is_year = year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:9]) <= LAST_YEAR
    return EarlierFilters(
        text=clean_line(params.get("q", ""))[:LONGEST_TEXT],
        year=int(year) if is_year else None,
        state=_of(params.get("sonuc", ""), EarlierState.values),
        province=_of(params.get("il", ""), known),
        type=_of(params.get("tur", ""), OrganisationType.values),
    )


def address_of(asked: EarlierFilters) -> str:
    """What is asked for as the part of an address after ``?``."""
    query = QueryDict(mutable=True)
    pairs = {"q": asked.text, "yil": asked.year, "sonuc": asked.state, "il": asked.province, "tur": asked.type}
    for name, value in pairs.items():
        if value:
            query[name] = str(value)
    return query.urlencode()


def _of(value: str, known: Any) -> str:
    return value if value in known else ""
