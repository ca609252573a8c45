"""What the self-check before an application asks: six things, all of them judged by the rules of the year."""

from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from applications.forms.applicant.fields import UNKNOWN, ChoiceField
from applications.forms.applicant.sections import EMPTY, MOST_MONTHS
from applications.presenters.rules import with_limits
from applications.queries.eligibility import Typed
from applications.queries.rules import Rules
from cmdp.accounts.choices import OrganisationType
from cmdp.kit.entry import MoneyField, WholeField
from cmdp.kit.formats import format_money
from cmdp.kit.forms import PageFormHelper
from cmdp.regions.models import Province

OTHER: Final = "other"


class EligibilityForm(forms.Form):
    """Who, where, how much, how long; the words of a project are not asked."""

    use_required_attribute = False
    province_id = ChoiceField(
        label=_("İl"),
        help_text=_("Kurumunuzun bulunduğu ve projenin uygulanacağı il."),
        widget=forms.Select,
        error_messages={"required": _("İli seçin.")},
    )
    type = forms.ChoiceField(
        label=_("Kurumunuzun türü"),
        choices=[EMPTY, *OrganisationType.choices, (OTHER, _("Bunlardan hiçbiri: firma, kişi ya da başka"))],
        error_messages={**UNKNOWN, "required": _("Kurumunuzun türünü seçin.")},
    )
    support_type_id = ChoiceField(
        label=_("Destek türü"), widget=forms.RadioSelect, error_messages={"required": _("Destek türünü seçin.")}
    )
    cost = MoneyField(
        label=_("Projenin toplam maliyeti (TL)"),
        error_messages={"required": _("Projenin toplam maliyetini yazın; yaklaşık bir tutar yeter.")},
    )
    own_share = MoneyField(
        label=_("Sizin karşılayacağınız tutar (TL)"),
        help_text=_("Kurumunuzun ve ortaklarınızın nakit katkısı; geri kalanı destek olarak istenir."),
        error_messages={"required": _("Karşılayacağınız tutarı yazın; yoksa 0 yazın.")},
    )
    months = WholeField(
        label=_("Süre (ay)"),
        help_text=_("Projenin kaç ay süreceği."),
        least=1,
        most=MOST_MONTHS,
        error_messages={"required": _("Sürenin kaç ay olduğunu yazın.")},
    )

    def __init__(self, data: Any = None, *, rules: Rules) -> None:
        super().__init__(data)
        fields: Any = self.fields
        fields["province_id"].choices = [EMPTY, *Province.objects.values_list("pk", "name")]
        fields["support_type_id"].choices = [(row.pk, with_limits(row)) for row in rules.support_types]
        if len(rules.support_types) == 1:
            fields["support_type_id"].initial = rules.support_types[0].pk
        with_vat = _("Ön hesap yeter. KDV bu çağrıda destek hesabına girer; KDV dâhil yazın.")
        without = _("Ön hesap yeter. KDV bu çağrıda destek hesabına girmez; KDV hariç yazın.")
        fields["cost"].help_text = with_vat if rules.values.vat_eligible else without
        self.helper = PageFormHelper(self, submit=_("Dene"))
        self.helper.form_method, self.helper.disable_csrf = "get", True

    def clean_cost(self) -> Any:
        """A project that costs nothing asks for nothing."""
        if not self.cleaned_data["cost"]:
            raise ValidationError(_("Toplam maliyet sıfırdan büyük olmalı."), code="nothing")
        return self.cleaned_data["cost"]

    def clean_own_share(self) -> Any:
        """Nobody pays more than the whole."""
        own, cost = self.cleaned_data["own_share"], self.cleaned_data.get("cost")
        if cost is not None and own > cost:
            sentence = _("Karşılayacağınız tutar %(own)s, toplam maliyet %(cost)s; ondan büyük olamaz.")
            raise ValidationError(sentence, "above_cost", {"own": format_money(own), "cost": format_money(cost)})
        return own

    @property
    def typed(self) -> Typed:
        """What a valid form says."""
        return Typed(**{**self.cleaned_data, "type": self.cleaned_data["type"].removeprefix(OTHER)})

    @property
    def shown(self) -> list[tuple[Any, str]]:
        """What a valid form says, in words."""
        rows = ((self[name], value) for name, value in self.cleaned_data.items())
        return [(bound.label, _words(bound.field, value)) for bound, value in rows]

    @property
    def packed(self) -> str:
        """A valid form as one line of text that makes the same form again."""
        return urlencode(self.cleaned_data)


def _words(field: Any, value: Any) -> str:
    if isinstance(field, MoneyField):
        return format_money(value)
    return str(dict(getattr(field, "choices", ())).get(value, value))
