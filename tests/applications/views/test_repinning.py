"""The administrators' pages of moving a call: the list, what will happen, the act, what people read afterwards."""

import pytest
from django.urls import reverse

from applications.models import Call
from tests.factories.files import make_proposal
from tests.factories.people import make_member
from tests.factories.priorities import make_copy, make_edition, make_measure, publish_at_once, succeed
from tests.factories.rules import live_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def admin(client):
    client.force_login(make_member("administrator"), backend=BACKEND)
    return client


@kept
def call():
    """Open under the first edition; the second has split 1.1."""
    edition = make_edition()
    call = live_call(edition=edition)
    draft = make_copy(edition)
    gone = draft.measures.get(code="1.1")
    succeed(draft, gone, *(make_measure(gone.axis, code=code) for code in ("1.8", "1.9")))
    gone.delete()
    publish_at_once(draft)
    return call


def _address(call):
    return reverse("applications:call_repin", args=[call.public_id])


def _body(call, **words):
    return {"reason": "Kararname", "version": call.version, "to": 2, **words}


def test_the_list_leads_to_the_move_of_each_call(admin, call):
    page = admin.get(reverse("applications:call_editions")).content.decode()

    assert "2. sürüm metnine geçir" in page
    assert _address(call) in page


@pytest.mark.parametrize("place", ["priorities:editions", "applications:administrator_home"])
def test_the_list_is_found_from_the_desk(admin, call, place):
    assert reverse("applications:call_editions") in admin.get(reverse(place)).content.decode()


def test_a_list_without_calls_says_so(admin):
    assert "Açık ya da açılacak çağrı yok" in admin.get(reverse("applications:call_editions")).content.decode()


def test_the_page_says_what_becomes_of_each_draft_and_who_gets_a_letter(admin, call):
    file = make_proposal(call=call)
    make_proposal(call=call, status="submitted")
    make_proposal(call=call, main_measure=call.edition.measures.get(code="1.2"))
    make_proposal(call=call, main_measure=None)

    page = admin.get(_address(call)).content.decode()

    assert "3 taslak başvuru 2. sürüm metnine geçer." in page
    assert "Bunların 1 tanesinde" in page
    assert "Gönderilmiş 1 başvuru" in page
    assert "Taslağı olan 6 kişiye e-posta gidecek:" in page
    assert page.index("başvuran yeniden seçecek") < page.index("aynı kalıyor") < page.index("henüz seçilmemiş")
    assert file.created_by.full_name in page


def test_a_long_list_of_drafts_is_cut_and_says_so(admin, call, monkeypatch):
    monkeypatch.setattr("applications.presenters.repinning.MOST", 1)
    for _ in range(3):
        make_proposal(call=call)

    page = admin.get(_address(call)).content.decode()

    assert "3 taslak başvuru" in page
    assert "ve 2 taslak daha" in page


def test_the_act_moves_the_call_and_says_so(admin, call):
    response = admin.post(_address(call), _body(call), follow=True)

    assert Call.objects.get().edition.number == 2
    assert "Çağrı yeni sürüme geçirildi" in response.content.decode()
    assert "yürürlükteki sürümde" in response.content.decode()


def test_without_a_reason_nothing_happens_and_the_page_says_why(admin, call):
    page = admin.post(_address(call), _body(call, reason="")).content.decode()

    assert Call.objects.get().edition.number == 1
    assert "Hata:" in page


def test_a_refusal_keeps_what_was_typed(admin, call):
    page = admin.post(_address(call), _body(call, to=7)).content.decode()

    assert "başka bir sürüm yürürlüğe girdi" in page
    assert "Kararname" in page


def test_a_call_of_the_edition_in_force_has_no_button(admin, call):
    admin.post(_address(call), _body(call))

    page = admin.get(_address(call)).content.decode()

    assert "zaten bağlı" in page
    assert 'name="reason"' not in page


def test_the_public_reads_since_when_and_the_agency_too(admin, call):
    admin.post(_address(call), _body(call))

    public = admin.get(reverse("applications:call", args=[call.public_id])).content.decode()
    assert "2. sürüm metnine geçti" in public
    admin.force_login(make_member("agency_manager", call.agency), backend=BACKEND)
    desk = admin.get(reverse("applications:manager_call", args=[call.public_id])).content.decode()
    assert "anından beri; önce gönderilenler gönderildikleri sürümde" in desk


def test_the_applicant_is_told_what_to_choose_from(admin, call):
    file = make_proposal(call=call)
    admin.post(_address(call), _body(call))
    admin.force_login(file.created_by, backend=BACKEND)

    page = admin.get(reverse("applications:proposal_section", args=[file.public_id, "priorities"])).content.decode()

    assert "Ana tedbirinizi yeniden seçin" in page
    assert "1.8" in page
