"""The error summary's lines."""

import pytest
from django import forms

from cmdp.kit.problems import problems_of


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("Ad soyad", "Ad soyad: Yazın."),
        ("Riskler nelerdir?", "Riskler nelerdir? Yazın."),
        ("Doğru olduğunu beyan ederim.", "Doğru olduğunu beyan ederim. Yazın."),
    ],
)
def test_a_line_names_its_field_and_ends_one_sentence_once(label, line):
    form = forms.Form({})
    form.fields["one"] = forms.CharField(label=label, error_messages={"required": "Yazın."})

    assert [(problem.sentence, problem.target) for problem in problems_of(form)] == [(line, "id_one")]
