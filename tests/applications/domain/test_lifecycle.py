"""The applicant's moves: send, take back, complete, withdraw, share, cover letter; and miss."""

import datetime as dt
import json

import pytest

from applications.choices import AssignmentState, LetterChannel, SectionKey, Status
from applications.domain import lifecycle
from applications.models import Proposal, ReferenceCounter, Submission
from applications.presenters.record import lines
from cmdp.accounts.models import AuthorityPaper
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.decisions import DUE, make_request
from tests.factories.drafts import make_ready_draft, send, write
from tests.factories.files import make_proposal
from tests.factories.offers import make_paper
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

SECOND = dt.timedelta(seconds=1)
LATER = NOON + dt.timedelta(minutes=5)


@kept
def draft(cast):
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


@kept
def sent(draft, cast):
    send(draft, by=cast["owner"])
    draft.refresh_from_db()
    return draft


def _returned(sent, cast, **fields):
    sent.status, sent.status_before = Status.RETURNED, Status.SUBMITTED
    sent.save()
    return make_request(sent, cast["officer"], **fields)


def _events():
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_sending_gives_a_reference_an_instant_and_a_receipt(draft, cast):
    submission = lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)

    draft.refresh_from_db()
    assert (draft.status, draft.reference, draft.sent_at, draft.first_sent_at) == (
        Status.SUBMITTED,
        "TR83/26/CMDP/0001",
        NOON,
        NOON,
    )
    assert (submission.number, submission.sent_at, submission.sent_by, len(submission.sha256)) == (
        1,
        NOON,
        cast["owner"],
        64,
    )


def test_the_reference_finds_the_file(sent):
    assert "tr83/26/cmdp/0001" in sent.search_key


def test_sending_posts_one_letter_to_owner_and_contact(draft, cast):
    lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)

    letters = Letter.objects.filter(kind="proposal_received").order_by("pk")
    assert [letter.to_email for letter in letters] == [cast["owner"].email, "irtibat@ornek.test"]


def test_sending_is_recorded_with_the_fingerprint(draft, cast):
    submission = lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)

    event = Event.objects.order_by("-pk").first()
    assert event.verb == "proposal.submit"
    assert event.changes == {"status": ["draft", "submitted"], "sha256": ["", submission.sha256]}


@pytest.mark.parametrize(
    ("end", "offset", "code"),
    [
        ("opens_at", -SECOND, "call_not_open"),
        ("opens_at", 0 * SECOND, ""),
        ("closes_at", -SECOND, ""),
        ("closes_at", 0 * SECOND, "call_closed"),
        ("closes_at", SECOND, "call_closed"),
    ],
)
def test_a_sending_counts_from_the_opening_until_just_before_the_close(draft, cast, end, offset, code):
    at = getattr(draft.call_stage, end) + offset

    assert _code(lambda: lifecycle.submit(draft.pk, by=cast["owner"], at=at)) == code


def _code(act):
    try:
        act()
    except Refused as refused:
        return refused.verdict.code
    return ""


@pytest.mark.parametrize("persona", ["editor", "viewer", "other_owner", "officer"])
def test_only_the_owner_sends(draft, cast, persona):
    assert _code(lambda: lifecycle.submit(draft.pk, by=cast[persona], at=NOON)) == "not_owner"


def test_a_broken_rule_stops_the_sending_and_leaves_nothing(draft, cast):
    write(draft, SectionKey.PROJECT, by=cast["owner"], summary="")
    before = _events()

    code = _code(lambda: lifecycle.submit(draft.pk, by=cast["owner"], at=NOON))

    draft.refresh_from_db()
    assert (code, draft.status, draft.reference) == ("summary_missing", Status.DRAFT, "")
    assert not Submission.objects.exists()
    assert not ReferenceCounter.objects.exists()
    assert _events() == before


def test_an_organisation_without_its_authority_paper_cannot_send(draft, cast):
    AuthorityPaper.objects.all().delete()

    assert _code(lambda: lifecycle.submit(draft.pk, by=cast["owner"], at=NOON)) == "authority_missing"


