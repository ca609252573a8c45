"""Several organisations, one desk: whose name is on the page; what the record says beside the file."""

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Proposal
from cmdp.accounts.choices import Role
from cmdp.accounts.models import Organisation
from tests.applications.views.applicant.conftest import BACKEND
from tests.factories.drafts import make_draft_of
from tests.factories.people import join, make_organisation
from tests.factories.rules import make_call
from tests.support.kept import kept


@pytest.fixture
def owner(cast):
    browser = Client()
    browser.force_login(cast["owner"], backend=BACKEND)
    return browser


@kept
def call(cast):
    return make_call()


def _second(cast):
    other = make_organisation("Terme Belediyesi", unit_name="Fen İşleri")
    join(cast["owner"], Role.ORGANISATION_EDITOR, other)
    return other


def _header(browser, address):
    html = browser.get(address).content.decode()
    return html[html.index("account__who") : html.index("Çıkış yap")]


def test_the_header_names_the_one_organisation(owner, cast):
    assert cast.organisation.name in _header(owner, "/basvurular/")


def test_with_several_it_counts_them_and_names_the_page_s_own(owner, cast, call):
    other = _second(cast)
    draft = make_draft_of(call, other, cast["owner"])

    assert "2 kurum adına" in _header(owner, "/basvurular/")
    assert "Terme Belediyesi – Fen İşleri" in _header(owner, f"/basvurular/{draft.public_id}/")
    assert "Terme Belediyesi – Fen İşleri" in _header(owner, f"/hesap/kurumlar/{other.public_id}/")


def test_starting_a_file_asks_for_which_organisation(owner, cast, call):
    other = _second(cast)
    address = f"/basvurular/yeni/{call.public_id}/"

    page = owner.get(address).content.decode()
    bare = owner.post(address, {})
    owner.post(address, {"organisation": other.public_id})

    assert 'name="organisation"' in page
    assert "checked" not in page
    assert list(bare.context["form"].errors) == ["organisation"]
    assert Proposal.objects.get().organisation == other


def test_the_chosen_desk_is_marked_where_the_page_is_of_none(owner, cast):
    join(cast["owner"], Role.EVALUATOR)
    cast["owner"].desk = "evaluator"
    cast["owner"].save()

    html = owner.get("/hesap/").content.decode()

    assert '<a href="/degerlendirme/" aria-current="true">' in html
    assert '<a href="/basvurular/">' in html


def test_the_contact_section_says_where_it_differs_and_takes_over(owner, cast, call):
    draft = make_draft_of(call, cast.organisation, cast["owner"])
    Organisation.objects.filter(pk=cast.organisation.pk).update(contact_name="Ayşe Işık")
    section = reverse("applications:proposal_section", args=[draft.public_id, "contact"])

    page = owner.get(section).content.decode()
    answer = owner.post(f"/basvurular/{draft.public_id}/kurumdan-al/")
    after = owner.get(section).content.decode()

    assert "<ins>Ayşe Işık</ins>" in page
    assert f"/hesap/kurumlar/{cast.organisation.public_id}/bilgiler/" in page
    assert answer.url == section
    assert "Kurum kaydından farklı" not in after
    assert "zaten aynı" in owner.post(f"/basvurular/{draft.public_id}/kurumdan-al/", follow=True).content.decode()
