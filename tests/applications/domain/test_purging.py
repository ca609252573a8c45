"""What was kept for its term goes, what was not stays; a dry run touches nothing."""

import datetime as dt
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from applications.choices import Status
from applications.domain import purging
from applications.domain.purging import due_now, purge
from applications.models import Proposal, PurgeRound
from applications.tasks import purge as errand
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Dispute, Invitation, JoinRequest, User
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.outbox.models import Letter
from tests.factories.drafts import make_ready_draft
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_user
from tests.factories.rules import make_call

LATER = NOON + dt.timedelta(days=1000)


def _request(cast, at, state="refused"):
    told = {"user": cast["newcomer"], "organisation": cast.organisation, "message": "Ben Ayşe.", "asked_at": at}
    answer = {"answered_at": at, "answered_by": cast["owner"], "reason": "Tanımıyoruz."} if state != "pending" else {}
    return JoinRequest.objects.create(state=state, **told, **answer)


def _dispute(cast, at):
    who = {"raised_by": cast["newcomer"], "organisation": cast.organisation, "role": Role.ORGANISATION_OWNER}
    words = {"claim": "Sahibi benim.", "owners_words": "Değil.", "owners_words_by": cast["owner"]}
    end = {"state": "refused", "decided_at": at, "decided_by": cast["officer"], "reason": "Belge yok."}
    return Dispute.objects.create(kind="contested", opened_at=at, owners_words_at=at, **who, **words, **end)


def _offer(cast, name, **ends):
    row = {"role": Role.ORGANISATION_EDITOR, "organisation": cast.organisation, "token_hash": name}
    row |= {"invited_at": NOON, "invited_by": cast["owner"], "expires_at": NOON}
    return Invitation.objects.create(email=f"{name}@ornek.test", **row, **ends)


def _letter(key, *, private=True, state="sent"):
    row = {"key": key, "kind": "account_reset", "to_email": "ayse@ornek.test", "to_name": "Ayşe", "language": "tr"}
    row |= {"subject": "Parola", "text": "anahtar", "html": "anahtar", "message_id": f"<{key}@x>", "due_at": NOON}
    return Letter.objects.create(
        **row, is_private=private, state=state, created_at=NOON, sent_at=NOON if state == "sent" else None
    )


def _job(at):
    times = {"created_at": at, "started_at": at, "seen_at": at, "finished_at": at}
    job = Job(kind="x", owner_id=1, state="done", **times)
    job.result.save("x", ContentFile(b"x"))
    return job


@pytest.fixture
def rows(cast):
    make_user("hic@ornek.test", verified=False, joined_at=NOON)
    make_user("yeni@ornek.test", verified=False, joined_at=LATER)
    tried = AccessAttempt.objects.create(username="x", ip_address="127.0.0.1", failures_since_start=1)
    AccessAttempt.objects.filter(pk=tried.pk).update(attempt_time=NOON)
    return {
        "offers": [_offer(cast, "eski"), _offer(cast, "taze", withdrawn_at=LATER)],
        "request": _request(cast, NOON),
        "dispute": _dispute(cast, NOON),
        "letters": [_letter("a"), _letter("b", private=False), _letter("c", state="queued")],
        "jobs": [_job(NOON), _job(LATER)],
    }


def test_a_dry_run_counts_and_touches_nothing(rows):
    counts = due_now(at=LATER)

    assert counts == {"accounts": 1, "failures": 1, "claims": 3, "pool": 0, "drafts": 0, "letters": 1, "jobs": 1}
    assert (User.objects.filter(email="hic@ornek.test").count(), PurgeRound.objects.count()) == (1, 0)


