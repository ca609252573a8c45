"""What an applicant writes against a decision, and what the agency answers."""

from typing import Any, ClassVar, cast

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from applications.domain.ministry import OfficialLetter
from applications.forms.decision import LetterWithReasonForm
from applications.forms.inside import OnceForm
from applications.models import Objection, ObjectionPaper
from applications.objected import ObjectionEffect, ObjectionOutcome
from applications.policies.objections import effect_on, outcome_fits
from cmdp.accounts.models import User
from cmdp.kit.entry import FileField, MoneyField, TextField

MOST_PAPERS = 3


class ObjectionForm(OnceForm):
    """The objection and its papers."""

    use_required_attribute = False

    text = TextField(
        label=_("İtirazınız"),
        help_text=_("Hangi sonuca, hangi bölüme ve neden itiraz ettiğinizi yazın. Gönderdikten sonra değiştirilemez."),
        limit=8000,
        lines=12,
        error_messages={"required": _("Neye ve neden itiraz ettiğinizi yazın.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_PAPERS + 1):
            self.fields[f"paper{number}"] = FileField(
                label=_("Ek belge %(number)d") % {"number": number},
                kinds=ObjectionPaper.KINDS,
                max_bytes=ObjectionPaper.MOST_BYTES,
                required=False,
                help_text=_("PDF, resim ya da ofis belgesi; en çok 20 MB.") if number == 1 else "",
            )

    def words(self) -> dict[str, Any]:
        """What the verb takes."""
        typed = self.cleaned_data
        papers = [typed[f"paper{number}"] for number in range(1, MOST_PAPERS + 1)]
        kept = [cast("File", paper) for paper in papers if paper]
        return {"text": typed["text"], "form_key": typed["form_key"], "papers": kept}


class GiveObjectionForm(forms.Form):
    """Who decides."""

    REFUSED_AT: ClassVar = {"same_decider": "to", "not_manager": "to", "own_file": "to", "conflict": "to"}

    to = forms.ModelChoiceField(
        label=_("İtirazı sonuçlandıracak yönetici"),
        queryset=User.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("İlk kararı kaydeden kişi bu listede yoktur."),
        error_messages={"required": _("İtirazı kimin sonuçlandıracağını seçin.")},
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]


class DecideObjectionForm(LetterWithReasonForm):
    """The outcome in writing: what, what it does to the file, why, by which letter."""

    outcome = forms.ChoiceField(
        label=_("Sonuç"),
        choices=ObjectionOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("İtirazın sonucunu seçin.")},
    )
    effect = forms.ChoiceField(
        label=_("Dosyaya etkisi"),
        choices=ObjectionEffect.choices,
        widget=forms.RadioSelect,
        initial=ObjectionEffect.NONE,
        error_messages={"required": _("Sonucun dosyaya etkisini seçin.")},
    )
    amount = MoneyField(
        label=_("Yeni önerilen tutar (TL)"),
        help_text=_("Yalnızca tutar yükseltiliyorsa yazın; en çok başvuranın talep ettiği tutar."),
        required=False,
    )
    field_order = ("outcome", "effect", "amount", "reason", "number", "date")

    REFUSED_AT: ClassVar = {
        **dict.fromkeys(("amount_out_of_range", "amount_not_higher", "over_envelope", "over_share"), "amount"),
        **dict.fromkeys(("with_ministry", "answer_awaited", "wrong_stage"), "effect"),
    }

    def __init__(self, *args: Any, objection: Objection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.objection = objection
        if not objection.is_late:
            kept = [choice for choice in ObjectionOutcome.choices if choice[0] != ObjectionOutcome.LATE]
            self.fields["outcome"].choices = kept  # type: ignore[attr-defined]
        can_be = {ObjectionEffect.NONE, effect_on(objection)}
        self.fields["effect"].choices = [one for one in ObjectionEffect.choices if one[0] in can_be]  # type: ignore[attr-defined]
        if ObjectionEffect.RAISE not in can_be:
            del self.fields["amount"]

    def clean(self) -> dict[str, Any]:
        """An effect that the outcome cannot have is said at the effect."""
        typed = super().clean() or self.cleaned_data
        if "outcome" in typed and "effect" in typed:
            fits = outcome_fits(self.objection, typed["outcome"], typed["effect"])
            if not fits:
                self.add_error("effect", str(fits.reason))
        if typed.get("effect") == ObjectionEffect.RAISE and typed.get("amount") is None and "amount" in typed:
            self.add_error("amount", _("Yükseltilen tutarı yazın."))
        return typed

    def decision(self) -> dict[str, Any]:
        """What the verb takes."""
        typed, words = self.cleaned_data, self.words()
        letter: OfficialLetter = words["letter"]
        return {
            "outcome": ObjectionOutcome(typed["outcome"]),
            "effect": ObjectionEffect(typed["effect"]),
            "reason": words["reason"],
            "letter": letter,
            "amount": typed.get("amount"),
        }
