"""The pages of the difference between two sendings, and the way there."""

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, SectionKey, Status
from applications.domain import checking, lifecycle
from applications.domain.documents import attach
from applications.domain.drafting import remove_row, save_row
from applications.models import Proposal
from applications.queries.sections import ROW_MODELS, row_values, rows_of
from cmdp.kit.verdict import Refused
from tests.factories.drafts import LINE, make_ready_draft, make_upload, send, write
from tests.factories.files import make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

TITLE = "Ortak kalıp ve dayanım atölyesi"


@kept
def returned(cast):
    draft = make_ready_draft(make_call(agency=cast.agency), cast.organisation, cast["owner"])
    send(draft, by=cast["owner"])
    checking.return_for_completion(
        draft.pk, asked="Proje adını düzeltin.", sections=[SectionKey.PROJECT], by=cast["officer"], at=NOON
    )
    return Proposal.objects.get(pk=draft.pk)


@kept
def completed(cast, returned):
    write(returned, SectionKey.PROJECT, by=cast["owner"], title=TITLE)
    lifecycle.complete(returned.pk, by=cast["owner"], at=NOON)
    return Proposal.objects.get(pk=returned.pk)


@pytest.fixture
def page_as(client, cast):
    def read(name, route, *args, **query):
        client.force_login(cast[name])
        return client.get(reverse(f"applications:{route}", args=args, query=query)).content.decode()

    return read


def test_the_officer_reads_what_a_completion_changed_beside_what_was_asked(page_as, completed):
    file = page_as("officer", "desk_proposal", completed.public_id)
    page = page_as("officer", "desk_difference", completed.public_id)

    assert reverse("applications:desk_difference", args=[completed.public_id]) in file
    assert "Tamamlamada ne değişti" in file
    assert "Proje adını düzeltin." in page
    assert "tamamlanması istenmişti" in page
    assert ">dayanım</ins>" in page.replace('<span class="visually-hidden">eklenen: </span>', "")


def test_the_applicant_reads_the_same_and_chooses_among_many(page_as, completed):
    own = page_as("viewer", "submission_difference", completed.public_id)
    make_submission(completed)

    last = page_as("viewer", "submission_difference", completed.public_id)
    chosen = page_as("viewer", "submission_difference", completed.public_id, once="1", sonra="3")
    nonsense = page_as("viewer", "submission_difference", completed.public_id, once="x", sonra="9")

    assert "dayanım" in own
    assert ['name="once"' in page for page in (own, last)] == [False, True]
    assert ["İki gönderim aynı" in page for page in (last, chosen, nonsense)] == [True, False, True]


def test_before_a_completion_is_sent_its_changes_are_read(page_as, cast, returned):
    before = page_as("owner", "proposal_send", returned.public_id)
    write(returned, SectionKey.PROJECT, by=cast["owner"], title=TITLE)

    after = page_as("owner", "proposal_send", returned.public_id)

    assert "Hiçbir bölüm değişmedi." in before
    assert "1 bölüm değişti" in after
    assert "dayanım" in after


def test_staff_who_evaluate_read_the_difference_and_evaluators_find_none(client, cast, page_as):
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)
    make_submission(file)
    make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    client.force_login(cast["evaluator"])

    addresses = [
        reverse(f"applications:{name}", args=[file.public_id]) for name in ("desk_difference", "submission_difference")
    ]

    assert [client.get(address).status_code for address in addresses] == [403, 404]


@pytest.mark.parametrize("section", sorted(ROW_MODELS))
def test_no_row_of_a_part_that_was_not_asked_for_is_written(cast, returned, section):
    row = rows_of(returned, section).first()
    values = row_values(row, section) if row else dict(LINE)
    key = row.public_id if row else "2" * 14

    acts = [
        lambda: save_row(
            returned.pk, SectionKey(section), values, row_id=key, is_new=True, seen={}, by=cast["owner"], at=NOON
        ),
        lambda: remove_row(returned.pk, SectionKey(section), row_id=key, by=cast["owner"], at=NOON),
    ]

    assert [_code(act) for act in acts] == ["not_asked", "not_asked"]


@pytest.mark.parametrize("section", [SectionKey.PLACE, SectionKey.PRIORITIES, SectionKey.CONTACT, SectionKey.QUESTIONS])
def test_no_form_of_a_part_that_was_not_asked_for_is_written(cast, returned, section):
    assert _code(lambda: write(returned, section, by=cast["owner"])) == "not_asked"


def test_neither_papers_nor_earlier_states_come_in_unasked(cast, returned):
    slot = returned.call_stage.stage.document_slots.first()
    paper = make_upload(slot.kinds[0], words=slot.key)

    attaching = _code(lambda: attach(returned.pk, slot.key, paper, by=cast["owner"], at=NOON))

    assert attaching == "not_asked"


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code
