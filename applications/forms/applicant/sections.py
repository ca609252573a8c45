"""The sections that are one form each."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.db.models import Prefetch
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.choices import SectionKey
from applications.forms.applicant.base import DraftForm
from applications.forms.applicant.fields import AnswerField, ChoiceField, CoordinatesField, ManyField
from applications.models import SupportTypeRule
from applications.queries.repinning import asked_again
from cmdp.kit.entry import PhoneField, TextField, WholeField
from cmdp.kit.formats import format_money, format_rate
from cmdp.regions.models import Province
from priorities.models import Axis, Measure
from priorities.queries import errata_of

MOST_MONTHS: Final = 120
EMPTY: Final = ("", _("Seçin"))


def optional(label: Any) -> Any:
    """A label that says the field may stay blank."""
    return format_lazy("{} {}", label, _("(isteğe bağlı)"))


class ProjectForm(DraftForm):
    """What the project is."""

    title = TextField(label=_("Projenin adı"), limit=250, required=False)
    summary = TextField(
        label=_("Özet"),
        help_text=_("Ne yapılacak, kimin için, sonunda ne değişecek?"),
        limit=3000,
        lines=8,
        required=False,
    )
    support_type_id = ChoiceField(label=_("Destek türü"), widget=forms.RadioSelect, required=False)
    months = WholeField(
        label=_("Süre (ay)"), help_text=_("Projenin kaç ay süreceği."), least=1, most=MOST_MONTHS, required=False
    )

    def adjust(self) -> None:
        """Offer the year's support types, each with its limits."""
        field: Any = self.fields["support_type_id"]
        field.choices = [(row.pk, _support_words(row)) for row in self.facts.rules.support_types]


def _support_words(row: SupportTypeRule) -> str:
    """``Proje desteği (destek en az 1.000.000,00 TL; oran en çok %90; en çok 18 ay)``."""
    limits: list[tuple[Any, str, Callable[[Any], str]]] = [
        (row.min_budget, gettext("bütçe en az %(limit)s"), format_money),
        (row.max_budget, gettext("bütçe en çok %(limit)s"), format_money),
        (row.min_support, gettext("destek en az %(limit)s"), format_money),
        (row.max_support, gettext("destek en çok %(limit)s"), format_money),
        (row.max_rate, gettext("destek oranı en çok %(limit)s"), format_rate),
        (row.max_months, gettext("en çok %(limit)s ay"), str),
    ]
    told = "; ".join(words % {"limit": form(value)} for value, words, form in limits if value is not None)
    return f"{row.name} ({told})" if told else row.name


class PlaceForm(DraftForm):
    """Where the project will be."""

    province_id = ChoiceField(label=_("İl"), help_text=_("Yalnızca bu çağrının illeri."), required=False)
    district = TextField(label=_("İlçe"), limit=80, required=False)
    site = TextField(
        label=optional(_("Uygulama yeri")), help_text=_("Mahalle, cadde, ada/parsel."), limit=300, required=False
    )
    coordinates = CoordinatesField(
        label=optional(_("Koordinatlar")),
        help_text=_("Haritadaki nokta: önce enlem, sonra boylam; örneğin 41,28667 36,33."),
        required=False,
    )

    def adjust(self) -> None:
        """Offer the provinces that both the rules and the agency know."""
        call, rules = self.facts.proposal.call, self.facts.rules
        provinces = Province.objects.filter(pk__in=rules.provinces, agency=call.agency_id)
        field: Any = self.fields["province_id"]
        field.choices = [EMPTY, *provinces.values_list("pk", "name")]


class ContactForm(DraftForm):
    """Whom the agency calls; letters also go there."""

    contact_name = TextField(label=_("Ad soyad"), limit=120, required=False)
    contact_title = TextField(label=optional(_("Unvan")), limit=120, required=False)
    contact_email = forms.EmailField(
        label=_("E-posta"), help_text=_("Başvuruyla ilgili mektuplar bu adrese de gider."), required=False
    )
    contact_phone = PhoneField(label=optional(_("Telefon")), required=False)


class PrioritiesForm(DraftForm):
    """Which measures of the file's edition the project serves."""

    main_measure_id = ChoiceField(label=_("Ana tedbir"), widget=forms.RadioSelect, required=False)
    secondary = ManyField(label=_("Yan tedbirler"), required=False)

    def adjust(self) -> None:
        """Offer the measures of the file's edition under their axes."""
        measures = Prefetch("measures", Measure.objects.order_by("order"))
        edition = self.facts.proposal.edition
        self.errata = errata_of(edition)
        self.asked_again = asked_again(self.facts.proposal)
        self.axes = list(Axis.objects.filter(edition=edition).order_by("order").prefetch_related(measures))
        rows = [(measure.pk, str(measure)) for axis in self.axes for measure in axis.measures.all()]
        for name in ("main_measure_id", "secondary"):
            field: Any = self.fields[name]
            field.choices = rows

    @property
    def most_secondary(self) -> int:
        """How many measures may be chosen beside the main one."""
        return self.facts.rules.values.secondary_measures

    @property
    def chosen(self) -> tuple[str, frozenset[str]]:
        """The keys as texts that stand in the page now: typed or stored."""
        main, others = self["main_measure_id"].value(), self["secondary"].value() or ()
        return str(main or ""), frozenset(str(key) for key in others)

    def clean_secondary(self) -> frozenset[int]:
        """Refuse more than the rules allow, and the main one a second time."""
        chosen: frozenset[int] = self.cleaned_data["secondary"]
        if len(chosen) > self.most_secondary:
            sentence = _("%(count)d yan tedbir seçtiniz; en çok %(most)d seçebilirsiniz.")
            shown = {"count": len(chosen), "most": self.most_secondary}
            raise forms.ValidationError(sentence, code="too_many", params=shown)
        if self.cleaned_data.get("main_measure_id") in chosen:
            raise forms.ValidationError(_("Ana tedbir yan tedbir olarak seçilemez; birinden kaldırın."), code="twice")
        return chosen


class QuestionsForm(DraftForm):
    """The questions of the stage; the fields follow the rule set."""

    def adjust(self) -> None:
        """One text per question."""
        for question in self.facts.stage.questions:
            label = question.label if question.is_required else optional(question.label)
            words = {"label": label, "help_text": question.hint}
            self.fields[question.key] = AnswerField(limit=question.limit, required=False, **words)


SECTION_FORMS: Final[dict[str, type[DraftForm]]] = {
    SectionKey.PROJECT: ProjectForm,
    SectionKey.PLACE: PlaceForm,
    SectionKey.PRIORITIES: PrioritiesForm,
    SectionKey.CONTACT: ContactForm,
    SectionKey.QUESTIONS: QuestionsForm,
}
