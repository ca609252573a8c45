import pytest
from django.urls import reverse

from cmdp.audit.models import Event
from cmdp.outbox.models import Letter, State
from cmdp.outbox.post import Recipient, post
from tests.factories.letters import make_letter
from tests.factories.people import NOON
from tests.support.kept import kept


@pytest.fixture
def as_manager(client, cast):
    client.force_login(cast["manager"])
    return client


@kept
def letter(cast):
    return make_letter(agency_id=cast.agency.pk, subject="Başvurunuz alındı", text="Alındı & kaydedildi.")


def address(letter, route="letter"):
    return reverse(f"applications:{route}", args=[letter.public_id])


def test_the_list_shows_the_agencys_letters(as_manager, letter):
    make_letter(subject="Başkasının mektubu")

    page = as_manager.get(reverse("applications:letters")).content.decode()

    assert "Başvurunuz alındı" in page
    assert "Başkasının mektubu" not in page


def test_the_list_is_narrowed_by_state_and_recipient(as_manager, cast, letter):
    make_letter(agency_id=cast.agency.pk, subject="Bekleyen", state=State.HELD, to_email="ayse@ornek.test")

    page = as_manager.get(reverse("applications:letters"), {"durum": "held", "alici": "ayse"}).content.decode()

    assert "Bekleyen" in page
    assert "Başvurunuz alındı" not in page


@pytest.mark.parametrize("query", [{"durum": "yok"}, {"konu_no": "abc"}, {"sonra": "bozuk"}, {"alici": "x" * 999}])
def test_a_filter_that_cannot_be_read_does_not_narrow(as_manager, letter, query):
    page = as_manager.get(reverse("applications:letters"), query)

    assert "Başvurunuz alındı" in page.content.decode()


def test_a_letter_shows_its_text_and_what_may_be_done(as_manager, letter):
    page = as_manager.get(address(letter)).content.decode()

    assert "Alındı &amp; kaydedildi." in page
    assert "Mektubu iptal et" in page
    assert "Serbest bırak" not in page


def test_a_key_to_an_account_is_not_shown(client, cast, letter):
    Letter.objects.update(is_private=True)
    client.force_login(cast["administrator"])

    page = client.get(address(letter)).content.decode()

    assert "Alındı &amp; kaydedildi." not in page
    assert "hesabın anahtarını" in page
    assert client.get(address(letter, "letter_html")).status_code == 403


def test_the_letters_own_page_is_shut_but_keeps_its_style(as_manager, cast):
    to = Recipient("ayse@ornek.test", "Ayşe", "tr")
    letter = post(key="x", kind="job_done", to=to, at=NOON, agency_id=cast.agency.pk, title="İş", job=make_letter())

    answer = as_manager.get(address(letter, "letter_html"))

    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("frame-ancestors 'none'; sandbox allow-popups")
    assert answer.content.decode() == letter.html


def test_a_letter_without_style_gets_none(as_manager, letter):
    assert "style-src 'none'" in as_manager.get(address(letter, "letter_html"))["Content-Security-Policy"]


def test_holding_a_letter_is_done_told_and_recorded(as_manager, letter):
    answer = as_manager.post(address(letter, "letter_act"), {"act": "hold", "reason": "Yanlış çağrı."}, follow=True)

    letter.refresh_from_db()
    assert letter.state == State.HELD
    assert "Mektup bekletiliyor" in answer.content.decode()
    assert "Yanlış çağrı." in answer.content.decode()
    assert Event.objects.get().verb == "letter.hold"


def test_an_act_that_comes_too_late_is_refused_with_the_reason(as_manager, letter):
    Letter.objects.update(state=State.SENT, sent_at=NOON)

    answer = as_manager.post(address(letter, "letter_act"), {"act": "hold"}, follow=True)

    assert "Yalnızca sırada bekleyen bir mektup bekletilebilir." in answer.content.decode()


@pytest.mark.parametrize("body", [{}, {"act": "burn"}, {"act": "hold", "reason": "x" * 501}])
def test_an_act_that_cannot_be_read_changes_nothing_and_keeps_what_was_typed(as_manager, letter, body):
    answer = as_manager.post(address(letter, "letter_act"), body)

    letter.refresh_from_db()
    assert (answer.status_code, letter.state) == (200, State.QUEUED)
    assert body.get("reason", "") in answer.content.decode()


def test_a_batch_is_shown_with_what_releasing_it_does(as_manager, cast):
    for _ in range(2):
        make_letter(agency_id=cast.agency.pk, state=State.HELD, batch="cagri:1")

    page = as_manager.get(reverse("applications:letters"), {"parti": "cagri:1"}).content.decode()

    assert "2 kişiye e-posta gidecek" in page


def test_a_batch_is_released_once(as_manager, cast):
    make_letter(agency_id=cast.agency.pk, state=State.HELD, batch="cagri:1")

    first, again = (
        as_manager.post(reverse("applications:release_batch"), {"batch": "cagri:1"}, follow=True).content.decode()
        for _ in range(2)
    )

    assert Letter.objects.get().state == State.QUEUED
    assert "1 mektup serbest bırakıldı." in first
    assert "serbest bırakabileceğiniz mektup kalmadı" in again


def test_a_batch_that_no_column_can_hold_is_none(as_manager):
    answer = as_manager.post(reverse("applications:release_batch"), {"batch": "cagri:\x001"}, follow=True)

    assert "serbest bırakabileceğiniz mektup kalmadı" in answer.content.decode()


def test_an_officer_is_not_offered_the_release(client, cast):
    client.force_login(cast["officer"])
    make_letter(agency_id=cast.agency.pk, state=State.HELD, batch="cagri:1")

    page = client.get(reverse("applications:letters"), {"parti": "cagri:1"}).content.decode()

    assert "kişiye e-posta gidecek" not in page
