"""Who sits on both sides: of a file of their own organisation the agency's people are the applicant, nothing else."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, PartnerKind, Status
from applications.models import OpinionAct, Partner, Proposal
from applications.policies import audit as event_policies
from applications.policies import checking, decision, review
from applications.policies import letters as letter_policies
from applications.policies.proposal import may_view
from applications.queries import audit, letters
from applications.queries.desk import counts_by_status
from applications.queries.desk_files import DeskFilters, matching
from applications.queries.evaluation import others_on_files_of
from applications.queries.proposals import of_agencies, owned_by, visible_to
from cmdp.accounts.choices import Role
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.decisions import answer_lists, make_authority_paper, make_opinion, make_request
from tests.factories.files import make_proposal
from tests.factories.letters import make_letter
from tests.factories.people import NOON, join, make_member, make_organisation
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=60)
# verb → (the policy of staff, a status in which a colleague may)
ACTS = {
    "take_on": (checking.may_take_on, Status.SUBMITTED),
    "check": (checking.may_check, Status.SUBMITTED),
    "return": (checking.may_return, Status.SUBMITTED),
    "resume": (checking.may_resume, Status.RETURNED),
    "pass": (checking.may_pass, Status.SUBMITTED),
    "refuse": (checking.may_refuse_check, Status.SUBMITTED),
    "ask": (review.may_ask_evaluators, Status.UNDER_REVIEW),
    "reopen": (review.may_reopen, Status.REVIEWED),
    "call_up": (decision.may_call_up, Status.RESERVE),
    "forward": (decision.may_forward, Status.POSITIVE),
    "decide": (decision.may_decide, Status.WITH_MINISTRY),
    "hand_back": (decision.may_return_from_ministry, Status.WITH_MINISTRY),
    "status_line": (decision.may_keep_status_line, Status.APPROVED),
    "reinstate": (decision.may_reinstate, Status.NEGATIVE),
}


@kept
def both(cast):
    """A manager of the agency, and the Ministry's decider, who owns the applying organisation as well."""
    person = cast["manager"]
    join(person, Role.MINISTRY_DECIDER)
    join(person, Role.ORGANISATION_OWNER, cast.organisation)
    return person


@kept
def colleague(cast, both):
    """Another manager of the same agency."""
    join(cast["officer"], Role.AGENCY_MANAGER, cast.agency)
    return cast["officer"]


@kept
def call(cast):
    return make_call(agency=cast.agency)


def _file(cast, call, status, verb="") -> Proposal:
    file = make_proposal(call=call, organisation=cast.organisation, status=status)
    make_authority_paper(cast.organisation, by=cast["administrator"])
    if status == Status.RETURNED:
        make_request(file, cast["administrator"])
    if status in {Status.POSITIVE, Status.RESERVE, Status.NEGATIVE, Status.WITH_MINISTRY}:
        make_opinion(file, cast["administrator"])
    if verb in {"pass", "refuse"}:
        answer_lists(file, cast["administrator"], refused=int(verb == "refuse"))
    return file


@pytest.mark.parametrize("verb", ACTS)
def test_a_colleague_acts_on_the_file_that_its_member_may_not(verb, cast, both, colleague, call):
    policy, status = ACTS[verb]
    file = _file(cast, call, status, verb)

    own = policy(both, file, at=LATER)

    assert (own.code, bool(policy(colleague, file, at=LATER))) == (
        "stranger" if verb == "ask" else "own_file",
        True,
    )


@pytest.mark.parametrize("verb", ACTS)
def test_a_unit_of_the_same_body_is_no_judge_either(verb, cast, colleague, call):
    policy, status = ACTS[verb]
    file = _file(cast, call, status, verb)
    unit = make_organisation(cast.organisation.name, unit_name="Su işleri", vkn=cast.organisation.vkn)
    judge = make_member(Role.AGENCY_MANAGER, cast.agency)
    join(judge, Role.MINISTRY_DECIDER)
    join(judge, Role.ORGANISATION_VIEWER, unit)

    assert policy(judge, file, at=LATER).code == ("stranger" if verb == "ask" else "own_file")


def test_a_unit_reads_the_file_neither_at_the_desk_nor_as_applicant(cast, call):
    file = _file(cast, call, Status.REVIEWED)
    unit = make_organisation(cast.organisation.name, unit_name="Su işleri", vkn=cast.organisation.vkn)
    judge = make_member(Role.AGENCY_MANAGER, cast.agency)
    join(judge, Role.ORGANISATION_OWNER, unit)
    letter = make_letter(agency_id=cast.agency.pk, about_type=file._meta.label_lower, about_id=file.pk)
    event = record("proposal.check", file, by=SYSTEM, at=NOON, agency_id=cast.agency.pk)

    sets = (of_agencies(judge), owned_by(judge), visible_to(judge), letters.visible_to(judge), audit.visible_to(judge))

    assert [list(found) for found in sets] == [[], [], [], [], []]
    assert may_view(judge, file).code == "stranger"
    assert letter_policies.may_view(judge, letter).code == event_policies.may_view(judge, event).code == "own_file"
    assert decision.may_see_ranking(judge, file.call_stage).code == "own_file"


