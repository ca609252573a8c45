"""Thousands of applicants, each with an organisation and a draft that may be sent: copies of one of the demonstration's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import models, transaction

from applications.choices import Status
from applications.models import Answer, Proposal, Question, StageRule
from applications.policies.judgement import obstacles
from applications.queries import rules
from applications.queries.facts import facts_of
from cmdp.accounts.choices import Role
from cmdp.accounts.models import AuthorityPaper, Membership, Organisation, User
from cmdp.kit.ids import public_id

# What hangs on a draft and goes along with its copy.
PARTS: Final = (
    *("secondary_measures", "answers", "partners", "activities", "budget_lines", "documents", "funding_sources"),
    *("operating_years", "indicators", "risks", "sections"),
)
QUESTIONS: Final = 25
TEXT: Final = " ".join(
    ["Ölçmek için yazılmış bir yanıt: yapılacak iş, kimin için olduğu ve sonunda neyin değişeceği."] * 6
)
BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Applicant:
    """One of the crowd."""

    user: User
    proposal: Proposal


def widen(stage: StageRule, number: int = QUESTIONS) -> None:
    """Let the stage ask ``number`` questions: the longest section there is."""
    asked = list(stage.questions.order_by("order"))
    words = {"label_tr": "Ölçülen soru", "label_en": "Question measured", "limit": 3000, "is_required": False}
    Question.objects.bulk_create(
        Question(stage=stage, key=f"olculen-{place}", order=100 + place, source=asked[0].source, **words)
        for place in range(len(asked), number)
    )
    # A published rule set changes for nobody else, so what was read of it is kept.
    rules._compiled.cache_clear()


def sendable_draft() -> Proposal:
    """A draft of the demonstration that every rule lets go and that waits for nobody's approval; all its questions answered."""
    drafts = Proposal.objects.with_relations().filter(status=Status.DRAFT, organisation__asks_approval=False)
    draft = next(draft for draft in drafts.order_by("pk") if not obstacles(facts_of(draft)))
    asked = draft.call_stage.stage.questions.all()
    rows = [Answer(proposal=draft, question=one, text=TEXT[: one.limit].strip()) for one in asked]
    Answer.objects.bulk_create(rows, ignore_conflicts=True)
    return draft


def gather(draft: Proposal, number: int, *, first: int = 0) -> list[Applicant]:
    """So many applicants beside that draft's own, each with a copy of it; ``first`` keeps two crowds apart."""
    crowd: list[Applicant] = []
    parts = {name: list(getattr(draft, name).all()) for name in PARTS}
    paper = AuthorityPaper.objects.filter(organisation=draft.organisation_id, state__in=AuthorityPaper.STANDING).first()
    for start in range(first, first + number, BATCH):
        places = range(start, min(start + BATCH, first + number))
        crowd += _batch(draft, parts, paper, places)
    return crowd


@transaction.atomic
def _batch(
    draft: Proposal, parts: dict[str, list[Any]], paper: AuthorityPaper | None, places: Iterable[int]
) -> list[Applicant]:
    users = User.objects.bulk_create(_person(draft, place) for place in places)
    bodies = Organisation.objects.bulk_create(_body(draft.organisation, place) for place in places)
    pairs = list(zip(users, bodies, strict=True))
    told = {"role": Role.ORGANISATION_OWNER, "granted_at": draft.created_at}
    Membership.objects.bulk_create(Membership(user=user, organisation=body, **told) for user, body in pairs)
    if paper is not None:
        AuthorityPaper.objects.bulk_create(_copy(paper, organisation=body, speaker=user) for user, body in pairs)
    files = Proposal.objects.bulk_create(
        _copy(draft, organisation=body, created_by=user, contact_email=user.email) for user, body in pairs
    )
    for rows in parts.values():
        _copies(rows, files)
    return [Applicant(user, file) for user, file in zip(users, files, strict=True)]


def _person(draft: Proposal, place: int) -> User:
    user = User(email=f"kalabalik{place}@demo.test", full_name=f"Ölçüm Kişisi {place}", is_demo=True)
    user.password, user.joined_at = "!", draft.created_at
    user.set_keys()
    return user


def _body(organisation: Organisation, place: int) -> Organisation:
    body: Organisation = _copy(
        organisation, name=f"{place}. Ölçüm Kurumu (örnek)", vkn=f"{9_000_000_000 + place}", detsis=""
    )
    body.unit_name = ""
    body.set_keys()
    return body


def _copies(rows: list[Any], files: list[Proposal]) -> None:
    """Rows of one kind for each of the files; nothing points from one kind to another but what is looked up by key."""
    if rows:
        type(rows[0]).objects.bulk_create(
            (_copy(row, proposal=file) for file in files for row in rows), batch_size=2000
        )


def _copy(row: Any, **changes: Any) -> Any:
    """The same row once more, unsaved, under keys of its own."""
    values = {field.attname: getattr(row, field.attname) for field in _columns(row) if not field.primary_key}
    copy = type(row)(**values)
    if hasattr(copy, "public_id"):
        copy.public_id = public_id()
    for name, value in changes.items():
        setattr(copy, name, value)
    if isinstance(copy, Proposal):
        copy.set_keys()
    return copy


def _columns(row: models.Model) -> Iterator[Any]:
    return iter(type(row)._meta.concrete_fields)
