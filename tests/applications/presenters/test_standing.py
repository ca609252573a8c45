import datetime as dt

import pytest
from django.db import transaction

from applications.choices import PUBLIC_NAMES, Status
from applications.presenters.standing import STANDINGS, holder_name, standing_of
from applications.presenters.story import LINES, story_of
from applications.presenters.words import VERBS
from applications.queries.applicant import UNTOLD, files_of
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.decisions import make_request
from tests.factories.files import make_proposal
from tests.factories.people import NOON


def _note(file, verb, by, **fields):
    with transaction.atomic():
        record(verb, file, by=by, at=NOON, **fields)


def test_every_status_has_its_words():
    assert STANDINGS.keys() == PUBLIC_NAMES.keys() == set(Status)


@pytest.mark.parametrize(
    ("status", "holder", "is_yours"),
    [
        (Status.DRAFT, "organisation", True),
        (Status.RETURNED, "organisation", True),
        (Status.SUBMITTED, "agency", False),
        (Status.WITH_MINISTRY, "Bakanlık", False),
        (Status.WITHDRAWN, "Dosya kapandı", False),
    ],
)
def test_who_holds_the_file(cast, status, holder, is_yours):
    file = make_proposal(status=status, organisation=cast.organisation)
    names = {"organisation": str(cast.organisation), "agency": file.call.agency.name}

    standing = standing_of(file, at=NOON)

    assert (holder_name(file, standing), standing.is_yours) == (names.get(holder, holder), is_yours)


def test_a_file_whose_time_is_over_is_the_agencys_again(cast):
    file = make_proposal(status=Status.RETURNED, organisation=cast.organisation)
    asked = make_request(file, cast["officer"])

    told = [standing_of(file, at=asked.due_at + dt.timedelta(seconds=late)) for late in (-1, 0)]
    with_row = standing_of(files_of(cast["owner"]).get(), at=asked.due_at)

    assert [each.holder for each in told] == ["you", "agency"]
    assert (str(told[1].name), with_row) == ("tamamlama süresi doldu", told[1])


def test_every_verb_of_a_file_is_told_or_left_out_on_purpose():
    verbs = {verb for verb in VERBS if verb.startswith("proposal.") and not verb.endswith("*")}

    assert verbs - LINES.keys() - UNTOLD == set()


def test_own_people_are_named_and_staff_by_their_house(cast):
    file = make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)
    _note(file, "proposal.submit", cast["owner"])
    _note(file, "proposal.return", cast["officer"], reason="İmzalı kararı yükleyin.")
    _note(file, "proposal.expire", SYSTEM)
    _note(file, "proposal.decline", cast["ministry_decider"], reason="İç gerekçe")

    told = [(str(line.title), line.by, line.reason) for line in story_of(file)]

    assert told == [
        ("Bakanlık projeyi uygun bulmadı", "Bakanlık", ""),
        ("Tamamlama süresi doldu", "", ""),
        ("Ajans eksiklerin tamamlanmasını istedi", "OKA", "İmzalı kararı yükleyin."),
        ("Başvuru gönderildi", cast["owner"].full_name, ""),
    ]
