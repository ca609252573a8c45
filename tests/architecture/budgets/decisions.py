"""The ranked list, the form of the opinions and the act that they became."""

from applications.choices import OpinionOutcome, Status
from applications.domain.opinions import Word, record_opinions
from applications.models import Call, Opinion, OpinionAct, RankRun, SourceDocument
from applications.queries.certainty import version
from applications.queries.rank_runs import inputs_of
from applications.queries.ranking import ranking_of
from tests.architecture.budgets.page import Page
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import make_call


def _ranked(cast, rows):
    call = make_call(agency=cast.agency, opens_at=NOON.replace(year=2020), closes_at=NOON.replace(year=2021))
    for number in range(rows):
        file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
        for _ in range(2):
            send(accepted(file, by=cast["officer"]), marks_of(call, 80 + number))


def _reckoned(cast, rows):
    _ranked(cast, rows)
    window = Call.objects.get().stages.get()
    inputs = inputs_of(window, ranking_of(window))
    files = [score.file for score in inputs.scores]
    findings = {
        "spans": {str(file): [1, 2, 0.5] for file in files},
        "effects": [[score.evaluator, 1.0, -1.0, 3.0, 1, 1] for score in inputs.scores],
        "residuals": [[files[0], inputs.scores[0].evaluator, 21.0]],
    }
    told = {"seed": 1, "version": version(), "inputs_sha256": inputs.digest, "findings": findings}
    RankRun.objects.create(call_stage=window, **told, made_at=NOON, made_by=cast["manager"])


def _window(_cast):
    return {"public_id": Call.objects.get().public_id, "order": 1}


def _decided(cast, rows):
    call = make_call(agency=cast.agency)
    files = [make_proposal(call=call, organisation=cast.organisation, status=Status.POSITIVE) for _ in range(rows)]
    first = make_opinion(files[0], cast["manager"])
    for file in files[1:]:
        values = {"outcome": first.outcome, "amount": first.amount, "reason": first.reason}
        Opinion.objects.create(act=first.act, proposal=file, **values)
    for file in files:
        make_package([file], cast["manager"])


def _replayable(cast, rows):
    _ranked(cast, rows)
    window = Call.objects.get().stages.get()
    words = {file.pk: Word(OpinionOutcome.RESERVE, "Çizgiye yakın.") for file in window.proposals.all()}
    told = {"met_on": NOON.date(), "minutes_number": "2026/4", "by": cast["manager"], "at": NOON}
    record_opinions(window.pk, words=words, **told)


def _act(_cast):
    return {"public_id": OpinionAct.objects.get().public_id}


def _sources(_cast, rows):
    for number in range(rows):
        SourceDocument.objects.create(title=f"Usul ve esaslar {number}")


PAGES = {
    "applications:call_ranking": Page(8, persona="manager", fill=_ranked, arguments=_window),
    "applications:call_certainty": Page(11, persona="manager", fill=_reckoned, arguments=_window),
    "applications:call_scores": Page(7, persona="manager", fill=_ranked, arguments=_window),
    "applications:call_what_if": Page(11, persona="manager", fill=_reckoned, arguments=_window, query="?zarf=1"),
    "applications:call_opinions": Page(12, persona="manager", fill=_ranked, arguments=_window),
    "applications:opinion_act": Page(11, persona="manager", fill=_decided, arguments=_act),
    "applications:decision_replay": Page(12, persona="manager", fill=_replayable, arguments=_act),
    "applications:rule_sources": Page(4, persona="administrator", fill=_sources),
}
