"""How forms are drawn."""

import pytest
from django import forms
from django.template import Context, Template
from django.utils.html import format_html

from cmdp.kit.forms import FilterFormHelper, PageFormHelper


class Form(forms.Form):
    name = forms.CharField(label="Ad")
    note = forms.CharField(label="Not", required=False)


def draw(form):
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def test_a_page_form_has_its_token_place_its_groups_and_its_act():
    form = Form()
    form.helper = PageFormHelper(form, submit="Kaydet", cancel="/geri/", groups=[("Proje", ["name"])])

    drawn = draw(form)

    assert "<legend>Proje</legend>" in drawn
    assert '<button class="button" type="submit">Kaydet</button>' in drawn
    assert '<a href="/geri/">Vazgeç</a>' in drawn
    assert "novalidate" in drawn
    assert 'name="note"' not in drawn


@pytest.mark.parametrize(
    ("legend", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("{{ form.name }} {% now 'Y' %}", "{{ form.name }} {% now &#x27;Y&#x27; %}"),
        (format_html("<em>{}</em>", "<b>"), "<em>&lt;b&gt;</em>"),
    ],
)
def test_a_legend_is_words_unless_it_is_ours(legend, written):
    form = Form()
    form.helper = PageFormHelper(form, groups=[(legend, ["name"])])

    drawn = draw(form)

    assert f"<legend>{written}</legend>" in drawn
    assert '<input type="text" name="name"' in drawn


def test_a_page_form_may_be_fields_alone():
    form = Form()
    form.helper = PageFormHelper(form, tag=False)

    drawn = draw(form)

    assert "<form" not in drawn
    assert "<button" not in drawn
    assert drawn.index('name="name"') < drawn.index('name="note"')


def test_filters_mark_nothing_and_carry_no_token():
    form = Form()
    form.helper = FilterFormHelper()

    drawn = draw(form)

    assert "isteğe bağlı" not in drawn
    assert "csrf" not in drawn
