"""The command that fills a desk: as many files as asked for, in the shape that pages and policies expect."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from applications.choices import Status
from applications.demo.many import load_many
from applications.demo.many_desk import desk_of_demo
from applications.domain.freezing import fingerprint
from applications.models import Assignment, Mark, MinistryAct, Proposal, Review
from applications.queries.desk_due import due_at_desk
from applications.queries.desk_files import DeskFilters, counted, matching
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Organisation, User
from cmdp.audit.models import Event
from tests.factories.people import NOON, make_member, make_organisation
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call
from tests.support.crawl import cost_of


@pytest.fixture
def desk(db):
    call = make_call(is_demo=True)
    make_organisation(is_demo=True)
    make_member(Role.AGENCY_OFFICER, call.agency)
    for _ in range(4):
        make_evaluator()
    User.objects.update(is_demo=True)
    Organisation.objects.update(is_demo=True)
    return desk_of_demo(now=NOON)


def test_every_file_comes_with_three_evaluations_and_some_wait_for_their_check(desk):
    reviews = load_many(20, desk)

    officer = User.objects.get(memberships__role=Role.AGENCY_OFFICER)
    assert (Proposal.objects.count(), reviews, Review.objects.count()) == (22, 60, 60)
    assert (
        counted(officer, DeskFilters(text="igdir")) == Proposal.objects.filter(search_key__contains="igdir").count() > 0
    )
    assert {file.status for file in matching(officer, DeskFilters(marks_from=40))} == {
        Status.REVIEWED,
        Status.POSITIVE,
        Status.NEGATIVE,
        Status.WITH_MINISTRY,
        Status.APPROVED,
        Status.REFUSED,
    }
    assert due_at_desk(officer, at=NOON)


def test_the_record_beside_a_file_is_whole(desk):
    load_many(10, desk)

    file = Proposal.objects.get(status=Status.APPROVED)
    items, criteria = file.call_stage.stage.check_items.count(), len(rules_of(file.call.rule_set).criteria)
    marks = Mark.objects.filter(review__assignment__proposal=file)
    assert file.check_answers.count() == items
    assert (marks.count(), marks.filter(reason="").exists()) == (3 * criteria, False)
    assert {total for (total,) in Review.objects.filter(assignment__proposal=file).values_list("total")} == {file.score}
    assert sum(mark.points for mark in marks) == 3 * file.score
    sending = file.submissions.get()
    assert (sending.sha256, sending.content["project"]["title"]) == (fingerprint(sending.content), file.title)
    assert file.traces.filter(kind="place").exists()
    told = Event.objects.filter(object_id=file.pk, object_type="applications.proposal").order_by("pk")
    assert list(told.values_list("verb", flat=True)) == [
        "proposal.submit",
        "proposal.pass_check",
        "proposal.finish",
        "proposal.opine_positive",
        "proposal.forward",
        "proposal.approve",
    ]
    assert MinistryAct.objects.filter(proposal=file).count() == 2


def test_pages_cost_as_much_with_thrice_the_files(desk):
    load_many(10, desk)
    manager, decider = make_member(Role.AGENCY_MANAGER, desk.call.agency), make_member(Role.MINISTRY_DECIDER)
    window = {"public_id": desk.call.public_id, "order": 1}
    file = {"public_id": Proposal.objects.filter(status=Status.APPROVED).earliest("pk").public_id}
    pages = [
        *(
            (manager, name, {})
            for name in ("work_list", "desk_proposals", "evaluations_awaited", "audit", "my_calendar")
        ),
        *((manager, name, file) for name in ("desk_proposal", "file_likenesses", "proposal_checks", "file_evaluators")),
        (manager, "call_ranking", window),
        (Assignment.objects.filter(ended_at=None).earliest("pk").evaluator, "evaluation_list", {}),
        (decider, "ministry_desk", {}),
        (decider, "ministry_proposal", file),
    ]
    few = [_cost(*page) for page in pages]

    load_many(20, desk)

    assert [_cost(*page) for page in pages] == few


def _cost(person, name, told):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return name, cost_of(client, reverse(f"applications:{name}", kwargs=told)).queries


def test_a_second_call_adds_as_many_again(desk):
    load_many(10, desk)
    load_many(10, desk)

    assert Proposal.objects.values("reference").distinct().count() == 22


def test_the_command_stays_out_of_production_and_needs_the_demonstration(db, settings):
    with pytest.raises(CommandError, match="load_demo"):
        call_command("load_many")

    settings.MODE = "production"
    with pytest.raises(CommandError, match="production"):
        call_command("load_many")


def test_the_command_says_what_it_added(desk, capsys):
    call_command("load_many", files=10)

    assert "10 files with 30 evaluations" in capsys.readouterr().out
