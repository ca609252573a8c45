"""Who checks a file never scores it, whichever came first; and learns no names on the way."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.domain import checking as acts
from applications.policies import checking
from tests.factories.decisions import answer_lists, make_authority_paper, make_request
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.reviews import make_assignment
from tests.support.kept import kept

LATER = NOON + dt.timedelta(days=60)
ACTS = {
    "check": (checking.may_check, Status.SUBMITTED),
    "return": (checking.may_return, Status.UNDER_REVIEW),
    "notify": (checking.may_record_notification, Status.RETURNED),
    "resume": (checking.may_resume, Status.RETURNED),
    "pass": (checking.may_pass, Status.SUBMITTED),
    "refuse": (checking.may_refuse_check, Status.SUBMITTED),
}


@pytest.mark.parametrize("state", [AssignmentState.ACCEPTED, AssignmentState.SENT, AssignmentState.STEPPED_BACK])
@pytest.mark.parametrize("act", ACTS)
def test_an_evaluator_of_the_file_has_no_hand_in_its_check(act, state, cast):
    policy, status = ACTS[act]
    file = make_proposal(status=status, organisation=cast.organisation)
    make_authority_paper(cast.organisation, by=cast["manager"])
    if status == Status.RETURNED:
        make_request(file, cast["manager"])
    answer_lists(file, cast["manager"], refused=int(act == "refuse"))
    make_assignment(file, cast["officer"], state)

    verdict = policy(cast["officer"], file, at=LATER)

    assert verdict.code == ("" if state == AssignmentState.STEPPED_BACK else "evaluates_here")
    assert policy(cast["manager"], file, at=LATER)


@kept
def checked(cast):
    """A file that a colleague checked, with a remark on its draft."""
    colleague = make_member("agency_officer", cast.agency, full_name="Selin Toprak")
    file = make_proposal(status=Status.DRAFT, organisation=cast.organisation, is_shared_with_expert=True)
    acts.comment(file.pk, section="project", text="Yöntem açık değil.", by=colleague, at=NOON)
    type(file).objects.filter(pk=file.pk).update(
        status=Status.UNDER_REVIEW, sent_at=NOON, first_sent_at=NOON, reference="TR83/26/CMDP/0077"
    )
    file.refresh_from_db()
    return file


@pytest.mark.parametrize(("evaluates", "named"), [(True, False), (False, True)])
def test_the_desk_names_nobody_to_who_evaluates_the_file(evaluates, named, client, cast, checked):
    if evaluates:
        make_assignment(checked, cast["officer"], AssignmentState.ACCEPTED)
    client.force_login(cast["officer"])

    page = client.get(reverse("applications:desk_proposal", args=[checked.public_id])).content.decode()
    history = page[page.index('id="gecmis"') :]

    assert ("Selin Toprak" in history, "Yöntem açık değil." in page) == (named, named)
    assert ("Ajans uzmanı" in history) == evaluates
