"""Nothing that an evaluator can get tells who applied where that is hidden, what the others gave, or what came later.

Every address of the product is asked with every id of a file that he evaluates; bytes, heads and files are searched,
files unpacked. Then the world changes beside him, and every answer must be what it was, to the byte.
"""

import datetime as dt

import pytest
from django.utils import timezone

from applications.choices import AssignmentState
from applications.domain import discussing
from applications.models import Conflict
from applications.queries import evaluators_copy
from cmdp.accounts.models import Organisation
from cmdp.outbox.models import Letter
from tests.architecture.access import load_rows
from tests.factories.people import NOON
from tests.factories.reviews import marks_of, send
from tests.support import blind
from tests.support.insides import insides
from tests.support.kept import kept
from tests.support.walking import got, moved, plain, signed_in

NEEDLES = (*blind.APPLICANT, *blind.OTHERS, *blind.LATER)
# Routes that ask for more than the scene's ids, of which no evaluator's page is about a file.
FILES = ("evaluation_", "desk_", "proposal_", "document", "file_", "copy_", "sending", "printout", "job", "letter")
READ = {"applications:evaluation_file", "applications:evaluation_list", "applications:evaluation_document"}
TALK = ("applications:evaluation_discussion", "applications:evaluation_consensus", "applications:evaluation_file")
CLOSED = {"applications:desk_proposal", "applications:file_copies", "applications:file_evaluators"}


@pytest.fixture
def scene(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON + dt.timedelta(days=1))
    return blind.make_scene(cast)


def test_nothing_tells_and_nothing_moves(scene):
    before = blind.walk(scene)
    blind.what_others_do(scene)
    after = blind.walk(scene)

    assert blind.leaks(after, NEEDLES) == []
    assert moved(before, after) == []
    opened, walked = ({one.route for one in after if one.status in statuses} for statuses in ({200}, range(1000)))
    assert opened >= READ
    assert opened & CLOSED == set()
    assert _answering() - walked == set()


def _answering() -> set[str]:
    """The routes that answer an evaluator and can be of one file."""
    rows = load_rows("tests.architecture.access").items()
    routes = {name.split()[0] for name, row in rows if row.method == "get" and row.answers["evaluator"] == 200}
    return {route for route in routes if route.startswith("applications:") and any(word in route for word in FILES)}


def test_the_needles_are_there_to_be_found(scene):
    blind.what_others_do(scene)
    file, body = scene.file, scene.file.organisation
    said = [file.submissions.last().content, body.experience, scene.other.review.comment, scene.other.evaluator]
    rows = plain(str(said) + str([vars(document) for document in file.documents.all()]))
    papers = [insides(document.file.read()) for document in file.documents.exclude(name__startswith="sonradan")]

    assert [needle for needle in blind.APPLICANT if needle not in rows] == []
    assert all("zambakova" in plain(paper) for paper in papers)


def test_nothing_tells_while_they_talk_and_agree(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON + dt.timedelta(days=1))
    scene = blind.make_scene(cast, has_discussion="yes", has_consensus="yes")
    for one in (scene.own, scene.other):
        send(one, marks_of(scene.file.call, 70))
    for by in (scene.cast["manager"], scene.other.evaluator):
        discussing.say(scene.file.pk, "Gidere bakalım.", form_key=f"{by.pk:014d}", by=by, at=NOON)
    told = {"by": scene.other.evaluator, "at": NOON}
    discussing.save_report(scene.file.pk, "Olumlu.", version=0, **told)
    discussing.put_forward(scene.file.pk, version=1, **told)
    letters = Letter.objects.filter(to_email=scene.cast["evaluator"].email)
    said = plain(str([(letter.subject, letter.text, letter.html, letter.key) for letter in letters]))

    answers = blind.walk(scene, iter(TALK))

    assert {one.route for one in answers if one.status == 200} == set(TALK)
    assert blind.leaks(answers, (*blind.APPLICANT, *blind.OTHERS)) == []
    assert [needle for needle in NEEDLES if needle in said] == []


def test_letters_to_the_evaluator_name_nobody(scene):
    from applications.domain.notices import tell_evaluator  # noqa: PLC0415

    kinds = ("asked", "answer_moved", "conflict", "released", "reminded", "reopened", "thanked")
    for kind in kinds:
        scene.own.ended_at = NOON
        tell_evaluator(f"evaluator_{kind}", scene.own, at=NOON)
    letters = Letter.objects.filter(to_email=scene.cast["evaluator"].email)
    said = plain(str([(letter.subject, letter.text, letter.html, letter.key) for letter in letters]))

    assert letters.count() == len(kinds)
    assert [needle for needle in NEEDLES if needle in said] == []


# A leak that is planted is found ------------------------------------------------------
def test_a_name_left_in_a_text_is_found(scene, monkeypatch):
    shown = {**evaluators_copy.SHOWN, "project": {**evaluators_copy.SHOWN["project"], "title": evaluators_copy.PLAIN}}
    monkeypatch.setattr(evaluators_copy, "SHOWN", shown)

    answers = blind.walk(scene, iter(["applications:evaluation_file"]))

    assert ("zambakova" in dict(map(reversed, blind.leaks(answers, NEEDLES)))) is True


def test_an_original_handed_out_is_found(scene):
    for document in scene.file.documents.all():
        copy = document.clean_copy
        copy.file, copy.state = document.file, "shown"
        copy.decided_at, copy.decided_by, copy.reason = NOON, scene.cast["officer"], "Yanlışlıkla."
        copy.save()

    answers = blind.walk(scene, iter(["applications:evaluation_document"]))

    assert {
        address.rsplit("/", 2)[-2] for address, needle in blind.leaks(answers, NEEDLES) if needle == "zambakova"
    } == {document.public_id for document in scene.file.documents.all()}


def test_a_count_of_the_others_is_found(scene, monkeypatch):
    from applications.views.evaluator import reading  # noqa: PLC0415

    before = blind.walk(scene, iter(["applications:evaluation_list"]))
    seen = reading.assignments_visible_to
    monkeypatch.setattr(reading, "assignments_visible_to", lambda user: seen(user) | scene.file.assignments.all())

    after = blind.walk(scene, iter(["applications:evaluation_list"]))

    assert [one.steady for one in before] != [two.steady for two in after]


# With a conflict of interest nothing moves --------------------------------------------
@kept
def conflicted(cast):
    return cast["other_evaluator"]


def test_no_counter_moves_for_who_is_in_conflict(scene):
    person = scene.cast["other_evaluator"]
    Conflict.objects.create(
        proposal=scene.file, person=person, source="declared", grounds=["kin"], stated_at=NOON, stated_by=person
    )
    client = signed_in(person)
    addresses = ["/", "/degerlendirme/", "/degerlendirme/?durum=biten", "/tarihlerim/"]
    before = [got(address, address, client.get(address)).steady for address in addresses]

    scene.file.assignments.create(
        evaluator=person,
        call_stage=scene.file.call_stage,
        state=AssignmentState.CONFLICTED,
        asked_at=NOON,
        due_at=NOON,
        ended_at=NOON,
    )
    blind.what_others_do(scene)

    assert [got(address, address, client.get(address)).steady for address in addresses] == before
    assert Organisation.objects.filter(name=blind.BODY).exists()
