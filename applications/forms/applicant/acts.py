"""Starting, attaching, sending, giving up: the small forms of the applicant's acts."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.choices import LetterChannel
from applications.models import DocumentSlot, PartialUpload
from cmdp.accounts.models import Organisation
from cmdp.kit.arriving import AnnouncedForm
from cmdp.kit.entry import DateField, FileField, TextField
from cmdp.kit.formats import format_size
from cmdp.kit.forms import PageFormHelper


class StartForm(forms.Form):
    """In whose name the file is begun; the address of the organisation's public id is the value."""

    use_required_attribute = False
    organisation = forms.ChoiceField(
        label=_("Başvuran kurum"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Hangi kurum adına başvuracağınızı seçin."),
            "invalid_choice": _("Bu kurum adına başvuru başlatamazsınız; listeden seçin."),
        },
    )

    with_typed = forms.BooleanField(label=_("Denemede yazdıklarımız taslağa yazılsın"), required=False, initial=True)

    def __init__(self, *args: Any, organisations: list[Organisation], has_typed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_typed:
            del self.fields["with_typed"]
        self.organisations = {row.public_id: row for row in organisations}
        field: Any = self.fields["organisation"]
        field.choices = [(key, str(row)) for key, row in self.organisations.items()]
        if len(organisations) == 1:
            field.initial = organisations[0].public_id

    @property
    def chosen(self) -> Organisation:
        """The organisation of a valid form."""
        return self.organisations[self.cleaned_data["organisation"]]


def expiry_field() -> DateField:
    """The last day on which a paper holds."""
    return DateField(
        label=_("Geçerli olduğu son gün"),
        help_text=_("Belgenin üzerindeki tarih; örneğin 05.04.2026"),
        error_messages={"required": _("Belgenin hangi güne kadar geçerli olduğunu yazın.")},
    )


class ExpiryForm(forms.Form):
    """Until which day a paper holds."""

    use_required_attribute = False
    valid_until = expiry_field()

    def __init__(self, *args: Any, cancel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=_("Tarihi kaydet"), cancel=cancel)


class UploadForm(AnnouncedForm):
    """What a script says of a document before it sends it in pieces."""

    slot = forms.CharField(max_length=40)


class PaperForm(forms.Form):
    """One file for one slot, with its last day where the slot asks for it."""

    use_required_attribute = False

    def __init__(self, *args: Any, slot: DocumentSlot, upload: PartialUpload | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prefix, self.slot, self.upload = slot.key, slot, upload
        shown = {"kinds": ", ".join(slot.kinds), "most": format_size(slot.max_bytes)}
        self.fields["file"] = FileField(
            label=slot.name,
            help_text=_("Türler: %(kinds)s. En çok %(most)s.") % shown,
            kinds=slot.kinds,
            max_bytes=slot.max_bytes,
            error_messages={
                "required": _("Önce bir dosya seçin."),
                "empty": _("Dosya boş; içeriği olan bir dosya yükleyin."),
            },
        )
        if slot.asks_expiry:
            self.fields["valid_until"] = expiry_field()


class SendForm(forms.Form):
    """The declaration without which nothing is sent."""

    use_required_attribute = False
    agreed = forms.BooleanField(
        label=_("Yukarıdakileri kurumum adına beyan ederim."),
        error_messages={"required": _("Göndermek için beyanı işaretleyin.")},
    )


class AskApprovalForm(forms.Form):
    """A word to the owners beside the file that waits for them."""

    use_required_attribute = False
    prefix = "ask"
    note = TextField(label=_("Kurumun sahibine notunuz (isteğe bağlı)"), limit=1000, lines=2, required=False)


class GiveBackForm(forms.Form):
    """What an owner wants changed before approving."""

    use_required_attribute = False
    prefix = "back"
    reason = TextField(
        label=_("Neyin değişmesini istiyorsunuz?"),
        help_text=_("Yalnızca onayı geri verirken yazın; isteyen kişiye giden mektupta görünür."),
        limit=1000,
        lines=3,
        error_messages={"required": _("Neyin değişmesini istediğinizi yazın.")},
    )


class WithdrawForm(forms.Form):
    """Why a file is given up."""

    use_required_attribute = False
    reason = TextField(
        label=_("Gerekçe"),
        help_text=_("Ajans bu gerekçeyi okuyacak."),
        limit=1000,
        lines=4,
        error_messages={"required": _("Neden geri çektiğinizi yazın.")},
    )


class CoverLetterForm(forms.Form):
    """The number and date that the applicant's own system gave to the letter, and by which channel it went."""

    use_required_attribute = False
    number = TextField(
        label=_("Üst yazının sayısı"),
        help_text=_("Kurumunuzun resmî yazışma sisteminin verdiği sayı."),
        limit=80,
        error_messages={"required": _("Üst yazının sayısını yazın.")},
    )
    date = DateField(
        label=_("Üst yazının tarihi"),
        help_text=_("Örneğin 05.04.2026"),
        error_messages={"required": _("Üst yazının tarihini yazın.")},
    )
    channel = forms.ChoiceField(
        label=_("Üst yazının gönderildiği yol"),
        help_text=_("EBYS: kurumlar arasındaki elektronik belge sistemi. KEP: kayıtlı elektronik posta."),
        choices=LetterChannel,
        widget=forms.RadioSelect,
        error_messages={"required": _("Üst yazıyı hangi yoldan gönderdiğinizi seçin.")},
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.helper = PageFormHelper(self, submit=_("Üst yazının bilgilerini kaydet"), cancel="../")

    def clean_date(self) -> dt.date:
        """A letter cannot be dated ahead."""
        date: dt.date = self.cleaned_data["date"]
        if date > self.today:
            raise forms.ValidationError(_("Tarih bugünden ileri olamaz; üst yazının tarihini yazın."), code="ahead")
        return date
