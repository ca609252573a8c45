"""Everything together: people, bodies, four calls and the stories of their files, in one transaction."""

import datetime as dt
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F

from applications.demo import asking, calls, evaluation, files, hiding, meeting, people
from applications.demo.calls import Plan
from applications.demo.clock import Days, Story, play
from applications.demo.scene import Scene
from applications.demo.signing import Issued, issue
from applications.demo.writing import Text
from applications.domain.trust import add_root
from applications.models import RuleSet
from cmdp.accounts.models import Organisation, User
from cmdp.outbox.models import Letter, State

Bodies = dict[str, tuple[Organisation, User]]
# The file of texts, its call, the address of its officer's and manager's, and the day of the first drafts.
CALLS = (
    ("open", calls.OPEN, "", -17),
    ("evaluated", calls.EVALUATED, "", -80),
    ("hidden", calls.HIDDEN, "", -80),
    ("decided", calls.DECIDED, "2", -425),
)


def is_loaded() -> bool:
    """Whether made-up people are here already."""
    return User.objects.filter(is_demo=True).exists()


@transaction.atomic
def load(*, now: dt.datetime) -> None:
    """Make it all, as if it had happened over the last months; agencies, priorities and rules must be there."""
    days = Days(now)
    staff, bodies = people.make_staff(days), people.make_organisations(days)
    stories = [*_speakers(staff, bodies, days), *people.colleagues(bodies, days)]
    root = _trusted(staff["yonetici"], days)
    for name, plan, suffix, day in CALLS:
        stories += _call(people.read(name), plan, suffix, day, staff=staff, bodies=bodies, days=days, root=root)
    play(stories)
    people.set_password()
    _deliver(before=now)


def _speakers(staff: dict[str, User], bodies: Bodies, days: Days) -> Iterator[Story]:
    for key, (body, owner) in bodies.items():
        officer = staff["uzman" if body.province.agency.nuts2 == calls.OPEN.agency else "uzman2"]
        yield people.speaker(key, body, owner, officer=officer, days=days)


def _trusted(administrator: User, days: Days) -> Issued:
    """The root under which signatures of the demonstration are trusted; its key is forgotten with the loading."""
    at = days(people.FIRST_DAY, 16)
    root = issue("Gösterim Kök Sertifikası (örnek)", since=at, is_authority=True)
    add_root(ContentFile(root.pem, name="gosterim-kok.pem"), by=administrator, at=at)
    return root


def _call(  # a call with all that its stories share
    texts: list[Text],
    plan: Plan,
    suffix: str,
    day: int,
    *,
    staff: dict[str, User],
    bodies: Bodies,
    days: Days,
    root: Issued,
) -> list[Story]:
    manager = staff[f"mudur{suffix}"]
    call = calls.announce(plan, _rules(plan, staff["yonetici"], days), manager=manager, days=days)
    pool = tuple(person for name, person in staff.items() if name.startswith("degerlendirici"))
    seats = "kurul" if suffix else "komisyon"
    board = tuple(person for name, person in staff.items() if name.startswith(seats))
    scene = Scene(call, staff[f"uzman{suffix}"], manager, staff["bakanlik"], pool, bodies, days, root, board)
    stories = [_story(scene, text, place, day) for place, text in enumerate(texts)]
    if plan is calls.OPEN:
        stories += asking.stories(scene, people.read("questions"))
    if plan is calls.EVALUATED:
        stories.append(meeting.under_way(scene))
    if any("amount" in text for text in texts):
        stories.append(evaluation.commission(scene, {text["title"]: text for text in texts}))
    return stories


def _rules(plan: Plan, administrator: User, days: Days) -> RuleSet:
    if plan.hides:
        return hiding.hiding_rules(administrator=administrator, days=days)
    return RuleSet.objects.filter(lineage=calls.RULES).latest("number")


def _story(scene: Scene, text: Text, place: int, day: int) -> Story:
    placed = {**evaluation.PLACED, **hiding.PLACED}
    if text["story"] in placed:
        return placed[text["story"]](scene, text, place)
    return files.SIMPLE[text["story"]](scene, text, day + place % 7)


def _deliver(*, before: dt.datetime) -> None:
    """Letters of the past were read long ago: the worker is not to send them now."""
    past = Letter.objects.filter(state=State.QUEUED, created_at__lte=before)
    past.update(state=State.SENT, sent_at=F("created_at"), attempts=1)
