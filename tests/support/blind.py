"""A file whose applicant is hidden, with a word planted wherever somebody could learn of it; and a walk over all that an
evaluator can get.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.files.base import ContentFile

from applications.choices import AssignmentState
from applications.domain import copies
from applications.models import Assignment, CleanCopy, Proposal
from cmdp.accounts.choices import Role
from tests.factories import leaking
from tests.factories.copies import hiding_call
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON, Cast, join, make_member, make_organisation
from tests.factories.reviews import REASON, make_assignment, marks_of, send, write
from tests.support import walking
from tests.support.walking import Got, signed_in

BODY = "Zambakova Belediyesi"
VKN_GROUPED = re.compile(r"\D")
# What must never reach an evaluator, folded; each stands somewhere in the scene's rows or files.
APPLICANT = ("zambakova", "fatma bozkir", "kirkgoz", "zambak@", "zambakova.bel.tr", "irtibat-zambak", "0362 999 88 77")
OTHERS = ("zumrut kalemci", "mercanli gerekce", "firuze gorus")
LATER = ("sonraki baslik", "sonradan eklenen")


@dataclass
class Scene:
    """The file, who evaluates it, and the ids that an evaluator could try in addresses."""

    cast: Cast
    file: Proposal
    own: Assignment
    other: Assignment
    ids: dict[str, list[str]] = field(default_factory=dict)


def make_scene(cast: Cast, **values: str) -> Scene:
    """One evaluator has the file open and began to write; the other has too. ``values`` are of the call's rules."""
    body = make_organisation(
        name=BODY,
        vkn="5550068440",
        address="Zambakova Mah. 1. Cad.",
        kep="zambakova@hs01.kep.tr",
        phone="0362 999 88 77",
        website="https://zambakova.bel.tr",
        representative_name="Fatma Bozkır",
        experience="Zambakova Belediyesi olarak on proje yürüttük.",
    )
    join(
        make_member(Role.ORGANISATION_OWNER, body, full_name="Fatma Bozkır", email="zambak@ornek.test"), Role.EVALUATOR
    )
    file = _file(cast, body, values)
    other = make_member(Role.EVALUATOR, full_name="Zümrüt Kalemci")
    own = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    beside = make_assignment(file, other, AssignmentState.ACCEPTED)
    write(own, marks_of(file.call, 60))
    write(beside, marks_of(file.call, 60))
    papers = [document.public_id for document in file.documents.all()]
    owned = [own.public_id, beside.public_id, file.public_id]
    return Scene(cast, file, own, beside, {"public_id": owned, "document_id": papers, "call_id": [file.call.public_id]})


def _file(cast: Cast, body, values: dict[str, str]) -> Proposal:
    file = make_proposal(
        call=hiding_call(agency=cast.agency, values=values),
        organisation=body,
        status="under_review",
        title="Zambakova’da ortak kalıp atölyesi",
        summary="Zambakova Belediyesi, Kırkgöz Tarım Birliği ile çalışır; soru için irtibat-zambak@ornek.test.",
        contact_name="Fatma Bozkır",
        contact_email="irtibat-zambak@ornek.test",
        contact_phone="0362 999 88 77",
    )
    file.partners.create(
        kind="partner", name="Kırkgöz Tarım Birliği", vkn="4540536920", contribution="Kırkgözlüler eker."
    )
    file.answers.update(text=f"{BODY} (VKN {body.vkn}) bu işi bilir; Fatma Bozkır yürütür.")
    file.activities.update(name="Zambakovalı ustaların eğitimi", responsible="Fatma Bozkır")
    file.risks.update(description="ZAMBAKOVA BELEDİYESİ’nin bütçesi", owner=BODY)
    file.budget_lines.update(description="Zambakova tabelası")
    for kind, content in _papers().items():
        make_document(file, name=f"zambakova.{kind}", file=ContentFile(content, f"zambakova.{kind}"), size=len(content))
    make_submission(file)
    copies.ask_for_copies(file, at=NOON)
    for copy in CleanCopy.objects.all():
        copies.make(copy.pk, at=NOON)
    return file


def _papers() -> dict[str, bytes]:
    picture = leaking.jpeg(BODY)
    return {
        "pdf": leaking.pdf(BODY),
        "docx": leaking.docx(BODY, text="Zambakovalı ustalar"),
        "xlsx": leaking.xlsx(BODY, text="Zambakova bütçesi"),
        "jpg": picture,
    }


def what_others_do(scene: Scene) -> None:
    """All that may happen beside the evaluator without his knowing."""
    call = scene.file.call
    send(scene.other, marks_of(call, 88))
    scene.other.review.marks.update(reason=f"Mercanlı gerekçe. {REASON}")
    type(scene.other.review).objects.filter(pk=scene.other.review.pk).update(comment="Firuze görüş.")
    make_assignment(scene.file, make_member(Role.EVALUATOR, full_name="Zümrüt Kalemci"), is_third=True)
    make_document(scene.file, name="sonradan eklenen.pdf")
    Proposal.objects.filter(pk=scene.file.pk).update(title="Sonraki başlık", expert=scene.cast["officer"])
    scene.file.comments.create(
        author=scene.cast["officer"], text="Sonradan eklenen görüş", section="project", written_at=NOON
    )


def walk(scene: Scene, routes: Iterable[str] | None = None) -> list[Got]:
    """What the evaluator gets at every address that can be made of the scene's ids."""
    return walking.walk(signed_in(scene.cast["evaluator"]), scene.ids, routes)


def leaks(answers: list[Got], needles: tuple[str, ...]) -> list[tuple[str, str]]:
    """Address and needle of each word that came through."""
    return [(one.address, needle) for one in answers for needle in needles if needle in one.said]
