"""Pages of one thing that list its parts: papers, sendings, messages, lines, items of its rules."""

from functools import partial

from applications.choices import AssignmentState, CheckKind, QuestionState, SectionKey, Status
from applications.domain.private_calendar import make_calendar
from applications.domain.rules import narrow_rule_set
from applications.models import (
    Assignment,
    CheckItem,
    EvaluatorProfile,
    ExpertComment,
    NoteMention,
    Proposal,
    PublishedProject,
    RuleSet,
)
from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper
from cmdp.audit.record import record
from tests.architecture.budgets.applicant import _draft, _tables
from tests.architecture.budgets.decisions import _act, _decided
from tests.architecture.budgets.page import Page
from tests.architecture.budgets.pool import _ties
from tests.architecture.budgets.priorities import _draft as _changed
from tests.architecture.budgets.priorities import _newest, _one_large
from tests.architecture.budgets.projects import _projects
from tests.architecture.budgets.questions import _answers
from tests.architecture.budgets.staff import _dates
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.inside import make_inside_paper, make_note, make_visit
from tests.factories.messages import make_message
from tests.factories.offers import make_paper
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_edition
from tests.factories.published import make_published
from tests.factories.questions import make_question
from tests.factories.reviews import make_assignment
from tests.factories.rules import live_call, make_call, make_rule_set
from tests.factories.undertakings import make_trust_root


def _full(cast, rows, *, status=Status.SUBMITTED):
    """A file with so many papers, further sendings, messages, remarks and lines of its record."""
    file = make_proposal(call=make_call(agency=cast.agency), status=status, organisation=cast.organisation)
    remark = {"section": SectionKey.PROJECT, "author": cast["officer"], "written_at": NOON}
    for number in range(rows):
        make_document(file, name=f"Belge {number}.pdf")
        make_submission(file)
        make_message(file, written_by=cast["owner"])
        ExpertComment.objects.create(proposal=file, text=f"Görüş {number}", **remark)
        record(
            "proposal.share", file, by=make_member(Role.AGENCY_OFFICER, cast.agency), at=NOON, agency_id=cast.agency.pk
        )
    return file


def _kept_inside(cast, rows):
    """A file with so many of each thing that the agency keeps for itself."""
    file = _full(cast, rows)
    for _ in range(rows):
        NoteMention.objects.create(note=make_note(file), person=cast["manager"])
        make_inside_paper(file)
        make_inside_paper(file, visit=make_visit(file))


def _forwarded(cast, rows):
    file = _full(cast, rows, status=Status.WITH_MINISTRY)
    make_opinion(file, cast["manager"])
    for _ in range(rows):
        make_ministry_act(file, cast["manager"])


def _evaluated(cast, rows):
    make_assignment(_full(cast, rows, status=Status.UNDER_REVIEW), cast["evaluator"], AssignmentState.ACCEPTED)


def _kept_from(cast, rows):
    _full(cast, rows, status=Status.UNDER_REVIEW)


def _papers(cast, rows):
    _tables(cast, rows)
    for number in range(rows):
        make_document(cast.organisation.proposals.get(), name=f"Belge {number}.pdf")


def _items(cast, rows, *, frozen):
    """A rule set with so many items of the check beside its own."""
    rules = make_rule_set(frozen=frozen)
    stage, texts = rules.stages.first(), {"text_tr": "Uygun mu?", "text_en": "Does it fit?"}
    for number in range(rows):
        CheckItem.objects.create(
            stage=stage, kind=CheckKind.ADMINISTRATIVE, key=f"ek-{number}", order=90 + number, **texts
        )
    if frozen:
        make_call(agency=cast.agency, rule_set=rules)


def _narrowed(cast, rows):
    _items(cast, rows, frozen=False)
    narrow_rule_set(RuleSet.objects.latest("pk").pk, cast.agency, by=cast["manager"], at=NOON)


def _linkable(cast, rows):
    _asked(cast, 0)
    for _ in range(rows):
        make_question(cast.agency.calls.get(), QuestionState.PUBLISHED)


def _roots(cast, rows):
    for number in range(rows):
        make_trust_root(by=cast["administrator"], sha256=f"{number}" * 64)


def _changes(cast, rows):
    project = make_published(measure=first_measure(make_edition()))
    for _ in range(rows):
        record(
            "project.correct", project, by=make_member(Role.ADMINISTRATOR), at=NOON, changes={"district": ("", "Bafra")}
        )


def _asked(cast, rows):
    call = live_call(agency=cast.agency)
    question = make_question(call, owner=cast["officer"])
    for _ in range(rows):
        record("question.take_on", question, by=make_member(Role.AGENCY_OFFICER, cast.agency), at=NOON)


def _body(cast, rows):
    for _ in range(rows):
        answered = {"state": AuthorityPaper.State.REPLACED, "decided_at": NOON, "decided_by": cast["officer"]}
        make_paper(cast.organisation, cast["owner"], **answered)


