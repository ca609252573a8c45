"""Components and the tags of pages."""

import re
from dataclasses import replace

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import format_html

from cmdp.kit.components import kept
from cmdp.kit.navigation import Item
from cmdp.kit.pages import Page
from tests.factories.people import NOON


def draw(source, address="/", **context):
    request = RequestFactory().get(address)
    return Template("{% load kit %}" + source).render(Context({"request": request, **context})).strip()


def squeeze(html):
    return re.sub(r"\s+", " ", html)


def test_a_component_draws_its_template_with_its_props():
    assert draw('{% status label="tamam" tone="success" %}') == '<span class="status status--success">tamam</span>'


def test_a_block_component_draws_what_stands_in_it():
    drawn = draw('{% link_button href="/a/" kind="quiet" %}Aç{% endlink_button %}')

    assert drawn == '<a class="button button--quiet" href="/a/">Aç</a>'


@pytest.mark.parametrize(
    "source",
    [
        '{% status tone="success" %}',
        '{% status label="a" colour="red" %}',
        "{% notice %}a{% endnotice %}",
        '{% notice tone="info" colour="red" %}a{% endnotice %}',
    ],
)
def test_an_unknown_or_a_missing_prop_dies_at_render(source):
    with pytest.raises(TemplateSyntaxError):
        draw(source)


def test_what_people_wrote_is_escaped_in_props_and_content():
    drawn = draw("{% status label=words %}{% quote by=words %}{{ words }}{% endquote %}", words="<script>")

    assert "<script>" not in drawn
    assert drawn.count("&lt;script&gt;") == 3


def test_what_is_kept_is_drawn_once_for_a_language_and_what_it_is_told():
    places = (Item("<b>Çağrılar</b>", '/cagrilar/"'),)
    first, again = (
        kept("components/_places.html", places=places),
        kept("components/_places.html", places=(replace(places[0]),)),
    )
    there = kept("components/_places.html", places=(replace(places[0], current=True),))

    assert first is again
    assert '<a href="/cagrilar/&quot;">&lt;b&gt;Çağrılar&lt;/b&gt;</a>' in first
    assert 'aria-current="page"' in there
    assert "Alt menü" in kept("components/footer.html", places=places)
    with translation.override("en"):
        assert "Alt menü" not in kept("components/footer.html", places=places)


def test_what_is_kept_sees_nothing_of_the_page_around_it():
    around = {"other_language": ("en", "/en/ayse/")}

    assert "/en/ayse/" in draw('{% include "components/_other_language.html" %}', **around)
    assert "/en/ayse/" not in draw('{% kept "components/_other_language.html" %}', **around)


def test_an_axis_is_named_or_spoken_with_its_number():
    assert "axis-2" in draw('{% axis_chip axis=2 code="2.5" name="OSB altyapısı" %}')
    assert "Tedbir" in draw('{% axis_chip axis=2 code="2.5" %}')
    assert "Öncelik" in draw("{% axis_chip axis=2 %}")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ 1250|money }}", "1.250,00 TL"),
        ("{{ 1250|amount }}", "1.250,00"),
        ("{{ 1250|number }}", "1.250"),
        ("{{ 90|rate }}", "%90"),
        ("{{ 84|mark }}", "84"),
        ("{{ 84|score }}", "84,00"),
        ("{{ noon|day }}", "2 Mart 2026 Pazartesi"),
        ("{{ noon|short_day }}", "02.03.2026"),
        ("{{ noon|clock_time }}", "12.00"),
        ("{{ noon|moment }}", "2 Mart 2026 Pazartesi, 12.00"),
        ("{{ noon|short_moment }}", "02.03.2026 12.00"),
        ("{{ noon|deadline }}", "2 Mart 2026 Pazartesi, 11.59 (dâhil)"),
        ("{{ noon|left:noon }}", "süre doldu"),
        ("{{ None|left:noon }}", "–"),
        ("{{ 2048|file_size }}", "2,0 KB"),
        ("{% yes_no noon %} {% yes_no None %}", "evet hayır"),
    ],
)
def test_filters_write_as_formats_do(source, shown):
    assert draw(source, noon=NOON) == shown