@pytest.mark.parametrize("policy", [decision.may_see_ranking, decision.may_opine])
def test_the_opinions_of_a_stage_are_another_managers(policy, cast, both, colleague, call):
    file = _file(cast, call, Status.REVIEWED)
    at = {} if policy is decision.may_see_ranking else {"at": LATER}

    assert policy(both, file.call_stage, **at).code == "own_file"
    assert policy(colleague, file.call_stage, **at)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.MISSED])
def test_a_file_that_was_never_sent_shuts_no_ranked_list(status, cast, both, call):
    file = _file(cast, call, status)

    assert decision.may_see_ranking(both, file.call_stage)


@pytest.mark.parametrize("route", ["applications:call_ranking", "applications:call_opinions"])
def test_the_ranked_list_says_why_it_stays_shut(route, client, cast, both, call):
    file = _file(cast, call, Status.REVIEWED)
    client.force_login(both, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(reverse(route, args=[file.call.public_id, 1]))

    assert (answer.status_code, "Başvuran kurumun üyesisiniz" in answer.content.decode()) == (403, True)


def test_an_opinion_is_released_by_another_manager(cast, both, colleague, call):
    file = _file(cast, call, Status.POSITIVE)
    OpinionAct.objects.update(released_at=None, released_by=None)
    act = OpinionAct.objects.get(opinions__proposal=file)

    assert decision.may_release(both, act, at=LATER).code == "own_file"
    assert decision.may_forward_act(both, act).code == "own_file"
    assert decision.may_release(colleague, act, at=LATER)


def test_the_desk_holds_no_file_of_ones_own(client, cast, both, call):
    file = _file(cast, call, Status.UNDER_REVIEW)
    client.force_login(both, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get(reverse("applications:desk_proposal", args=[file.public_id]))

    assert answer.status_code == 404
    assert (list(matching(both, DeskFilters())), counts_by_status(both)) == ([], {})


def test_nothing_tells_a_member_who_evaluates(cast, both, call):
    file = _file(cast, call, Status.UNDER_REVIEW)
    asked = make_assignment(file, cast["evaluator"], AssignmentState.SENT)
    for thing in (asked, file):
        make_letter(agency_id=cast.agency.pk, about_type=thing._meta.label_lower, about_id=thing.pk)
        record("proposal.check", thing, by=SYSTEM, at=NOON, agency_id=cast.agency.pk)

    told = (list(letters.visible_to(both)), list(audit.visible_to(both)), list(others_on_files_of(both)))

    assert told == ([], [], [asked])
    assert not review.may_see_assignments(both, file)
    assert len(letters.visible_to(cast["officer"])) == 2


def test_the_letters_and_events_of_ones_own_file_are_refused_with_the_reason(cast, both, call):
    file = _file(cast, call, Status.UNDER_REVIEW)
    letter = make_letter(agency_id=cast.agency.pk, about_type=file._meta.label_lower, about_id=file.pk)
    event = record("proposal.check", file, by=SYSTEM, at=NOON, agency_id=cast.agency.pk)

    assert letter_policies.may_view(both, letter).code == event_policies.may_view(both, event).code == "own_file"
    assert letter_policies.may_view(cast["officer"], letter)


@pytest.mark.parametrize("state", [AssignmentState.ASKED, AssignmentState.ACCEPTED])
def test_an_evaluator_who_joins_the_applicant_can_only_step_back(cast, call, state):
    asked = make_assignment(_file(cast, call, Status.UNDER_REVIEW), cast["evaluator"], state)
    join(cast["evaluator"], Role.ORGANISATION_EDITOR, cast.organisation)

    act = review.may_declare if state == AssignmentState.ASKED else review.may_send_review
    assert act(cast["evaluator"], asked, at=LATER).code == "own_file"
    assert review.may_step_back(cast["evaluator"], asked, at=LATER)


@pytest.mark.parametrize("sits", ["unit", "partner"])
def test_an_evaluator_who_joins_a_unit_or_a_partner_can_only_step_back(sits, cast, call):
    file = _file(cast, call, Status.UNDER_REVIEW)
    asked = make_assignment(file, cast["evaluator"], AssignmentState.ASKED)
    other = make_organisation("Ortak Üniversite")
    Partner.objects.create(proposal=file, kind=PartnerKind.PARTNER, name=other.name, vkn=other.vkn)
    unit = make_organisation(cast.organisation.name, unit_name="Su işleri", vkn=cast.organisation.vkn)
    assert review.may_declare(cast["evaluator"], asked, at=LATER)

    join(cast["evaluator"], Role.ORGANISATION_EDITOR, {"unit": unit, "partner": other}[sits])

    assert review.may_declare(cast["evaluator"], asked, at=LATER).code == "own_file"


def test_marks_are_no_members_even_when_all_is_over(cast, both, colleague, call):
    file = _file(cast, call, Status.REVIEWED)

    assert review.may_see_marks(both, file).code == "stranger"
    assert review.may_see_marks(colleague, file)
