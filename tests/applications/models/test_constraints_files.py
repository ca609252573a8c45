"""Every constraint of a file's tables, and of long work, is broken once; none of ours is forgotten anywhere."""

import ast
import datetime as dt
import uuid
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from applications.choices import (
    CheckResult,
    FundingKind,
    MinistryActKind,
    PartnerKind,
    ProjectState,
    SectionKey,
    Status,
)
from applications.models import (
    Activity,
    Answer,
    Approval,
    BudgetLine,
    CheckAnswer,
    Document,
    ExpertComment,
    FundingSource,
    Indicator,
    OperatingYear,
    Opinion,
    OpinionAct,
    PartialUpload,
    Partner,
    Printout,
    Proposal,
    ReferenceCounter,
    Review,
    Revision,
    Risk,
    SecondaryMeasure,
    SectionVersion,
    StatusLine,
    Submission,
    Undertaking,
)
from cmdp.accounts.choices import Role
from cmdp.jobs.models import State
from cmdp.kit.fields import PublicIdField
from cmdp.regions.models import Agency, Province
from priorities.models import MeasureKey
from tests.applications.models import test_constraints_rules as rules
from tests.factories.decisions import make_ministry_act, make_opinion, make_request
from tests.factories.drafts import ACTIVITY, INDICATOR, OPERATING_YEAR, RISK
from tests.factories.files import make_document, make_proposal, make_upload
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.offers import make_invitation
from tests.factories.people import NOON
from tests.factories.printouts import make_printout
from tests.factories.priorities import first_measure
from tests.factories.regions import make_calendar_year, make_holiday
from tests.factories.reviews import make_assignment
from tests.factories.undertakings import make_trust_root, make_undertaking
from tests.support.kept import kept

OURS = ("accounts", "applications", "audit", "jobs", "outbox", "priorities", "regions")
Break = Callable[[dict[str, Any]], object]


@kept
def world(cast):
    """A sent file with a row in every table."""
    file = make_proposal(organisation=cast.organisation, status=Status.SUBMITTED)
    measure = first_measure(file.call.edition)
    SecondaryMeasure.objects.create(proposal=file, measure=measure)
    SectionVersion.objects.create(proposal=file, key=SectionKey.PROJECT, saved_at=NOON)
    ReferenceCounter.objects.create(nuts2="TR83", year=2026, programme="CMDP")
    item = file.call_stage.stage.check_items.first()
    CheckAnswer.objects.create(**_answer(file, cast, item))
    make_document(file)
    make_printout(file)
    make_undertaking(file)
    make_upload(file)
    return {
        "file": file,
        "cast": cast,
        "measure": measure,
        "item": item,
        "opinion": make_opinion(file, cast["manager"]),
    }


def _answer(file: Proposal, cast: Any, item: models.Model, **fields: Any) -> dict[str, Any]:
    own = {"proposal": file, "call_stage": file.call_stage, "item": item, "result": CheckResult.YES}
    return {**own, "answered_at": NOON, "answered_by": cast["officer"], **fields}


def _signed_on_its_way(world: dict[str, Any]) -> PartialUpload:
    rule = world["file"].call_stage.stage.undertakings.first()
    return make_upload(world["file"], slot=None, rule=rule)


def _file(**changes: Any) -> Break:
    return lambda world: Proposal.objects.filter(pk=world["file"].pk).update(**changes)


def _all(model: type[models.Model], **changes: Any) -> Break:
    return lambda _: model._base_manager.update(**changes)


def _twin(model: type[models.Model], **changes: Any) -> Break:
    """The same row again under another key."""

    def again(_: dict[str, Any]) -> None:
        row = model._base_manager.first()
        row.pk = None
        for name, value in changes.items():
            setattr(row, name, value)
        row.save(force_insert=True)

    return again


def _ministry(kind: MinistryActKind, **fields: Any) -> Break:
    return lambda world: make_ministry_act(world["file"], world["cast"]["manager"], kind, **fields)


def _two_requests(world: dict[str, Any]) -> None:
    for _ in range(2):
        make_request(world["file"], world["cast"]["officer"])


def _request(**fields: Any) -> Break:
    return lambda world: make_request(world["file"], world["cast"]["officer"], **fields)


