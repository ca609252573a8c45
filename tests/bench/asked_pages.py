"""The pages that are measured: who asks for them, beside which floor, and what they must keep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from applications.choices import Status
from applications.demo.many_desk import Desk, desk_of_demo
from applications.forms.applicant.base import pack
from applications.models import Call, Proposal
from applications.queries.sections import section_values
from cmdp.accounts.choices import Role
from cmdp.accounts.models import User
from cmdp.kit.pages import keyset_page
from tests.bench.crowd import Applicant

# What is sent to the floor of a save.
SAVED: Final = {"text": "x" * 2000}
ALONE: Final = "saving by itself"


@dataclass(frozen=True, slots=True)
class Page:
    """One address and its floor. ``post`` says what the n-th request sends; a page without it is only read.

    ``key`` is the row that the floor writes.
    """

    name: str
    who: str
    path: str
    floor: str
    post: Callable[[int], Mapping[str, Any]] | None = None
    key: int = 0
    accepts: str = "text/html"


@dataclass(frozen=True, slots=True)
class Scene:
    """Who asks, and about what."""

    desk: Desk
    people: dict[str, User]
    parameters: dict[str, Any]
    deep: str


def scene_of(applicant: Applicant) -> Scene:
    """The demonstration's people at the full desk, and one of the crowd, who writes."""
    desk = desk_of_demo(now=timezone.now())
    agency = {"memberships__agency": desk.call.agency_id}
    people = {
        "officer": _person(memberships__role=Role.AGENCY_OFFICER, **agency),
        "manager": _person(memberships__role=Role.AGENCY_MANAGER, **agency),
        "applicant": applicant.user,
    }
    calls = Call.objects.filter(agency=desk.call.agency_id)
    middle, token = _deep(calls)
    file = Proposal.objects.filter(call=desk.call, status=Status.APPROVED).latest("pk")
    parameters = {
        "calls": list(calls.values_list("pk", flat=True)),
        "call": desk.call.pk,
        "edition": desk.call.edition_id,
        "window": desk.window.pk,
        "deep": middle,
        "axis": file.main_measure.axis.code if file.main_measure else "",
        "province": file.province_id,
        "expert": people["officer"].pk,
        "word": "%seracilik%",
        "file": file.pk,
        "draft": applicant.proposal.public_id,
        "body": applicant.proposal.organisation_id,
        "question": applicant.proposal.call_stage.stage.questions.latest("order").pk,
    }
    return Scene(desk, people, parameters, token)


def _person(**seat: Any) -> User:
    return User.objects.filter(is_demo=True, **seat).earliest("pk")


def _deep(calls: Any) -> tuple[int, str]:
    """The key of a file in the middle of the list, and the token of the page that begins behind it."""
    shown = Proposal.objects.filter(Q(call__in=calls) & ~Q(status__in=[Status.DRAFT, Status.MISSED])).order_by("-pk")
    row = shown[shown.count() // 2]
    return row.pk, keyset_page(shown.filter(pk__lte=row.pk), order=("-pk",), size=1).next


def pages_of(scene: Scene, applicant: Applicant, spare: Applicant) -> list[Page]:
    """Every page that is measured."""
    return [*_lists(scene), *_desk(scene), *_public(scene), *_forms(applicant, spare)]


def _lists(scene: Scene) -> list[Page]:
    told, here = scene.parameters, reverse("applications:desk_proposals")
    file = Proposal.objects.select_related("province", "main_measure__axis").get(pk=told["file"])
    filters = {
        "status": f"status={Status.APPROVED}",
        "axis": f"axis={told['axis']}",
        "province": f"province={file.province.search_key if file.province else ''}",
        "expert": f"expert={told['expert']}",
        "call": f"call={scene.desk.call.public_id}",
        "amount": "amount_from=9000000",
    }
    narrowed = [
        Page(f"staff list, by {name}", "officer", f"{here}?{query}", f"list_{name}") for name, query in filters.items()
    ]
    return [
        Page("staff list", "officer", here, "list_usual"),
        Page("staff list, far down", "officer", f"{here}?sonra={scene.deep}", "list_deep"),
        *narrowed,
        Page("staff list, a word", "officer", f"{here}?q=seracilik", "list_text"),
    ]


def _desk(scene: Scene) -> list[Page]:
    window = scene.desk.call.public_id, scene.desk.window.order
    file = Proposal.objects.get(pk=scene.parameters["file"])
    return [
        Page("scoreboard", "manager", reverse("applications:call_scores", args=window), "scores"),
        Page("ranked list", "manager", reverse("applications:call_ranking", args=window), "ranking"),
        Page("work list", "officer", reverse("applications:work_list"), "work"),
        Page("file page", "officer", reverse("applications:desk_proposal", args=[file.public_id]), "file"),
    ]


def _public(scene: Scene) -> list[Page]:
    call = reverse("applications:call", args=[scene.desk.call.public_id])
    return [
        Page("start page", "", "/", "public_home"),
        Page("calls", "", reverse("applications:call_list"), "public_calls"),
        Page("a call", "", call, "public_call"),
        Page("supported projects", "", reverse("applications:project_list"), "public_projects"),
    ]


def _forms(applicant: Applicant, spare: Applicant) -> list[Page]:
    section = reverse("applications:proposal_section", args=[applicant.proposal.public_id, "questions"])
    writer = Writer(section_values(applicant.proposal, "questions"))
    return [
        Page("form section of 25 fields", "applicant", section, "section"),
        Page("saving it", "applicant", section, "save", post=writer, key=spare.proposal.pk),
        Page(ALONE, "applicant", section, "save", post=writer, key=spare.proposal.pk, accepts="application/json"),
    ]


class Writer:
    """Somebody who goes on writing in one field: each save knows what the one before left."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self.stored, self.name = dict(stored), min(stored)

    def __call__(self, number: int) -> Mapping[str, Any]:
        """What the next save sends: all fields, one of them changed."""
        seen = pack(self.stored)
        self.stored[self.name] = f"Ölçmek için {number}. kez yazılan yanıt, {len(seen)}."
        return {**self.stored, "seen": seen, "next": "stay"}