def _of(model):
    return lambda _cast: {"public_id": model.objects.latest("pk").public_id}


def _numbered(cast):
    return {**_draft(cast), "number": 1}


def _question(cast):
    return {"public_id": cast.agency.calls.latest("pk").questions_asked.earliest("pk").public_id}


def _token(cast):
    return {"token": make_calendar(by=cast["owner"], at=NOON)}


PAGES = {
    "applications:desk_proposal": Page(22, persona="officer", fill=_kept_inside, arguments=_draft),
    "applications:desk_difference": Page(7, persona="officer", fill=_full, arguments=_draft),
    "applications:proposal_checks": Page(23, persona="officer", fill=_full, arguments=_draft),
    "applications:proposal_return": Page(13, persona="officer", fill=_full, arguments=_draft),
    "applications:submission_difference": Page(7, persona="owner", fill=_full, arguments=_draft),
    "applications:submission_detail": Page(6, persona="owner", fill=_full, arguments=_numbered),
    "applications:proposal_receipt": Page(10, persona="owner", fill=_full, arguments=_draft),
    "applications:proposal_detail sent": Page(16, persona="owner", fill=_full, arguments=_draft),
    "applications:undertaking_list": Page(8, persona="owner", fill=_full, arguments=_draft),
    "applications:proposal_send": Page(25, persona="owner", fill=_papers, arguments=_draft),
    "applications:proposal_section documents": Page(
        12, persona="owner", fill=_papers, arguments=lambda cast: {**_draft(cast), "section": SectionKey.DOCUMENTS}
    ),
    "applications:budget_file": Page(8, persona="owner", fill=_papers, arguments=_draft),
    "applications:budget_paste": Page(10, persona="owner", fill=_papers, arguments=_draft),
    "applications:ministry_proposal": Page(12, persona="ministry_decider", fill=_forwarded, arguments=_of(Proposal)),
    "applications:evaluation_file": Page(10, persona="evaluator", fill=_evaluated, arguments=_of(Assignment)),
    "applications:file_conflict": Page(17, persona="manager", fill=_kept_from, arguments=_of(Proposal)),
    "applications:opinion_release": Page(7, persona="manager", fill=_decided, arguments=_act),
    "applications:opinion_forward": Page(7, persona="manager", fill=_decided, arguments=_act),
    "applications:rule_set": Page(
        20, persona="administrator", fill=partial(_items, frozen=False), arguments=_of(RuleSet)
    ),
    "applications:rule_set_confirm": Page(
        21, persona="administrator", fill=partial(_items, frozen=False), arguments=_of(RuleSet)
    ),
    "applications:manager_rule_set": Page(20, persona="officer", fill=_narrowed, arguments=_of(RuleSet)),
    "applications:manager_narrowing": Page(38, persona="manager", fill=_narrowed, arguments=_of(RuleSet)),
    "applications:rules_of_a_year": Page(17, fill=partial(_items, frozen=True), arguments=_of(RuleSet)),
    "applications:question_link": Page(6, persona="officer", fill=_linkable, arguments=_question),
    "sitemap_list": Page(1, fill=_answers, arguments=lambda _: {"section": "calls"}),
    "applications:trust_root_list": Page(5, persona="administrator", fill=_roots),
    "applications:pool_person": Page(12, persona="manager", fill=_ties, arguments=_of(EvaluatorProfile)),
    "applications:published_record": Page(7, persona="administrator", fill=_changes, arguments=_of(PublishedProject)),
    "applications:desk_question": Page(7, persona="officer", fill=_asked, arguments=_question),
    "applications:question_hand_over": Page(5, persona="officer", fill=_asked, arguments=_question),
    "applications:private_calendar": Page(16, fill=_dates, arguments=_token),
    "applications:project_list_file": Page(1, fill=_projects, arguments=lambda _: {"ending": "csv"}),
    "applications:project_distribution_csv": Page(5, fill=_projects),
    "applications:project_map_csv": Page(4, fill=_projects),
    "applications:project_years_csv": Page(3, fill=_projects),
    "applications:call_form": Page(
        20, fill=_answers, arguments=lambda cast: {"public_id": cast.agency.calls.get().public_id}
    ),
    "accounts:organisation": Page(
        6, persona="owner", fill=_body, arguments=lambda cast: {"public_id": cast.organisation.public_id}
    ),
    "priorities:edition": Page(5, fill=_one_large, arguments=lambda _: {"number": 1}),
    "priorities:edition_file": Page(4, fill=_one_large, arguments=lambda _: {"number": 1, "ending": "json"}),
    "priorities:draft_file": Page(
        10, persona="administrator", fill=_changed, arguments=lambda cast: {**_newest(cast), "ending": "json"}
    ),
    "priorities:draft_publish": Page(41, persona="administrator", fill=_changed, arguments=_newest),
    "priorities:draft_propose": Page(40, persona="administrator", fill=_changed, arguments=_newest),
}
