"""Blank papers on the pages: uploaded by an administrator, offered wherever the slot is shown."""

import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from applications.choices import SectionKey
from applications.models import DocumentSlot, PaperTemplate
from applications.policies.rules import may_fetch_template
from applications.queries.documents import templates_visible_to
from tests.factories.drafts import make_draft_of
from tests.factories.rules import PDF, live_call, make_call, make_rule_set, make_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule_set():
    return make_rule_set()


@pytest.fixture
def slot(rule_set):
    return rule_set.stages.get().document_slots.first()


@pytest.fixture
def as_(cast):
    """A browser signed in as somebody of the cast."""

    def signed_in(persona):
        client = Client()
        client.force_login(cast[persona], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


def _page(rule_set, slot):
    return reverse("applications:rule_slot_template", args=[rule_set.public_id, f"1.{slot.key}"])


def _offer(rule_set, template):
    DocumentSlot.objects.filter(stage__rule_set=rule_set).update(template=template)


def test_an_administrator_gives_and_takes_out(as_, rule_set, slot):
    page, desk = _page(rule_set, slot), as_("administrator")
    file = SimpleUploadedFile("taahhütname.pdf", PDF)

    given = desk.post(page, {"file": file, "version": rule_set.version})
    html = desk.get(given["Location"]).content.decode()
    rule_set.refresh_from_db()
    taken = desk.post(page, {"takes_out": "on", "version": rule_set.version})

    template = PaperTemplate.objects.get()
    assert reverse("applications:paper_template", args=[template.public_id]) in html
    assert (given.status_code, taken.status_code) == (302, 302)
    assert DocumentSlot.objects.get(pk=slot.pk).template is None


@pytest.mark.parametrize("both", [False, True])
def test_nothing_or_both_is_asked_again(as_, rule_set, slot, both):
    _offer(rule_set, make_template())
    posted = {"file": SimpleUploadedFile("t.pdf", PDF), "takes_out": "on"} if both else {}

    answer = as_("administrator").post(_page(rule_set, slot), {**posted, "version": rule_set.version})

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["file"])


def test_a_wrong_file_says_why(as_, rule_set, slot):
    file = SimpleUploadedFile("t.pdf", b"MZ\x90")

    answer = as_("administrator").post(_page(rule_set, slot), {"file": file, "version": rule_set.version})

    assert list(answer.context["form"].errors) == ["file"]
    assert not PaperTemplate.objects.exists()


def test_it_comes_as_a_download_under_its_name(client):
    template = make_template()
    _offer(live_call().rule_set, template)

    answer = client.get(reverse("applications:paper_template", args=[template.public_id]))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_policy_and_query_agree_on_every_template_and_person(cast):
    drafts, published, loose = (make_template(name=name) for name in ("a.pdf", "b.pdf", "c.pdf"))
    _offer(make_rule_set(), drafts)
    _offer(make_call(agency=cast.agency).rule_set, published)
    everyone = [AnonymousUser(), *(cast[name] for name in ("owner", "officer", "evaluator", "administrator"))]

    for person in everyone:
        seen = [row for row in (drafts, published, loose) if may_fetch_template(person, row)]
        assert seen == list(templates_visible_to(person))

    assert list(templates_visible_to(AnonymousUser())) == [published]


def test_call_form_paper_and_task_offer_it(client, as_, cast):
    template, call = make_template(), live_call(agency=cast.agency)
    _offer(call.rule_set, template)
    draft = make_draft_of(call, cast.organisation, cast["owner"])
    address = reverse("applications:paper_template", args=[template.public_id])

    pages = [reverse(f"applications:{name}", args=[call.public_id]) for name in ("call", "call_form")]
    word = client.get(reverse("applications:call_form_docx", args=[call.public_id])).content
    task = as_("owner").get(reverse("applications:proposal_section", args=[draft.public_id, SectionKey.DOCUMENTS]))

    assert all(f'href="{address}"' in client.get(page).content.decode() for page in pages)
    assert any(address in paragraph.text for paragraph in Document(io.BytesIO(word)).paragraphs)
    assert f'href="{address}"' in task.content.decode()