@pytest.mark.parametrize(
    ("fate", "code"),
    [("refused", "authority_refused"), ("infected", "authority_infected"), ("replaced", "authority_refused")],
)
def test_a_paper_that_fell_sends_nothing_until_another_one_lies_there(draft, cast, fate, code):
    decided = {"decided_at": NOON, "decided_by": cast["officer"]}
    fates = {
        "refused": {"state": "refused", "reason": "İmza eksik.", **decided},
        "infected": {"scan": "infected", "finding": "Eicar", "scanned_at": NOON},
        "replaced": {"state": "replaced", **decided},
    }
    AuthorityPaper.objects.update(**fates[fate])
    if fate == "replaced":
        make_paper(cast.organisation, cast["owner"], state="refused", reason="Okunmuyor.", **decided)

    refused = _code(lambda: lifecycle.submit(draft.pk, by=cast["owner"], at=NOON))

    if fate == "infected":
        AuthorityPaper.objects.update(state="replaced", **decided)
    make_paper(cast.organisation, cast["owner"])
    assert (refused, lifecycle.submit(draft.pk, by=cast["owner"], at=LATER).number) == (code, 1)


def test_sending_twice_is_refused_and_changes_nothing(sent, cast):
    code = _code(lambda: lifecycle.submit(sent.pk, by=cast["owner"], at=LATER))

    sent.refresh_from_db()
    assert (code, sent.sent_at, sent.submissions.count()) == ("wrong_stage", NOON, 1)


def test_a_file_taken_back_is_a_draft_with_its_reference(sent, cast):
    lifecycle.take_back(sent.pk, by=cast["owner"], at=LATER)

    sent.refresh_from_db()
    assert (sent.status, sent.sent_at, sent.first_sent_at, sent.reference) == (
        Status.DRAFT,
        None,
        NOON,
        "TR83/26/CMDP/0001",
    )


def test_a_second_sending_keeps_reference_and_first_instant(sent, cast):
    lifecycle.take_back(sent.pk, by=cast["owner"], at=LATER)

    second = lifecycle.submit(sent.pk, by=cast["owner"], at=LATER)

    sent.refresh_from_db()
    assert (sent.reference, sent.first_sent_at, sent.sent_at) == ("TR83/26/CMDP/0001", NOON, LATER)
    assert (second.number, ReferenceCounter.objects.get().last) == (2, 1)


@pytest.mark.parametrize(("offset", "code"), [(-SECOND, ""), (0 * SECOND, "call_closed")])
def test_a_file_is_taken_back_only_before_the_close(sent, cast, offset, code):
    at = sent.call_stage.closes_at + offset

    assert _code(lambda: lifecycle.take_back(sent.pk, by=cast["owner"], at=at)) == code


@pytest.mark.parametrize(("offset", "was_missed"), [(-SECOND, False), (0 * SECOND, True)])
def test_a_draft_is_missed_from_the_close_on(draft, offset, was_missed):
    at = draft.call_stage.closes_at + offset

    assert (lifecycle.miss(draft.pk, at=at), lifecycle.miss(draft.pk, at=at)) == (was_missed, False)


def test_a_sent_file_is_never_missed(sent):
    assert lifecycle.miss(sent.pk, at=sent.call_stage.closes_at) is False


def test_a_file_taken_back_and_not_sent_again_is_missed(sent, cast):
    lifecycle.take_back(sent.pk, by=cast["owner"], at=LATER)

    assert lifecycle.miss(sent.pk, at=sent.call_stage.closes_at) is True


def test_completing_puts_the_file_back_where_it_was(sent, cast):
    request = _returned(sent, cast)

    submission = lifecycle.complete(sent.pk, by=cast["owner"], at=LATER)

    sent.refresh_from_db()
    request.refresh_from_db()
    assert (sent.status, request.ended_at, request.is_answered) == (Status.SUBMITTED, LATER, True)
    assert (submission.number, submission.is_completion) == (2, True)
    letters = Letter.objects.filter(kind="proposal_completed")
    assert letters.count() == 2
    assert "üst yazısını indirip" in letters[0].text


@pytest.mark.parametrize(("offset", "code"), [(-SECOND, ""), (0 * SECOND, "request_expired")])
def test_a_completion_counts_until_just_before_its_own_deadline(sent, cast, offset, code):
    _returned(sent, cast)

    assert _code(lambda: lifecycle.complete(sent.pk, by=cast["owner"], at=DUE + offset)) == code


def test_a_completion_is_judged_again(sent, cast):
    _returned(sent, cast, sections=[SectionKey.PROJECT])
    write(sent, SectionKey.PROJECT, by=cast["owner"], title="")

    assert _code(lambda: lifecycle.complete(sent.pk, by=cast["owner"], at=LATER)) == "title_missing"


