"""What a form refuses, as sentences with the place to mend: the error summary's lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm, FileInput
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence and the id of the field it speaks of (empty when it speaks of the whole)."""

    sentence: str
    target: str = ""


def problems_of(form: BaseForm | BaseFormSet) -> list[Problem]:
    """Every error of a bound form or formset in the order of its fields; none for an unbound one."""
    if isinstance(form, BaseFormSet):
        return [*_of_formset(form)] if form.is_bound else []
    return [*_of_form(form)] if form.is_bound else []


def target_of(field: BoundField) -> str:
    """The id to jump to: the field's own, or its first part's when it is a group."""
    own = field.auto_id
    grouped = own and field.use_fieldset and not isinstance(field.field.widget, FileInput)
    return f"{own}_0" if grouped else own


def _of_formset(formset: BaseFormSet) -> Iterator[Problem]:
    for sentence in formset.non_form_errors():
        yield Problem(str(sentence))
    for form in formset.forms:
        yield from _of_form(form)


def _of_form(form: BaseForm) -> Iterator[Problem]:
    for sentence in form.non_field_errors():
        yield Problem(str(sentence))
    for field in form:
        target = "" if field.is_hidden else target_of(field)
        for sentence in field.errors:
            yield Problem(_named(str(field.label), str(sentence)), target)


def _named(label: str, sentence: str) -> str:
    """The sentence after its field's name; a name that is a sentence itself keeps its own end."""
    joined = "%(label)s %(sentence)s" if label.endswith((".", "?")) else _("%(label)s: %(sentence)s")
    return joined % {"label": label, "sentence": sentence}
