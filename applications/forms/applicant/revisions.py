"""An earlier state of a section in the words of its form: labels as there, values as people read them."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from applications.forms.applicant.base import DraftForm
from applications.forms.applicant.rows import ROW_FORMS
from applications.forms.applicant.sections import SECTION_FORMS
from applications.queries.facts import Facts
from applications.queries.revisions import form_values, table_rows

Told = dict[str | Promise, str]


def told(section: str, content: Mapping[str, Any], facts: Facts) -> Told:
    """Label → text of each field; of a table one text with a line for each row. Nothing written is an empty text."""
    if section in SECTION_FORMS:
        values = form_values(section, content)
        return _fields(SECTION_FORMS[section](facts=facts, stored=values), values)
    rows = table_rows(section, content).values() if content else ()
    lines = [_line(ROW_FORMS[section](facts=facts, stored=values), values) for values in rows]
    return {_("Satırlar"): "\n".join(lines)}


def _fields(form: DraftForm, values: Mapping[str, Any]) -> Told:
    return {field.label or "": _text(form, name, values.get(name)) for name, field in form.fields.items()}


def _line(form: DraftForm, values: Mapping[str, Any]) -> str:
    texts = [f"{form.fields[name].label}: {text}" for name in form.fields if (text := _text(form, name, values[name]))]
    return " · ".join(texts)


def _text(form: DraftForm, name: str, value: Any) -> str:
    return form.shown(name, value) if value not in (None, "", frozenset()) else ""
