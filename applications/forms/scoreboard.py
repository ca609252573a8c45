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

    OPINION_CHOICES = (
        ANY,
        (PASSED, _("Destekleyenler")),
        (FAILED, _("Desteklemeyenler")),
        (WAITING, _("Görüşü beklenenler")),
    )
    OPINION_SORTS = {USUAL: _("En olumlu görüş önce"), "puan": _("En olumsuz görüş önce")}

    def __init__(self, asked: ScoreFilters, axes: Collection[str], *, is_marked: bool) -> None:
        initial = {
            AXIS: next(iter(asked.axes), ""),
            MARK: asked.mark,
            THIRD: "1" if asked.third else "",
            SORT: asked.sort,
        }
        super().__init__(initial=initial, use_required_attribute=False)
        self.fields[AXIS].choices = [ANY, *((code, code) for code in axes)]  # type: ignore[attr-defined]
        if not is_marked:
            self._speak_of_opinions()
        self.helper = FilterFormHelper()

    def _speak_of_opinions(self) -> None:
        """What most evaluators say stands in place of a score."""
        mark, sort = self.fields[MARK], self.fields[SORT]
        mark.label, mark.choices = _("Çoğunluğun görüşü"), self.OPINION_CHOICES  # type: ignore[attr-defined]
        sort.choices = [(key, self.OPINION_SORTS.get(key, name)) for key, name in sort.choices]  # type: ignore[attr-defined]
