"""What people type about themselves and whom they invite."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import AGENCY_SEATS, ORGANISATION_ROLES, Role
from cmdp.accounts.models import User
from cmdp.kit.entry import PhoneField, TextField
from cmdp.kit.forms import FilterFormHelper
from cmdp.regions.models import Agency

CENTRAL_ROLES = frozenset(Role) - ORGANISATION_ROLES - AGENCY_SEATS


WHAT_SEATS_DO = _("Sahip başvuruları gönderir ve üyeleri seçer, düzenleyici yazar, izleyici okur.")


def choices_of(roles: Iterable[str]) -> list[tuple[str, Any]]:
    """The roles with their names, in the order of the vocabulary."""
    wanted = frozenset(roles)
    return [(role.value, role.label) for role in Role if role in wanted]


class ProfileForm(forms.ModelForm):
    """Name, title, telephone, language."""

    full_name = TextField(label=_("Ad soyad"), limit=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = TextField(
        label=_("Unvan"),
        limit=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = PhoneField(label=_("Telefon"), required=False)
    language = forms.ChoiceField(
        label=_("Dil"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        help_text=_("Size gelen mektuplar bu dilde yazılır."),
    )

    class Meta:
        model = User
        fields = ("full_name", "title", "phone", "language")


class InviteForm(forms.Form):
    """Whom to offer which seat; the language is the letter's. No seat is chosen beforehand: the first gives the most."""

    email = forms.EmailField(
        label=_("E-posta adresi"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Görev"), error_messages={"required": _("Kişinin görevini seçin.")})
    language = forms.ChoiceField(label=_("Mektubun dili"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, roles: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("Seçin")), *choices_of(roles)]  # type: ignore[attr-defined]


class OrganisationInviteForm(InviteForm):
    """A seat in one's own organisation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, roles=ORGANISATION_ROLES, **kwargs)
        self.fields["role"].help_text = WHAT_SEATS_DO


class AgencyInviteForm(InviteForm):
    """A seat in one of the agencies that the person may fill."""

    agency = forms.ModelChoiceField(label=_("Ajans"), queryset=Agency.objects.none(), empty_label=None)
    field_order = ("agency", "email", "role", "language")

    def __init__(self, *args: Any, agencies: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, roles=AGENCY_SEATS, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(pk__in=agencies)  # type: ignore[attr-defined]


class CentralInviteForm(InviteForm):
    """Any seat that an administrator may offer; an agency's seat needs its agency."""

    agency = forms.ModelChoiceField(
        label=_("Ajans"),
        queryset=Agency.objects.all(),
        required=False,
        empty_label=_("Seçin"),
        help_text=_("Yalnızca ajans uzmanı, ajans yöneticisi ve komisyon üyesi için seçin."),
    )
    field_order = ("email", "role", "agency", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, roles=CENTRAL_ROLES | AGENCY_SEATS, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Keep role and agency together."""
        cleaned = super().clean() or {}
        needs, has = cleaned.get("role") in AGENCY_SEATS, cleaned.get("agency") is not None
        if needs and not has and "agency" not in self.errors:
            self.add_error("agency", _("Ajans görevi için bir ajans seçin."))
        if has and not needs:
            self.add_error("agency", _("Bu görev bir ajansa bağlı değildir; ajansı boş bırakın."))
        return cleaned


class RecoverOwnerForm(forms.Form):
    """Who shall own an organisation that lost its owner, and why."""

    email = forms.EmailField(label=_("Yeni sahibin e-posta adresi"), max_length=254)
    language = forms.ChoiceField(label=_("Mektubun dili"), choices=settings.LANGUAGES)
    reason = TextField(
        label=_("Gerekçe"),
        limit=1000,
        lines=3,
        help_text=_("Kurumun kayıtlı sahiplerine giden mektupta görünür. Dayandığınız yazının sayısını da yazın."),
    )


class ReasonForm(forms.Form):
    """Why somebody's seat ends or a paper is refused."""

    reason = TextField(
        label=_("Gerekçe"),
        limit=1000,
        lines=3,
        help_text=_("Kişiye giden mektupta görünür."),
    )


class LeaveForm(forms.Form):
    """A word to the owners of the organisation that one leaves."""

    reason = TextField(
        label=_("Notunuz"),
        limit=1000,
        lines=3,
        required=False,
        help_text=_("Kurumdan ayrılıyorsanız sahiplerine giden mektupta görünür."),
    )


class RoleForm(forms.Form):
    """Which other role a member gets, and why."""

    role = forms.ChoiceField(label=_("Yeni görev"), widget=forms.RadioSelect)
    reason = TextField(label=_("Gerekçe"), limit=1000, lines=3, help_text=_("Kişiye giden mektupta görünür."))

    def __init__(self, *args: Any, roles: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = choices_of(roles)
        field: Any = self.fields["role"]
        field.choices, field.initial = choices, choices[0][0]


class OwnershipForm(forms.Form):
    """What the present owner is once the member accepts."""

    after = forms.ChoiceField(
        label=_("Üye kabul ettiğinde ben"),
        widget=forms.RadioSelect,
        choices=[
            ("owner", _("kurumun sahibi olarak kalayım; iki sahip olalım")),
            ("editor", _("sahipliği devretmiş olayım ve kurum düzenleyicisi olarak kalayım")),
        ],
        error_messages={"required": _("Üye kabul ettiğinde sizin ne olacağınızı seçin.")},
    )


class PeopleFilterForm(forms.Form):
    """Find people by name, address, role."""

    helper = FilterFormHelper()

    q = forms.CharField(label=_("Ad veya e-posta"), required=False, max_length=100)
    role = forms.ChoiceField(label=_("Görev"), required=False, choices=[("", _("Hepsi")), *choices_of(Role)])