def _approvals(*rows: dict[str, Any]) -> Break:
    def add(world: dict[str, Any]) -> None:
        for fields in rows:
            own = {"sha256": "0" * 64, "asked_at": NOON, "asked_by": world["cast"]["editor"]}
            answered = {"answered_at": NOON, "answered_by": world["cast"]["owner"]} if fields.pop("by", "") else {}
            Approval.objects.create(proposal=world["file"], **own, **answered, **fields)

    return add


def _status_line(world: dict[str, Any]) -> None:
    own = {"state": ProjectState.RUNNING, "dated_on": NOON.date(), "recorded_at": NOON}
    StatusLine.objects.create(proposal=world["file"], recorded_by=world["cast"]["officer"], letter_number="", **own)


def _refused_item(world: dict[str, Any]) -> None:
    CheckAnswer.objects.update(result=CheckResult.NO, reason="")


def _second_support(world: dict[str, Any]) -> None:
    FundingSource.objects.create(proposal=world["file"], kind=FundingKind.SUPPORT, amount=Decimal(1))


def _nameless_partner(world: dict[str, Any]) -> None:
    Partner.objects.create(proposal=world["file"], kind=PartnerKind.PARTNER, name="")


def _activity(**changes: Any) -> Break:
    return lambda world: Activity.objects.create(**{**ACTIVITY, **changes}, proposal=world["file"])


def _indicator(**changes: Any) -> Break:
    return lambda world: Indicator.objects.create(**{**INDICATOR, **changes}, proposal=world["file"])


def _two_of_one_indicator(world: dict[str, Any]) -> None:
    listed = world["file"].call.rule_set.indicators.first()
    for _turn in range(2):
        _indicator(listed_id=listed.pk, name="", unit="")(world)


def _operating_years(*years: int, **changes: Any) -> Break:
    def break_it(world: dict[str, Any]) -> None:
        for year in years:
            OperatingYear.objects.create(**{**OPERATING_YEAR, **changes}, year=year, proposal=world["file"])

    return break_it


def _risk(**changes: Any) -> Break:
    return lambda world: Risk.objects.create(**{**RISK, **changes}, proposal=world["file"])


def _share_of_a_partner(world: dict[str, Any]) -> None:
    Partner.objects.create(proposal=world["file"], kind=PartnerKind.PARTNER, name="Ortak", share=101)


def _silent_comment(world: dict[str, Any]) -> None:
    by = world["cast"]["officer"]
    ExpertComment.objects.create(proposal=world["file"], section="project", text="", author=by, written_at=NOON)


def _revision_that_ends_first(world: dict[str, Any]) -> None:
    told = {"proposal": world["file"], "section": "project", "content": {}}
    Revision.objects.create(**told, began_at=NOON, saved_at=NOON - dt.timedelta(seconds=1))


def _two_reviews(_: dict[str, Any]) -> None:
    assignment = make_assignment()
    for _turn in range(2):
        Review.objects.create(assignment=assignment, saved_at=NOON)


