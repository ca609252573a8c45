"""The stories of single files, from the first line to where each stands today."""

import datetime as dt
from collections.abc import Callable, Generator

from django.core.files.base import ContentFile

from applications.choices import CheckResult, LetterChannel, SectionKey, Side
from applications.demo import marking
from applications.demo.clock import Story
from applications.demo.papers import make_paper
from applications.demo.people import LAST_DAY
from applications.demo.scene import Answers, Scene
from applications.demo.signing import issue, signed
from applications.demo.writing import (
    Text,
    attach,
    attach_papers,
    write_idea,
    write_money,
    write_reasons,
    write_results,
    write_work,
)
from applications.domain import checking, drafting, lifecycle, objecting, talking, undertakings
from applications.domain.approving import ask_approval
from applications.domain.ministry import OfficialLetter
from applications.exports.undertaking import undertaking_as_pdf
from applications.found import Found
from applications.models import Objection, Proposal
from applications.objected import ObjectionEffect, ObjectionOutcome
from applications.policies.findings import findings_of
from applications.queries.undertakings import owed_by
from cmdp.accounts.choices import Role
from cmdp.kit.ids import public_id

Waiting = Generator[dt.datetime, dt.datetime, Proposal]
STEPPED_BACK = "Başvuru sahibinin danışmanlığını geçen yıl yaptım; bu yüzden tarafsız sayılmam."
MINUTE = dt.timedelta(minutes=1)


def started(scene: Scene, text: Text, day: int) -> Waiting:
    """A draft just begun; its idea is written at once, since an untouched draft would be given back for the next."""
    body, owner = scene.bodies[text["org"]]
    at = yield scene.days(day, 10, len(text["title"]) % 40)
    proposal = drafting.start(scene.call.pk, body.pk, by=owner, at=at)
    write_idea(proposal, text, by=owner, at=at)
    return proposal


def written(scene: Scene, text: Text, day: int) -> Waiting:
    """A draft with every section filled: it may be sent as it is."""
    proposal = yield from started(scene, text, day)
    _, owner = scene.bodies[text["org"]]
    write_reasons(proposal, text, by=owner, at=(yield scene.days(day + 3, 16, 10)))
    at = yield scene.days(day + 6, 11, 20)
    write_money(proposal, text, by=owner, at=at)
    write_work(proposal, text, by=owner, at=at)
    write_results(proposal, by=owner, at=at)
    attach_papers(proposal, text, by=owner, at=at)
    return proposal


def sent(scene: Scene, text: Text, day: int) -> Waiting:
    """A file sent some days after it was begun, its cover letter recorded before the evening of the next."""
    proposal = yield from written(scene, text, day)
    _, owner = scene.bodies[text["org"]]
    lifecycle.submit(proposal.pk, by=owner, at=(yield scene.days(day + 9, 14, proposal.pk % 50)))
    at = yield scene.days(day + 10, 16, 30)
    number = f"E-{proposal.pk + 41870}-602.04"
    channel = LetterChannel.KEP if proposal.pk % 4 == 0 else LetterChannel.EBYS
    lifecycle.record_cover_letter(proposal.pk, number=number, date=at.date(), channel=channel, by=owner, at=at)
    return proposal


def ready_draft(scene: Scene, text: Text, day: int) -> Story:
    """May be sent as it is; where the body wants it, an editor has asked for the owner's approval."""
    proposal = yield from written(scene, text, day)
    if "approval" in text:
        body, _ = scene.bodies[text["org"]]
        editor = body.memberships.get(role=Role.ORGANISATION_EDITOR, ended_at=None).user
        ask_approval(proposal.pk, note=text["approval"], by=editor, at=(yield scene.days(-1, 14)))


def half_draft(scene: Scene, text: Text, day: int) -> Story:
    """A draft under way, opened to the agency's expert where there is a comment of hers."""
    proposal = yield from started(scene, text, day)
    _, owner = scene.bodies[text["org"]]
    at = yield scene.days(day + 2, 16)
    write_money(proposal, text, by=owner, at=at)
    if "comment" in text:
        lifecycle.share_with_expert(proposal.pk, is_shared=True, by=owner, at=at)
        at = yield scene.days(day + 3, 9, 40)
        checking.comment(proposal.pk, section=SectionKey.PROJECT, text=text["comment"], by=scene.officer, at=at)


def missed(scene: Scene, text: Text, day: int) -> Story:
    """A draft that nobody sent in time."""
    proposal = yield from started(scene, text, day)
    lifecycle.miss(proposal.pk, at=(yield scene.window.closes_at + MINUTE))


