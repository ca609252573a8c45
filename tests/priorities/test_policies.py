from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser

from cmdp.kit.actors import SYSTEM
from priorities.domain.editions import copy_edition
from priorities.models import PublishingRule
from priorities.policies import (
    gaps,
    may_administer,
    may_answer,
    may_approve,
    may_copy,
    may_edit,
    may_note,
    may_propose,
    may_publish,
    may_read_draft,
    may_read_key,
    may_read_source_file,
    may_relax,
    may_view,
    may_withdraw,
    may_write_key,
)
from priorities.queries import definitions, source_files_visible_to
from tests.factories.people import NOON, make_cast, make_member
from tests.factories.priorities import make_axis, make_draft, make_edition, make_measure, make_source_file, succeed

pytestmark = pytest.mark.django_db
publishable, proposable, approvable = (partial(may, at=NOON) for may in (may_publish, may_propose, may_approve))


def test_only_administrators_work_on_the_definitions():
    people = {"stranger": AnonymousUser(), "system": SYSTEM, **make_cast().people}

    assert [name for name, person in people.items() if may_administer(person)] == ["administrator"]
    assert may_administer(people["manager"]).code == "not_administrator"


def test_whoever_works_for_the_programme_reads_the_key():
    assert may_read_key(make_member("ministry_reader"))
    assert may_read_key(make_member("administrator"))
    assert may_read_key(make_member("evaluator")).code == "not_staff"


def test_agencies_and_administrators_write_which_words_lead_where():
    people = {"stranger": AnonymousUser(), "system": SYSTEM, **make_cast().people}
    writers = {name for name, person in people.items() if may_write_key(person)}

    assert writers == {"officer", "manager", "other_officer", "other_manager", "administrator"}
    assert may_write_key(people["ministry_decider"]).code == "not_key_writer"


def test_who_may_read_a_source_file_is_whom_the_list_shows_it():
    printed, drafted, _loose = files = [make_source_file() for _ in range(3)]
    make_edition(source_file=printed)
    make_draft(source_file=printed)
    make_draft(source_file=drafted)

    for person in (AnonymousUser(), *make_cast().people.values()):
        allowed = [file for file in files if may_read_source_file(person, file)]
        assert allowed == list(source_files_visible_to(person))

    assert list(source_files_visible_to(AnonymousUser())) == [printed]


@pytest.mark.parametrize(
    "may", [may_copy, may_edit, publishable, proposable, approvable, may_answer, may_withdraw, may_note]
)
def test_others_are_told_that_administrators_do_this(may):
    edition = make_edition()

    assert may(make_member("ministry_decider"), edition).code == "not_administrator"


def test_others_relax_no_rule():
    assert may_relax(make_member("ministry_decider"), PublishingRule()).code == "not_administrator"


def _proposed(by, **fields):
    asked = {"state": "proposed", "reason": "Neden", "proposed_at": NOON, "proposed_by_id": by.pk}
    return make_draft(**asked, **fields)


def test_what_waits_for_approval_is_not_edited(administrator):
    draft = _proposed(administrator)

    assert may_edit(administrator, draft).code == "proposed"
    assert proposable(administrator, draft).code == "proposed"


def test_who_proposed_takes_back_and_another_answers(administrator):
    draft, other = _proposed(administrator), make_member("administrator")

    assert [may_answer(by, draft).code for by in (administrator, other)] == ["own_proposal", ""]
    assert [approvable(by, draft).code for by in (administrator, other)] == ["own_proposal", ""]
    assert [may_withdraw(by, draft).code for by in (administrator, other)] == ["", "not_proposer"]


def test_what_is_not_proposed_is_neither_answered_nor_taken_back(administrator):
    draft = make_draft()

    assert [may(administrator, draft).code for may in (may_answer, approvable, may_withdraw)] == ["not_proposed"] * 3


def test_an_incomplete_proposal_is_not_approved(administrator):
    draft = _proposed(make_member("administrator"), axes=0)

    assert approvable(administrator, draft).code == "no_axis"


def test_where_a_second_is_needed_nobody_publishes_alone(administrator):
    PublishingRule.objects.create(pk=1, needs_second=True)
    draft = make_draft()

    assert publishable(administrator, draft).code == "needs_second"
    assert proposable(administrator, draft).allowed is True