def test_what_was_kept_for_its_term_goes_and_the_round_is_noted(rows, django_capture_on_commit_callbacks):
    file = rows["jobs"][0].result
    with django_capture_on_commit_callbacks(execute=True):
        counts = purge(at=LATER)

    assert dict(PurgeRound.objects.values_list("kind", "rows")) == {k: n for k, n in counts.items() if n}
    assert list(User.objects.filter(email__in=["hic@ornek.test", "yeni@ornek.test"]).values_list("email")) == [
        ("yeni@ornek.test",)
    ]
    assert not AccessAttempt.objects.exists()
    assert list(Job.objects.all()) == [rows["jobs"][1]]
    assert not file.storage.exists(file.name)
    assert sum(due_now(at=LATER).values()) == 0


def test_of_claims_what_was_asked_stays_and_whose_words_they_were_goes(rows):
    purge(at=LATER)

    old, fresh = Invitation.objects.order_by("pk")
    assert (old.email, old.withdrawn_at) == (f"invitation-{old.pk}@silindi.invalid", LATER)
    assert fresh.email == "taze@ornek.test"
    assert JoinRequest.objects.values_list("message", "reason", "state").get() == ("", "", "refused")
    assert Dispute.objects.values_list("claim", "owners_words", "reason").get() == ("•", "•", "Belge yok.")


def test_of_a_letter_with_a_key_it_stays_that_it_went(rows):
    purge(at=LATER)

    emptied, other, queued = Letter.objects.order_by("pk")
    assert (emptied.text, emptied.subject, emptied.to_name) == ("•", "•", "")
    assert emptied.to_email == f"letter-{emptied.pk}@silindi.invalid"
    assert (other.text, queued.text) == ("anahtar", "anahtar")


def test_a_draft_that_nobody_sent_goes_with_all_that_hangs_on_it(cast):
    call = make_call()
    gone = make_ready_draft(call, cast.organisation, cast["owner"])
    Proposal.objects.filter(pk=gone.pk).update(status=Status.MISSED)
    copy = make_proposal(call=call, organisation=cast.organisation, copied_from=gone)
    late = gone.call_stage.closes_at + dt.timedelta(days=731)

    purge(at=late)

    assert list(Proposal.objects.values_list("pk", "copied_from")) == [(copy.pk, None)]
    assert list(Event.objects.filter(verb="proposal.purge").values_list("object_id", "actor_id")) == [(gone.pk, None)]
    assert due_now(at=late - dt.timedelta(days=2))["drafts"] == 0


def test_a_row_that_cannot_be_destroyed_stops_no_other(rows, monkeypatch, caplog):
    broken = purging.Sweep("jobs", purging.SWEEPS[-1].due, lambda _row, _at: 1 // 0)
    monkeypatch.setattr(purging, "SWEEPS", (broken, purging.SWEEPS[1]))

    assert purge(at=LATER) == {"jobs": 0, "failures": 1}
    assert "could not be destroyed" in caplog.text


def test_a_row_that_is_not_due_any_more_stays(rows, monkeypatch):
    monkeypatch.setattr(
        purging, "_keys", lambda rows: [job.pk for job in Job.objects.all()] if rows.model is Job else []
    )

    assert purge(at=NOON)["jobs"] == 0
    assert Job.objects.count() == len(rows["jobs"])


def test_a_job_without_a_result_goes_too(rows):
    Job.objects.update(result="")

    purge(at=LATER)

    assert [job.pk for job in Job.objects.all()] == [rows["jobs"][1].pk]


def test_the_command_counts_first_and_then_destroys(rows):
    said = []
    for words in (["--dry-run"], []):
        out = StringIO()
        call_command("purge", *words, stdout=out)
        said.append(out.getvalue().splitlines()[-1])

    counts = sum(due_now(at=timezone.now()).values())
    assert (said[0].endswith("rows would go."), said[1].endswith("rows went."), counts) == (True, True, 0)
    assert said[0].split()[0] == said[1].split()[0]
    assert errand() is None


def test_the_page_shows_what_is_due_and_what_went(client, cast, rows):
    purge(at=NOON + dt.timedelta(days=31))
    client.force_login(cast["administrator"])

    page = client.get("/yonetim/saklama/").content.decode()

    assert "Son imhalar" in page
    assert "JOB_RESULT_DAYS" in page