def withdrawn_early(scene: Scene, text: Text, day: int) -> Story:
    """Sent, and given up while the call is open."""
    proposal = yield from sent(scene, text, day)
    _, owner = scene.bodies[text["org"]]
    lifecycle.withdraw(proposal.pk, reason=text["reason"], by=owner, at=(yield scene.days(-2, 11)))


def examined(scene: Scene, text: Text, day: int, check: int) -> Waiting:
    """Through the pre-examination at day ``check``; with ``asked`` the applicant completed something first."""
    proposal = yield from sent(scene, text, day)
    checking.take_on(proposal.pk, expert=scene.officer, by=scene.officer, at=(yield scene.days(check, 9, 30)))
    if "asked" in text:
        yield from _completed(scene, text, proposal, check)
        check += 5
    at = yield scene.days(check, 16)
    _answer(scene, proposal, scene.answers(text), at=at)
    checking.pass_check(proposal.pk, by=scene.officer, at=at)
    return proposal


def _answer(scene: Scene, proposal: Proposal, answers: Answers, *, at: dt.datetime) -> None:
    """Answer the lists; a yes against what the rules find is explained."""
    found = findings_of(Proposal.objects.get(pk=proposal.pk), at=at)
    told = dict(answers)
    for pk in told.keys() & found.keys():
        if found[pk].found == Found.FAILS and told[pk] == (CheckResult.YES, ""):
            told[pk] = (CheckResult.YES, "Aslı ajansta görüldü.")
    checking.answer_checks(proposal.pk, answers=told, by=scene.officer, at=at)


def _completed(scene: Scene, text: Text, proposal: Proposal, check: int) -> Story:
    _returned(scene, text, proposal, at=(yield scene.days(check, 10)))
    _, owner = scene.bodies[text["org"]]
    at = yield scene.days(check + 3, 16)
    attach(proposal, "organ_decision", "Yetkili organ kararı (düzeltilmiş)", by=owner, at=at)
    lifecycle.complete(proposal.pk, by=owner, at=at)


def _returned(scene: Scene, text: Text, proposal: Proposal, *, at: dt.datetime) -> dt.datetime:
    refused = scene.answers(text, refused="refused" in text, share=2)
    _answer(scene, proposal, refused, at=at)
    sections = [SectionKey.DOCUMENTS.value]
    request = checking.return_for_completion(
        proposal.pk, asked=text["asked"], sections=sections, by=scene.officer, at=at
    )
    return request.due_at


def to_check(scene: Scene, text: Text, day: int) -> Story:
    """Waits for an officer."""
    proposal = yield from sent(scene, text, day)
    yield from _undertaken(scene, text, proposal)


def _undertaken(scene: Scene, text: Text, proposal: Proposal) -> Story:
    """The undertaking comes back: signed electronically today, or by hand the day after the close."""
    how = text.get("undertaking")
    if how is None:
        return
    at = yield scene.days.now if how == "electronic" else scene.window.closes_at + dt.timedelta(hours=20)
    _, owner = scene.bodies[text["org"]]
    proposal.refresh_from_db()
    rule, sending = owed_by(proposal)[0].rule, proposal.submissions.latest("number")
    paper = undertaking_as_pdf(rule, sending.content, sending)
    if how == "electronic":
        hand = issue(f"{owner.full_name} (örnek)", by=scene.root, since=scene.days(LAST_DAY))
        paper = signed(paper, hand, scene.root)
    file = ContentFile(paper, name=f"taahhutname-{proposal.slug}.pdf")
    row = undertakings.upload(proposal.pk, rule.key, file, by=owner, at=at)
    undertakings.verify(row.pk, at=at)


def check_under_way(scene: Scene, text: Text, day: int) -> Story:
    """Half of the lists is answered, the cover letter has arrived."""
    proposal = yield from sent(scene, text, day)
    at = yield scene.days(-4, 16)
    checking.take_on(proposal.pk, expert=scene.officer, by=scene.officer, at=at)
    _answer(scene, proposal, scene.answers(text, share=2), at=at)
    letter = proposal.submissions.latest("number").letter_mark
    checking.confirm_cover_letter(proposal.pk, seen=letter, by=scene.officer, at=(yield scene.days(-4, 17)))
    yield from _talk(scene, text, proposal)


