"""A person is given what is held of them, or is forgotten: the archive stays whole, the record needs no touch."""

import json
import zipfile
from dataclasses import dataclass

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import models
from django.db.models.functions import Cast

from applications.choices import AssignmentState, Side
from applications.domain import erasing
from applications.models import CurriculumVitae, EvaluatorProfile, FileMessage, SavedView
from applications.queries.kept import REGISTER
from applications.queries.own_data import TOLD
from applications.tasks import write_own_data
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.jobs import make_job
from tests.factories.letters import make_letter
from tests.factories.messages import make_message
from tests.factories.offers import make_dispute, make_invitation, make_join_request
from tests.factories.people import NOON, make_user
from tests.factories.pool import make_cv, make_profile, make_tie
from tests.factories.reviews import make_assignment

NAME, ADDRESS = "Zümrüt Ayşegül Işıkgöl", "zumrut@ornek.test"
WORDS = ("Zümrüt", ADDRESS, "Annem hasta")
PROSE = (models.CharField, models.TextField, models.JSONField)


@dataclass
class Past:
    """What somebody left behind who is to be forgotten."""

    person: User
    message: FileMessage
    letter: Letter
    cv: CurriculumVitae


@pytest.fixture
def past(cast):
    person = make_user(ADDRESS, full_name=NAME, phone="0362", title="Uzman")
    file = make_proposal(organisation=cast.organisation, contact_name=NAME, contact_email=ADDRESS)
    profile = make_profile(person)
    make_tie(profile, "Zümrüt Vakfı")
    make_assignment(file, person, AssignmentState.STEPPED_BACK, reason="Annem hasta")
    make_join_request(cast.organisation, person, message="Ben Zümrüt.", **_refused(cast))
    make_dispute(cast.organisation, person, claim="Zümrüt benim.")
    make_invitation(ADDRESS, Role.ORGANISATION_EDITOR, cast.organisation, by=cast["owner"])
    make_job(person, result="liste", to_email=ADDRESS, to_name=NAME)
    make_letter(to_user_id=person.pk, is_private=True, text=f"Sayın {NAME}")
    AccessAttempt.objects.create(username=ADDRESS, ip_address="127.0.0.1", failures_since_start=1)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "Zümrüt"})
    SavedView.objects.create(owner=person, agency=cast.agency, name="Zümrüt", saved_at=NOON)
    letter = make_letter(to_user_id=person.pk, to_email=ADDRESS, to_name=NAME, text=f"Sayın {NAME}, dosyanız alındı.")
    message = make_message(file, side=Side.APPLICANT, written_by=person, text="Tutanak ektedir.")
    return Past(person, message, letter, make_cv(profile))


def _refused(cast):
    return {"state": "refused", "answered_at": NOON, "answered_by": cast["owner"]}


def _columns():
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, PROSE):
                yield model, field.name


def _holding(word):
    """Every column of every table that still holds the word; sessions and the letter that says goodbye aside."""
    for model, name in _columns():
        rows = model._base_manager.annotate(prose=Cast(name, models.TextField())).filter(prose__contains=word)
        rows = rows.exclude(kind=erasing.ERASED) if model is Letter else rows
        if model is not Session and rows.exists():
            yield f"{model._meta.label}.{name}"


def test_who_is_forgotten_is_named_in_no_column_of_any_table(past, django_capture_on_commit_callbacks):
    assert {column for word in WORDS for column in _holding(word)} >= {"accounts.User.full_name", "jobs.Job.to_name"}

    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(by=past.person, at=NOON)

    assert [column for word in WORDS for column in _holding(word)] == []
    assert not default_storage.exists(past.cv.file.name)


def test_what_belongs_to_others_stays_without_the_name(past):
    events = list(Event.objects.values())

    erasing.erase(by=past.person, at=NOON)

    past.message.refresh_from_db()
    past.letter.refresh_from_db()
    assert (past.message.text, str(past.message.written_by)) == ("Tutanak ektedir.", "Silinmiş kişi")
    assert (past.letter.text, past.letter.state) == ("Sayın •, dosyanız alındı.", "cancelled")
    assert list(Event.objects.order_by("pk").values())[: len(events)] == events
    assert Event.objects.filter(verb="person_erased").values_list("actor_id", "changes").get() == (past.person.pk, {})


