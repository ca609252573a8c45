"""Copies for evaluators: asked for, made, settled; whatever is in doubt stops the asking."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.domain import assignment as assigning
from applications.domain import checking, copies
from applications.models import CleanCopy, Document
from applications.models.copies import CopyState
from applications.policies.copies import may_see_copies, may_settle_copies
from applications.policies.review import may_ask_evaluators, may_be_asked
from applications.queries.evaluation import last_sending
from applications.queries.evaluators_copy import unsettled_of
from applications.queries.veils import veil_of
from cmdp.accounts.models import Organisation
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.kit.cleaning import Cleaned, Doubt
from cmdp.kit.scanning import Scan
from cmdp.kit.verdict import Refused
from tests.factories import leaking
from tests.factories.copies import hiding_call, make_copy, make_hidden_file, make_word
from tests.factories.decisions import answer_lists, make_authority_paper
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment, make_evaluator
from tests.support.insides import insides
from tests.support.kept import kept


@kept
def file(cast):
    return make_hidden_file(papers=1, call=hiding_call(agency=cast.agency), organisation=cast.organisation)


def _paper(file, content, name="rapor.pdf", **more):
    document = file.documents.first()
    told = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), **more}
    document.file = ContentFile(content, name)
    for key, value in told.items():
        setattr(document, key, value)
    document.save()
    return document


def _made(file, content, name="rapor.pdf"):
    _paper(file, content, name)
    copies.ask_for_copies(file, at=NOON)
    copy = CleanCopy.objects.get()
    copies.make(copy.pk, at=NOON)
    copy.refresh_from_db()
    return copy


def test_a_copy_is_made_anew_once_a_name_is_known_that_was_not(file, cast):
    copy = _made(file, leaking.docx("Yazan"), "rapor.docx")
    make_copy(make_document(file, name="ek.pdf"), CopyState.WITHHELD)
    before = copies.ask_for_copies(file, at=NOON)
    Organisation.objects.filter(pk=file.organisation_id).update(contact_name="Yeşim Karaca")

    file.organisation.refresh_from_db()
    again = copies.ask_for_copies(file, at=NOON)

    copy.refresh_from_db()
    assert (before, again, copy.state, copy.veil == veil_of(file).fingerprint) == (0, 1, CopyState.WAITING, False)
    copies.make(copy.pk, at=NOON)
    copy.refresh_from_db()
    assert copy.veil == veil_of(file).fingerprint


def test_a_file_that_passes_its_check_has_its_copies_made(cast):
    file = make_hidden_file(
        papers=2, call=hiding_call(agency=cast.agency), organisation=cast.organisation, status="submitted"
    )
    answer_lists(file, cast["officer"])
    make_authority_paper(cast.organisation, by=cast["officer"])

    checking.pass_check(file.pk, by=cast["officer"], at=file.call_stage.closes_at)

    assert list(CleanCopy.objects.values_list("state", flat=True)) == [CopyState.WAITING] * 2
    assert sorted(job.arguments["copy"] for job in Job.objects.filter(kind=copies.MAKE)) == sorted(
        CleanCopy.objects.values_list("pk", flat=True)
    )


def test_where_the_applicant_is_named_no_copy_is_made(cast):
    file = make_proposal(status="under_review")
    make_document(file)
    make_submission(file)

    assert copies.ask_for_copies(file, at=NOON) == 0
    assert not CleanCopy.objects.exists()


def test_papers_that_only_the_agency_reads_are_not_copied(cast):
    file = make_hidden_file(papers=1, call=hiding_call(agency=cast.agency, of_the_agency=["report"]))

    assert copies.ask_for_copies(file, at=NOON) == 0


def test_asking_twice_makes_one_copy_and_wakes_the_worker_again(file):
    assert [copies.ask_for_copies(file, at=NOON) for _ in range(2)] == [1, 1]
    assert CleanCopy.objects.count() == 1


def test_a_copy_lies_beside_the_original_which_stays_as_it_was(file):
    name = file.organisation.name
    content = leaking.pdf(name)
    copy = _made(file, content)
    document = Document.objects.get(pk=copy.document_id)

    assert copy.state == CopyState.CLEAN
    assert document.file.read() == content
    body = copy.file.read()
    assert (copy.size, copy.sha256) == (len(body), hashlib.sha256(body).hexdigest())
    assert name in insides(content)
    assert name not in insides(body)


def test_what_could_not_be_cleaned_waits_for_a_person(file):
    name = file.organisation.name
    copy = _made(file, leaking.pdf("x", text=f"{name} raporu"))

    assert (copy.state, copy.doubts, copy.named) == (CopyState.DOUBTFUL, [Doubt.NAMES], [name])
    assert copy.file


def test_what_cannot_be_opened_has_no_copy(file):
    copy = _made(file, b"%PDF-1.7 made up")

    assert (copy.state, copy.doubts, bool(copy.file)) == (CopyState.DOUBTFUL, [Doubt.BROKEN], False)


@pytest.mark.parametrize("scan", [Scan.WAITING, Scan.INFECTED])
def test_a_paper_that_nobody_called_clean_is_not_opened(file, scan):
    when = {"scanned_at": NOON, "finding": "Eicar"} if scan == Scan.INFECTED else {}
    _paper(file, leaking.pdf("x"), scan=scan, **when)
    copies.ask_for_copies(file, at=NOON)

    assert not copies.make(CleanCopy.objects.get().pk, at=NOON)


def test_two_workers_leave_one_copy(file):
    copy = _made(file, leaking.pdf("x"))

    assert not copies.make(copy.pk, at=NOON)
    assert not copies.keep(copy.pk, Cleaned(b"later"), source=str(copy.document.file.name), veil="", at=NOON)


def test_a_copy_is_judged_by_the_virus_checker_as_any_file(file, settings):
    settings.CLAMD_URL = "tcp://127.0.0.1:1"

    assert _made(file, leaking.pdf("x")).scan == Scan.WAITING


# Nobody is asked before all is settled ------------------------------------------------
@pytest.mark.parametrize(
    ("state", "code"),
    [
        (None, "copies_open"),
        (CopyState.WAITING, "copies_open"),
        (CopyState.DOUBTFUL, "copies_open"),
        (CopyState.CLEAN, ""),
        (CopyState.SHOWN, ""),
        (CopyState.WITHHELD, ""),
    ],
)
def test_nobody_is_asked_while_a_paper_is_in_doubt(cast, file, state, code):
    if state:
        make_copy(file.documents.get(), state)

    assert may_ask_evaluators(cast["officer"], file, at=NOON).code == code
    assert bool(unsettled_of(last_sending(file))) == bool(code)


def test_the_records_keep_away_whom_they_tie_to_a_hidden_applicant(cast, file):
    make_copy(file.documents.get())
    file.organisation.contact_email = "proje@altinova.example"
    file.organisation.save()
    colleague = make_evaluator(email="ayse@altinova.example")

    assert may_be_asked(file, colleague).code == "tied"
    with pytest.raises(Refused) as refusal:
        assigning.ask(file.pk, [colleague.pk], by=cast["officer"], at=NOON)
    assert refusal.value.verdict.code == "tied"


# What officers settle -----------------------------------------------------------------
def test_a_decision_is_on_the_record_with_its_reason(cast, file):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL)

    copies.decide(
        file.pk, copy.document.public_id, is_shown=True, reason=" Logo görünmüyor. ", by=cast["officer"], at=NOON
    )

    copy.refresh_from_db()
    event = Event.objects.get(verb="proposal.copy_decide")
    assert (copy.state, copy.decided_by, copy.reason) == (CopyState.SHOWN, cast["officer"], "Logo görünmüyor.")
    assert (event.changes["copy.state"], event.reason) == ([CopyState.DOUBTFUL, CopyState.SHOWN], "Logo görünmüyor.")


def test_what_has_no_copy_is_not_shown_but_may_be_held_back(cast, file):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL, file="", size=0, sha256="")
    told = {"reason": "Okunmuyor.", "by": cast["officer"], "at": NOON}

    with pytest.raises(Refused) as refusal:
        copies.decide(file.pk, copy.document.public_id, is_shown=True, **told)

    assert refusal.value.verdict.code == "no_copy"
    assert copies.decide(file.pk, copy.document.public_id, is_shown=False, **told).state == CopyState.WITHHELD


@pytest.mark.parametrize(("document", "reason", "code"), [("", "Neden", "unknown_paper"), ("own", " ", "no_reason")])
def test_a_decision_names_a_paper_and_a_reason(cast, file, document, reason, code):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL)
    key = copy.document.public_id if document else "2" * 14

    for act in (
        lambda: copies.decide(file.pk, key, is_shown=False, reason=reason, by=cast["officer"], at=NOON),
        lambda: copies.replace(file.pk, key, ContentFile(b"x", "x.pdf"), reason=reason, by=cast["officer"], at=NOON),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.verdict.code == code


def test_what_an_officer_cleaned_takes_the_papers_place_and_is_cleaned_again(cast, file):
    name = file.organisation.name
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL)
    upload = SimpleUploadedFile("temiz.docx", leaking.docx(name))

    copies.replace(file.pk, copy.document.public_id, upload, reason="Anteti kesildi.", by=cast["officer"], at=NOON)
    copies.make(copy.pk, at=NOON)

    copy.refresh_from_db()
    assert (copy.state, copy.extension) == (CopyState.CLEAN, "docx")
    assert name not in insides(copy.file.read())
    assert Event.objects.get(verb="proposal.copy_replace").reason == "Anteti kesildi."


def test_a_hidden_word_has_every_copy_made_anew_but_those_held_back(cast, file):
    shown, held = make_copy(file.documents.get(), CopyState.SHOWN), make_document(file)
    make_copy(held, CopyState.WITHHELD)

    copies.hide_word(file.pk, "  Yeşil   Vadi ", by=cast["officer"], at=NOON)
    copies.hide_word(file.pk, "Yeşil Vadi", by=cast["officer"], at=NOON)

    shown.refresh_from_db()
    assert [word.text for word in file.hidden_words.all()] == ["Yeşil Vadi"]
    assert (shown.state, bool(shown.file), shown.decided_by) == (CopyState.WAITING, False, None)
    assert held.clean_copy.state == CopyState.WITHHELD
    assert "Yeşil" not in str(Event.objects.get(verb="proposal.hide_word").changes)


def test_a_word_is_taken_back_once(cast, file):
    word = make_word(file, cast["officer"])

    done = [copies.show_word(file.pk, word.public_id, by=cast["officer"], at=NOON) for _ in range(2)]

    assert done == [True, False]
    assert not file.hidden_words.exists()


def test_a_word_of_two_letters_would_hide_too_much(cast, file):
    with pytest.raises(Refused) as refusal:
        copies.hide_word(file.pk, "ab", by=cast["officer"], at=NOON)

    assert refusal.value.verdict.code == "no_word"


def test_who_settled_what_evaluators_see_does_not_evaluate(cast, file):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL)
    copies.decide(file.pk, copy.document.public_id, is_shown=False, reason="Antet.", by=cast["officer"], at=NOON)
    cast["officer"].memberships.update(role="evaluator", agency=None)

    assert may_be_asked(file, cast["officer"]).code == "checked"


@pytest.mark.parametrize(
    ("persona", "hidden", "status", "see", "settle"),
    [
        ("officer", True, "under_review", "", ""),
        ("manager", True, "submitted", "", ""),
        ("officer", True, "reviewed", "", "wrong_stage"),
        ("officer", False, "under_review", "not_hidden", "not_hidden"),
        ("other_officer", True, "under_review", "stranger", "stranger"),
        ("owner", True, "under_review", "stranger", "stranger"),
        ("evaluator", True, "under_review", "stranger", "stranger"),
    ],
)
def test_who_sees_and_settles_copies(cast, persona, hidden, status, see, settle):
    call = {"call": hiding_call(agency=cast.agency)} if hidden else {}
    file = make_proposal(**call, organisation=cast.organisation, status=status)
    by = cast[persona]

    assert (may_see_copies(by, file).code, may_settle_copies(by, file).code) == (see, settle)


def test_of_a_draft_of_the_next_stage_there_is_nothing_to_see(cast):
    call = hiding_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, is_shared_with_expert=True)
    type(file).objects.filter(pk=file.pk).update(reference="TR83/26/CMDP/0777", first_sent_at=NOON)
    file.refresh_from_db()

    assert may_see_copies(cast["officer"], file).code == "not_sent"


def test_who_judged_blindly_reads_the_file_in_no_other_capacity(cast, file):
    make_assignment(file, cast["manager"])

    assert may_see_copies(cast["manager"], file).code == "stranger"