def test_a_rule_is_relaxed_by_another_than_who_asked(administrator):
    asked = PublishingRule(needs_second=True, relax_asked_by_id=administrator.pk)

    assert may_relax(administrator, PublishingRule()).code == "not_asked"
    assert may_relax(administrator, asked).code == "own_proposal"
    assert may_relax(make_member("administrator"), asked).allowed is True


def test_an_erratum_is_for_what_is_published(administrator):
    assert may_note(administrator, make_edition()).allowed is True
    assert may_note(administrator, make_draft()).code == "not_published"


def test_a_draft_is_for_administrators_eyes(administrator):
    published, draft = make_edition(), make_draft()

    assert may_view(AnonymousUser(), published).allowed is True
    assert may_view(administrator, draft).allowed is True
    assert may_view(AnonymousUser(), draft).code == "not_administrator"


def test_the_pages_of_a_draft_are_the_administrators_and_a_published_edition_has_none(administrator):
    draft = make_draft()

    assert may_read_draft(administrator, draft).allowed is True
    assert may_read_draft(make_member("manager"), draft).code == "not_administrator"
    assert may_read_draft(administrator, make_edition()).code == "published"


def test_drafts_start_from_any_published_edition(administrator):
    earlier, newest, draft = make_edition(), make_edition(), make_draft()

    assert [may_copy(administrator, one).code for one in (earlier, newest, draft)] == ["", "", "not_published"]


def test_only_a_draft_may_be_edited(administrator):
    assert may_edit(administrator, make_edition()).code == "published"
    assert may_edit(administrator, make_draft()).allowed is True


def test_a_complete_draft_may_be_published(administrator):
    assert publishable(administrator, make_draft()).allowed is True


def test_a_published_edition_is_not_published_again(administrator):
    assert publishable(administrator, make_edition()).code == "published"


def test_a_draft_that_says_nothing_new_is_not_published(administrator):
    draft = copy_edition(make_edition().pk, by=administrator, at=NOON)
    assert publishable(administrator, draft).code == "nothing_changed"

    draft.measures.filter(code="1.1").update(title_tr="Başka")

    assert publishable(administrator, draft).allowed is True


def _nothing(draft):
    draft.measures.all().delete()
    draft.axes.all().delete()


def _empty_axis(draft):
    make_axis(draft, code="7")


def _same_code(draft):
    make_measure(draft.axes.get(code="1"), code="2")


def _no_turkish(draft):
    draft.measures.filter(code="1.1").update(title_tr="  ")


def _no_english(draft):
    draft.axes.filter(code="1").update(title_en="")


def _half_noted(draft):
    draft.notes_tr = "Yalnız Türkçe"
    draft.save()


def _half_explained(draft):
    draft.measures.filter(code="1.1").update(text_en="Only English")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_nothing, "no_axis"),
        (_empty_axis, "axis_without_measure"),
        (_same_code, "code_twice"),
        (_no_turkish, "no_turkish"),
        (_no_english, "no_english"),
        (_half_explained, "explained_in_one_language"),
        (_half_noted, "noted_in_one_language"),
    ],
)
def test_an_incomplete_draft_is_not_published(spoil, code, administrator):
    draft = make_draft()
    assert gaps(draft, definitions(draft)) == []

    spoil(draft)

    assert [gap.code for gap in gaps(draft, definitions(draft))] == [code]
    assert publishable(administrator, draft).code == code


def test_what_became_of_each_measure_of_the_newest_edition_is_said(administrator):
    edition = make_edition(axes=1, measures=3)
    draft = copy_edition(edition.pk, by=administrator, at=NOON)
    ended, carried, forgotten = edition.measures.all()
    draft.measures.exclude(code="1.3").delete()
    make_measure(draft.axes.get(), code="1.4")
    draft.measures.filter(code="1.3").delete()
    succeed(draft, ended)
    succeed(draft, carried, draft.measures.get())

    found = gaps(draft, definitions(draft))

    assert [gap.code for gap in found] == ["fate_unsaid"]
    assert str(found[0].reason).startswith(f"{forgotten.code} kodlu tedbir bu taslakta yok")


def test_the_gap_names_its_item():
    draft = make_draft()
    _no_turkish(draft)

    assert str(gaps(draft, definitions(draft))[0].reason) == "1.1 kodlu maddenin Türkçe metni boş."
