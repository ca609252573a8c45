"""What is typed about questions: the question itself, its answer, why not, who, how long."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.choices import QuestionState
from applications.forms.rules import VersionedForm
from applications.models import Call, CallQuestion
from cmdp.accounts.models import User
from cmdp.kit.entry import InstantField, TextField
from cmdp.kit.forms import FilterFormHelper
from cmdp.kit.ids import ALPHABET, LENGTH

QUESTION, ANSWER, REASON = 2000, 6000, 1000


class AskForm(forms.Form):
    """A question; ``form_key`` makes a second click no second question."""

    text = TextField(
        label=_("Sorunuz"),
        limit=QUESTION,
        lines=8,
        help_text=_("Bir formda bir soru sorun. Projenizi, kurumunuzu ya da kendinizi tanıtan bir şey yazmayın."),
        error_messages={"required": _("Sorunuzu yazın.")},
    )
    form_key = forms.CharField(
        widget=forms.HiddenInput,
        validators=[RegexValidator(f"^[{ALPHABET}]{{{LENGTH}}}$")],
        error_messages={"required": _("Formu yenileyip yeniden deneyin.")},
    )


class AnswerForm(VersionedForm):
    """The wording that will be published and the answer; what is not finished may be kept."""

    question_tr = TextField(
        label=_("Yayımlanacak soru (Türkçe)"),
        limit=QUESTION,
        lines=5,
        required=False,
        help_text=_("Kişisel veriyi ve projeyi ele veren ayrıntıyı çıkarın; sorulduğu hâli yalnız ajansta kalır."),
    )
    answer_tr = TextField(label=_("Yanıt (Türkçe)"), limit=ANSWER, lines=10, required=False)
    question_en = TextField(label=_("Yayımlanacak soru (İngilizce)"), limit=QUESTION, lines=4, required=False)
    answer_en = TextField(label=_("Yanıt (İngilizce)"), limit=ANSWER, lines=8, required=False)


class SeenForm(VersionedForm):
    """An act on exactly what was on the screen."""


class SendBackForm(forms.Form):
    """What is to be changed before it can be published."""

    note = TextField(label=_("Neyin değişmesi gerekiyor?"), limit=REASON, lines=4)


class RefuseForm(forms.Form):
    """Why there will be no answer; the asker reads it."""

    reason = TextField(
        label=_("Gerekçe"), limit=REASON, lines=4, help_text=_("Soruyu soran bu gerekçeyi mektupta okur.")
    )


class ReopenForm(forms.Form):
    """Why a settled question is taken up again; the record keeps it, the asker does not read it."""

    reason = TextField(
        label=_("Gerekçe"),
        limit=REASON,
        lines=3,
        help_text=_("Sorunun geçmişinde durur, sorana gitmez. Sorulanı ve soranı burada yazmayın."),
    )


class AnswerChoice(forms.ModelChoiceField):
    """Published answers by the beginning of their question."""

    def label_from_instance(self, obj: CallQuestion) -> str:
        """The question, cut."""
        return obj.headline


class LinkForm(forms.Form):
    """Which published answer already answers the question."""

    answer = AnswerChoice(
        CallQuestion.objects.none(), to_field_name="public_id", label=_("Yayımlanmış yanıt"), empty_label=_("Seçin")
    )

    def __init__(self, *args: Any, answers: QuerySet[CallQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].queryset = answers  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Who is responsible from now on."""

    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Yeni sorumlu"), required=False, empty_label=_("Kimse (sahipsiz bırak)")
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class CorrectForm(VersionedForm):
    """A better answer, and why."""

    answer_tr = TextField(label=_("Yanıt (Türkçe)"), limit=ANSWER, lines=10)
    answer_en = TextField(label=_("Yanıt (İngilizce)"), limit=ANSWER, lines=8, required=False)
    reason = TextField(
        label=_("Düzeltmenin nedeni"), limit=REASON, lines=3, help_text=_("Herkes okur; önceki yanıtla birlikte durur.")
    )

    def __init__(self, *args: Any, has_english: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer_en"].required = has_english
        if not has_english:
            del self.fields["answer_en"]

    def words(self) -> dict[str, Any]:
        """What the domain takes."""
        typed = self.cleaned_data
        return {"answer_en": "", **self.values(), "seen": typed["version"]}


class ExtendQuestionsForm(forms.Form):
    """A later last minute for questions, with the reason that the record keeps."""

    REFUSED_AT: ClassVar = {"not_later": "until", "after_the_close": "until"}

    until = InstantField(label=_("Yeni son dakika (dâhil)"), help_text=_("Yazdığınız dakika içinde gelen soru alınır."))
    reason = TextField(label=_("Gerekçe"), limit=REASON, lines=3)


class QueueForm(forms.Form):
    """The filters of the desk's questions; they live in the address."""

    whose = forms.ChoiceField(
        label=_("Kimin"),
        required=False,
        choices=[("", _("Ajansın")), ("mine", _("Benim")), ("unowned", _("Sahipsiz"))],
    )
    call = forms.ChoiceField(label=_("Çağrı"), required=False)
    state = forms.ChoiceField(
        label=_("Durum"),
        required=False,
        choices=[("", _("Açık olanlar")), *QuestionState.choices, ("all", _("Hepsi"))],
    )
    late = forms.BooleanField(label=_("Yalnız süresi geçenler"), required=False)

    def __init__(self, *args: Any, calls: Iterable[Call], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FilterFormHelper()
        self.fields["call"].choices = [("", _("Hepsi")), *((c.public_id, str(c)) for c in calls)]  # type: ignore[attr-defined]
