"""Fields and controls drawn by Python: the same HTML as by templates, at a fraction of their work (docs/adr/0020).

``Renderer`` draws the widgets that pages are full of and leaves all others to their templates; ``draw_field`` is what
stands around a control: label, hint, errors.
"""

import html
from collections.abc import Callable, Mapping
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Told = Mapping[str, Any]
NONE: Final = SafeString("")


def escaped(value: Any) -> str:
    """As ``conditional_escape``, without asking at each call whether the answer may wait."""
    if isinstance(value, Promise):
        value = str(value)
    return str(value.__html__()) if hasattr(value, "__html__") else html.escape(str(value))


def attributes(told: Told) -> str:
    """Attributes as they stand in a tag, a blank before each: true ones by their name, false ones not at all."""
    return "".join(
        f" {name}" if value is True else f' {name}="{escaped(value)}"'
        for name, value in told.items()
        if value is not False
    )


def _input(widget: Told) -> str:
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    name = escaped(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{value}{attributes(widget["attrs"])}>'


def _textarea(widget: Told) -> str:
    text = escaped(widget["value"] or "")
    return f'<textarea name="{escaped(widget["name"])}"{attributes(widget["attrs"])}>\n{text}</textarea>'


def _select(widget: Told) -> str:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f'<select name="{escaped(widget["name"])}"{attributes(widget["attrs"])}>{groups}\n</select>'


def _group(name: Any, options: list[Told]) -> str:
    lines = "".join(f"\n  {_option(option)}" for option in options)
    return f'\n  <optgroup label="{escaped(name)}">{lines}\n  </optgroup>' if name else lines


def _option(option: Told) -> str:
    value, label = escaped(option["value"]), escaped(option["label"])
    return f'<option value="{value}"{attributes(option["attrs"])}>{label}</option>'


INPUTS: Final = ("input", "text", "number", "email", "url", "password", "hidden", "checkbox", "date", "file")
WIDGETS: Final[dict[str, Callable[[Told], str]]] = {
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}


class Renderer(TemplatesSetting):
    """Django's own widgets by Python, everything else by its template."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        """One widget."""
        if draw := WIDGETS.get(template_name):
            return SafeString(draw(context["widget"]))
        return SafeString(super().render(template_name, context, request))


def draw_field(
    field: BoundField, *, marks_optional: bool, has_label: bool, shows_errors: bool, kind: str
) -> SafeString:
    """A field of a form: label, hint, errors, control. ``kind`` adds to the classes of its frame."""
    if field.is_hidden:
        return SafeString(str(field))
    errors = draw_errors(field) if shows_errors else NONE
    label = _label(field, marks_optional=marks_optional)
    draw = _checkbox if isinstance(field.field.widget, forms.CheckboxInput) else _fieldset if _is_set(field) else _plain
    wrong = " field--wrong" if errors else ""
    more = "".join(f" {word}" for word in (kind, field.css_classes()) if word)
    inner = draw(field, label if has_label else NONE, errors)
    return SafeString(f'<div id="div_{escaped(field.auto_id)}" class="field{wrong}{escaped(more)}">{inner}</div>')


def draw_told(field: BoundField, told: Any) -> SafeString:
    """A field as crispy's context tells of it."""
    return draw_field(
        field,
        marks_optional=not told.get("unmarked"),
        has_label=told.get("form_show_labels") is not False,
        shows_errors=bool(told.get("form_show_errors")),
        kind=told.get("wrapper_class") or "",
    )


def draw_errors(field: BoundField) -> SafeString:
    """What is wrong with a field, as the list that its control points to."""
    if not field.errors:
        return NONE
    lead = format_html('<span class="visually-hidden">{} </span>', _("Hata:"))
    lines = "".join(f"<li>{lead}{escaped(str(error))}</li>" for error in field.errors)
    return SafeString(f'<ul class="field__errors" id="{escaped(field.auto_id)}_error">{lines}</ul>')


def draw_control(field: BoundField) -> SafeString:
    """The control alone, in its kind."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return draw_choices(field)
    dress(field, "form-select" if isinstance(widget, forms.Select) else "form-control")
    return SafeString(str(field))


def dress(field: BoundField, kind: str) -> None:
    """Give a control the class of its widget and of its kind; ``is-invalid`` where something is wrong with it."""
    words = [kind, *(["is-invalid"] if field.errors else [])]
    for widget in getattr(field.field.widget, "widgets", [field.field.widget]):
        worn, own = widget.attrs.get("class", ""), type(widget).__name__.lower()
        worn = worn if own in worn else f"{worn} {own}".strip()
        widget.attrs["class"] = " ".join([worn, *(word for word in words if word not in worn.split())])


def _is_set(field: BoundField) -> bool:
    return field.use_fieldset and not isinstance(field.field.widget, forms.FileInput)


def _label(field: BoundField, *, marks_optional: bool) -> SafeString:
    if field.field.required or not marks_optional:
        return SafeString(escaped(field.label))
    optional = _("(isteğe bağlı)")
    return SafeString(f'{escaped(field.label)} <span class="field__optional">{escaped(optional)}</span>')


def _hint(field: BoundField) -> SafeString:
    if not field.help_text:
        return NONE
    return SafeString(f'<div class="form-text" id="{escaped(field.auto_id)}_helptext">{escaped(field.help_text)}</div>')


def _plain(field: BoundField, label: SafeString, errors: SafeString) -> SafeString:
    head = f'<label for="{escaped(field.id_for_label)}" class="form-label">{label}</label>' if label else ""
    return SafeString(f"{head}{_hint(field)}{errors}{draw_control(field)}")


def _fieldset(field: BoundField, label: SafeString, errors: SafeString) -> SafeString:
    said = format_html(' aria-describedby="{}"', field.aria_describedby) if field.aria_describedby else NONE
    head = f"<legend>{label}</legend>" if label else ""
    return SafeString(f"<fieldset{said}>{head}{_hint(field)}{errors}{draw_control(field)}</fieldset>")


def _checkbox(field: BoundField, _label: SafeString, errors: SafeString) -> SafeString:
    dress(field, "form-check-input")
    words = format_html('<label for="{}" class="form-check-label">{}</label>', field.id_for_label, field.label)
    return SafeString(f'{errors}<div class="form-check">{field}<div>{words}{_hint(field)}</div></div>')


def draw_choices(field: BoundField) -> SafeString:
    """Radio buttons or checkboxes, one under the other; the fieldset around them carries the label."""
    kind = "form-check-input is-invalid" if field.errors else "form-check-input"
    return SafeString("".join(_choice(option, kind) for option in field.subwidgets))


def _choice(option: Any, kind: str) -> str:
    told = option.data
    own = {name: value for name, value in told["attrs"].items() if name not in {"class", "checked"}}
    checked = " checked" if told["selected"] else ""
    tag = (
        f'<input type="{told["type"]}" class="{kind}" name="{escaped(told["name"])}"'
        f' value="{escaped(str(told["value"]))}"{attributes(own)}{checked}>'
    )
    label = escaped(told["label"])
    words = f'<label class="form-check-label" for="{escaped(option.id_for_label)}">{label}</label>'
    return f'<div class="form-check">{tag}{words}</div>'


# Small components that stand in every row of a list -----------------------------------------------------------------------------
def draw_status(*, label: Any, tone: str = "") -> SafeString:
    """A state in a word. ``tone``: "" (neutral), info, success, warning, danger, or none (not begun)."""
    kind = f" status--{tone}" if tone else ""
    return SafeString(f'<span class="status{kind}">{escaped(label)}</span>')


def draw_axis_chip(*, axis: Any, code: str = "", name: Any = "") -> SafeString:
    """An axis by number, hue and name together; ``axis`` (1–5) gives the hue, ``code`` names a measure, as ``2.5``."""
    kind = _("Tedbir") if code else _("Öncelik")
    lead = "" if name else f'<span class="visually-hidden">{kind} </span>'
    number = f'<span class="axis-chip__number">{lead}{escaped(code or axis)}</span>'
    words = f'<span class="axis-chip__name">{escaped(name)}</span>' if name else ""
    return SafeString(f'<span class="axis-chip axis-{escaped(axis)}">{number}{words}</span>')