def test_who_is_forgotten_signs_in_no_more_and_hears_what_stays(past):
    erasing.erase(by=past.person, at=NOON)

    person = User.objects.get(pk=past.person.pk)
    assert (person.is_active, person.has_usable_password(), person.email) == (
        False,
        False,
        f"user-{person.pk}@silindi.invalid",
    )
    assert not EmailAddress.objects.filter(user=person).exists()
    assert not EvaluatorProfile.objects.filter(user=person).exists()
    assert Letter.objects.filter(kind=erasing.ERASED).values_list("to_email", "is_private").get() == (ADDRESS, True)


def _code(person):
    with pytest.raises(Refused) as refusal:
        erasing.erase(by=person, at=NOON)
    return refusal.value.verdict.code


def test_nobody_is_forgotten_who_is_needed(cast):
    asked = make_user()
    make_assignment(make_proposal(), asked)

    assert _code(cast["owner"]) == "holds_a_seat"
    assert _code(asked) == "owes_an_evaluation"
    assert _code(make_user(is_active=False)) == "no_account"


# Tables of the register of which one is told nothing, and why.
SILENT = {
    "no more than a key, or written by nobody any more": """
        account.EmailConfirmation axes.AccessAttemptExpiration axes.AccessFailureLog axes.AccessLog
        accounts.PartialPaper applications.PartialUpload
    """,
    "parts of a file, which its body holds": """
        applications.Partner applications.Document applications.CleanCopy applications.HiddenWord
        applications.Undertaking applications.SectionVersion applications.Revision applications.UnfinishedRow
        applications.Approval applications.ReviewVersion applications.ObjectionPaper applications.InsidePaper
        applications.EarlierFile applications.EarlierImport applications.LikenessLook applications.MessagesSeen
        applications.AnswerCorrection applications.NoteMention applications.SiteVisit
    """,
    "said by others, or the work of an office": """
        applications.KeptApart applications.AssignmentPlan applications.PlanSeat applications.RankRun
        applications.ConsensusReport applications.CheckAnswer applications.CheckConclusion applications.Commission
        applications.CompletionRequest applications.Meeting applications.Attendance applications.ItemDeclaration
        applications.CostCut applications.Motion applications.MeetingPaper applications.MeetingCorrection
        applications.OpinionAct applications.MinistryAct applications.StatusLine applications.Package applications.CallUp
        applications.Notification
        applications.RuleSet applications.Call applications.LetterText applications.ProjectImport
        applications.PublishedProject applications.TrustRoot accounts.PrivacyNotice
    """,
}


def test_every_table_of_the_register_is_told_or_it_is_said_why_not():
    told, parts = {entry.model for entry in TOLD}, {"applications.Review", "applications.Mark"}
    silent = {name for names in SILENT.values() for name in names.split()}

    assert told - parts | silent == {model for kept in REGISTER for model in kept.models}
    assert told & silent == set()


@pytest.mark.parametrize("word", ["password", "secret", "token", "hash", "data", "key"])
def test_no_key_is_told(word):
    assert [entry.model for entry in TOLD if any(word in name for name in entry.fields.split())] == []


def test_who_asks_gets_what_is_held_of_them_and_of_nobody_else(past, cast):
    make_letter(to_user_id=cast["owner"].pk, text="Başkasına yazılan")
    job = erasing.ask_for_own_data(by=past.person, at=NOON)

    result = write_own_data(Job.objects.get(pk=job.pk))

    with zipfile.ZipFile(result.content) as file:
        words = file.read("veriler.json").decode()
        assert sorted(file.namelist()) == ["ozgecmis.pdf", "veriler.json"]
    tables = {table["table"]: table["rows"] for table in json.loads(words)["tables"]}
    assert tables["accounts.User"][0]["full_name"] == NAME
    assert tables["applications.FileMessage"][0]["text"] == "Tutanak ektedir."
    assert [row["text"] for row in tables["outbox.Letter"]] == [f"Sayın {NAME}, dosyanız alındı."]
    assert "Başkasına yazılan" not in words
    assert Event.objects.filter(verb="own_data_asked").values_list("actor_id", flat=True).get() == past.person.pk
