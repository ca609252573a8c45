"""How a person wants their letters: the page, the choice, what it says is always sent."""

from django.urls import reverse

from cmdp.outbox.digest import DIGEST
from cmdp.outbox.kinds import KINDS
from cmdp.outbox.models import Frequency, LetterChoice
from tests.support.modules import ROOT

ADDRESS = "accounts:letter_choice"


def test_the_page_says_what_follows_the_choice_and_what_always_comes(client, cast):
    client.force_login(cast["viewer"])

    page = client.get(reverse(ADDRESS)).content.decode()

    assert "Dosyalardaki mesajlar" in page.partition("Her zaman hemen gelenler")[0]
    assert "İadeler ve kararlar" in page.partition("Her zaman hemen gelenler")[2]
    assert 'value="each"' in page
    assert "checked" in page.partition('value="each"')[2].partition("<input")[0]


def test_a_choice_is_kept_and_said(client, cast):
    client.force_login(cast["owner"])

    page = client.post(reverse(ADDRESS), {"frequency": "daily"}, follow=True).content.decode()

    assert LetterChoice.objects.get(user_id=cast["owner"].pk).frequency == Frequency.DAILY
    assert "Mektup tercihiniz kaydedildi: günde bir özet." in page


def test_a_choice_that_is_none_is_refused(client, cast):
    client.force_login(cast["owner"])

    answer = client.post(reverse(ADDRESS), {"frequency": "never"})

    assert answer.status_code == 200
    assert not LetterChoice.objects.exists()


def test_every_letter_of_ours_is_declared_necessary_or_not():
    templates = {path.stem for path in (ROOT / "templates/mail").glob("[!_]*.txt")} - {"layout"}

    assert (templates, DIGEST in templates) == (KINDS.keys(), True)


def test_deadlines_returns_and_decisions_cannot_be_chosen_away():
    free = {name for name, kind in KINDS.items() if not kind.is_necessary}

    assert free == {
        *("message_to_applicant", "message_to_agency", "answers_published", "question_answered", "question_linked"),
        *("question_refused", "question_reopened", "question_corrected", "evaluator_thanked", "call_repinned_agency"),
        *("account_invitation_accepted", "account_invitation_declined", "account_member_left"),
        *("paper_infected_agency", "account_dispute_at_desk", "desk_morning", "discussion_remark", "note_mention"),
        *("job_done", "job_failed"),
    }
