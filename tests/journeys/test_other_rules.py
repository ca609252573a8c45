"""Nothing of the rules is a constant: two other sets made through the pages, files run through them, one without scripts."""

import pytest
from django.utils import timezone

from applications.choices import Status
from applications.domain import checking
from applications.domain.reviewing import Draft, Entry
from applications.models import Call, Proposal
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from tests.factories.decisions import answer_lists
from tests.factories.drafts import make_ready_draft
from tests.factories.drafts import send as send_draft
from tests.factories.offers import confirm_speaker
from tests.factories.people import PASSWORD, join, make_organisation, make_user
from tests.factories.reviews import accepted, marks_of, send
from tests.journeys import agency, applying, evaluating, ministry, ruling
from tests.journeys.applying import REFERENCE, TITLE
from tests.journeys.person import NO_SCRIPTS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SINGLE, TWO_STAGES = (f"CMDP 2026 varsayılan kural seti ({words})" for words in ("tek aşama", "ön başvuru ve rapor"))
OWNER, BODY = "sahip@ornekova.test", "Örnekova Belediyesi"
CALL, OTHER_CALL = "Sanayi 2026 çağrısı", "İki aşamalı 2026 çağrısı"
EXTRA = "Projeye kimler karşı çıkabilir?"


@pytest.fixture
def house(house):
    """Only the pages that no other journey tries are tried here."""
    return house


@pytest.fixture
def owner(house):
    """An owner of a municipality in Samsun for whom the agency already knows who speaks."""
    owner, body = make_user(OWNER, password=PASSWORD, full_name="Elif Kaya"), make_organisation(BODY)
    join(owner, Role.ORGANISATION_OWNER, body)
    confirm_speaker(body, speaker=owner, by=house.staff["uzman"])
    return owner


def test_another_grid_other_marks_and_floors_decide_as_written(house, owner):
    administrator = house.enter("yonetici")
    ruling.copy_rules(administrator, SINGLE, "Sanayi kuralları")
    ruling.set_value(administrator, "Geçme puanı", "60")
    ruling.set_value(administrator, "Üçüncü değerlendirici için puan farkı", "30")
    ruling.edit_row(administrator, "Mali ve işletme kapasitesi", "Bölüm", floor="16,00")
    ruling.edit_row(administrator, "Proje yönetimi deneyimi", "Ölçüt", max_points="10")
    administrator.sees("Sanayi kuralları", "105 puan")
    call = house.announce(CALL, rules="Sanayi kuralları")

    file = _marked(house, call, owner)
    officer = house.enter("uzman").open(f"/masa/basvurular/{file.public_id}/degerlendiriciler/")

    officer.sees("Değerlendiriciler", "92,50", "geçemedi", "alt sınır 16", "altında")
    assert "üçüncü" not in officer.page.locator("main").inner_text()


def _marked(house, call: Call, owner) -> Proposal:
    """A file with 105 and 80 points: the second evaluator gave nothing in the first section."""
    officer, now = house.staff["uzman"], timezone.now()
    file = make_ready_draft(call, owner.memberships.get().organisation, owner, at=now)
    send_draft(file, by=owner, at=now)
    house.close(call)
    file.refresh_from_db()
    answer_lists(file, officer)
    later = timezone.now()
    checking.pass_check(file.pk, by=officer, at=later)
    full = marks_of(call, 105)
    poor = dict(full.marks)
    for criterion in rules_of(call.rule_set).grid[0].criteria:
        poor[criterion.pk] = Entry(0, full.marks[criterion.pk].reason)
    for name, draft in (("degerlendirici1", full), ("degerlendirici2", Draft(poor))):
        send(accepted(file, by=officer, evaluator=house.staff[name], at=later), draft, at=later)
    return file