BREAKS: dict[str, Break] = {
    "one_file_per_reference": lambda world: make_proposal(
        status=Status.SUBMITTED, call=world["file"].call, reference=world["file"].reference
    ),
    "proposal_has_a_reference_once_sent": _file(reference=""),
    "proposal_sent_or_later_has_its_time": _file(sent_at=None),
    "proposal_first_sent_before_last_sent": _file(first_sent_at=NOON + dt.timedelta(seconds=1)),
    "proposal_returned_knows_where_it_was": _file(status=Status.RETURNED, status_before=Status.DRAFT),
    "proposal_money_is_not_negative": _file(requested_support=-1),
    "comment_has_text": _silent_comment,
    "one_open_question_of_approval_per_file": _approvals({}, {}),
    "approval_answered_has_who_and_when": _approvals({"state": "given"}),
    "approval_given_back_has_a_reason": _approvals({"state": "back", "by": "owner"}),
    "revision_begins_before_it_ends": _revision_that_ends_first,
    "one_version_row_per_section": _twin(SectionVersion),
    "one_secondary_measure_each": _twin(SecondaryMeasure),
    "one_answer_per_question": _twin(Answer),
    "partner_has_a_name": _nameless_partner,
    "activity_has_a_name": _activity(name=""),
    "activity_months_are_in_order": _activity(first_month=10),
    "activity_cost_is_not_negative": _activity(cost=-1),
    "partner_share_is_a_rate": _share_of_a_partner,
    "one_row_per_operating_year": _operating_years(1, 1),
    "operating_year_is_one_of_the_first_five": _operating_years(6),
    "operating_money_is_not_negative": _operating_years(1, upkeep=-1),
    "indicator_is_listed_or_own": _indicator(unit=""),
    "one_row_per_listed_indicator": _two_of_one_indicator,
    "indicator_values_are_not_negative": _indicator(target=-1),
    "risk_is_described": _risk(description=""),
    "risk_has_a_measure_and_an_owner": _risk(owner=""),
    "budget_quantity_is_positive": _all(BudgetLine, quantity=0),
    "budget_price_is_not_negative": _all(BudgetLine, unit_price=-1),
    "budget_vat_is_a_rate": _all(BudgetLine, vat_rate=101),
    "budget_year_is_one_of_the_projects": _all(BudgetLine, year=11),
    "funding_is_positive": _all(FundingSource, amount=0),
    "one_requested_support_per_proposal": _second_support,
    "document_removed_has_who_and_when": _all(Document, removed_at=NOON),
    "document_is_not_empty": _all(Document, size=0),
    "upload_is_within_its_size": _all(PartialUpload, received=101),
    "one_upload_per_file_and_person": lambda world: make_upload(world["file"]),
    "one_upload_per_undertaking_and_person": lambda world: [_signed_on_its_way(world) for _ in range(2)],
    "upload_is_for_one_place": _all(PartialUpload, slot=None),
    "document_has_pages": _all(Document, pages=0),
    "document_scanned_has_when": _all(Document, scan="clean"),
    "document_infected_has_a_finding": _all(Document, scan="infected", scanned_at=NOON),
    "one_submission_per_number": _twin(Submission),
    "cover_letter_confirmed_was_recorded": lambda world: Submission.objects.update(
        letter_confirmed_at=NOON, letter_confirmed_by=world["cast"]["officer"]
    ),
    "one_undertaking_in_force": _twin(Undertaking, public_id="x"),
    "undertaking_verified_has_when": _all(Undertaking, signature="valid"),
    "one_trust_root_in_force": lambda world: [make_trust_root(by=world["cast"]["administrator"]) for _turn in range(2)],
    "trust_root_retired_has_who_and_when": lambda world: make_trust_root(
        by=world["cast"]["administrator"], retired_at=NOON
    ),
    "undertaking_is_not_empty": _all(Undertaking, size=0),
    "undertaking_scanned_has_when": _all(Undertaking, scan="clean"),
    "undertaking_infected_has_a_finding": _all(Undertaking, scan="infected", scanned_at=NOON),
    "one_printout_per_language": lambda world: Printout.objects.bulk_create(
        Printout(submission=world["file"].submissions.get(), language="tr", asked_at=NOON, next_try_at=NOON)
        for _turn in range(2)
    ),
    "printout_is_made_whole": _all(Printout, code_hash=""),
    "cover_letter_is_recorded_whole": _all(Submission, letter_number="1"),
    "one_counter_per_series": _twin(ReferenceCounter),
    "one_answer_per_check_item": _twin(CheckAnswer),
    "check_refusal_has_a_reason": _refused_item,
    "one_open_request_per_file": _two_requests,
    "request_says_what_is_asked": _request(asked=""),
    "request_answered_has_ended": _request(is_answered=True),
    "opinion_act_released_has_who_and_when": _all(OpinionAct, released_by=None),
    "opinion_act_names_its_minutes": _all(OpinionAct, minutes_number=""),
    "one_opinion_per_file_and_act": _twin(Opinion),
    "opinion_has_a_reason": _all(Opinion, reason=""),
    "positive_opinion_has_an_amount": _all(Opinion, amount=None),
    "ministry_act_has_a_letter": _ministry(MinistryActKind.FORWARDED, letter_number=""),
    "approval_and_only_approval_has_an_amount": _ministry(MinistryActKind.FORWARDED, amount=1),
    "ministry_refusal_has_a_reason": _ministry(MinistryActKind.REFUSED, reason=""),
    "status_line_has_a_letter": _status_line,
    "job_ended_has_its_time": lambda world: make_job(
        world["cast"]["owner"], state=State.DONE, started_at=NOON, seen_at=NOON
    ),
    "job_begun_has_its_time": lambda world: make_job(world["cast"]["owner"], state=State.RUNNING),
}
# Columns that hold one value once; the rest are random ids in addresses, all of one kind of field.
COLUMNS: dict[tuple[str, str], Break] = {
    ("regions.agency", "nuts2"): _twin(Agency, short_name="X"),
    ("regions.agency", "short_name"): _twin(Agency, nuts2="X"),
    ("regions.province", "plate"): _twin(Province, nuts3="X", name="X"),
    ("regions.province", "nuts3"): _twin(Province, plate="X", name="X"),
    ("regions.province", "name"): _twin(Province, plate="X", nuts3="X"),
    ("regions.calendaryear", "year"): lambda _: [make_calendar_year(2026) for _ in range(2)],
    ("regions.holiday", "date"): lambda _: [make_holiday("2026-01-01") for _ in range(2)],
    ("outbox.letter", "message_id"): lambda _: [make_letter(message_id="<1@x>") for _ in range(2)],
    ("accounts.invitation", "token_hash"): lambda world: [
        make_invitation("a@b.test", Role.EVALUATOR, by=world["cast"]["administrator"], token="bir") for _ in range(2)
    ],
    ("applications.review", "assignment"): _two_reviews,
    ("priorities.measurekey", "lineage"): lambda _: [
        MeasureKey.objects.create(lineage=uuid.UUID(int=1), changed_at=NOON) for _ in range(2)
    ],
    ("applications.proposal", "public_id"): lambda world: make_proposal(public_id=world["file"].public_id),
}
# Broken where their own rooms are tried.
ELSEWHERE = {
    ("audit.seal", "first_id"),
    ("accounts.dispute", "request"),
    ("accounts.privacynotice", "number"),
    ("accounts.user", "email"),
    ("outbox.letter", "key"),
    ("outbox.letterchoice", "user_id"),
    ("priorities.edition", "number"),
    ("applications.publishedproject", "proposal"),
    ("applications.notification", "corrects"),
    ("applications.opinionact", "objection"),
    ("applications.tally", "proposal"),
    ("applications.privatecalendar", "person"),
    ("applications.privatecalendar", "token_hash"),
    ("applications.calendarmark", "uid"),
    ("applications.evaluatorprofile", "user"),
    ("applications.curriculumvitae", "profile"),
    ("applications.cleancopy", "document"),
    ("applications.decidedlist", "act"),
}


