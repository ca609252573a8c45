"""What stands beside each file of a full desk: its sending, its traces, its check, its marks, its acts, its history."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Final

from applications.choices import CheckResult, MinistryActKind, OpinionOutcome, Status
from applications.demo.evaluation import WORDS
from applications.demo.many_desk import Desk
from applications.demo.marking import marks_for
from applications.domain.freezing import content_of, fingerprint
from applications.domain.reviewing import Entry
from applications.models import (
    CheckAnswer,
    CheckItem,
    Mark,
    MinistryAct,
    Opinion,
    OpinionAct,
    Proposal,
    Review,
    Submission,
    Tally,
    Trace,
)
from applications.queries.facts import facts_of
from applications.queries.rules import rules_of
from applications.queries.scoring import result_of_marks
from applications.queries.tallies import kept_of
from applications.queries.tracing import traces_of
from cmdp.audit.record import record_many

# By which moves a file came to where it is.
CHECKED: Final = ("submit", "pass_check")
MARKED: Final = (*CHECKED, "finish")
FAVOURED: Final = (*MARKED, "opine_positive")
FORWARDED: Final = (*FAVOURED, "forward")
VERBS: Final = {
    Status.SUBMITTED: ("submit",),
    Status.UNDER_REVIEW: CHECKED,
    Status.RETURNED: (*CHECKED, "return"),
    Status.REVIEWED: MARKED,
    Status.POSITIVE: FAVOURED,
    Status.NEGATIVE: (*MARKED, "opine_negative"),
    Status.WITH_MINISTRY: FORWARDED,
    Status.APPROVED: (*FORWARDED, "approve"),
    Status.REFUSED: (*FORWARDED, "decline"),
}
MINISTRY: Final = {
    "forward": MinistryActKind.FORWARDED,
    "approve": MinistryActKind.APPROVED,
    "decline": MinistryActKind.REFUSED,
}
OPINIONS: Final = {"opine_positive": OpinionOutcome.POSITIVE, "opine_negative": OpinionOutcome.NEGATIVE}
# So many criteria of a file that is still being marked have their marks.
BEGUN: Final = 8


class Record:
    """Writes it for one batch of files after the other; what all files share is read once."""

    def __init__(self, desk: Desk) -> None:
        self.window, self.now, self.officer = desk.window, desk.now, desk.staff[1]
        self.items = list(CheckItem.objects.filter(stage=desk.window.stage_id))
        self.marks = cache(lambda total: marks_for(rules_of(desk.window.call.rule_set), total))
        self.contents: dict[int, dict[str, Any]] = {}

    def write(self, files: Sequence[Proposal], reviews: Sequence[Review]) -> None:
        """All that a batch of files leaves."""
        sendings = Submission.objects.bulk_create(self._sending(file) for file in files)
        Trace.objects.bulk_create(trace for sending in sendings for trace in _traces(sending))
        CheckAnswer.objects.bulk_create(answer for file in files for answer in self._answers(file))
        Mark.objects.bulk_create(mark for review in reviews for mark in self._marked(review))
        Tally.objects.bulk_create(self._tally(file, given) for file, given in _sent_of(reviews).items())
        self._decide(files)
        for verb in dict.fromkeys(verb for verbs in VERBS.values() for verb in verbs):
            self._tell(verb, [file for file in files if verb in VERBS[Status(file.status)]])

    def _sending(self, file: Proposal) -> Submission:
        content = self._content(file)
        told = {"call_stage": self.window, "number": 1, "sent_at": file.sent_at, "sent_by": self.officer}
        return Submission(proposal=file, content=content, sha256=fingerprint(content), **told)

    def _content(self, file: Proposal) -> dict[str, Any]:
        """What the file says; all files of one body differ in what they are about alone."""
        body = file.organisation_id
        if body not in self.contents:
            self.contents[body] = content_of(facts_of(file))
        first = self.contents[body]
        project = {**first["project"], "title": file.title, "summary": file.summary}
        place = {**first["place"], "district": file.district, "site": file.site}
        funding = {**first["funding"], "requested_support": str(file.requested_support)}
        return {**first, "reference": file.reference, "project": project, "place": place, "funding": funding}

    def _answers(self, file: Proposal) -> Iterator[CheckAnswer]:
        if file.status == Status.SUBMITTED:
            return
        told = {"call_stage": self.window, "answered_at": file.sent_at, "answered_by": self.officer}
        for item in self.items:
            yield CheckAnswer(proposal=file, item=item, result=CheckResult.YES, **told)

    def _marked(self, review: Review) -> Iterator[Mark]:
        entries: dict[int, Entry] = self.marks(points_of(review.assignment.proposal))
        for criterion, entry in list(entries.items())[: None if review.sent_at else BEGUN]:
            yield Mark(review=review, criterion_id=criterion, points=entry.points, reason=entry.reason)

    def _tally(self, file: Proposal, evaluators: int) -> Tally:
        """Everybody gave a file the same."""
        rules, entries = rules_of(self.window.call.rule_set), self.marks(points_of(file))
        points = {criterion: entry.points or 0 for criterion, entry in entries.items()}
        result = result_of_marks([points] * evaluators, rules.grid, rules.values)
        return Tally(proposal=file, **kept_of(result))

    def _decide(self, files: Sequence[Proposal]) -> None:
        """One act of the commission for the batch, and the Ministry's letters."""
        when = {"recorded_at": self.now, "recorded_by": self.officer}
        let_out = {"released_at": self.now, "released_by": self.officer}
        minutes = {"met_on": self.now.date(), "minutes_number": f"{self.now:%Y}/{files[0].pk}"}
        of = {"call": self.window.call, "call_stage": self.window}
        act = OpinionAct.objects.create(**of, **minutes, **when, **let_out)
        told = ((file, verb) for file in files for verb in VERBS[Status(file.status)] if verb in OPINIONS)
        Opinion.objects.bulk_create(
            _opinion(act, file, OPINIONS[verb], place) for place, (file, verb) in enumerate(told, 1)
        )
        letters = ((file, verb) for file in files for verb in VERBS[Status(file.status)] if verb in MINISTRY)
        MinistryAct.objects.bulk_create(self._letter(file, MINISTRY[verb]) for file, verb in letters)

    def _letter(self, file: Proposal, kind: MinistryActKind) -> MinistryAct:
        return MinistryAct(
            proposal=file,
            call_stage=self.window,
            kind=kind,
            letter_number=f"E-{file.pk}",
            letter_date=self.now.date(),
            amount=file.requested_support if kind == MinistryActKind.APPROVED else None,
            reason="" if kind != MinistryActKind.REFUSED else "Kaynak yetmedi.",
            recorded_at=self.now,
            recorded_by=self.officer,
        )

    def _tell(self, verb: str, files: Sequence[Proposal]) -> None:
        if self.officer is not None:
            told = [(file, {"status": (file.status_before, file.status)}) for file in files]
            agency = self.window.call.agency_id
            record_many(f"proposal.{verb}", told, by=self.officer, at=self.now, agency_id=agency)


def _sent_of(reviews: Sequence[Review]) -> Counter[Proposal]:
    """The scored files, and how many evaluators sent their marks of each."""
    sent = (review.assignment.proposal for review in reviews if review.sent_at)
    return Counter(file for file in sent if file.score is not None)


def points_of(file: Proposal) -> Decimal:
    """What each evaluator of the file gave or would give."""
    return file.score if file.score is not None else Decimal(40 + file.pk % 60)


def _traces(sending: Submission) -> Iterator[Trace]:
    for kind, value in sorted(traces_of(sending.content)):
        yield Trace(proposal_id=sending.proposal_id, kind=kind, value=value)


def _opinion(act: OpinionAct, file: Proposal, outcome: OpinionOutcome, place: int) -> Opinion:
    amount = file.requested_support if outcome == OpinionOutcome.POSITIVE else None
    told = {"rank": place, "score": file.score, "amount": amount, "reason": WORDS[outcome]}
    return Opinion(act=act, proposal=file, outcome=outcome, **told)
