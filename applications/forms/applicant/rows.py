"""The rows of the sections that are tables."""

from typing import Any, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.choices import OPERATING_YEARS, PROJECT_YEARS, FundingKind, Level, PartnerKind, SectionKey
from applications.forms.applicant.base import DraftForm
from applications.forms.applicant.fields import UNKNOWN, ChoiceField, QuantityField, ValueField
from applications.forms.applicant.sections import EMPTY, MOST_MONTHS, optional
from applications.queries.facts import Facts
from cmdp.accounts.choices import OrganisationType
from cmdp.accounts.validators import validate_detsis, validate_vkn
from cmdp.kit.entry import DigitsField, MoneyField, PhoneField, RateField, TextField, WholeField

LISTED: Final = _("Listeden bir gösterge seçtiniz; bunu boş bırakın ya da listede “kendi göstergemiz”i seçin.")
OWN_WORDS: Final = {
    "name": _("Listeden bir gösterge seçin ya da kendi göstergenizin adını yazın."),
    "unit": _("Kendi göstergenizin birimini yazın."),
}
MOST_STAFF: Final = 30_000


def _missing(sentence: Any) -> dict[str, Any]:
    return {"required": sentence}


class PartnerForm(DraftForm):
    """A partner or an associate."""

    kind = forms.ChoiceField(
        label=_("Türü"),
        help_text=_("Ortak, projeyi birlikte yürütür; iştirakçi sorumluluk almadan destek verir."),
        choices=PartnerKind.choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, **_missing(_("Kurumun türünü seçin."))},
    )
    name = TextField(label=_("Adı"), limit=250, error_messages=_missing(_("Kurumun adını yazın.")))
    type = forms.ChoiceField(
        label=optional(_("Kurum türü")),
        choices=[("", _("Listede yok ya da belirtilmedi")), *OrganisationType.choices],
        widget=forms.Select,
        required=False,
        error_messages=UNKNOWN,
    )
    vkn = DigitsField(label=optional(_("VKN")), required=False, validators=[validate_vkn])
    detsis = DigitsField(label=optional(_("DETSİS numarası")), required=False, validators=[validate_detsis])
    address = TextField(label=optional(_("Adres")), limit=400, required=False)
    kep = forms.EmailField(label=optional(_("KEP adresi")), max_length=254, required=False)
    phone = PhoneField(label=optional(_("Telefon")), required=False)
    website = forms.URLField(label=optional(_("Web sitesi")), max_length=200, required=False, assume_scheme="https")
    contribution = TextField(label=optional(_("Projedeki görevi")), limit=500, lines=3, required=False)
    share = RateField(
        label=optional(_("Projedeki payı (%)")),
        help_text=_("Projenin yüzde kaçını üstleniyor? Kalan pay başvuru sahibinindir."),
        required=False,
    )


class ActivityForm(DraftForm):
    """One piece of the work."""

    name = TextField(label=_("Faaliyet"), limit=250, error_messages=_missing(_("Ne yapılacağını yazın.")))
    first_month = WholeField(
        label=_("İlk ay"),
        help_text=_("Projenin başlangıcından sayılır: ilk ay 1."),
        least=1,
        most=MOST_MONTHS,
        error_messages=_missing(_("Faaliyetin başladığı ayı yazın.")),
    )
    last_month = WholeField(
        label=_("Son ay"),
        help_text=_("Bir ayda bitiyorsa ilk ayla aynı."),
        least=1,
        most=MOST_MONTHS,
        error_messages=_missing(_("Faaliyetin bittiği ayı yazın.")),
    )
    responsible = TextField(
        label=_("Sorumlu"),
        help_text=_("Faaliyeti yürütecek kurum, birim ya da görev."),
        limit=250,
        error_messages=_missing(_("Faaliyeti kimin yürüteceğini yazın.")),
    )
    cost = MoneyField(label=optional(_("Maliyet (TL)")), help_text=_("Bütçedeki payı."), required=False)

    def clean(self) -> dict[str, Any]:
        """An activity does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_month"), cleaned.get("last_month")
        if first and last and last < first:
            sentence = _("Son ay (%(last)d) ilk aydan (%(first)d) önce; ayları düzeltin.")
            self.add_error("last_month", forms.ValidationError(sentence, "crossed", {"first": first, "last": last}))
        return cleaned


class BudgetLineForm(DraftForm):
    """One cost."""

    head_id = ChoiceField(
        label=_("Bütçe kalemi"), error_messages=_missing(_("Bütçe kalemini seçin.")), widget=forms.Select
    )
    description = TextField(label=_("Açıklama"), limit=300, error_messages=_missing(_("Ne alınacağını yazın.")))
    unit = TextField(
        label=_("Birim"),
        help_text=_("Örneğin adet, m², ay."),
        limit=30,
        error_messages=_missing(_("Birimi yazın; örneğin adet.")),
    )
    quantity = QuantityField(label=_("Miktar"), error_messages=_missing(_("Miktarı yazın.")))
    unit_price = MoneyField(
        label=_("Birim fiyat (KDV hariç, TL)"), error_messages=_missing(_("Birim fiyatı yazın; yoksa 0 yazın."))
    )
    vat_rate = RateField(
        label=_("KDV oranı (%)"), help_text=_("KDV yoksa 0."), error_messages=_missing(_("KDV oranını yazın."))
    )
    year = WholeField(
        label=optional(_("Proje yılı")),
        help_text=_("Projenin kaçıncı yılında harcanacak? Boş bırakılırsa ilk yıl."),
        least=PROJECT_YEARS[0],
        most=PROJECT_YEARS[-1],
        required=False,
    )
    basis = TextField(
        label=optional(_("Fiyatın dayanağı")),
        help_text=_("Proforma, resmî birim fiyat ya da keşif: kimden, hangi tarihte, numarası."),
        limit=200,
        required=False,
    )

    def adjust(self) -> None:
        """Offer the year's heads."""
        field: Any = self.fields["head_id"]
        field.choices = [EMPTY, *((row.pk, row.name) for row in self.facts.rules.budget_heads)]

    def clean_year(self) -> int:
        """The first year where none is told."""
        return self.cleaned_data["year"] or PROJECT_YEARS[0]


