"""What is typed about conflicts of interest: grounds to tick, a remark, why a record is taken back."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models.conflict import ConflictGround
from cmdp.accounts.models import User
from cmdp.kit.entry import TextField
from cmdp.kit.forms import PageFormHelper

NOTE = 1000


class GroundsField(forms.MultipleChoiceField):
    """The grounds, each to tick."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=ConflictGround.choices, widget=forms.CheckboxSelectMultiple, **kwargs)


def note_field() -> TextField:
    """A remark that need not be made."""
    hint = _("İsterseniz açıklayın; yalnızca ajans okur, işlem kaydına geçmez.")
    return TextField(label=_("Açıklama"), limit=NOTE, lines=3, required=False, help_text=hint)


class DeclarationForm(forms.Form):
    """The declaration before anything opens: grounds that apply, or none, and secrecy in any case."""

    BOTH = _("Hem bir çatışma nedeni işaretlediniz hem çatışmanız olmadığını beyan ettiniz; birini kaldırın.")
    NEITHER = _("Çatışmanız varsa nedenini işaretleyin; yoksa çatışmanız olmadığını beyan edin.")

    grounds = GroundsField(
        label=_("Aşağıdakilerden biri sizin için doğru mu?"),
        required=False,
        help_text=_("Birini bile işaretlerseniz dosya açılmaz ve başka birine verilir."),
    )
    note = note_field()
    has_no_conflict = forms.BooleanField(
        label=_("Hiçbiri doğru değil: başvuran kurumla, ortaklarıyla ve projeyle çıkar çatışmam yok."), required=False
    )
    keeps_secret = forms.BooleanField(
        label=_("Dosyayı gizli tutacağımı, kopyalamayacağımı ve başvuranla görüşmeyeceğimi kabul ederim."),
        required=False,
    )

    SECRECY = _("Dosyanın açılması için gizliliği kabul edin.")

    def clean(self) -> dict[str, Any]:
        """A ground or none, never both; who opens the file keeps it secret."""
        typed = super().clean() or self.cleaned_data
        if typed.get("grounds") and typed["has_no_conflict"]:
            self.add_error("has_no_conflict", self.BOTH)
        elif not typed.get("grounds"):
            if not typed["has_no_conflict"]:
                self.add_error("has_no_conflict", self.NEITHER)
            if not typed["keeps_secret"]:
                self.add_error("keeps_secret", self.SECRECY)
        return typed

    @property
    def helper(self) -> PageFormHelper:
        """How the page draws it."""
        return PageFormHelper(self, submit=_("Beyanımı ver"))


# What can be answered without knowing who applied; kinship and work are asked about body by body.
ANSWERABLE: Final = (ConflictGround.PROJECT, ConflictGround.RIVAL, ConflictGround.GAIN, ConflictGround.OTHER)


class BlindDeclarationForm(DeclarationForm):
    """The same where the applicant is hidden: who applied in the call is a list to tick, and the system compares."""

    bodies = forms.MultipleChoiceField(
        label=_("Bu kurumlardan hangileriyle bağınız var?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_(
            "Yöneticileriyle akrabaysanız, orada çalışıyor, son yıllarda çalıştıysanız ya da onlardan ücret aldıysanız "
            "işaretleyin. Listede bu dosyayla ilgisi olmayan kurumlar da vardır; işaretlediklerinizden biri bu dosyanın "
            "başvuranı ya da ortağıysa dosya açılmaz."
        ),
    )

    field_order = ("bodies", "grounds", "note", "has_no_conflict", "keeps_secret")

    def __init__(self, *args: Any, bodies: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed: Any = self.fields["bodies"]
        listed.choices = [(name, name) for name in bodies]
        grounds: Any = self.fields["grounds"]
        grounds.choices = [(ground.value, ground.label) for ground in ANSWERABLE]
        self.fields["has_no_conflict"].label = _(
            "Bunların hiçbiri doğru değil: işaretlediğim kurumlar dışında bir kurumla ve bu projeyle çıkar çatışmam yok."
        )


class LateConflictForm(forms.Form):
    """A conflict that the evaluator learns of after the file was opened."""

    grounds = GroundsField(label=_("Çatışmanın nedeni"), error_messages={"required": _("En az bir neden işaretleyin.")})
    note = note_field()

    def __init__(self, *args: Any, cancel: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = PageFormHelper(self, submit=_("Çıkar çatışmamı bildir"), cancel=cancel, kind="danger")


class StateConflictForm(LateConflictForm):
    """Whose conflict the agency records."""

    person = forms.TypedChoiceField(
        label=_("Kimin"),
        coerce=int,
        error_messages={"required": _("Kişiyi seçin."), "invalid_choice": _("Kişiyi seçin.")},
    )

    def __init__(self, *args: Any, people: Iterable[User], signs: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        rows = ((key, _told(person, signs.get(key, ""))) for key, person in self.people.items())
        self.fields["person"].choices = [("", _("Seçin")), *rows]  # type: ignore[attr-defined]
        self.order_fields(["person", "grounds", "note"])

    def words(self) -> dict[str, Any]:
        """What the domain takes beside the file."""
        return {**self.cleaned_data, "person": self.people[self.cleaned_data["person"]]}


def _told(person: User, signs: str) -> str:
    return f"{person} ({signs})" if signs else str(person)


class LiftForm(forms.Form):
    """Why a record is taken back."""

    reason = TextField(label=_("Neden kaldırılıyor?"), limit=NOTE, lines=3)