def _name_of_what_refuses(act: Break, world: dict[str, Any]) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act(world)
    return refusal.value.__cause__.diag.constraint_name


def test_each_constraint_of_a_file_refuses(world):
    assert {name: _name_of_what_refuses(act, world) for name, act in BREAKS.items()} == {name: name for name in BREAKS}


def test_each_single_column_refuses_a_second_row(world):
    found = {key: _name_of_what_refuses(act, world) for key, act in COLUMNS.items()}

    assert {key for key, name in found.items() if not name.startswith(f"{key[0].replace('.', '_')}_{key[1]}")} == set()


def _models() -> list[type[models.Model]]:
    return [model for label in OURS for model in apps.get_app_config(label).get_models()]


def _words_of_the_constraint_tests() -> set[str]:
    """Every string in the modules that break constraints: a name told there is a name that is broken there."""
    root = Path(rules.__file__).parents[2]
    places = [*root.rglob("test_constraints*.py"), *root.rglob("test_models.py"), *root.rglob("models/test_*.py")]
    trees = [ast.parse(place.read_text()) for place in places]
    return {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def test_no_constraint_of_ours_is_forgotten():
    told = _words_of_the_constraint_tests() | {
        f"{model.__name__.lower()}_confirmed_has_a_source" for model in rules.SOURCED
    }
    known = {constraint.name for model in _models() for constraint in model._meta.constraints}

    assert known - told == set()
    assert BREAKS.keys() <= known


def test_no_unique_column_of_ours_is_forgotten():
    columns = {
        (model._meta.label_lower, field.name)
        for model in _models()
        for field in model._meta.local_fields
        if field.unique and not field.primary_key and not isinstance(field, PublicIdField)
    }

    assert columns - COLUMNS.keys() - ELSEWHERE == set()