class FundingForm(DraftForm):
    """Who pays how much, in cash."""

    kind = forms.ChoiceField(
        label=_("Kaynak"),
        choices=FundingKind.choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, **_missing(_("Kaynağı seçin."))},
    )
    giver = TextField(label=optional(_("Veren")), help_text=_("Katkıyı veren kurumun adı."), limit=250, required=False)
    amount = MoneyField(label=_("Tutar (TL)"), error_messages=_missing(_("Tutarı yazın.")))
    paper_id = ChoiceField(
        label=optional(_("Kanıtlayan belge")),
        help_text=_("Belgeler bölümünde hangi başlık altında? Meclis kararı, taahhüt, banka yazısı gibi."),
        required=False,
        widget=forms.Select,
    )

    def adjust(self) -> None:
        """Offer the papers that the stage asks of this applicant, and the one that was chosen while it was asked for."""
        field: Any = self.fields["paper_id"]
        asked, chosen = set(self.facts.slots), self.stored.get("paper_id")
        offered = [row for row in self.facts.stage.document_slots if row in asked or row.pk == chosen]
        field.choices = [("", _("Belge yok")), *((slot.pk, slot.name) for slot in offered)]

    def clean_giver(self) -> str:
        """Other people's money comes from somebody."""
        giver: str = self.cleaned_data["giver"]
        if not giver and self.cleaned_data.get("kind") in {FundingKind.PARTNER, FundingKind.THIRD_PARTY}:
            raise forms.ValidationError(_("Katkıyı verenin adını yazın."), code="required")
        return giver

    def clean_amount(self) -> Any:
        """A source without money is no source."""
        if not self.cleaned_data["amount"]:
            raise forms.ValidationError(_("Tutar sıfırdan büyük olmalı."), code="nothing")
        return self.cleaned_data["amount"]


class OperatingYearForm(DraftForm):
    """One of the years in which the result is run."""

    year = ChoiceField(
        label=_("İşletme yılı"),
        help_text=_("Proje bittikten sonraki yıl."),
        choices=[EMPTY, *((year, format_lazy(_("{year}. yıl"), year=year)) for year in OPERATING_YEARS)],
        error_messages=_missing(_("Yılı seçin.")),
        widget=forms.Select,
    )
    staff = WholeField(
        label=_("Personel (kişi)"),
        most=MOST_STAFF,
        error_messages=_missing(_("Kaç kişinin çalışacağını yazın; yoksa 0.")),
    )
    income = MoneyField(
        label=_("Gelir (TL)"),
        help_text=_("Tarifeden ve diğer kaynaklardan, bugünkü fiyatlarla."),
        error_messages=_missing(_("Geliri yazın; yoksa 0 yazın.")),
    )
    cost = MoneyField(
        label=_("İşletme gideri (TL)"),
        help_text=_("Personel, enerji, sarf, sigorta; bakım hariç."),
        error_messages=_missing(_("İşletme giderini yazın; yoksa 0 yazın.")),
    )
    upkeep = MoneyField(
        label=_("Bakım gideri (TL)"), error_messages=_missing(_("Bakım giderini yazın; yoksa 0 yazın."))
    )


