"""How every form of ours is drawn: one column; label, hint, error, control; what is optional says so."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from cmdp.kit.drawing import draw_told

Words = str | Promise
Groups = Sequence[tuple[Words, Sequence[str]]]


class Buttons(LayoutObject):
    """The act at the form's end, and the way back."""

    def __init__(self, submit: Words, *, kind: str = "", name: str = "", value: str = "", cancel: str = "") -> None:
        self.fields: list[str] = []
        self.props = {"submit": submit, "kind": kind, "name": name, "value": value, "cancel": cancel}

    def render(self, *_: object, **__: object) -> SafeString:
        """The row of buttons; the form's own values are not needed."""
        return render_to_string("components/form_buttons.html", self.props)


class Fields(LayoutObject):
    """Fields one under the other: crispy's own way to a field leads through a template for each."""

    def __init__(self, *names: str) -> None:
        self.fields = list(names)

    def render(self, form: Any, context: Any, **_: object) -> SafeString:
        """Each as ``kit.drawing`` draws it."""
        form.rendered_fields.update(self.fields)
        return mark_safe("".join(draw_told(form[name], context) for name in self.fields))


class Group(Fieldset):
    """Fields under a legend that is written as it stands: neither markup nor template, unless marked safe by us."""

    def render(self, form: forms.BaseForm, context: Any, template_pack: Any = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Crispy's own would read the legend as a template, and as HTML."""
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        words = {"fieldset": self, "legend": self.legend, "fields": fields}
        return render_to_string(self.get_template_name(template_pack), words)


class PageFormHelper(FormHelper):
    """A form by ``{% crispy form %}``: ``form.helper = PageFormHelper(form, submit=…)``.

    ``groups`` are ``(legend, field names)`` pairs and become fieldsets; without them the fields stand in their order.
    ``tag=False`` draws the fields alone, for a page that writes its own ``<form>`` and token. The browser's own bubbles
    are off: our sentences say more, and stay.
    """

    def __init__(
        self,
        form: forms.BaseForm,
        *,
        submit: Words = "",
        cancel: str = "",
        groups: Groups = (),
        kind: str = "",
        tag: bool = True,
    ) -> None:
        super().__init__()
        self.form_tag = tag
        self.disable_csrf = not tag
        self.form_class = "form"
        self.attrs = {"novalidate": True}
        self.include_media = False
        blocks: list[Any] = [Group(legend, Fields(*names)) for legend, names in groups] or [Fields(*form.fields)]
        if submit:
            blocks.append(Buttons(submit, kind=kind, cancel=cancel))
        self.layout = Layout(*blocks)


class FilterFormHelper(FormHelper):
    """A list's filters inside ``{% filters %}``: fields alone, nothing marked optional, no token in the address."""

    def __init__(self) -> None:
        super().__init__()
        self.form_tag = False
        self.disable_csrf = True
        self.include_media = False
        self.unmarked = True
