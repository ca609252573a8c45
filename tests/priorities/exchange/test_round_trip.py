"""What is taken away and brought back is the same, in both forms."""

import datetime as dt

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cmdp.kit.text import clean_line, clean_text
from priorities.domain.importing import import_into, import_new
from priorities.exchange.content import content_of
from priorities.exchange.reading import read
from priorities.exchange.writing import WRITERS, as_json, as_xlsx
from tests.factories.people import NOON
from tests.factories.priorities import (
    first_measure,
    make_axis,
    make_copy,
    make_draft,
    make_edition,
    make_measure,
    publish_at_once,
    succeed,
)

pytestmark = pytest.mark.django_db

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
PIECES = st.sampled_from(["=1+1", "'", "+90", "@x", "İı", "<b>", "\n", "- ", "**", '"', ";", "&amp;", "1.10"]) | LETTERS
TYPED = st.lists(PIECES, max_size=12).map("".join)
LINES = TYPED.map(clean_line).map(lambda text: text[:900] or "Söz")
TEXTS = TYPED.map(clean_text)
WORDS = st.fixed_dictionaries(
    {
        "title_tr": TEXTS.map(lambda t: t or "Söz"),
        "title_en": TEXTS.map(lambda t: t or "Word"),
        "text_tr": TEXTS,
        "text_en": TEXTS,
    }
)
INSTANTS = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
DESCRIPTIONS = st.fixed_dictionaries(
    {
        "source": TYPED.map(clean_line),
        "source_number": st.sampled_from(["", "7256", "2018/11", "=7"]),
        "source_date": st.none() | st.dates(dt.date(1930, 1, 1), dt.date(2190, 1, 1)),
        "source_url": st.sampled_from(["", "https://example.org/karar?no=1&yil=2018"]),
        "notes_tr": TEXTS,
        "notes_en": TEXTS,
        "valid_from": st.none() | INSTANTS,
    }
)


@pytest.mark.parametrize("ending", ["json", "xlsx"])
@given(shape=st.lists(st.lists(WORDS, max_size=3), min_size=1, max_size=3), about=DESCRIPTIONS, words=WORDS)
@FEW
def test_any_edition_comes_back_as_it_went(ending, administrator, shape, about, words):
    draft = make_draft(axes=0, **about)
    for place, under in enumerate(shape, start=1):
        axis = make_axis(draft, order=place, code=f"{place}0", **words)
        for order, told in enumerate(under, start=1):
            make_measure(axis, order=order, code=f"{place}.{order}0", **told)
    went = WRITERS[ending](content_of(draft))

    reading = read(went, f"surum.{ending}")
    made = import_new(reading.content, file_name="x", follows=0, by=administrator, at=NOON).edition

    assert reading.faults == ()
    assert content_of(made) == content_of(draft)
    assert WRITERS[ending](content_of(made)) == went


@pytest.mark.parametrize("ending", ["json", "xlsx"])
@pytest.mark.parametrize("language", ["tr", "en"])
def test_a_published_edition_with_its_fates_comes_back_in_either_language(ending, language, administrator):
    draft = make_copy(make_edition(axes=2, measures=3))
    gone, ended, heir, other = draft.measures.order_by("axis__order", "order")[:4]
    succeed(draft, gone, heir, other)
    succeed(draft, ended)
    draft.measures.filter(pk__in=[gone.pk, ended.pk]).delete()
    second = publish_at_once(draft)

    with translation.override(language):
        went = WRITERS[ending](content_of(second))
        made = import_new(
            read(went, f"x.{ending}").content, file_name="x", follows=2, by=administrator, at=NOON
        ).edition

        assert WRITERS[ending](content_of(made)) == went
    assert made.copied_from == second


def test_an_earlier_edition_comes_back_over_a_draft(administrator):
    first = make_edition()
    draft = make_draft(axes=3, measures=1)
    content = read(as_xlsx(content_of(first)), "x.xlsx").content

    import_into(draft.pk, content, file_name="x", seen=0, by=administrator, at=NOON)

    draft.refresh_from_db()
    assert as_json(content_of(draft)) == as_json(content_of(first))


def test_both_forms_say_the_same():
    measure = first_measure(make_edition())
    edition = measure.edition

    assert (
        read(as_json(content_of(edition)), "x.json").content["measures"][0].values
        == read(as_xlsx(content_of(edition)), "x.xlsx").content["measures"][0].values
    )


def test_neither_form_tells_the_working_name():
    edition = publish_at_once(make_draft(name="Gizli ad"))

    assert "Gizli ad" not in as_json(content_of(edition)).decode()
