"""The administrators' page of trust roots, and what the pages say of a signature."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.choices import Status
from applications.domain import undertakings
from applications.models import TrustRoot
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.undertakings import make_undertaking
from tests.support.signing import ROOT, SIGNER, issue, paper, signed

LIST = reverse("applications:trust_root_list")
NEW = reverse("applications:trust_root_new")


@pytest.fixture(scope="module")
def root():
    return issue(ROOT, since=NOON, is_authority=True)


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast["administrator"])
    return client


def test_a_root_is_loaded_shown_and_retired(administrator, root):
    answer = administrator.post(NEW, {"file": SimpleUploadedFile("kok.pem", root.pem)})

    added = TrustRoot.objects.get()
    retire = reverse("applications:trust_root_retire", args=[added.public_id])
    page = administrator.get(LIST).text
    assert (answer["Location"], ROOT in page, added.sha256 in page, retire in page) == (LIST, True, True, True)

    administrator.post(retire)

    page = administrator.get(LIST).text
    assert (retire in page, "Kaldırılanlar" in page) == (False, True)
    assert administrator.get(retire).status_code == 404


@pytest.mark.parametrize(("content", "sentence"), [(b"yok", "kök sertifika değil"), (b"", "Dosya boş")])
def test_what_is_no_root_is_refused_with_a_sentence(administrator, db, content, sentence):
    answer = administrator.post(NEW, {"file": SimpleUploadedFile("kok.pem", content)})

    assert sentence in answer.text
    assert not TrustRoot.objects.exists()


def test_applicant_and_officer_read_who_signed_and_what_was_not_verified(client, cast, root):
    file = make_proposal(organisation=cast.organisation, status=Status.SUBMITTED)
    content = signed(paper(), issue(SIGNER, by=root, since=NOON))
    row = make_undertaking(file, file=ContentFile(content, "imzali.pdf"))
    undertakings.verify(row.pk, at=NOON)

    for persona, route in (("owner", "undertaking_list"), ("officer", "desk_proposal")):
        client.force_login(cast[persona])
        page = client.get(reverse(f"applications:{route}", args=[file.public_id])).text
        told = ("imzacının sertifikası doğrulanamadı", SIGNER, "iptal edilip edilmediği sorulmadı")
        assert [words for words in told if words not in page] == []