def returned_running(scene: Scene, text: Text, day: int) -> Story:
    """The applicant is to complete something; the clock runs."""
    proposal = yield from sent(scene, text, day)
    _returned(scene, text, proposal, at=(yield scene.days(-1, 9, 20)))
    yield from _talk(scene, text, proposal)


def _talk(scene: Scene, text: Text, proposal: Proposal) -> Story:
    """What the owner and the officer wrote to each other: lines of (side, day, hour, words)."""
    writers = {Side.APPLICANT: scene.bodies[text["org"]][1], Side.AGENCY: scene.officer}
    for side, day, hour, words in text.get("talk", ()):
        at = yield scene.days(day, hour)
        talking.write_message(proposal.pk, words, form_key=public_id(), by=writers[Side(side)], at=at)


def returned_expired(scene: Scene, text: Text, day: int) -> Story:
    """Nobody answered; the clock ran out and an officer is to decide."""
    proposal = yield from sent(scene, text, day)
    due = _returned(scene, text, proposal, at=(yield scene.days(-24, 14)))
    checking.expire_request(proposal.pk, at=(yield due + MINUTE))


def ineligible(scene: Scene, text: Text, day: int) -> Story:
    """Refused in the pre-examination; whoever has words against it objected, and a manager has the objection in hand."""
    recent = "objection" in text
    proposal = yield from refused_in_check(scene, text, day, -12 if recent else day + 50)
    if recent:
        yield from objected(scene, text, proposal, -9)


def refused_in_check(scene: Scene, text: Text, day: int, check: int) -> Waiting:
    """Refused at day ``check``, item by item."""
    proposal = yield from sent(scene, text, day)
    at = yield scene.days(check, 11)
    _answer(scene, proposal, scene.answers(text, refused=True), at=at)
    checking.refuse_check(proposal.pk, by=scene.officer, at=at)
    return proposal


def objected(scene: Scene, text: Text, proposal: Proposal, day: int) -> Generator[dt.datetime, dt.datetime, Objection]:
    """The owner objects, and a day later the manager takes it: the officer had refused."""
    _, owner = scene.bodies[text["org"]]
    paper = make_paper("itiraz-eki.pdf", "İtiraz eki", [text["title"], text["objection"]])
    at = yield scene.days(day, 14)
    objection = objecting.send_objection(
        proposal.pk, text["objection"], papers=[paper], form_key=public_id(), by=owner, at=at
    )
    at = yield scene.days(day + 1, 10)
    return objecting.give_objection(objection.pk, to=scene.manager, by=scene.manager, at=at)


def reinstate(scene: Scene, text: Text, proposal: Proposal) -> Story:
    """An objection came late and was accepted all the same: it puts the file back, the officer lets it pass."""
    objection = yield from objected(scene, text, proposal, -75)
    at = yield scene.days(-60, 11)
    letter = OfficialLetter("E-77120-602.06", at.date())
    outcome, effect = ObjectionOutcome.ACCEPTED, ObjectionEffect.REINSTATE
    told = {"outcome": outcome, "effect": effect, "reason": text["reason"]}
    objecting.decide_objection(objection.pk, letter=letter, by=scene.manager, at=at, **told)
    at = yield scene.days(-58, 10)
    _answer(scene, proposal, scene.answers(text), at=at)
    checking.pass_check(proposal.pk, by=scene.officer, at=at)


def marked(scene: Scene, text: Text, proposal: Proposal, asked: int, place: int) -> Story:
    """Two marks, and a third where the list has one: ``asked`` is the day of asking."""
    first, second, third = scene.pair(place)
    assignments = marking.ask(proposal, [first, second], by=scene.officer, at=(yield scene.days(asked, 10)))
    for number, assignment in enumerate(assignments):
        marking.mark(assignment, text["marks"][number], at=(yield scene.days(asked + 5 + 2 * number, 13)))
    for total in text["marks"][len(assignments) :]:
        (last,) = marking.ask(proposal, [third], by=scene.officer, at=(yield scene.days(asked + 9, 10)))
        marking.mark(last, total, at=(yield scene.days(asked + 14, 13)))


Teller = Callable[[Scene, Text, int], Story]
SIMPLE: dict[str, Teller] = {
    "ready_draft": ready_draft,
    "half_draft": half_draft,
    "started_draft": started,
    "missed": missed,
    "sent": to_check,
    "to_check": to_check,
    "withdrawn_early": withdrawn_early,
    "check_under_way": check_under_way,
    "returned_running": returned_running,
    "returned_expired": returned_expired,
    "ineligible": ineligible,
}
