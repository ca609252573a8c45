"""What is typed about organisations and their papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import ORGANISATION_ROLES, OrganisationType, Role
from cmdp.accounts.domain.papers import most_bytes
from cmdp.accounts.forms.people import WHAT_SEATS_DO, choices_of
from cmdp.accounts.models import AuthorityPaper, Dispute, Organisation
from cmdp.accounts.models.organisation import CONTACT, IDENTITY, PROFILE
from cmdp.accounts.validators import validate_vkn
from cmdp.kit.entry import DigitsField, FileField, PhoneField, TextField, WholeField
from cmdp.kit.formats import format_size
from cmdp.kit.forms import FilterFormHelper
from cmdp.regions.models import Province


class OrganisationForm(forms.ModelForm):
    """A body that applies; without ``with_identity`` only what does not identify it.

    The profile is filled once the body is there: adding one asks for no more than it needs.
    """

    name = TextField(label=_("Kurumun adı"), limit=250, help_text=_("Resmî yazılarda geçtiği gibi."))
    unit_name = TextField(
        label=_("Birimin adı"),
        limit=250,
        required=False,
        help_text=_("Başvuruyu kurumun bir birimi yapacaksa yazın; birimler aynı VKN’yi kullanabilir."),
    )
    type = forms.ChoiceField(label=_("Türü"), choices=[("", _("Seçin")), *OrganisationType.choices])
    province = forms.ModelChoiceField(label=_("İl"), queryset=Province.objects.all(), empty_label=_("Seçin"))
    vkn = DigitsField(label=_("Vergi kimlik numarası (VKN)"), help_text=_("10 rakam."))
    detsis = DigitsField(
        label=_("DETSİS numarası"),
        required=False,
        help_text=_("8 rakam. Resmî yazılarınızın sayı bölümünde yazar; yoksa boş bırakın."),
    )
    mersis = DigitsField(label=_("MERSİS numarası"), required=False, help_text=_("16 rakam."))
    address = TextField(label=_("Adres"), limit=400, required=False)
    phone = PhoneField(label=_("Telefon"), required=False)
    website = forms.URLField(
        label=_("Web sitesi"),
        required=False,
        assume_scheme="https",
        help_text=_("Örneğin https://www.ornek.bel.tr"),
        error_messages={"invalid": _("Web sitesinin adresini https://www.ornek.bel.tr gibi yazın.")},
    )
    representative_name = TextField(label=_("Yasal temsilcinin adı soyadı"), limit=120, required=False)
    representative_title = TextField(label=_("Yasal temsilcinin unvanı"), limit=120, required=False)
    contact_name = TextField(
        label=_("İrtibat kişisinin adı soyadı"),
        limit=120,
        required=False,
        help_text=_("Yeni başvurular bu kişiyle başlar; her başvuruda değiştirilebilir."),
    )
    contact_title = TextField(label=_("İrtibat kişisinin unvanı"), limit=120, required=False)
    contact_phone = PhoneField(label=_("İrtibat kişisinin telefonu"), required=False)
    staff = WholeField(label=_("Çalışan sayısı"), most=999_999, required=False)
    experience = TextField(
        label=_("Deneyim"), limit=1500, lines=4, required=False, help_text=_("Kurumun benzer işlerdeki deneyimi.")
    )
    earlier_projects = TextField(
        label=_("Ajanslarla önceki projeler"),
        limit=1500,
        lines=4,
        required=False,
        help_text=_("Kalkınma ajanslarıyla yürütülen projeler: yılı, adı, destek tutarı."),
    )

    class Meta:
        model = Organisation
        fields = (*IDENTITY, *CONTACT, *PROFILE)

    def __init__(self, *args: Any, with_identity: bool = True, with_profile: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts: list[tuple[Any, tuple[str, ...]]] = [(_("İletişim"), CONTACT)]
        if with_identity:
            self.parts.insert(0, (_("Kimlik"), IDENTITY))
        if with_profile:
            self.parts.append((_("Başvurularda kullanılacak bilgiler"), PROFILE))
        asked = {name for _title, names in self.parts for name in names}
        for name in self.fields.keys() - asked:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Leave twins to the domain: its sentence tells what to do."""
        return self.cleaned_data

    def ask_again(self) -> None:
        """Offer the box that says the unit is none of those that look like it."""
        label = _("Birimimiz yukarıda sayılanlardan biri değil; yeni birim olarak ekle")
        self.fields["is_another"] = forms.BooleanField(label=label, required=False)

    def groups(self) -> list[tuple[Any, tuple[str, ...]]]:
        """The fieldsets."""
        again = [(_("Benzer birimler"), ("is_another",))] if "is_another" in self.fields else []
        return [*self.parts, *again]


