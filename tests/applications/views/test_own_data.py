"""The pages of what is held of me."""

from cmdp.accounts.models import User
from cmdp.jobs.models import Job
from tests.factories.people import PASSWORD, make_user


def test_my_data_are_asked_for_and_the_job_is_mine(client, cast):
    client.force_login(cast["owner"])

    answer = client.post("/hesap/verilerim/")

    job = Job.objects.get()
    assert (answer.url, job.owner_id, job.kind) == (f"/hesap/isler/{job.public_id}/", cast["owner"].pk, "own_data")


def test_an_account_is_erased_after_a_question_and_the_browser_is_signed_out(client, db):
    person = make_user("ayse@ornek.test", password=PASSWORD)
    client.force_login(person)

    page = client.get("/hesap/verilerim/sil/").content.decode()
    answer = client.post("/hesap/verilerim/sil/")

    assert "Adınız olmadan kalır" in page
    assert (answer.url, "_auth_user_id" in client.session) == ("/", False)
    assert User.objects.get(pk=person.pk).is_active is False
    signed_in = client.post("/hesap/giris/", {"login": "ayse@ornek.test", "password": PASSWORD})
    assert signed_in.status_code == 200


def test_who_holds_a_seat_reads_what_to_do_first(client, cast):
    client.force_login(cast["owner"])

    page = client.post("/hesap/verilerim/sil/").content.decode()

    assert "Önce “Hesabım” sayfasından görevlerinizi bırakın." in page
    assert User.objects.get(pk=cast["owner"].pk).is_active is True


def test_both_want_a_fresh_sign_in(client, settings, cast):
    settings.FRESH_SIGN_IN_MINUTES = 60
    client.force_login(cast["newcomer"])

    assert client.get("/hesap/verilerim/").url.startswith("/hesap/yeniden-dogrula/")
    assert client.get("/hesap/verilerim/sil/").url.startswith("/hesap/yeniden-dogrula/")
