"""The form of a package: a row per file, a mistake at its field, what was typed kept, nothing written."""

import pytest
from django.urls import reverse

from applications.choices import Status
from applications.models import MinistryAct, Proposal
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.rules import make_call
from tests.support.kept import kept


@kept
def files(cast):
    call = make_call(agency=cast.agency)
    found = [make_proposal(call=call, organisation=cast.organisation, status=Status.WITH_MINISTRY) for _ in range(2)]
    for file in found:
        make_opinion(file, cast["manager"])
    return found


@pytest.fixture
def page(files, client, cast):
    client.force_login(cast["ministry_decider"])
    return reverse("applications:ministry_package_decide", args=[make_package(files, cast["manager"]).public_id])


def typed(file, **row):
    return {f"{file.public_id}-{name}": value for name, value in row.items()}


GOOD = {"number": "B-12", "date": "02.01.2026"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"kind": "approved", "amount": ""}, "Onay için tutarı yazın."),
        ({"kind": "approved", "amount": "999.999.999.999,00", "text": "saklı söz"}, "saklı söz"),
        ({"kind": "refused"}, "Ret ve geri gönderme için gerekçeyi ya da soruyu yazın."),
        ({}, "En az bir dosya için karar seçin."),
    ],
)
def test_a_bad_row_writes_nothing_and_is_said(row, sentence, page, files, client):
    answer = client.post(page, GOOD | typed(files[0], **row))

    html = answer.content.decode()
    assert sentence in html
    assert "B-12" in html
    assert not MinistryAct.objects.filter(letter_number="B-12").exists()


def test_a_letter_on_two_files_is_recorded_from_one_page(page, files, client):
    told = typed(files[0], kind="approved", amount="900.000,00") | typed(files[1], kind="returned", text="Neden?")

    answer = client.post(page, GOOD | told)

    assert answer.status_code == 302
    assert list(Proposal.objects.order_by("pk").values_list("status", flat=True)) == ["approved", "positive"]
