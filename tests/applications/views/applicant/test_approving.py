"""The owner's approval on the pages of a file."""

import pytest
from django.test import Client

from applications.choices import SectionKey
from applications.models import Approval, Proposal
from tests.applications.views.applicant.conftest import BACKEND
from tests.factories.drafts import make_ready_draft, write
from tests.factories.rules import make_call
from tests.support.kept import kept


@pytest.fixture
def as_(cast):
    """A browser in which one of the cast is signed in."""

    def sign_in(persona: str) -> Client:
        browser = Client()
        browser.force_login(cast[persona], backend=BACKEND)
        return browser

    return sign_in


@kept
def draft(cast):
    cast.organisation.asks_approval = True
    cast.organisation.save()
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


def _address(draft, page=""):
    return f"/basvurular/{draft.public_id}/{page}"


def _seen(page):
    return page.context["consent"].digest


@pytest.mark.parametrize("page", ["", "gonder/"])
def test_an_editor_asks_from_the_task_list_and_before_sending(as_, draft, page):
    browser = as_("editor")

    html = browser.get(_address(draft, page)).content.decode()
    answer = browser.post(_address(draft, "onay/"), {"act": "ask", "ask-note": "Bakar mısınız?"})
    after = browser.get(_address(draft, page)).content.decode()

    assert 'name="ask-note"' in html
    assert answer.url == _address(draft, "gonder/")
    assert Approval.objects.get().note == "Bakar mısınız?"
    assert 'name="ask-note"' not in after
    assert "onay istedi" in after


def test_an_owner_sees_what_waits_reads_approves_and_sends(as_, draft):
    as_("editor").post(_address(draft, "onay/"), {"act": "ask", "ask-note": ""})
    browser = as_("owner")

    listed = browser.get("/basvurular/").content.decode()
    page = browser.get(_address(draft, "gonder/"))
    browser.post(_address(draft, "onay/"), {"act": "give", "seen": _seen(page)})
    ready = browser.get(_address(draft, "gonder/")).content.decode()
    sent = browser.post(_address(draft, "gonder/"), {"agreed": "on"})

    assert "Onayınızı bekleyenler" in listed
    assert 'name="agreed"' not in page.content.decode()
    assert 'name="agreed"' in ready
    assert sent.url == _address(draft, "alindi/")
    assert "Onayınızı bekleyenler" not in browser.get("/basvurular/").content.decode()


def test_a_post_without_an_approval_reads_the_page_s_own_sentence(as_, draft):
    browser = as_("owner")

    page = browser.get(_address(draft, "gonder/")).content.decode()
    posted = browser.post(_address(draft, "gonder/"), {"agreed": "on"})

    sentence = "Kurumunuz gönderimden önce kurum sahibinin onayını istiyor"
    assert sentence in page
    assert posted.status_code == 403
    assert sentence in posted.content.decode()
    assert Proposal.objects.get(pk=draft.pk).status == "draft"


def test_a_change_after_the_approval_is_said_plainly(as_, draft, cast):
    browser = as_("owner")
    browser.post(_address(draft, "onay/"), {"act": "give", "seen": _seen(browser.get(_address(draft, "gonder/")))})
    write(draft, SectionKey.PLACE, by=cast["editor"], district="Bafra")

    for page in ("", "gonder/"):
        assert "sonra içerik değişti" in browser.get(_address(draft, page)).content.decode()


def test_an_owner_who_read_an_older_content_is_shown_the_new(as_, draft, cast):
    browser = as_("owner")
    seen = _seen(browser.get(_address(draft, "gonder/")))
    write(draft, SectionKey.PLACE, by=cast["editor"], district="Bafra")

    html = browser.post(_address(draft, "onay/"), {"act": "give", "seen": seen}, follow=True).content.decode()

    assert "Siz okurken başvurunun içeriği değişti" in html
    assert not Approval.objects.exists()


def test_giving_back_needs_words_and_keeps_the_page(as_, draft):
    as_("editor").post(_address(draft, "onay/"), {"act": "ask"})
    browser = as_("owner")

    bare = browser.post(_address(draft, "onay/"), {"act": "back", "back-reason": " "})
    browser.post(_address(draft, "onay/"), {"act": "back", "back-reason": "Bütçeyi bölün."})
    read = as_("editor").get(_address(draft)).content.decode()

    assert bare.status_code == 200
    assert "Neyin değişmesini istediğinizi yazın." in bare.content.decode()
    assert Approval.objects.get().state == "back"
    assert "Bütçeyi bölün." in read


def test_a_note_that_is_too_long_is_kept(as_, draft):
    page = as_("editor").post(_address(draft, "onay/"), {"act": "ask", "ask-note": "x" * 1001})

    assert "x" * 1001 in page.content.decode()
    assert not Approval.objects.exists()


def test_an_unknown_act_changes_nothing(as_, draft):
    html = as_("owner").post(_address(draft, "onay/"), {"act": "sell"}, follow=True).content.decode()

    assert "İşlem anlaşılamadı" in html


def test_a_viewer_reads_and_is_offered_nothing(as_, draft):
    html = as_("viewer").get(_address(draft, "gonder/")).content.decode()

    assert "Kurum sahibinin onayı" in html
    assert 'name="act"' not in html


def test_where_no_approval_is_asked_the_page_says_nothing_of_it(as_, draft, cast):
    cast.organisation.asks_approval = False
    cast.organisation.save()

    assert "Kurum sahibinin onayı" not in as_("owner").get(_address(draft, "gonder/")).content.decode()


@pytest.mark.parametrize(("typed", "asks"), [("yes", True), ("no", False)])
def test_the_rule_is_changed_on_the_organisation_s_page(as_, cast, draft, typed, asks):
    address = f"/hesap/kurumlar/{cast.organisation.public_id}/"

    page = as_("owner").get(address).content.decode()
    as_("owner").post(f"{address}onay-kurali/", {"asks": typed})
    refused = as_("editor").post(f"{address}onay-kurali/", {"asks": "no"}, follow=True).content.decode()

    cast.organisation.refresh_from_db()
    assert "Onay istemekten vazgeç" in page
    assert "yalnızca kurumun sahibi değiştirebilir" in refused
    assert cast.organisation.asks_approval is asks


def test_an_unfinished_file_offers_no_approval_and_keeps_the_words_of_a_late_request(as_, draft, cast):
    write(draft, SectionKey.PROJECT, by=cast["editor"], summary="")

    pages = [as_(persona).get(_address(draft, "gonder/")).content.decode() for persona in ("editor", "owner")]
    late = as_("editor").post(_address(draft, "onay/"), {"act": "ask", "ask-note": "Bakar mısınız?"}).content.decode()

    assert all("göndermeye engel eksiği kalmayınca" in page for page in pages)
    assert all('name="act"' not in page for page in pages)
    assert "Önce düzeltilmesi gerekenleri bitirin" in late
    assert "Bakar mısınız?" in late
