from email import message_from_bytes, policy

import pytest

from cmdp.outbox.models import Letter, State
from cmdp.outbox.tasks import deliver
from tests.factories.letters import make_letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "cmdp.outbox.files.EmailBackend"
    settings.OUTBOX_FOLDER = str(tmp_path)
    return tmp_path


def test_each_letter_becomes_a_file_that_mail_programs_open(folder):
    letters = make_letters(2)

    deliver()

    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(folder.glob("*.eml"))]
    assert {mail["Message-ID"] for mail in mails} == {letter.message_id for letter in letters}
    assert {mail["To"] for mail in mails} == {letter.to_email for letter in letters}


def test_a_folder_that_cannot_be_written_puts_the_letter_off(folder, settings):
    settings.OUTBOX_FOLDER = str(folder / "missing")
    make_letters(1)

    deliver()

    assert Letter.objects.get().state == State.QUEUED
