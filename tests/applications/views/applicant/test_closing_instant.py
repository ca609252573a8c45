"""A call that closes at "23.59 (dâhil)" takes what arrives at 23:59:59.9 and nothing that arrives at 00:00:00.0."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from applications.choices import SectionKey, Status
from applications.forms.applicant.base import pack
from applications.models import Proposal
from applications.queries.sections import section_values
from cmdp.kit.formats import format_deadline
from tests.factories.drafts import make_ready_draft
from tests.factories.rules import make_call

MIDNIGHT = dt.datetime(2026, 4, 1, 0, 0, tzinfo=ZoneInfo("Europe/Istanbul"))
IN_TIME, TOO_LATE = MIDNIGHT - dt.timedelta(milliseconds=100), MIDNIGHT
CLOSED = "Çağrı kapandı"
UNATTENDED = {"headers": {"accept": "application/json"}}


@pytest.fixture
def file(cast):
    call = make_call(agency=cast.agency, closes_at=MIDNIGHT)
    return make_ready_draft(call, cast.organisation, cast["owner"])


def _text(response):
    return response.content.decode()


def _save(owner, file, address, **options):
    seen = pack(section_values(Proposal.objects.get(pk=file.pk), SectionKey.PROJECT))
    typed = {"seen": seen, "title": "Son anda yazılan ad", "summary": "Özet", "months": "9"}
    return owner.post(address("proposal_section", file, SectionKey.PROJECT), typed, **options)


def test_the_page_names_the_last_minute_that_counts(owner, file, address, set_clock):
    set_clock(IN_TIME)

    assert format_deadline(MIDNIGHT).endswith("23.59 (dâhil)")
    assert "23.59 (dâhil)" in _text(owner.get(address("proposal_send", file)))


@pytest.mark.parametrize("options", [{}, UNATTENDED], ids=["by the button", "by itself"])
def test_words_are_kept_up_to_the_instant(owner, file, address, set_clock, options):
    set_clock(IN_TIME)

    answer = _save(owner, file, address, **options)

    assert answer.status_code in {200, 302}
    assert Proposal.objects.get(pk=file.pk).title == "Son anda yazılan ad"


@pytest.mark.parametrize("options", [{}, UNATTENDED], ids=["by the button", "by itself"])
def test_from_the_instant_on_words_are_refused_and_given_back(owner, file, address, set_clock, options):
    set_clock(TOO_LATE)

    answer = _save(owner, file, address, **options)

    assert answer.status_code == 403
    assert CLOSED in _text(answer) or CLOSED in answer.json()["told"]
    assert Proposal.objects.get(pk=file.pk).title == file.title
    assert options or "Son anda yazılan ad" in _text(answer)


@pytest.mark.parametrize(("at", "status"), [(IN_TIME, Status.SUBMITTED), (TOO_LATE, Status.DRAFT)])
def test_a_file_is_sent_before_the_instant_only(owner, file, address, set_clock, at, status):
    set_clock(at)

    answer = owner.post(address("proposal_send", file), {"agreed": "on"}, follow=True)

    file.refresh_from_db()
    assert (file.status, file.submissions.count()) == (status, int(status == Status.SUBMITTED))
    assert (CLOSED in _text(answer)) == (status == Status.DRAFT)


def test_what_was_sent_in_time_is_not_taken_back_after_it(owner, file, address, set_clock):
    set_clock(IN_TIME)
    owner.post(address("proposal_send", file), {"agreed": "on"})
    set_clock(TOO_LATE)

    answer = owner.post(address("proposal_take_back", file))

    file.refresh_from_db()
    assert (answer.status_code, file.status) == (403, Status.SUBMITTED)
