"""What becomes of a call's drafts when it is moved to the edition of the priorities that is in force now."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from applications.choices import Status
from applications.models import Call, Proposal
from applications.models.proposal import ProposalQuerySet
from applications.queries.calls import Standing, Stood, published, stood
from cmdp.audit.queries import history_of
from priorities.descent import Descent, read_descent
from priorities.models import Edition, Measure
from priorities.queries import published_editions


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure that a draft names, and those that answer to it in the other edition."""

    measure: Measure
    heirs: tuple[Measure, ...]

    @property
    def follows(self) -> Measure | None:
        """What the draft names afterwards: nobody chooses for the applicant where there are several, or none."""
        return self.heirs[0] if len(self.heirs) == 1 else None

    @property
    def is_kept(self) -> bool:
        """Whether it is the same measure, perhaps in other words."""
        return self.follows is not None and self.follows.lineage == self.measure.lineage

    @property
    def is_reworded(self) -> bool:
        """Whether the same measure reads otherwise."""
        after = self.follows
        return self.is_kept and after is not None and _words(after) != _words(self.measure)


@dataclass(frozen=True, slots=True)
class Following:
    """A draft with what becomes of the measures it names."""

    proposal: Proposal
    main: Choice | None
    others: tuple[Choice, ...]

    @property
    def must_choose(self) -> bool:
        """Whether the applicant has to choose the main measure again."""
        return self.main is not None and self.main.follows is None

    @property
    def new_main(self) -> Measure | None:
        """The main measure afterwards; none where it has to be chosen."""
        return self.main.follows if self.main else None

    @property
    def new_others(self) -> list[Measure]:
        """The further measures afterwards, each once and none that is the main one."""
        found = {choice.follows.pk: choice.follows for choice in self.others if choice.follows}
        if self.new_main:
            found.pop(self.new_main.pk, None)
        return list(found.values())

    @property
    def changed_others(self) -> list[Choice]:
        """The further measures that are followed into other words."""
        return [choice for choice in self.others if choice.follows and (choice.is_reworded or not choice.is_kept)]

    @property
    def dropped(self) -> list[Choice]:
        """The further measures that nothing single answers to."""
        return [choice for choice in self.others if choice.follows is None]


@dataclass(frozen=True, slots=True)
class Movable:
    """A call that is open or coming, and the edition that it could be moved to, if it has not got it yet."""

    stood: Stood
    target: Edition | None


def target_of(call: Call, editions: Sequence[Edition], at: dt.datetime) -> Edition | None:
    """The edition in force while the call is open (from its opening on, where that lies ahead), if it is newer than the call's."""
    opens = min((window.opens_at for window in call.stages.all()), default=at)
    in_force = (edition for edition in editions if edition.valid_from and edition.valid_from <= max(at, opens))
    found = next(in_force, None)
    return found if found and (found.number or 0) > (call.edition.number or 0) else None


def newer_edition(call: Call, at: dt.datetime) -> Edition | None:
    """The edition that the call could be moved to at this instant."""
    return target_of(call, list(published_editions()), at)


def movable_calls(at: dt.datetime) -> list[Movable]:
    """The published calls that have not closed, what closes first first."""
    editions = list(published_editions())
    rows = [stood(call, at) for call in published()]
    open_or_coming = [row for row in rows if row.standing != Standing.CLOSED]
    open_or_coming.sort(key=lambda row: (row.standing != Standing.OPEN, row.next_instant))
    return [Movable(row, target_of(row.call, editions, at)) for row in open_or_coming]


def drafts_of(call: Call) -> ProposalQuerySet:
    """The drafts of the first stage: they go along. What was approved in an earlier stage stays as it was approved."""
    first = call.stages.order_by("order").values("pk")[:1]
    return Proposal.objects.filter(call=call, status=Status.DRAFT, call_stage__in=first).order_by("pk")


def followings(drafts: ProposalQuerySet, to: Edition) -> list[Following]:
    """What becomes of each of these drafts in the edition; as many queries for one as for all."""
    descent = read_descent()
    rows = drafts.select_related(
        "call__agency", "organisation", "edition", "main_measure__axis", "main_measure__edition"
    )
    rows = rows.prefetch_related("secondary_measures__measure__axis", "secondary_measures__measure__edition")
    return [_following(draft, to, descent) for draft in rows]


def asked_again(proposal: Proposal) -> Choice | None:
    """The main measure that the draft lost when its call was moved, while none is chosen in its place."""
    if proposal.main_measure_id is not None:
        return None
    event = history_of(proposal).filter(verb="proposal.repin").first()
    changes = event.changes if event else {}
    before, after = changes.get("main_measure", [None, None])
    if before is None or after is not None:
        return None
    number, _after = changes["edition"]
    lost = Measure.objects.select_related("axis", "edition").get(edition__number=number, code=before)
    return Choice(lost, tuple(read_descent().translate(lost, proposal.edition)))


def _following(draft: Proposal, to: Edition, descent: Descent) -> Following:
    main = choice_of(draft.main_measure, to, descent) if draft.main_measure else None
    others = tuple(choice_of(row.measure, to, descent) for row in draft.secondary_measures.all())
    return Following(draft, main, others)


def choice_of(measure: Measure, to: Edition, descent: Descent) -> Choice:
    """What answers to the measure in the other edition."""
    return Choice(measure, tuple(descent.translate(measure, to)))


def _words(measure: Measure) -> tuple[str, ...]:
    return measure.title_tr, measure.title_en, measure.text_tr, measure.text_en
