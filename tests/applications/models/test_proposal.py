"""Every constraint of the file, its parts and its sendings, broken once."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from applications.choices import FundingKind, SectionKey, Status
from applications.models import (
    Answer,
    BudgetLine,
    Document,
    ExpertComment,
    FundingSource,
    Partner,
    Proposal,
    ReferenceCounter,
    SecondaryMeasure,
    SectionVersion,
    Submission,
)
from tests.factories.files import make_document, make_proposal, make_submission, owner_of
from tests.factories.people import NOON
from tests.support.kept import kept


@kept
def sent():
    return make_proposal(status=Status.SUBMITTED)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("proposal_has_a_reference_once_sent", {"reference": ""}),
        ("proposal_has_a_reference_once_sent", {"first_sent_at": None, "sent_at": None, "status": "withdrawn"}),
        ("proposal_sent_or_later_has_its_time", {"sent_at": None}),
        ("proposal_sent_or_later_has_its_time", {"status": "draft"}),
        ("proposal_first_sent_before_last_sent", {"sent_at": NOON.replace(year=2025)}),
        ("proposal_returned_knows_where_it_was", {"status": "returned", "status_before": "draft"}),
        ("proposal_money_is_not_negative", {"total_cost": Decimal(-1)}),
        ("proposal_money_is_not_negative", {"requested_support": Decimal(-1)}),
    ],
)
def test_a_file_is_welded_to_its_columns(sent, name, changes):
    with pytest.raises(IntegrityError, match=name):
        Proposal.objects.filter(pk=sent.pk).update(**changes)


def test_a_reference_is_given_once(sent):
    other = make_proposal(call=sent.call, status=Status.SUBMITTED)

    with pytest.raises(IntegrityError, match="one_file_per_reference"):
        Proposal.objects.filter(pk=other.pk).update(reference=sent.reference)


@pytest.mark.parametrize(
    ("name", "model", "changes"),
    [
        ("partner_has_a_name", Partner, {"kind": "partner", "name": ""}),
        ("funding_is_positive", FundingSource, {"kind": "own", "amount": Decimal(0)}),
        ("one_requested_support_per_proposal", FundingSource, {"kind": FundingKind.SUPPORT, "amount": Decimal(1)}),
    ],
)
def test_a_part_is_welded_to_its_columns(sent, name, model, changes):
    with pytest.raises(IntegrityError, match=name):
        model.objects.create(proposal=sent, **changes)


def test_a_series_has_one_counter(db):
    series = {"nuts2": "TR83", "year": 2026, "programme": "CMDP"}
    ReferenceCounter.objects.create(**series)

    with pytest.raises(IntegrityError, match="one_counter_per_series"):
        ReferenceCounter.objects.create(**series)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("budget_quantity_is_positive", {"quantity": Decimal(0)}),
        ("budget_price_is_not_negative", {"unit_price": Decimal(-1)}),
        ("budget_vat_is_a_rate", {"vat_rate": Decimal(-1)}),
        ("budget_vat_is_a_rate", {"vat_rate": Decimal("100.01")}),
    ],
)
def test_a_budget_line_is_a_cost(sent, name, changes):
    with pytest.raises(IntegrityError, match=name):
        BudgetLine.objects.filter(proposal=sent).update(**changes)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("document_is_not_empty", {"size": 0}),
        ("document_removed_has_who_and_when", {"removed_at": NOON}),
    ],
)
def test_a_document_is_welded_to_its_columns(sent, name, changes):
    document = make_document(sent)

    with pytest.raises(IntegrityError, match=name):
        Document.objects.filter(pk=document.pk).update(**changes)


def test_a_section_has_one_version_row(sent):
    row = {"proposal": sent, "key": SectionKey.PROJECT, "saved_at": NOON}
    SectionVersion.objects.create(**row)

    with pytest.raises(IntegrityError, match="one_version_row_per_section"):
        SectionVersion.objects.create(**row)


def test_a_measure_is_secondary_once(sent):
    row = {"proposal": sent, "measure": sent.main_measure}
    SecondaryMeasure.objects.create(**row)

    with pytest.raises(IntegrityError, match="one_secondary_measure_each"):
        SecondaryMeasure.objects.create(**row)


def test_a_question_is_answered_once(sent):
    question = sent.answers.first().question

    with pytest.raises(IntegrityError, match="one_answer_per_question"):
        Answer.objects.create(proposal=sent, question=question)


def test_a_comment_has_words(sent):
    row = {"proposal": sent, "section": SectionKey.PROJECT, "text": "", "written_at": NOON}

    with pytest.raises(IntegrityError, match="comment_has_text"):
        ExpertComment.objects.create(**row, author=owner_of(sent.organisation))


def test_sendings_are_numbered(sent):
    again = make_submission(sent)

    with pytest.raises(IntegrityError, match="one_submission_per_number"):
        Submission.objects.filter(pk=again.pk).update(number=1)


@pytest.mark.parametrize(
    "changes",
    [{"letter_number": "E-1"}, {"letter_date": NOON.date()}, {"letter_channel": "kep"}, {"letter_recorded_at": NOON}],
)
def test_a_cover_letter_is_noted_whole(sent, changes):
    with pytest.raises(IntegrityError, match="cover_letter_is_recorded_whole"):
        Submission.objects.filter(proposal=sent).update(**changes)


def test_a_line_rounds_half_up_to_the_kurus():
    line = BudgetLine(quantity=Decimal("0.5"), unit_price=Decimal("0.01"), vat_rate=Decimal(50))

    assert (line.net, line.vat, line.gross) == (Decimal("0.01"), Decimal("0.01"), Decimal("0.02"))


def test_names_of_rows(sent):
    document = make_document(sent, name="Karar.docx")

    assert (str(sent), sent.slug, document.extension) == (sent.reference, sent.reference.replace("/", "-"), "DOCX")