@pytest.mark.parametrize(("section", "code"), [(SectionKey.PROJECT, ""), (SectionKey.PLACE, "not_asked")])
def test_only_what_was_asked_may_be_changed_in_a_returned_file(sent, cast, section, code):
    _returned(sent, cast, sections=[SectionKey.PROJECT])

    assert _code(lambda: write(sent, section, by=cast["editor"])) == code


def test_withdrawing_ends_requests_releases_evaluators_and_tells(sent, cast):
    request = _returned(sent, cast)
    assignment = make_assignment(sent)

    lifecycle.withdraw(sent.pk, reason="Kaynak bulunamadı.", by=cast["owner"], at=LATER)

    sent.refresh_from_db()
    request.refresh_from_db()
    assignment.refresh_from_db()
    assert (sent.status, request.ended_at, request.is_answered) == (Status.WITHDRAWN, LATER, False)
    assert (assignment.state, assignment.ended_at) == (AssignmentState.CANCELLED, LATER)
    assert Event.objects.get(verb="proposal.withdraw").reason == "Kaynak bulunamadı."
    subjects = Letter.objects.filter(kind="proposal_withdrawn").values_list("subject", flat=True)
    assert list(subjects) == [f"Başvuru geri çekildi – {sent.reference}"] * 2


def test_a_draft_may_be_given_up_without_a_request(draft, cast):
    lifecycle.withdraw(draft.pk, reason="Vazgeçildi.", by=cast["owner"], at=NOON)

    draft.refresh_from_db()
    assert (draft.status, draft.sent_at, draft.reference) == (Status.WITHDRAWN, None, "")


def test_a_draft_is_opened_to_the_expert_and_shut_again(draft, cast):
    opened = lifecycle.share_with_expert(draft.pk, is_shared=True, by=cast["editor"], at=NOON).is_shared_with_expert
    shut = lifecycle.share_with_expert(draft.pk, is_shared=False, by=cast["editor"], at=NOON).is_shared_with_expert

    assert (opened, shut) == (True, False)
    assert _events()[-2:] == ["proposal.share", "proposal.share"]


def test_the_cover_letters_number_is_noted_on_the_last_sending(sent, cast):
    date = dt.date(2026, 3, 3)

    act = {"number": "E-12/345", "date": date, "by": cast["editor"], "at": LATER}
    lifecycle.record_cover_letter(sent.pk, **act, channel=LetterChannel.EBYS)
    submission = lifecycle.record_cover_letter(sent.pk, **act, channel=LetterChannel.KEP)

    noted = (submission.letter_number, submission.letter_date, submission.letter_channel, submission.letter_recorded_at)
    event = Event.objects.order_by("-pk").first()
    assert noted == ("E-12/345", date, LetterChannel.KEP, LATER)
    assert (event.letter_number, event.changes) == ("E-12/345", {"letter_channel": ["ebys", "kep"]})
    assert [(row.field, row.before, row.after) for row in lines([event])[0].changes] == [
        ("Üst yazının gönderildiği yol", "EBYS", "KEP")
    ]


def test_a_draft_has_no_cover_letter(draft, cast):
    act = {"number": "1", "date": NOON.date(), "channel": LetterChannel.KEP, "by": cast["owner"], "at": NOON}

    assert _code(lambda: lifecycle.record_cover_letter(draft.pk, **act)) == "never_sent"


def test_references_count_by_region_and_year(cast):
    first, second = (make_call(), make_call(programme_year=2027))
    for call in (first, first, second):
        send(make_ready_draft(call, cast.organisation, cast["owner"]), by=cast["owner"])

    references = Proposal.objects.exclude(reference="").order_by("pk").values_list("reference", flat=True)
    assert list(references) == ["TR83/26/CMDP/0001", "TR83/26/CMDP/0002", "TR83/27/CMDP/0001"]


def test_the_frozen_content_is_plain_json(sent):
    content = sent.submissions.get().content

    assert json.loads(json.dumps(content)) == content


def test_a_raw_file_is_what_the_domain_would_leave(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)

    lifecycle.take_back(file.pk, by=cast["owner"], at=NOON)

    file.refresh_from_db()
    assert file.status == Status.DRAFT
