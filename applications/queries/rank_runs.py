"""How sure the ranks of a stage are: what a run works on, what the last one found, whether the marks changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from applications.choices import AssignmentState
from applications.models import Assignment, CallStage, RankRun
from applications.queries.certainty import Certainty, Effect, Span, certainty_of, digest_of, seed_of, version
from applications.queries.evaluation import live_assignments_shown_to
from applications.queries.ranking import Ranking
from applications.queries.severity import Fit, Given, fit, tell_apart
from cmdp.accounts.models import User

AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a run rests on: scores; every list's files in order; the place of each where the money ends.

    What no effect explains is listed ``beyond`` so many points.
    """

    scores: tuple[Given, ...]
    lists: Mapping[str, tuple[int, ...]]
    lines: Mapping[str, int]
    beyond: float

    @property
    def digest(self) -> str:
        """The hash that a run keeps."""
        return digest_of(self.scores, self.lists, self.lines)

    @property
    def may_be_close(self) -> bool:
        """Whether a run can be made and may find files too close to call: some list goes on beyond its line."""
        return tell_apart(self.scores) and any(0 < self.lines[part] < len(files) for part, files in self.lists.items())


def scores_of(window: CallStage) -> tuple[Given, ...]:
    """The totals that evaluators sent for the files of a stage; one query."""
    sent = Assignment.objects.filter(
        call_stage=window,
        proposal__call_stage=window,
        state=AssignmentState.SENT,
        review__total__isnull=False,
    )
    told = sent.values_list("proposal_id", "proposal__main_measure__axis__code", "evaluator_id", "review__total")
    return tuple(
        Given(file, axis or "", evaluator, float(total or 0)) for file, axis, evaluator, total in told.order_by("pk")
    )


def is_long(window: CallStage) -> bool:
    """Whether a run would keep somebody waiting: a worker does it then."""
    return Assignment.objects.filter(call_stage=window, state=AssignmentState.SENT).count() > AT_ONCE


def inputs_of(window: CallStage, ranking: Ranking) -> Inputs:
    """What a run of this list would rest on now."""
    scores = scores_of(window)
    known = {score.file for score in scores}
    lists, lines = {}, {}
    for envelope in ranking.envelopes:
        files = tuple(line.file.pk for line in envelope.lines if line.file.pk in known)
        lists[envelope.part.key] = files
        lines[envelope.part.key] = max((line.place for line in envelope.lines if line.is_within), default=0)
    return Inputs(scores, lists, lines, float(ranking.rules.values.large_residual))


def findings_of(inputs: Inputs) -> dict[str, Any] | None:
    """What the model finds, as it is stored; nothing where the scores are too few or all alike."""
    if (model := fit(inputs.scores)) is None:
        return None
    found = certainty_of(model, inputs.lists, inputs.lines, seed=seed_of(inputs.digest))
    return _told(model, found, beyond=inputs.beyond)


def _told(model: Fit, found: Certainty, *, beyond: float) -> dict[str, Any]:
    effects = [[one.evaluator, one.points, one.low, one.high, one.files, one.component] for one in found.effects]
    return {
        "spans": {str(file): [span.low, span.high, span.chance] for file, span in found.spans.items()},
        "effects": effects,
        "residuals": [
            [file, evaluator, round(points, 2)] for file, evaluator, points in model.residuals(beyond=beyond)
        ],
        "variances": {name: round(value, 4) for name, value in model.variances.items()},
        "axes": {axis: round(value, 2) for axis, value in model.axes().items()},
        "merits": {str(file): round(value, 2) for file, value in model.qualities().items()},
    }


@dataclass(frozen=True, slots=True)
class Sureness:
    """The last run as pages read it; ``is_stale`` once marks or the list changed since.

    ``close`` are the files too close to the line, ``severe`` the evaluators whose effect is marked.
    """

    run: RankRun
    is_stale: bool
    spans: Mapping[int, Span]
    effects: tuple[Effect, ...]
    close: frozenset[int]
    severe: frozenset[int]


def sureness_of(window: CallStage, ranking: Ranking) -> Sureness | None:
    """What the last run says of this list; nothing where none was made. Two queries at most."""
    run = RankRun.objects.filter(call_stage=window).select_related("made_by").first()
    if run is None:
        return None
    inputs = inputs_of(window, ranking)
    spans = {int(file): Span(*told) for file, told in run.findings["spans"].items()}
    close = {
        file
        for part, files in inputs.lists.items()
        for file in files
        if file in spans and spans[file].crosses(inputs.lines[part])
    }
    is_stale = (run.inputs_sha256, run.version) != (inputs.digest, version())
    effects = tuple(Effect(*told) for told in run.findings["effects"])
    beyond = ranking.rules.values.severe_effect
    severe = frozenset(one.evaluator for one in effects if one.is_severe(beyond=beyond))
    return Sureness(run, is_stale, spans, effects, frozenset(close), severe)


@dataclass(frozen=True, slots=True)
class Nearness:
    """What the rule set asks near the line of a list: by a run that holds, which ``owed`` says is still to be made.

    ``least`` is the characters that the reason for each file too close to the line needs; empty where none is asked.
    ``cannot_tell``: a longer reason is asked, but of which files the marks given do not say.
    """

    owed: bool = False
    was_made: bool = False
    cannot_tell: bool = False
    least: Mapping[int, int] = field(default_factory=dict)


def nearness_of(window: CallStage, ranking: Ranking) -> Nearness:
    """What stands between the files of a list and their opinions; nothing is owed where no interval can be reckoned."""
    least = ranking.rules.values.close_reason_length
    if not least:
        return Nearness()
    sureness = sureness_of(window, ranking)
    if sureness is not None and not sureness.is_stale:
        return Nearness(was_made=True, least=dict.fromkeys(sureness.close, least))
    inputs = inputs_of(window, ranking)
    is_mute = bool(inputs.scores) and not tell_apart(inputs.scores)
    return Nearness(owed=inputs.may_be_close, was_made=sureness is not None, cannot_tell=is_mute)


def effects_of(sureness: Sureness | None) -> dict[int, float]:
    """Evaluator → points that he gives beyond others, by a run that still holds; nothing without one."""
    if sureness is None or sureness.is_stale:
        return {}
    return {one.evaluator: one.points for one in sureness.effects}


def evaluator_names(user: User, window: CallStage) -> dict[int, str]:
    """Key → name of the evaluators of a stage, as far as the person may know who marks; one query."""
    shown = live_assignments_shown_to(user).filter(call_stage=window)
    return dict(shown.values_list("evaluator_id", "evaluator__full_name"))
