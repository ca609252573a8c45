"""An earlier state of a section in the words of its form: labels as there, values as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.forms.applicant.base import DraftForm
from applications.forms.applicant.rows import ROW_FORMS
from applications.forms.applicant.sections import SECTION_FORMS
from applications.queries.facts import Facts
from applications.queries.revisions import form_values, table_rows


@dataclass(frozen=True, slots=True)
class Told:
    """One field of a form or one row of a table, in words."""

    label: str | Promise
    text: str


def told(section: str, content: Mapping[str, Any], facts: Facts) -> dict[str, Told]:
    """The fields by their names, of a table the rows by their ids. Nothing written is an empty text."""
    if section in SECTION_FORMS:
        values = form_values(section, content)
        form = SECTION_FORMS[section](facts=facts, stored=values)
        return {
            name: Told(field.label or "", _text(form, name, values.get(name))) for name, field in form.fields.items()
        }
    rows, form = table_rows(section, content) if content else {}, ROW_FORMS[section](facts=facts, stored={})
    return {
        key: Told(_("%(number)d. satır") % {"number": number}, _line(form, rows[key]))
        for number, key in enumerate(rows, start=1)
    }


def _line(form: DraftForm, values: Mapping[str, Any]) -> str:
    texts = [f"{form.fields[name].label}: {text}" for name in form.fields if (text := _text(form, name, values[name]))]
    return " · ".join(texts)


def _text(form: DraftForm, name: str, value: Any) -> str:
    return form.shown(name, value) if value not in (None, "", frozenset()) else ""
