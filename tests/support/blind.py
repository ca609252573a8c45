"""A file whose applicant is hidden, with a word planted wherever somebody could learn of it; and a walk over all that an
evaluator can get.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from urllib.parse import unquote

from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from applications.choices import AssignmentState
from applications.domain import copies
from applications.models import Assignment, CleanCopy, Proposal
from cmdp.accounts.choices import Role
from tests.factories import leaking
from tests.factories.copies import hiding_call
from tests.factories.files import make_document, make_proposal, make_submission
from tests.factories.people import NOON, Cast, join, make_member, make_organisation
from tests.factories.reviews import REASON, make_assignment, marks_of, send, write
from tests.hostile.walker import BACKEND
from tests.support.insides import insides
from tests.support.routes import named_routes

BODY = "Zambakova Belediyesi"
VKN_GROUPED = re.compile(r"\D")
# What must never reach an evaluator, folded; each stands somewhere in the scene's rows or files.
APPLICANT = ("zambakova", "fatma bozkir", "kirkgoz", "zambak@", "zambakova.bel.tr", "irtibat-zambak", "0362 999 88 77")
OTHERS = ("zumrut kalemci", "mercanli gerekce", "firuze gorus")
LATER = ("sonraki baslik", "sonradan eklenen")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# Heads that count or tell the time of the question itself.
OF_THE_MOMENT = frozenset({"Expires", "RateLimit"})
# Where it would be signed out, and pages with a fresh secret each time.
LEAVING = frozenset({"account_logout", "mfa_activate_totp", "mfa_add_webauthn"})
# What differs between two answers to one question: keys against forgery, numbers of the page's own scripts.
CHANGING = re.compile(r'(csrfmiddlewaretoken" value=|nonce-|nonce=")"?[\w-]+|[\w-]{14,}(?=\.\w+\.\w+$)')


@dataclass
class Scene:
    """The file, who evaluates it, and the ids that an evaluator could try in addresses."""

    cast: Cast
    file: Proposal
    own: Assignment
    other: Assignment
    ids: dict[str, list[str]] = field(default_factory=dict)


def make_scene(cast: Cast) -> Scene:
    """One evaluator has the file open and began to write; the other has too."""
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
    file = _file(cast, body)
    other = make_member(Role.EVALUATOR, full_name="Zümrüt Kalemci")
    own = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)
    beside = make_assignment(file, other, AssignmentState.ACCEPTED)
    write(own, marks_of(file.call, 60))
    write(beside, marks_of(file.call, 60))
    papers = [document.public_id for document in file.documents.all()]
    owned = [own.public_id, beside.public_id, file.public_id]
    return Scene(cast, file, own, beside, {"public_id": owned, "document_id": papers, "call_id": [file.call.public_id]})


def _file(cast: Cast, body) -> Proposal:
    file = make_proposal(
        call=hiding_call(agency=cast.agency),
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


# The walk -----------------------------------------------------------------------------
PLAIN = str.maketrans("İIıŞşĞğÜüÖöÇç", "iiissgguuoocc")


def plain(text: str) -> str:
    """Small letters without marks."""
    return text.translate(PLAIN).lower()


@dataclass(frozen=True)
class Got:
    """One answer with all that it says."""

    route: str
    address: str
    status: int
    head: str
    body: bytes

    @cached_property
    def said(self) -> str:
        """Head and body, unpacked and folded, addresses read as people read them."""
        is_page = self.body.lstrip()[:1] in {b"<", b"{", b""}
        inside = self.body.decode() if is_page else insides(self.body)
        return plain(unquote(f"{self.head}\n{inside}"))

    @property
    def steady(self) -> tuple[str, int, str, bytes]:
        """All but what differs from one request to the next."""
        body = CHANGING.sub(r"\1", self.body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
        return self.address, self.status, CHANGING.sub(r"\1", self.head), body


def walk(scene: Scene, routes: Iterator[str] | None = None) -> list[Got]:
    """What the evaluator gets at every address that can be made of the scene's ids, but where it would be signed out."""
    client, patterns = signed_in(scene.cast["evaluator"]), named_routes()
    asked = (
        (route, address) for route in routes or sorted(patterns) for address in addresses(scene, route, patterns[route])
    )
    return [got(route, address, client.get(address)) for route, address in asked if route not in LEAVING]


def signed_in(person) -> Client:
    """A browser of this person's."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def addresses(scene: Scene, route: str, pattern: str) -> Iterator[str]:
    """The route with every one of the scene's ids in each of its places; none where it asks for something else."""
    names = PARAMETER.findall(pattern)
    if any(name not in scene.ids for name in names):
        return
    for values in product(*(scene.ids[name] for name in names)):
        try:
            yield reverse(route, kwargs=dict(zip(names, values, strict=True)))
        except NoReverseMatch:
            continue


def got(route: str, address: str, response: HttpResponse) -> Got:
    """Everything that came back: status, head with cookies, body."""
    head = "\n".join(f"{name}: {value}" for name, value in sorted(response.items()) if name not in OF_THE_MOMENT)
    cookies = "" if "csrftoken" in response.cookies else response.cookies.output()
    body = b"".join(response) if response.streaming else response.content
    return Got(route, address, response.status_code, f"{head}\n{cookies}", body)


def leaks(answers: list[Got], needles: tuple[str, ...]) -> list[tuple[str, str]]:
    """Address and needle of each word that came through."""
    return [(one.address, needle) for one in answers for needle in needles if needle in one.said]
