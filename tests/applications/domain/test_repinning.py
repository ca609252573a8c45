"""A call moved to a newer edition: drafts follow where one measure answers, what was sent stays, everyone hears."""

import datetime as dt

import pytest

from applications.choices import SectionKey, Status
from applications.domain import lifecycle
from applications.domain.drafting import start
from applications.domain.freezing import content_of
from applications.domain.repinning import repin
from applications.models import Call, Proposal, SecondaryMeasure
from applications.queries.facts import facts_of
from applications.queries.recipients import applicants_of_each
from applications.queries.repinning import asked_again, movable_calls
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.drafts import make_ready_draft, send, write
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_copy, make_edition, make_measure, publish_at_once, succeed
from tests.factories.rules import MONTH, make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=1)


@kept
def admin():
    return make_member(Role.ADMINISTRATOR)


@kept
def call():
    """Open, under the first edition; in the second 1.1 stays, 1.2 is reworded, 2.1 is replaced, 2.2 is split, 3.1 ends."""
    edition = make_edition(axes=3, measures=2)
    call = make_call(edition=edition)
    draft = make_copy(edition)
    draft.measures.filter(code="1.2").update(title_tr="Başka söz")
    for code, parts in (("2.1", ("2.6",)), ("2.2", ("2.7", "2.8")), ("3.1", ())):
        gone = draft.measures.get(code=code)
        succeed(draft, gone, *(make_measure(gone.axis, code=part) for part in parts))
        gone.delete()
    publish_at_once(draft)
    return call


def _draft(call, main, *others, **fields):
    measures = call.edition.measures
    file = make_proposal(call=call, main_measure=measures.get(code=main) if main else None, **fields)
    SecondaryMeasure.objects.bulk_create(
        SecondaryMeasure(proposal=file, measure=measures.get(code=code)) for code in others
    )
    return file


def _repin(call, admin, **words):
    words = {"to": 2, "version": call.version, "reason": " Kararname ", "by": admin, "at": LATER, **words}
    return repin(call.pk, **words)


def _chosen(file):
    """Edition, main measure and further ones as they are stored."""
    file = Proposal.objects.get(pk=file.pk)
    others = [row.measure.code for row in file.secondary_measures.all()]
    return file.edition.number, file.main_measure.code if file.main_measure else None, others