def test_a_file_runs_through_two_stages_by_opinions(house, owner, tmp_path):
    _make_two_stages(house.enter("yonetici"))
    manager, officer = house.enter("mudur"), house.enter("uzman")
    ruling.open_call(manager, "Görüşle iki aşama", OTHER_CALL)
    call, applicant = Call.objects.get(), house.newcomer(**NO_SCRIPTS).sign_in(OWNER, PASSWORD)

    _write_the_idea(house, applicant)
    _carry(house, call, officer, manager, stage="Ön başvuru", items=(4, 4), evaluator="degerlendirici1")
    house.sink.wait_for_one(OWNER, subject=f"Ön onay aldınız, sıradaki aşama açıldı – {REFERENCE}")
    house.open_stage(call, order=2)
    _write_the_report(house, applicant, tmp_path)
    _carry(
        house, call, officer, manager, stage="Proje değerlendirme raporu", items=(12, 8), evaluator="degerlendirici2"
    )

    house.sink.wait_for_one(OWNER, subject=f"Projeniz onaylandı – {REFERENCE}")
    applicant.open("/basvurular/").sees("Başvurularım", "Bakanlıkça onaylandı", REFERENCE)
    file = Proposal.objects.get(reference=REFERENCE)
    stages = list(file.submissions.order_by("number").values_list("call_stage__order", flat=True))
    assert (file.status, file.call_stage.order, stages) == (Status.APPROVED, 2, [1, 2])


def _make_two_stages(administrator):
    """Opinions by one evaluator, one province, lower floors, one question more."""
    ruling.copy_rules(administrator, TWO_STAGES, "Görüşle iki aşama")
    ruling.choose_value(administrator, "Değerlendirme biçimi", "görüşle")
    ruling.set_value(administrator, "Dosya başına değerlendirici sayısı", "1")
    ruling.keep_one_province(administrator, "Samsun")
    floors = {"min_budget": "500.000,00", "min_support": "400.000,00"}
    ruling.edit_row(administrator, "Proje desteği", "Destek türü", **floors)
    ruling.add_question(administrator, "Ön başvuru", EXTRA)
    administrator.sees("Görüşle iki aşama", "en az 500.000,00 TL")


def _write_the_idea(house, applicant):
    """Stage one: nine questions, a cost under the shipped floor, no papers."""
    applying.start(applicant, OTHER_CALL, body=BODY)
    applying.write_idea(applicant)
    applicant.follow("Gerekçe ve yöntem").sees("Gerekçe ve yöntem", EXTRA).follow(TITLE)
    applying.write_answers(applicant, length=9)
    applying.write_money(applicant, cost=600_000)
    applying.send(applicant, house.sink, to=OWNER)


def _write_the_report(house, applicant, folder):
    """Stage two: the same file again as a draft, with more questions and its papers."""
    applicant.open("/basvurular/").sees("Başvurularım", "taslak").follow(TITLE)
    applicant.sees(TITLE, "0 yanıtlandı", "Zorunlu 4 belgeden 0 yüklendi")
    applying.write_answers(applicant)
    applying.write_work(applicant)
    applying.write_results(applicant)
    applying.attach(applicant, folder)
    applying.send(applicant, house.sink, to=OWNER)


def _carry(house, call, officer, manager, *, stage, items, evaluator):
    """One stage from the close to the Ministry's approval."""
    house.close(call, order=2 if items == (12, 8) else 1)
    agency.check(officer, REFERENCE, refused={}, items=items)
    agency.let_pass(officer)
    agency.ask(officer, house.staff[evaluator].full_name)
    person = house.enter(evaluator)
    evaluating.declare(person, REFERENCE)
    evaluating.write_opinion(person, REFERENCE, "desteklenmesi uygundur")
    agency.opine(manager, OTHER_CALL, REFERENCE, stage=stage)
    agency.look_and_release(manager, REFERENCE)
    agency.forward(manager, REFERENCE)
    ministry.approve(house.enter("bakanlik"), REFERENCE, amount="450.000,00")
