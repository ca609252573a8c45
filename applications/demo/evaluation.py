"""The stories of files under evaluation, and the decisions of the commission and the Ministry."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from applications.choices import OpinionOutcome, ProjectState, Status
from applications.demo import marking, meeting
from applications.demo.clock import Story
from applications.demo.files import STEPPED_BACK, examined, marked, refused_in_check, reinstate
from applications.demo.scene import Scene
from applications.demo.writing import Text
from applications.domain import lifecycle, meetings, ministry, opinions
from applications.domain.ministry import OfficialLetter
from applications.domain.opinions import Word
from applications.models import OpinionAct, Proposal

ASKED, CHECKED = -17, -30  # the days of asking and of the checks in the call under evaluation
BEGUN_THEN, CHECKED_THEN, ASKED_THEN = -426, -388, -370  # the same in the decided one, from the first draft on
OUTCOMES = {"reserve": OpinionOutcome.RESERVE, "negative": OpinionOutcome.NEGATIVE}
WORDS = {
    OpinionOutcome.POSITIVE: (
        "Komisyon projeyi tedbire uygun, hazırlığı yeterli ve maliyeti yerinde bulmuştur. İhtiyaç bölge planındaki tespitlere "
        "dayanmaktadır; arazi ve izinler hazırdır, işletme giderini karşılayacak gelir gösterilmiştir."
    ),
    OpinionOutcome.RESERVE: (
        "Geçme puanını aşmıştır; bütçe zarfı yetmediği için yedek listeye alınmıştır. Üstündeki dosyayla puan farkı küçük "
        "olduğundan komisyon iki dosyayı ayrıca karşılaştırmış, hazırlığı daha ileri olanı öne almıştır."
    ),
    OpinionOutcome.NEGATIVE: (
        "Değerlendirme puanı geçme puanının altındadır. Komisyon değerlendiricilerin gerekçelerini okumuş, bütçenin dayanağının "
        "ve işletme modelinin eksik bulunmasına katılmıştır; bunlar güçlendirilerek sonraki çağrıya başvurulabilir."
    ),
}
FORWARDED = frozenset({"running", "contracted", "refused", "with_ministry", "returned_by_ministry"})
LINES = {
    "running": (ProjectState.CONTRACTED, ProjectState.RUNNING),
    "contracted": (ProjectState.CONTRACTED,),
}


def nobody_asked(scene: Scene, text: Text, place: int) -> Story:
    """Passed the checks; evaluators are to be asked."""
    del place
    yield from examined(scene, text, -70, -6)


def marks_begun(scene: Scene, text: Text, place: int) -> Story:
    """One evaluator is at it, the other has not answered yet."""
    del place
    proposal = yield from examined(scene, text, -72, CHECKED)
    first, second, _ = scene.pair(0)
    asked = marking.ask(proposal, [first, second], by=scene.officer, at=(yield scene.days(-9, 10)))
    marking.begin(asked[0], 74, criteria=8, at=(yield scene.days(-3, 13)))


def third_needed(scene: Scene, text: Text, place: int) -> Story:
    """Two marks that disagree; nobody was asked for a third yet."""
    del place
    proposal = yield from examined(scene, text, -70, CHECKED)
    yield from marked(scene, text, proposal, ASKED, 0)


def third_reading(scene: Scene, text: Text, place: int) -> Story:
    """Two marks that disagree; a third evaluator has the file."""
    del place
    proposal = yield from examined(scene, text, -68, CHECKED)
    yield from marked(scene, text, proposal, ASKED, 0)
    third = scene.pair(0)[2]
    marking.ask(proposal, [third], by=scene.officer, at=(yield scene.days(-5, 10)))


def stepped_back(scene: Scene, text: Text, place: int) -> Story:
    """One evaluator stepped back; another is to be asked."""
    del place
    proposal = yield from examined(scene, text, -75, CHECKED)
    asked = marking.ask(proposal, scene.pool[3:5], by=scene.officer, at=(yield scene.days(ASKED, 10)))
    marking.give_back(asked[0], STEPPED_BACK, at=(yield scene.days(ASKED + 2, 16)))
    marking.mark(asked[1], 71, at=(yield scene.days(ASKED + 6, 13)))


def reviewed(scene: Scene, text: Text, place: int) -> Story:
    """All marks are in."""
    proposal = yield from examined(scene, text, -78, CHECKED)
    yield from marked(scene, text, proposal, ASKED, place)


def decided(scene: Scene, text: Text, place: int) -> Story:
    """All marks were in long ago; what came of it the commission tells."""
    proposal = yield from examined(scene, text, BEGUN_THEN + place, CHECKED_THEN + place % 4)
    yield from marked(scene, text, proposal, ASKED_THEN + place % 3, place)


def withdrawn_late(scene: Scene, text: Text, place: int) -> Story:
    """Given up while the evaluation was under way."""
    del place
    begun, checked = (BEGUN_THEN, CHECKED_THEN) if scene.window.has_closed(scene.days(CHECKED_THEN)) else (-76, CHECKED)
    proposal = yield from examined(scene, text, begun, checked)
    _, owner = scene.bodies[text["org"]]
    lifecycle.withdraw(proposal.pk, reason=text["reason"], by=owner, at=(yield scene.days(checked + 5, 10)))


def reinstated(scene: Scene, text: Text, place: int) -> Story:
    """Refused, put back after an objection, marked; the commission's second meeting has just spoken of it, after how sure the list is was reckoned."""
    proposal = yield from refused_in_check(scene, text, BEGUN_THEN + place, CHECKED_THEN)
    yield from reinstate(scene, text, proposal)
    yield from marked(scene, text, proposal, -55, place)
    at = yield scene.days(-3, 14)
    meeting.make_sure(scene, at=at)
    record_opinions(scene, {proposal.title: text}, minutes="2", at=at)


