"""An applicant objects on a telephone; another manager than the one who decided first answers, and the file goes back."""

import datetime as dt

import pytest
from django.utils import timezone

from applications.choices import OpinionOutcome, Status
from applications.domain import opinions
from applications.domain.opinions import Word
from applications.models import Proposal
from cmdp.accounts.choices import Role
from tests.factories.drafts import make_ready_draft
from tests.factories.drafts import send as send_draft
from tests.factories.offers import confirm_speaker
from tests.factories.people import PASSWORD, join, make_organisation, make_user
from tests.factories.reviews import make_assignment
from tests.factories.rules import PDF
from tests.journeys.person import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OWNER, SECOND, BODY = "sahip@ornekova.test", "mudur2@ornek.test", "Örnekova Belediyesi"


@pytest.fixture
def file(house):
    """A file whose negative opinion the agency's manager recorded and released."""
    owner, body = make_user(OWNER, password=PASSWORD, full_name="Elif Kaya"), make_organisation(BODY)
    join(owner, Role.ORGANISATION_OWNER, body)
    confirm_speaker(body, speaker=owner, by=house.staff["uzman"])
    call, now, manager = house.announce("İtirazlı çağrı"), timezone.now(), house.staff["mudur"]
    file = make_ready_draft(call, body, owner, at=now)
    send_draft(file, by=owner, at=now)
    house.close(call)
    Proposal.objects.filter(pk=file.pk).update(status=Status.REVIEWED)
    for _ in range(2):
        make_assignment(Proposal.objects.get(pk=file.pk), state="sent")
    words = {file.pk: Word(OpinionOutcome.NEGATIVE, "Sürdürülebilirliği gösterilmemiş.")}
    told, at = {"met_on": now.date() - dt.timedelta(days=1), "minutes_number": "3"}, timezone.now()
    act = opinions.record_opinions(file.call_stage_id, words=words, **told, by=manager, at=at)
    opinions.release(act.pk, by=manager, at=timezone.now())
    return Proposal.objects.get(pk=file.pk)


def test_an_objection_from_a_telephone_to_its_outcome(house, file, tmp_path):
    second = make_user(SECOND, password=PASSWORD, full_name="Deniz Aydın")
    join(second, Role.AGENCY_MANAGER, file.call.agency)
    paper = tmp_path / "karar.pdf"
    paper.write_bytes(PDF)

    owner = house.newcomer(**PHONE).sign_in(OWNER, PASSWORD).open(f"/basvurular/{file.public_id}/")
    owner.follow("Puanlar, gerekçeler ve itiraz").sees("Sonuç ve itiraz", "Sürdürülebilirliği gösterilmemiş.")
    owner.write("İtirazınız", "İşletme planımız ekte; 8. sayfa.")
    owner.page.locator("input[type=file]").first.set_input_files(str(paper))
    owner.press("İtirazı gönder").sees("Sonuç ve itiraz", f"{file.reference}/İ1", "karar.pdf", "alındı")

    manager = house.newcomer().sign_in(SECOND, PASSWORD).open("/masa/itirazlar/")
    manager.follow(f"{file.reference}/İ1").follow("Sonuçlandıracak kişiyi belirle")
    manager.tick("Deniz Aydın").press("Kaydet").follow("İtirazı sonuçlandır")
    manager.tick("kabul edildi").tick("dosya karardan önceki durumuna", exact=False)
    manager.write("Gerekçe", "İşletme planı yeterli.").write("Yazının sayısı", "E-12")
    manager.write("Yazının tarihi", f"{timezone.localtime():%d.%m.%Y}").press("Sonucu kaydet").sees(
        "İtiraz", "kabul edildi"
    )

    owner.open(f"/basvurular/{file.public_id}/itiraz/").sees(
        "Sonuç ve itiraz", "kabul edildi", "İşletme planı yeterli."
    )
    file.refresh_from_db()
    assert file.status == Status.REVIEWED
