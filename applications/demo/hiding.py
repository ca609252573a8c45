"""A call whose evaluators do not know who applied: its rules, and files with copies that are ready and that wait."""

import datetime as dt
from collections.abc import Generator

from applications.choices import ValueKey
from applications.demo import marking
from applications.demo.calls import RULES
from applications.demo.clock import Days, Story
from applications.demo.files import Waiting, examined
from applications.demo.papers import make_paper
from applications.demo.scene import Scene
from applications.demo.writing import Text
from applications.domain import copies, discussing
from applications.domain.rules import copy_rule_set, rename_rule_set, set_value
from applications.models import Assignment, CleanCopy, Proposal, RuleSet
from applications.models.copies import CopyState
from applications.queries.evaluation import last_sending
from applications.queries.evaluators_copy import unsettled_of
from applications.rulebook import YES
from cmdp.accounts.models import User
from cmdp.kit.ids import public_id

NAMES = {
    "name_tr": "CMDP kural seti: başvuran değerlendiricilerden gizli (örnek)",
    "name_en": "CMDP rule set: applicant hidden from evaluators (sample)",
}
ON = (ValueKey.APPLICANT_HIDDEN, ValueKey.HAS_DISCUSSION, ValueKey.HAS_CONSENSUS)
CHECKED, ASKED = -30, -16
CLEANED = "Başvuranın adı çıkarıldı; kararın kendisi ajansta görüldü."
REMARK = "Talep tahminini güçlü buldum; işletme gideri için dayanak görmedim. Siz 5.2’yi nasıl okudunuz?"
REPORT = "Proje tedbire hizmet ediyor. İşletme giderinin dayanağı sözleşmeden önce istenmelidir."


def hiding_rules(*, administrator: User, days: Days) -> RuleSet:
    """A set of its own that starts like the shipped one, hides the applicant and has the evaluators talk."""
    at = days(-120)
    shipped = RuleSet.objects.filter(lineage=RULES).latest("number")
    made = copy_rule_set(shipped.pk, separate=True, by=administrator, at=at)
    made = rename_rule_set(made.pk, version=made.version, values=NAMES, by=administrator, at=at)
    for key in ON:
        made = set_value(made.pk, key, version=made.version, values={"value": YES}, by=administrator, at=at)
    return made


def copies_wait(scene: Scene, text: Text, place: int) -> Story:
    """One paper was cleaned, the one that names the applicant waits for an officer; nobody can be asked yet."""
    del place
    proposal = yield from examined(scene, text, -74, CHECKED)
    at = yield scene.days(CHECKED, 17)
    for copy in CleanCopy.objects.filter(document__proposal=proposal):
        copies.make(copy.pk, at=at)


def hidden_begun(scene: Scene, text: Text, place: int) -> Story:
    """The copies are settled; one evaluator is at it, the other has not answered yet."""
    proposal = yield from _settled(scene, text)
    asked = yield from _asked(scene, proposal, place)
    if asked:
        marking.begin(asked[0], 72, criteria=6, at=(yield scene.days(-2, 13)))


def hidden_talked(scene: Scene, text: Text, place: int) -> Story:
    """Both have sent, one has said something to the other and put a report forward."""
    proposal = yield from _settled(scene, text)
    asked = yield from _asked(scene, proposal, place)
    for number, assignment in enumerate(asked):
        marking.mark(assignment, text["marks"][number], at=(yield scene.days(-10 + number, 13)))
    if not asked:
        return
    writer, at = asked[0].evaluator, (yield scene.days(-3, 11))
    discussing.say(proposal.pk, REMARK, form_key=public_id(), by=writer, at=at)
    report = discussing.save_report(proposal.pk, REPORT, version=0, by=writer, at=(yield scene.days(-1, 14)))
    discussing.put_forward(proposal.pk, version=report.version, by=writer, at=(yield scene.days(-1, 16)))


def _settled(scene: Scene, text: Text) -> Waiting:
    """An officer uploads a cleaned copy of each paper that names the applicant."""
    proposal = yield from examined(scene, text, -73, CHECKED)
    at = yield scene.days(CHECKED, 17)
    for copy in CleanCopy.objects.filter(document__proposal=proposal).select_related("document__slot"):
        copies.make(copy.pk, at=at)
        copy.refresh_from_db()
        if copy.state == CopyState.DOUBTFUL:
            paper = make_paper(f"{copy.document.slot.key}.pdf", copy.document.slot.name_tr)
            by = scene.officer
            ready = copies.replace(proposal.pk, copy.document.public_id, paper, reason=CLEANED, by=by, at=at)
            copies.make(ready.pk, at=at)
    return proposal


def _asked(scene: Scene, proposal: Proposal, place: int) -> Generator[dt.datetime, dt.datetime, list[Assignment]]:
    """The pair of the file; nobody where a virus checker has yet to see the papers, since no copy is made before."""
    if unsettled_of(last_sending(proposal)):
        return []
    first, second, _third = scene.pair(place)
    return marking.ask(proposal, [first, second], by=scene.officer, at=(yield scene.days(ASKED, 10)))


PLACED = {"copies_wait": copies_wait, "hidden_begun": hidden_begun, "hidden_talked": hidden_talked}