def record_opinions(scene: Scene, texts: dict[str, Text], *, minutes: str, at: dt.datetime) -> OpinionAct:
    """What a commission that met elsewhere said of every file that waits for it."""
    words = _words(scene, texts)
    number = f"{at:%Y}/{minutes}"
    return opinions.record_opinions(
        scene.window.pk, words=words, met_on=at.date(), minutes_number=number, by=scene.manager, at=at
    )


def _words(scene: Scene, texts: dict[str, Text]) -> dict[int, Word]:
    waiting = Proposal.objects.filter(call_stage=scene.window, status=Status.REVIEWED)
    return {proposal.pk: _word(proposal, texts[proposal.title]) for proposal in waiting}


def _word(proposal: Proposal, text: Text) -> Word:
    outcome = OUTCOMES.get(text["story"], OpinionOutcome.POSITIVE)
    amount = None if outcome == OpinionOutcome.NEGATIVE else Decimal(text.get("amount", proposal.requested_support))
    return Word(outcome, WORDS[outcome], amount)


def commission(scene: Scene, texts: dict[str, Text]) -> Story:
    """The meeting, the release after a look, the letter to the Ministry and what it answered, file by file."""
    at = yield scene.days(-320, 14)
    meeting.make_sure(scene, at=at)
    meeting.held(scene, _words(scene, texts), at=at)
    act = meetings.opine(scene.window.pk, by=scene.manager, at=at)
    opinions.release(act.pk, by=scene.manager, at=(yield scene.days(-317, 10)))
    at = yield scene.days(-312, 11)
    files = Proposal.objects.filter(opinions__act=act, status=Status.POSITIVE)
    going = {proposal.pk: texts[proposal.title] for proposal in files if texts[proposal.title]["story"] in FORWARDED}
    opinions.forward(list(going), letter_number="E-77120-602.05", letter_date=at.date(), by=scene.manager, at=at)
    for place, (proposal_id, text) in enumerate(sorted(going.items())):
        at = yield scene.days(-270 + place, 16)
        _answer(scene, proposal_id, text, at=at)
    for proposal_id, text in sorted(going.items()):
        yield from _kept(scene, proposal_id, text)


def _answer(scene: Scene, proposal_id: int, text: Text, *, at: dt.datetime) -> None:
    letter = OfficialLetter(f"E-{30500 + proposal_id}-045.02", at.date())
    told: dict[str, Any] = {"letter": letter, "by": scene.decider, "at": at}
    if text["story"] in LINES:
        ministry.approve(proposal_id, amount=Decimal(text["amount"]), **told)
    elif text["story"] == "refused":
        ministry.decline(proposal_id, reason=text["reason"], **told)
    elif text["story"] == "returned_by_ministry":
        ministry.ministry_return(proposal_id, reason=text["reason"], **told)


def _kept(scene: Scene, proposal_id: int, text: Text) -> Story:
    for place, state in enumerate(LINES.get(text["story"], ())):
        at = yield scene.days(-230 + 30 * place, 10)
        number = f"E-{88200 + place}-602.07"
        line: dict[str, Any] = {"state": state, "dated_on": at.date(), "letter_number": number, "note": ""}
        ministry.keep_status_line(proposal_id, **line, by=scene.officer, at=at)


Teller = Callable[[Scene, Text, int], Story]
PLACED: dict[str, Teller] = {
    "nobody_asked": nobody_asked,
    "marks_begun": marks_begun,
    "third_needed": third_needed,
    "third_reading": third_reading,
    "stepped_back": stepped_back,
    "reviewed": reviewed,
    "withdrawn_late": withdrawn_late,
    "reinstated": reinstated,
    **dict.fromkeys([*FORWARDED, "positive", "reserve", "negative"], decided),
}