def test_a_sort_header_turns_the_order_and_keeps_the_filters():
    drawn = draw('{% sort_header "Puan" "puan" "number" %}', "/?sirala=puan&durum=asil&sonra=sabc")

    assert 'aria-sort="ascending"' in drawn
    assert 'href="?sirala=-puan&amp;durum=asil"' in drawn


@pytest.mark.parametrize(
    ("address", "sort", "link"),
    [
        ("/", "none", "?sirala=puan"),
        ("/?sirala=-puan", "descending", "?sirala=puan"),
        ("/?sirala=ad", "none", "?sirala=puan"),
    ],
)
def test_a_sort_header_says_how_the_list_is_sorted(address, sort, link):
    drawn = draw('{% sort_header "Puan" "puan" %}', address)

    assert f'aria-sort="{sort}"' in drawn
    assert f'href="{link}"' in drawn


def test_a_pager_leads_both_ways_and_keeps_the_filters():
    drawn = draw("{% pager page=page %}", "/?durum=asil", page=Page([], previous="oA", next="sB"))

    assert re.findall(r'href="([^"]+)"', drawn) == ["?durum=asil&amp;sonra=oA", "?durum=asil&amp;sonra=sB"]


def test_a_pager_of_one_page_is_nothing():
    assert draw("{% pager page=page %}", page=Page([])) == ""


def test_the_tick_has_its_words_from_the_catalogue():
    assert '"over": "süre doldu"' in draw("{% autoescape off %}{% clock_words %}{% endautoescape %}")


class Form(forms.Form):
    name = forms.CharField(label="Ad", help_text="Kısa.")
    kind = forms.ChoiceField(label="Tür", choices=[("a", "A")], widget=forms.RadioSelect)
    paper = forms.FileField(label="Belge")
    key = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(label="Not", required=False)

    def clean(self):
        raise forms.ValidationError("Bütünü yanlış.")


PAGE = "{% problems as found %}{% for one in found %}{{ one.target }}={{ one.sentence }};{% endfor %}"


def test_the_summary_names_each_field_and_its_place():
    drawn = draw(PAGE, form=Form({}))

    assert drawn == (
        "=Bütünü yanlış.;id_name=Ad: Bu alanı doldurun.;id_kind_0=Tür: Bu alanı doldurun.;"
        "id_paper=Belge: Bu alanı doldurun.;=Key: Bu alanı doldurun.;"
    )


def test_the_summary_reads_several_forms_and_formsets():
    formset = forms.formset_factory(Form, max_num=1, validate_max=True)
    bound = formset({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-1-name": "a"})

    drawn = draw(PAGE, formset=bound, forms=[Form({}, prefix="b")])

    assert "id_form-1-kind_0" in drawn
    assert "id_b-name" in drawn
    assert draw(PAGE, formset=formset(), form=Form()) == ""
    assert draw("{% problems one as found %}{{ found|length }}", one=Form({}), form=Form({}, prefix="c")) == "5"


def test_a_field_shows_label_hint_error_and_control_in_this_order():
    drawn = draw("{% load crispy_forms_tags %}{{ form|crispy }}", form=Form({}))
    field = drawn[drawn.index('id="div_id_name"') : drawn.index('id="div_id_kind"')]

    places = [field.index(part) for part in ("<label", "id_name_helptext", "id_name_error", "<input")]

    assert places == sorted(places)
    assert 'aria-describedby="id_name_helptext id_name_error"' in field
    assert 'aria-invalid="true"' in field


def test_what_is_optional_says_so_and_what_is_required_does_not():
    drawn = squeeze(draw("{% load crispy_forms_tags %}{{ form|crispy }}", form=Form()))

    assert "Not <span" in drawn
    assert drawn.count("(isteğe bağlı)") == 1


def test_a_page_in_english_has_no_turkish_amounts():
    with translation.override("en"):
        assert draw("{{ 1250|money }}") == "TRY 1,250.00"


def test_a_hint_that_people_typed_is_text_and_no_markup():
    class Shape(forms.Form):
        name = forms.CharField(label="Ad", help_text="<b>Kısa</b>")
        word = forms.CharField(label="Söz", help_text=format_html('<a href="{}">Yardım</a>', "/a?b&c"))

    drawn = Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": Shape()}))

    assert "&lt;b&gt;Kısa&lt;/b&gt;" in drawn
    assert '<a href="/a?b&amp;c">Yardım</a>' in drawn