def _codes(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.verdict.code


def test_a_draft_follows_where_one_measure_answers_and_else_chooses_again(call, admin):
    after = {"1.1": "1.1", "1.2": "1.2", "2.1": "2.6", "2.2": None, "3.1": None, None: None}
    files = {main: _draft(call, main) for main in after}

    _repin(call, admin)

    assert {main: _chosen(file) for main, file in files.items()} == {main: (2, new, []) for main, new in after.items()}
    _says_what_became_of_it(files)


def _says_what_became_of_it(files):
    words = {
        "1.1": "Ana tedbiriniz aynı kaldı:",
        "1.2": "metni değişti: 1.2 Başka söz",
        "2.1": "yerini 2.6",
        "2.2": "Yerini alan tedbirler:",
        "3.1": "sizin yerinize seçim yapmadık",
        None: "henüz seçmemiştiniz",
    }
    letters = dict(Letter.objects.values_list("to_email", "text"))
    assert {main for main, file in files.items() if words[main] not in letters[file.contact_email]} == set()


def test_further_measures_follow_each_once_and_those_without_one_answer_are_dropped(call, admin):
    file = _draft(call, "1.1", "2.1", "2.2", "3.1", "3.2")

    _repin(call, admin)

    assert _chosen(file) == (2, "1.1", ["2.6", "3.2"])
    before = {code: str(call.edition.measures.get(code=code)) for code in ("2.1", "2.2", "3.1", "3.2")}
    text = Letter.objects.get(to_email=file.contact_email).text
    assert f"- {before['2.1']} → 2.6" in text
    assert (f"- {before['2.2']}\n- {before['3.1']}" in text, before["3.2"] in text) == (True, False)


def test_two_measures_that_were_merged_are_named_once(admin):
    edition = make_edition(axes=1, measures=3)
    call = make_call(edition=edition)
    file = _draft(call, "1.1", "1.2", "1.3")
    draft = make_copy(edition)
    gone = list(draft.measures.all())
    one = make_measure(gone[0].axis, code="1.9")
    for measure in gone:
        succeed(draft, measure, one)
        measure.delete()
    publish_at_once(draft)

    _repin(call, admin)

    assert _chosen(file) == (2, "1.9", [])


def test_the_call_says_since_when_and_the_record_why(call, admin):
    _draft(call, "2.2", "2.1")

    _repin(call, admin)

    moved = Call.objects.get()
    assert (moved.edition.number, moved.edition_since, moved.version) == (2, LATER, call.version + 1)
    about_call, about_file = Event.objects.filter(verb__endswith=".repin").order_by("pk")
    assert (about_call.reason, about_call.agency_id) == ("Kararname", call.agency_id)
    assert about_call.changes == {"edition": [1, 2], "drafts": [None, 1]}
    assert about_file.changes == {
        "edition": [1, 2],
        "main_measure": ["2.2", None],
        "secondary_measures": [["2.1"], ["2.6"]],
    }


def test_what_is_no_draft_stays_as_it_was(call, admin):
    files = [_draft(call, "2.2", "2.1", status=status) for status in Status if status != Status.DRAFT]
    before = [content_of(facts_of(file)) for file in files[:2]]

    _repin(call, admin)

    assert {_told(file) for file in files} == {(1, "2.2", ("2.1",))}
    assert [content_of(facts_of(Proposal.objects.get(pk=file.pk))) for file in files[:2]] == before


def _told(file):
    edition, main, others = _chosen(file)
    return edition, main, tuple(others)


def test_a_draft_of_a_later_stage_stays_as_it_was_approved(admin):
    edition = make_edition()
    call = make_call(edition=edition, stages=2)
    file = _draft(call, "1.1", call_stage=call.stages.last())
    draft = make_copy(edition)
    draft.measures.update(title_tr="Başka söz")
    publish_at_once(draft)

    _repin(call, admin)

    assert _chosen(file) == (1, "1.1", [])


def test_a_file_returned_for_completion_is_completed_under_its_own_edition(call, admin, cast):
    file = make_ready_draft(call, cast.organisation, cast["owner"])
    send(file, by=cast["owner"])

    _repin(call, admin)
    lifecycle.take_back(file.pk, by=cast["owner"], at=LATER)
    sending = send(file, by=cast["owner"], at=LATER + dt.timedelta(minutes=1))

    assert (sending.content["priorities"]["edition"], _chosen(file)[:2]) == (1, (1, "1.1"))


def test_a_draft_that_must_choose_cannot_be_sent_before_it_has(call, admin, cast):
    file = make_ready_draft(call, cast.organisation, cast["owner"])
    split = call.edition.measures.get(code="2.2")
    write(file, SectionKey.PRIORITIES, by=cast["owner"], main_measure_id=split.pk, secondary=frozenset())

    _repin(call, admin)

    assert _codes(send, file, by=cast["owner"], at=LATER) == "measure_missing"
    lost = asked_again(Proposal.objects.get(pk=file.pk))
    assert (lost.measure, [heir.code for heir in lost.heirs]) == (split, ["2.7", "2.8"])
    heir = Call.objects.get().edition.measures.get(code="2.7")
    write(file, SectionKey.PRIORITIES, by=cast["owner"], main_measure_id=heir.pk, secondary=frozenset())
    assert asked_again(Proposal.objects.get(pk=file.pk)) is None
    assert send(file, by=cast["owner"], at=LATER).content["priorities"]["main"]["code"] == "2.7"


def test_nobody_is_asked_again_who_lost_nothing(call, admin):
    file, kept = _draft(call, None), _draft(call, "1.1")

    _repin(call, admin)
    Proposal.objects.filter(pk=kept.pk).update(main_measure=None)

    assert asked_again(Proposal.objects.get(pk=file.pk)) is None
    assert asked_again(Proposal.objects.get(pk=kept.pk)) is None
    assert asked_again(_draft(call, None)) is None


def test_a_measure_of_the_old_edition_fits_no_more(call, admin, cast):
    file = make_ready_draft(call, cast.organisation, cast["owner"])

    _repin(call, admin)

    old = call.edition.measures.get(code="1.1")
    words = {"main_measure_id": old.pk, "secondary": frozenset()}
    assert _codes(write, file, SectionKey.PRIORITIES, by=cast["owner"], **words) == "unknown_choice"


def test_owners_contacts_and_the_agency_hear_each_in_their_language(call, admin):
    manager = make_member(Role.AGENCY_MANAGER, call.agency)
    make_member(Role.AGENCY_OFFICER, call.agency)
    file = _draft(call, "2.2", "3.1")
    _draft(call, "1.1", status=Status.SUBMITTED)
    owner = file.created_by
    owner.language = "en"
    owner.save()

    _repin(call, admin)

    letters = {letter.to_email: letter for letter in Letter.objects.all()}
    assert letters.keys() == {owner.email, file.contact_email, manager.email}
    assert letters[manager.email].kind == "call_repinned_agency"
    to_owner, to_contact = letters[owner.email], letters[file.contact_email]
    assert (to_owner.language, to_contact.language) == ("en", "tr")
    assert "2.7" in to_owner.text
    assert "Kararname" in to_owner.text
    assert f"/en/basvurular/{file.public_id}/oncelikler/" in to_owner.text
    assert "yeniden seçin" in to_contact.subject


def test_the_readers_of_many_files_are_those_of_each(call, django_assert_num_queries):
    files = [_draft(call, "1.1") for _ in range(3)]
    nobody = _draft(call, "1.1", contact_email="")

    with django_assert_num_queries(2):
        readers = applicants_of_each([*files, nobody])

    expected = {file.pk: [file.created_by.email, file.contact_email] for file in files}
    assert {key: [to.email for to in found] for key, found in readers.items()} == {
        **expected,
        nobody.pk: [nobody.created_by.email],
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [({"to": 3}, "overtaken"), ({"version": 7}, "stale"), ({"reason": "  "}, "no_reason")],
)
def test_what_was_not_read_is_not_done(call, admin, words, code):
    file = _draft(call, "1.1")

    assert _codes(_repin, call, admin, **words) == code
    assert (_chosen(file)[0], Letter.objects.count(), Call.objects.get().edition_since) == (1, 0, None)


def test_a_second_move_takes_the_drafts_along_again(call, admin):
    file = _draft(call, "2.1")
    _repin(call, admin)
    third = make_copy(Call.objects.get().edition)
    third.measures.filter(code="2.6").update(title_tr="Üçüncü söz")
    publish_at_once(third)

    _repin(Call.objects.get(), admin, to=3)

    assert _chosen(file) == (3, "2.6", [])


def test_a_file_begun_after_the_move_stands_under_the_new_edition(call, admin, cast):
    _repin(call, admin)

    assert start(call.pk, cast.organisation.pk, by=cast["owner"], at=LATER).edition.number == 2


def test_the_list_names_calls_that_have_not_closed_what_closes_first_first(call, admin):
    closing = make_call(edition=call.edition, closes_at=LATER)
    coming = make_call(edition=call.edition, opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH)
    make_call(edition=call.edition, closes_at=NOON)
    done = make_call(edition=call.edition, closes_at=NOON + 3 * MONTH)
    _repin(done, admin)

    found = [(row.stood.call, row.target.number if row.target else None) for row in movable_calls(LATER)]

    assert found == [(call, 2), (done, None), (coming, 2)]
    assert next(row.stood.call for row in movable_calls(NOON)) == closing
