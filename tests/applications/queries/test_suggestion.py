"""The nearest measures of a file: its own edition, the staff's words, earlier names; nobody else's words."""

import pytest

from applications.choices import Status
from applications.queries.suggestion import FEWEST, known_of, nearest_measures
from priorities.likeness import stems
from tests.factories.files import make_proposal
from tests.factories.people import make_organisation
from tests.factories.priorities import first_measure, make_edition, make_key
from tests.factories.published import make_published
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return make_call()


@pytest.fixture
def draft(call):
    return make_proposal(call=call, title="Kayısı kurutma", summary="")


def _sent(call, title, *, organisation=None, **fields):
    told = {"main_measure": first_measure(call.edition), **fields}
    return make_proposal(call=call, status=Status.SUBMITTED, organisation=organisation, title=title, **told)


def _earlier(call, **words):
    return known_of(call.edition, **words)[0].earlier


def test_the_measures_are_those_of_the_files_edition_in_reading_order(call, draft):
    make_edition()

    told = [known.measure.code for known in known_of(draft.edition)]

    assert told == [measure.code for measure in call.edition.measures.order_by("axis__order", "order")]


def test_name_and_summary_lead_by_the_words_that_staff_keep(draft):
    make_key(first_measure(draft.edition), "soğuk hava deposu")
    draft.summary = "Bir SOĞUK HAVA DEPOSUNUN kurulması"

    (near,) = nearest_measures(draft, draft.title, draft.summary)

    assert (near.measure, near.kept) == (first_measure(draft.edition), ("soğuk hava deposu",))


def test_a_published_project_leads(draft):
    make_published(title_tr="Kuru kayısı deposu", measure=first_measure(draft.edition))

    (near,) = nearest_measures(draft, draft.title, draft.summary)

    assert near.earlier == ("Kayısı",)


@pytest.mark.parametrize("organisations", [FEWEST - 1, FEWEST])
def test_a_word_of_others_counts_only_where_several_organisations_used_it(call, draft, organisations):
    for number in range(organisations):
        _sent(call, f"Kayısı gizliword{number}" if number else "Kayısı tek")

    near = nearest_measures(draft, draft.title, draft.summary)

    assert [one.earlier for one in near] == ([("Kayısı",)] if organisations == FEWEST else [])
    assert set().union(*_earlier(call)) <= set(stems("Kayısı"))


def test_many_proposals_of_one_organisation_are_one_voice(call, draft):
    organisation = make_organisation()
    for _ in range(FEWEST + 1):
        _sent(call, "Kayısı", organisation=organisation)

    assert nearest_measures(draft, draft.title, draft.summary) == []


def test_drafts_and_the_file_itself_are_no_evidence(call, draft):
    own = [_sent(call, "Kayısı") for _ in range(FEWEST)]
    for _ in range(FEWEST):
        make_proposal(call=call, title="Kiraz", main_measure=first_measure(call.edition))

    assert _earlier(call) == (frozenset(stems("Kayısı")),) * FEWEST
    assert _earlier(call, besides=own[0]) == (frozenset(),) * (FEWEST - 1)


def test_it_costs_six_queries_however_many_proposals_there_are(call, draft, django_assert_num_queries):
    for _ in range(FEWEST):
        _sent(call, "Kayısı")
        make_published(title_tr="Kayısı deposu", measure=first_measure(call.edition))
    draft.refresh_from_db()

    with django_assert_num_queries(6):
        nearest_measures(draft, draft.title, draft.summary)
