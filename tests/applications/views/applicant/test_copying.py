"""An earlier file carried over into an open call, on its pages."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.choices import Status
from applications.domain.lifecycle import miss
from applications.models import CallStage, Proposal
from tests.factories.drafts import make_draft_of, make_ready_draft
from tests.factories.rules import live_call


@pytest.fixture
def source(cast):
    return make_ready_draft(live_call(agency=cast.agency), cast.organisation, cast["owner"])


@pytest.fixture
def call(source, cast):
    return live_call(agency=cast.agency)


@pytest.fixture
def owner(client, cast):
    client.force_login(cast["owner"], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _copy_page(call, source):
    return reverse("applications:proposal_copy", args=[call.public_id, source.public_id])


def test_the_start_page_offers_what_was_written_before(owner, source, call):
    page = owner.get(reverse("applications:proposal_start", args=[call.public_id])).content.decode()

    assert f'href="{_copy_page(call, source)}"' in page


def test_the_start_page_offers_nothing_where_nothing_was_written(owner, cast):
    call = live_call(agency=cast.agency)

    assert (
        "önceki bir başvurudan"
        not in owner.get(reverse("applications:proposal_start", args=[call.public_id])).content.decode()
    )


def test_the_page_says_what_stays_and_what_changed_before_it_begins(owner, source, call):
    page = owner.get(_copy_page(call, source)).content.decode()

    assert source.documents.first().name in page
    assert "Kurallar, sorular ve istenen belgeler aynı." in page
    assert "Taslağı bu içerikle başlat" in page
    assert Proposal.objects.count() == 1


def test_one_press_begins_the_draft_and_its_page_tells_where_it_is_from(owner, source, call):
    answer = owner.post(_copy_page(call, source), follow=True)

    draft = Proposal.objects.get(copied_from=source)
    assert answer.redirect_chain == [(reverse("applications:proposal_detail", args=[draft.public_id]), 302)]
    assert f"Bu taslak “{source.title}” başvurusundan kopyalandı." in answer.content.decode()
    assert "Bu başvurudan bu çağrıda bir taslak başlatıldı" in owner.get(_copy_page(call, source)).content.decode()


def test_a_call_that_closed_meanwhile_says_so_and_begins_nothing(owner, source, call):
    CallStage.objects.filter(call=call).update(
        closes_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), opens_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    )

    answer = owner.post(_copy_page(call, source))

    assert answer.status_code == 403
    assert "yeni başvuruya açık değil" in answer.content.decode()
    assert Proposal.objects.count() == 1


@pytest.fixture
def missed(cast):
    draft = make_draft_of(live_call(agency=cast.agency), cast.organisation, cast["owner"])
    closed = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    CallStage.objects.filter(call=draft.call).update(opens_at=closed - dt.timedelta(days=30), closes_at=closed)
    miss(draft.pk, at=closed)
    return draft


def test_a_draft_that_missed_the_close_says_so_and_leads_on(owner, missed):
    page = owner.get(reverse("applications:proposal_detail", args=[missed.public_id])).content.decode()

    assert Proposal.objects.get(pk=missed.pk).status == Status.MISSED
    assert "Çağrı, bu taslak gönderilmeden kapandı" in page
    assert reverse("applications:copy_targets", args=[missed.public_id]) in page


def test_the_open_calls_are_offered_and_not_its_own(owner, source, call):
    page = owner.get(reverse("applications:copy_targets", args=[source.public_id])).content.decode()

    assert _copy_page(call, source) in page
    assert _copy_page(source.call, source) not in page


def test_without_an_open_call_the_page_says_so(owner, missed):
    page = owner.get(reverse("applications:copy_targets", args=[missed.public_id])).content.decode()

    assert "Şu anda açık çağrı yok" in page
