"""“Bu metne en yakın üç tedbir” beside the choice: asked for by a link, with reasons, choosing nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.choices import SectionKey
from applications.models import Proposal
from tests.factories.drafts import make_draft_of, write
from tests.factories.priorities import first_measure, make_key
from tests.factories.rules import live_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    return make_draft_of(live_call(agency=cast.agency), cast.organisation, cast["owner"])


def _open(draft, person, query="?oneri=goster", prefix=""):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("applications:proposal_section", args=[draft.public_id, SectionKey.PRIORITIES])
    return client.get(prefix + address + query)


def test_nothing_is_suggested_unasked(cast, draft):
    page = _open(draft, cast["owner"], "")

    assert 'href="?oneri=goster#oneri"' in page.content.decode()
    assert page.context["near"] == []


def test_a_file_without_words_is_sent_to_write_them(cast, draft):
    html = _open(draft, cast["owner"]).content.decode()

    assert "Önce projenin adını ve özetini yazın" in html
    assert reverse("applications:proposal_section", args=[draft.public_id, SectionKey.PROJECT]) in html


def test_the_nearest_come_with_their_words_and_choose_nothing(cast, draft):
    measure = first_measure(draft.edition)
    make_key(measure, "soğuk hava deposu")
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="SOĞUK HAVA DEPOSU <b>Zzz</b>", summary="")

    page = _open(draft, cast["owner"])

    assert [near.measure for near in page.context["near"]] == [measure]
    html = page.content.decode()
    assert "Metninizde bulunan anahtar sözcükler: soğuk hava deposu" in html
    assert f'href="#ana-{measure.pk}"' in html
    assert "<b>Zzz" not in html
    assert Proposal.objects.get(pk=draft.pk).main_measure is None


def test_a_text_near_to_nothing_says_so(cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Zzz 😀 12", summary="")

    assert "Bu metne yakın bir tedbir bulunamadı" in _open(draft, cast["owner"]).content.decode()


def test_it_is_there_in_english(cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Zzz", summary="")

    assert "No measure near to this text was found" in _open(draft, cast["owner"], prefix="/en").content.decode()


def test_who_may_not_write_is_offered_no_suggestion(cast, draft):
    assert 'id="oneri"' not in _open(draft, cast["viewer"]).content.decode()
