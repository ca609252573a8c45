"""In English and by keyboard alone: the whole job, from sign-up to the Ministry's decision."""

import pytest

from applications.models import Criterion, Proposal
from tests.journeys import by_keyboard as without_mouse
from tests.journeys.by_keyboard import CALL, EMAIL, REFERENCE, turkish
from tests.support.smtp import text_of
from tests.support.worker import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = "CMDP 2026 varsayılan kural seti (ön başvuru ve rapor)"
STAGE, ITEMS = "Pre-application", 8


def test_the_whole_job_in_english_by_keyboard_alone(house, tmp_path):
    call = house.announce(CALL, rules=RULES)
    applicant = without_mouse.sign_up(house)
    officer = without_mouse.enter(house, house.staff["uzman"].email)

    _apply(applicant, officer, tmp_path)
    house.close(call)
    _examine(house, call, officer)
    _decide(house)

    proposal = Proposal.objects.get()
    letters = house.sink.to(EMAIL, subject=REFERENCE)
    assert (proposal.status, proposal.call_stage.order, proposal.ministry_acts.last().kind) == ("draft", 2, "approved")
    assert {letter["Content-Language"] for letter in letters} == {"en"}
    assert {word for letter in letters for word in turkish(text_of(letter))} == set()


def _apply(applicant, officer, folder):
    """From the account to the receipt."""
    without_mouse.register(applicant, folder)
    without_mouse.confirm_paper(officer)
    without_mouse.start(applicant)
    without_mouse.write(applicant)
    without_mouse.calculate(applicant)
    without_mouse.send(applicant)


def _examine(house, call, officer):
    """The lists, the pass, two evaluators who send."""
    people = [house.staff[name] for name in ("degerlendirici1", "degerlendirici2")]
    without_mouse.check_and_pass(officer, items=ITEMS)
    without_mouse.ask(officer, *(person.full_name for person in people))
    criteria = Criterion.objects.filter(section__rule_set=call.rule_set).count()
    for person, short in zip(people, (12, 18), strict=True):
        evaluator = without_mouse.enter(house, person.email)
        without_mouse.declare(evaluator)
        without_mouse.mark(evaluator, criteria=criteria, short=short)


def _decide(house):
    """Opinions held, looked at, released; forwarded; decided."""
    manager = without_mouse.enter(house, house.staff["mudur"].email)
    without_mouse.opine(manager, stage=STAGE)
    without_mouse.look_and_release(manager)
    without_mouse.forward(manager)
    decider = without_mouse.enter(house, house.staff["bakanlik"].email)
    without_mouse.approve(decider, amount="1500000")
    wait_until(lambda: any("1,500,000.00" in text_of(mail) for mail in house.sink.to(EMAIL, subject=REFERENCE)))