class IndicatorForm(DraftForm):
    """A result: listed by the rules, or the project's own."""

    listed_id = ChoiceField(label=_("Gösterge"), required=False, widget=forms.Select)
    name = TextField(
        label=_("Kendi göstergenizin adı"),
        help_text=_("Yalnızca listede olmayan bir gösterge için."),
        limit=250,
        required=False,
    )
    unit = TextField(
        label=_("Kendi göstergenizin birimi"), help_text=_("Örneğin kişi, firma, ton/yıl."), limit=60, required=False
    )
    base = ValueField(
        label=_("Başlangıç değeri"),
        help_text=_("Proje başlamadan önceki değer; yoksa 0."),
        error_messages=_missing(_("Başlangıç değerini yazın; yoksa 0 yazın.")),
    )
    target = ValueField(
        label=_("Hedef değer"),
        help_text=_("Proje bittiğinde ulaşılacak değer."),
        error_messages=_missing(_("Hedef değeri yazın.")),
    )
    measured = TextField(
        label=_("Nasıl ölçülecek"),
        help_text=_("Hangi kayıtla, ne sıklıkta; örneğin SGK kayıtları, altı ayda bir."),
        limit=500,
        lines=3,
        error_messages=_missing(_("Göstergenin nasıl ölçüleceğini yazın.")),
    )

    def adjust(self) -> None:
        """Offer the year's indicators, each with its unit."""
        field: Any = self.fields["listed_id"]
        rows = ((row.pk, f"{row.name} ({row.unit})") for row in self.facts.rules.indicators)
        field.choices = [("", _("Listede yok: kendi göstergemiz")), *rows]

    def clean(self) -> dict[str, Any]:
        """A listed one carries its name and unit; an own one needs both."""
        cleaned = super().clean() or self.cleaned_data
        for name, sentence in OWN_WORDS.items():
            if cleaned.get("listed_id") and cleaned.get(name):
                self.add_error(name, forms.ValidationError(LISTED, "listed"))
            if "listed_id" in cleaned and not cleaned["listed_id"] and name in cleaned and not cleaned[name]:
                self.add_error(name, forms.ValidationError(sentence, "required"))
        return cleaned


class RiskForm(DraftForm):
    """What may go wrong."""

    description = TextField(
        label=_("Risk"), limit=300, lines=2, error_messages=_missing(_("Neyin ters gidebileceğini yazın."))
    )
    likelihood = forms.ChoiceField(
        label=_("Olasılık"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, **_missing(_("Olasılığı seçin."))},
    )
    effect = forms.ChoiceField(
        label=_("Etki"),
        help_text=_("Gerçekleşirse projeyi ne kadar etkiler?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        error_messages={**UNKNOWN, **_missing(_("Etkiyi seçin."))},
    )
    measure = TextField(
        label=_("Önlem"),
        help_text=_("Olmaması için ya da olursa ne yapılacak?"),
        limit=1000,
        lines=4,
        error_messages=_missing(_("Ne önlem alınacağını yazın.")),
    )
    owner = TextField(
        label=_("Riskin sorumlusu"),
        help_text=_("Önlemi izleyecek birim ya da görev."),
        limit=250,
        error_messages=_missing(_("Riski kimin izleyeceğini yazın.")),
    )


ROW_FORMS: Final[dict[str, type[DraftForm]]] = {
    SectionKey.PARTNERS: PartnerForm,
    SectionKey.ACTIVITIES: ActivityForm,
    SectionKey.BUDGET: BudgetLineForm,
    SectionKey.FUNDING: FundingForm,
    SectionKey.OPERATION: OperatingYearForm,
    SectionKey.INDICATORS: IndicatorForm,
    SectionKey.RISKS: RiskForm,
}


def blank_row(section: str, facts: Facts, wanted: str = "") -> dict[str, Any]:
    """What a new row starts with; ``wanted`` is the key of a listed indicator."""
    if section == SectionKey.OPERATION:
        written = {row.year for row in facts.operating_years}
        return {"year": next((year for year in OPERATING_YEARS if year not in written), None)}
    if section == SectionKey.BUDGET:
        return {"year": PROJECT_YEARS[0]}
    if section == SectionKey.INDICATORS:
        return {"listed_id": next((row.pk for row in facts.rules.indicators if row.key == wanted), None)}
    if section == SectionKey.FUNDING and not facts.requested_support:
        return {"kind": FundingKind.SUPPORT}
    return {}
