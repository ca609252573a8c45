"""The command that fills a desk: as many files as asked for, in the shape that pages and policies expect."""

import pytest
from django.core.management import CommandError, call_command

from applications.choices import Status
from applications.demo.many import desk_of_demo, load_many
from applications.models import Proposal, Review
from applications.queries.desk_due import due_at_desk
from applications.queries.desk_files import DeskFilters, counted, matching
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Organisation, User
from tests.factories.people import NOON, make_member, make_organisation
from tests.factories.reviews import make_evaluator
from tests.factories.rules import make_call


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


def test_files_come_with_the_evaluations_that_their_status_asks_for(desk):
    reviews = load_many(20, desk)

    officer = User.objects.get(memberships__role=Role.AGENCY_OFFICER)
    assert (Proposal.objects.count(), reviews, Review.objects.count()) == (20, 36, 36)
    assert (
        counted(officer, DeskFilters(text="igdir")) == Proposal.objects.filter(search_key__contains="igdir").count() > 0
    )
    assert {file.status for file in matching(officer, DeskFilters(marks_from=40))} == {
        Status.REVIEWED,
        Status.POSITIVE,
        Status.NEGATIVE,
    }
    assert due_at_desk(officer, at=NOON)


def test_a_second_call_adds_as_many_again(desk):
    load_many(3, desk)
    load_many(3, desk)

    assert Proposal.objects.values("reference").distinct().count() == 6


def test_the_command_stays_out_of_production_and_needs_the_demonstration(db, settings):
    with pytest.raises(CommandError, match="load_demo"):
        call_command("load_many")

    settings.MODE = "production"
    with pytest.raises(CommandError, match="production"):
        call_command("load_many")


def test_the_command_says_what_it_added(desk, capsys):
    call_command("load_many", files=10)

    assert "10 files with 18 evaluations" in capsys.readouterr().out
