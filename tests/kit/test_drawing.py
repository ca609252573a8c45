"""What Python draws of forms is what the templates drew: for eyes, for readers and for whoever types wickedly."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html

from applications.filters.desk import HEADINGS
from applications.templatetags.desk import CELLS
from cmdp.kit.drawing import WIDGETS, Renderer, draw_field

WICKED = "<b>\"Şırnak\" & 'İdil'"
CHOICES = [("", "---"), ("a", WICKED), ("Grup <1>", [("b", "B"), (3, "Üç")])]
DRAWN = {
    "text": (forms.TextInput, WICKED),
    "nothing": (forms.TextInput, None),
    "number": (forms.NumberInput, 1234567),
    "email": (forms.EmailInput, "a@b.test"),
    "url": (forms.URLInput, "https://x.test/?a=1&b=2"),
    "password": (forms.PasswordInput, "s"),
    "hidden": (forms.HiddenInput, "s"),
    "date": (forms.DateInput, date(2026, 3, 2)),
    "file": (forms.FileInput, None),
    "box": (forms.CheckboxInput, True),
    "free box": (forms.CheckboxInput, False),
    "textarea": (forms.Textarea, f"\n{WICKED}\n</textarea>"),
    "select": (lambda attrs: forms.Select(attrs, choices=CHOICES), "b"),
    "number chosen": (lambda attrs: forms.Select(attrs, choices=CHOICES), 3),
    "several": (lambda attrs: forms.SelectMultiple(attrs, choices=CHOICES), ["a", "3"]),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_widget_is_drawn_as_its_template_draws_it(name):
    make, value = DRAWN[name]
    widget = make({"class": WICKED, "required": True, "disabled": False, "maxlength": 2000, "data-x": "1"})

    ours, theirs = (widget.render("ad<", value, renderer=draw()) for draw in (Renderer, TemplatesSetting))

    assert widget.template_name in WIDGETS
    assert parse_html(ours) == parse_html(theirs)


class Sample(forms.Form):
    """A field of each kind."""

    title = forms.CharField(label="Başlık <1>", help_text="En çok 5 karakter.", max_length=5)
    free = forms.CharField(required=False, widget=forms.Textarea)
    agrees = forms.BooleanField(label="Kabul <2>")
    way = forms.ChoiceField(label="Yol", choices=[("a", "A <3>"), ("b", "B")], widget=forms.RadioSelect)
    secret = forms.CharField(widget=forms.HiddenInput)


def _drawn(name, *, unmarked=False, **data):
    field = Sample(data or None)[name]
    return str(draw_field(field, marks_optional=not unmarked, has_label=True, shows_errors=True, kind="wide"))


def test_a_field_has_label_hint_and_control_that_belong_together():
    assert parse_html(_drawn("title")) == parse_html(
        '<div id="div_id_title" class="field wide"><label for="id_title" class="form-label">Başlık &lt;1&gt;</label>'
        '<div class="form-text" id="id_title_helptext">En çok 5 karakter.</div>'
        '<input type="text" name="title" maxlength="5" class="textinput form-control" required'
        ' aria-describedby="id_title_helptext" id="id_title"></div>'
    )


def test_an_error_stands_at_its_field_and_the_control_points_to_it():
    drawn = _drawn("title", title="altı harf")

    assert '<div id="div_id_title" class="field field--wrong wide">' in drawn
    assert '<ul class="field__errors" id="id_title_error"><li><span class="visually-hidden">Hata: </span>' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'class="textinput form-control is-invalid"' in drawn


def test_what_may_be_left_out_says_so_unless_it_is_a_filter():
    assert "(isteğe bağlı)" in _drawn("free")
    assert "(isteğe bağlı)" not in _drawn("free", unmarked=True)
    assert "(isteğe bağlı)" not in _drawn("title")


def test_a_box_has_its_label_behind_it():
    assert '<label for="id_agrees" class="form-check-label">Kabul &lt;2&gt;</label>' in _drawn("agrees")


def test_a_choice_of_buttons_is_a_fieldset_with_the_chosen_one_checked():
    drawn = _drawn("way", way="b")

    assert "<fieldset><legend>Yol</legend>" in drawn
    assert drawn.count("checked") == 1
    assert '<label class="form-check-label" for="id_way_0">A &lt;3&gt;</label>' in drawn


def test_a_hidden_field_is_nothing_but_itself():
    assert parse_html(_drawn("secret")) == parse_html('<input type="hidden" name="secret" id="id_secret">')


def test_every_column_of_the_list_has_its_cell():
    assert set(CELLS) == set(HEADINGS)
