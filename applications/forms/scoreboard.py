"""What narrows the scoreboard; what the address says is read by ``filters.scoreboard``."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.filters.scoreboard import AXIS, MARK, SORT, THIRD
from applications.queries.scoreboard import FAILED, PASSED, USUAL, WAITING, ScoreFilters
from cmdp.kit.forms import FilterFormHelper

ANY = ("", _("Hepsi"))


class ScoreFilterForm(forms.Form):
    """Drawn from what is asked for."""

    eksen = forms.ChoiceField(label=_("Eksen"))
    gecme = forms.ChoiceField(
        label=_("Geçme puanı"),
        choices=[ANY, (PASSED, _("Ulaşanlar")), (FAILED, _("Ulaşmayanlar")), (WAITING, _("Puanı beklenenler"))],
    )
    ucuncu = forms.ChoiceField(label=_("Üçüncü değerlendirici"), choices=[ANY, ("1", _("Üçüncüsü olanlar"))])
    sirala = forms.ChoiceField(
        label=_("Sıralama"),
        choices=[
            (USUAL, _("En yüksek puan önce")),
            ("puan", _("En düşük puan önce")),
            ("basvuru", _("Başvuru numarası")),
            ("kurum", _("Kurum")),
            ("-talep", _("En yüksek talep önce")),
        ],
    )

    def __init__(self, asked: ScoreFilters, axes: Collection[str]) -> None:
        initial = {
            AXIS: next(iter(asked.axes), ""),
            MARK: asked.mark,
            THIRD: "1" if asked.third else "",
            SORT: asked.sort,
        }
        super().__init__(initial=initial, use_required_attribute=False)
        self.fields[AXIS].choices = [ANY, *((code, code) for code in axes)]  # type: ignore[attr-defined]
        self.helper = FilterFormHelper()