class PaperForm(forms.Form):
    """A paper that says who speaks for the organisation; its own word about size and kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = most_bytes()
        self.fields["file"] = FileField(
            label=_("Yetki belgesi"),
            kinds=AuthorityPaper.KINDS,
            max_bytes=most,
            help_text=_(
                "PDF, JPG veya PNG, en çok %(most)s. İmza sirküleri, yetki yazısı ya da meclis kararı olabilir."
            )
            % {"most": format_size(most)},
            error_messages={
                "required": _("Önce bir dosya seçin."),
                "empty": _("Dosya boş; içeriği olan bir dosya yükleyin."),
            },
        )


class OrganisationSearchForm(forms.Form):
    """Find an organisation by name or number."""

    helper = FilterFormHelper()

    q = forms.CharField(label=_("Kurum adı, VKN veya DETSİS"), required=False, max_length=100)


class FindForm(forms.Form):
    """A body by its tax number, a unit of it by DETSİS or name."""

    helper = FilterFormHelper()

    vkn = DigitsField(label=_("Vergi kimlik numarası (VKN)"), help_text=_("10 rakam."), validators=[validate_vkn])
    unit = TextField(
        label=_("DETSİS numarası ya da birimin adı"),
        limit=250,
        required=False,
        help_text=_("Kurumun bir birimini arıyorsanız yazın."),
    )


class JoinForm(forms.Form):
    """Which seat one asks for, and a word to the owners."""

    role = forms.ChoiceField(
        label=_("İstediğiniz görev"),
        choices=choices_of(ORGANISATION_ROLES),
        initial=Role.ORGANISATION_EDITOR,
        widget=forms.RadioSelect,
        help_text=WHAT_SEATS_DO,
    )
    message = TextField(
        label=_("Kurumun sahibine notunuz"),
        limit=500,
        lines=3,
        help_text=_("Kim olduğunuzu ve hangi birimde çalıştığınızı yazın; yanıt gelmezse ajansın uzmanı da okur."),
    )


class ContestForm(forms.Form):
    """Why the owners on record are not the body's own."""

    claim = TextField(
        label=_("Kurum sizi nasıl yetkilendirdi, kayıtlı sahip neden kurumdan değil?"),
        limit=1000,
        lines=5,
        help_text=_("Yazınızın sayısını da yazın. Kayıtlı sahipler ve ajansın uzmanı okur."),
    )


class OwnersWordsForm(forms.Form):
    """The owners' side of a contested ownership."""

    words = TextField(
        label=_("Ajansa yanıtınız"),
        limit=1000,
        lines=4,
        help_text=_("Yalnızca ajansın uzmanı ve kurumun sahipleri okur."),
    )


class DisputeForm(forms.Form):
    """What the agency decides on a claim, and why."""

    answer = forms.ChoiceField(
        label=_("Karar"),
        widget=forms.RadioSelect,
        choices=[("grant", _("Kişi kuruma alınsın")), ("refuse", _("Talep reddedilsin"))],
        error_messages={"required": _("Kararınızı seçin.")},
    )
    role = forms.ChoiceField(label=_("Kişinin görevi"), choices=choices_of(ORGANISATION_ROLES))
    ends_owners = forms.BooleanField(
        label=_("Kayıtlı sahiplerin görevi sona ersin"),
        required=False,
        help_text=_("Yalnızca kişiyi kurum sahibi yaparken geçerlidir; her birine gerekçenizle bir mektup gider."),
    )
    reason = TextField(
        label=_("Gerekçe"),
        limit=1000,
        lines=4,
        help_text=_("İki tarafa giden mektupta görünür. Dayandığınız yazının sayısını da yazın."),
    )

    def __init__(self, *args: Any, dispute: Dispute, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = dispute.role
        if dispute.kind != Dispute.Kind.CONTESTED:
            del self.fields["ends_owners"]

    def clean(self) -> dict[str, Any]:
        """Owners end only where another takes their place."""
        cleaned = super().clean() or {}
        if cleaned.get("ends_owners") and (cleaned.get("answer"), cleaned.get("role")) != (
            "grant",
            Role.ORGANISATION_OWNER,
        ):
            self.add_error(
                "ends_owners", _("Kayıtlı sahiplerin görevi yalnızca kişi kurum sahibi yapılırsa sona erer.")
            )
        return cleaned

    @property
    def is_granted(self) -> bool:
        """Whether a valid form says yes."""
        return bool(self.cleaned_data["answer"] == "grant")


class JoinAnswerForm(forms.Form):
    """Which seat somebody gets who asked for one, or none and perhaps why."""

    role = forms.ChoiceField(
        label=_("Görev"), choices=choices_of(ORGANISATION_ROLES), initial=Role.ORGANISATION_EDITOR, required=False
    )
    reason = TextField(label=_("Reddederken notunuz (isteğe bağlı)"), limit=500, lines=2, required=False)
    answer = forms.ChoiceField(choices=[("accept", ""), ("refuse", "")])
