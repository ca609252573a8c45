"""From sign-up to the Ministry's decision, by seven people, the applicant on a phone; each letter read where it arrives."""

import pytest

from applications.choices import Status
from applications.models import Proposal
from tests.journeys import administering, agency, applying, evaluating, ministry
from tests.journeys.applying import BODY, EMAIL, REFERENCE, TITLE
from tests.journeys.person import PHONE
from tests.support.smtp import text_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CALL = "Samsun 2026 proje desteği"
ASKED = "Eş finansman tutarını içeren kararı yükleyin."
MEASURE = (
    "OSB elektrik, su, kanalizasyon, doğalgaz, arıtma tesisi, yol ihtiyaçlarına yönelik altyapıların geliştirilmesi"
)


def test_a_project_goes_from_sign_up_to_the_ministrys_decision(house, tmp_path):
    call = house.announce(CALL)
    applicant, officer, manager = house.newcomer(**PHONE), house.enter("uzman"), house.enter("mudur")

    digest = _apply(house, applicant, officer, tmp_path)
    house.close(call)
    _examine(house, applicant, officer, tmp_path)
    _evaluate(house, officer)
    _decide(house, applicant, manager)
    _mend(house, applicant)

    file = Proposal.objects.get(reference=REFERENCE)
    sendings = file.submissions.order_by("number")
    assert (file.status, len(sendings), sendings[0].sha256) == (Status.APPROVED, 2, digest)
    assert sendings[1].content["priorities"]["main"]["title_tr"] == MEASURE


def _apply(house, applicant, officer, folder):
    """From the empty browser to the receipt and the cover letter."""
    applying.sign_up(applicant, house.sink)
    applying.register(applicant, folder)
    agency.confirm_paper(officer, BODY)
    house.sink.wait_for_one(EMAIL, subject="Yetki belgeniz onaylandı")
    applying.start(applicant, CALL)
    applying.write_idea(applicant)
    applying.write_answers(applicant)
    applying.write_work(applicant)
    applying.write_results(applicant)
    applying.write_money(applicant)
    applying.attach(applicant, folder)
    digest = applying.send(applicant, house.sink)
    applying.record_cover_letter(applicant, digest)
    return digest


def _examine(house, applicant, officer, folder):
    """The lists with a gap, the return, the completion, the pass."""
    agency.check(officer, REFERENCE, refused={"Yetki kararı": "Kararda tutar yok."})
    agency.return_for_completion(officer, ASKED)
    applying.complete(applicant, folder, house.sink, ASKED)
    agency.check(officer, REFERENCE, refused={})
    agency.let_pass(officer)


def _evaluate(house, officer):
    """Two people who never see each other; the last one's marks finish the file."""
    agency.ask(officer, "Zeynep Işık", "Helen Miller")
    turkish = house.sink.wait_for_one(
        "degerlendirici1@ornek.test", subject=f"Sizden değerlendirme isteniyor – {REFERENCE}"
    )
    english = house.sink.wait_for_one("degerlendirici2@ornek.test", subject=REFERENCE)
    assert (turkish["Content-Language"], english["Content-Language"]) == ("tr", "en")
    assert "Helen Miller" not in text_of(turkish)
    assert "Zeynep" not in text_of(english)
    for name, language, short in (("degerlendirici1", "tr", 12), ("degerlendirici2", "en", 18)):
        evaluator = house.enter(name, language=language)
        evaluating.declare(evaluator, REFERENCE)
        evaluating.mark(evaluator, REFERENCE, short=short)
        other = {"degerlendirici1": "Helen Miller", "degerlendirici2": "Zeynep"}[name]
        assert other not in evaluator.page.content()
        house.sink.wait_for_one(
            f"{name}@ornek.test",
            subject=evaluator.say("Değerlendirmeniz alındı, teşekkür ederiz – %(reference)s")
            % {"reference": REFERENCE},
        )
    officer.open("/masa/").sees("İş listesi", "Ajans görüşü bekleyenler").follow(REFERENCE).sees(
        TITLE, "değerlendirildi"
    )


def _decide(house, applicant, manager):
    """Opinions are held until somebody looked; the Ministry approves with an amount."""
    agency.opine(manager, CALL, REFERENCE)
    applicant.open("/basvurular/").sees("Başvurularım", "ajans görüşü hazırlanıyor")
    assert house.sink.to(EMAIL, subject="Ajans görüşü") == []
    agency.look_and_release(manager, REFERENCE)
    house.sink.wait_for_one(EMAIL, subject=f"Ajans görüşü: olumlu – {REFERENCE}")
    agency.forward(manager, REFERENCE)
    ministry.approve(house.enter("bakanlik"), REFERENCE, amount="1.500.000,00")
    letter = house.sink.wait_for_one(EMAIL, subject=f"Projeniz onaylandı – {REFERENCE}")
    assert "1.500.000,00 TL" in text_of(letter)
    applicant.open("/basvurular/").sees("Başvurularım", "Bakanlıkça onaylandı").follow(TITLE)
    applicant.sees(TITLE, "Bakanlıkça onaylandı", "1.500.000,00 TL")


def _mend(house, applicant):
    """A new edition changes what the public reads, never what was sent."""
    administering.mend_measure(house.enter("yonetici"), "2.5")
    applicant.open("/oncelikler/").sees("Programın öncelikleri", administering.NEW_WORDING)
    applicant.open("/basvurular/").follow(TITLE).follow("Gönderilen içeriği oku")
    applicant.sees("Gönderilen içerik", MEASURE)
    assert administering.NEW_WORDING not in applicant.page.content()
