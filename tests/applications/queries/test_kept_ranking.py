"""The list that is kept equals the list worked out from nothing, whatever was done to a call in between."""

from decimal import Decimal
from typing import NamedTuple

import pytest
from django.core.cache import cache
from django.utils import translation
from redis import RedisError

from applications.choices import OpinionOutcome, Status
from applications.domain import certainty, lifecycle, opinions, scoring
from applications.domain.folding import fold
from applications.domain.opinions import Word
from applications.models import Assignment, Call, CallShare, CallStage, ListChange, Proposal, RuleSet, Tally
from applications.queries import kept_ranking, list_changes
from applications.queries.entrants import names_of
from applications.queries.kept_ranking import ranked_page
from applications.queries.list_changes import calls_to_fold, weight_of
from applications.queries.rank_runs import sureness_of
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.people import NOON, Cast
from tests.factories.ranking import divided_call, marked_file
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return divided_call(
        {"1": 3_000_000, "2": 1_000_000},
        values={"close_reason_length": "0"},
        agency=cast.agency,
        envelope=5_000_000,
        opens_at=NOON.replace(year=2020),
        closes_at=NOON.replace(year=2021),
    )


@kept
def files(call, cast):
    """Four of the first axis and one of the second; of the last, evaluated by one, another is awaited."""
    made = [
        marked_file(call, cast["officer"], total, organisation=cast.organisation, axis=axis)
        for total, axis in ((90, 1), (80, 1), (80, 1), (40, 1), (75, 2))
    ]
    return [*made, marked_file(call, cast["officer"], 70, evaluations=1)]


class Desk(NamedTuple):
    call: Call
    cast: Cast
    files: list[Proposal]


def _drawn(_ranking, blocks):
    return [repr((block.above, block.placed, names_of(line.file for line in block.lines))) for block in blocks]


def _shown(call, **asked):
    page = ranked_page(CallStage.objects.select_related("call__rule_set").get(call=call), asked, _drawn)
    return page.ranking, [(one.body, one.page, one.line_at) for one in page.envelopes], page.is_stale


def _send_the_last(desk):
    send(accepted(desk.files[5], by=desk.cast["officer"]), marks_of(desk.call, 71))


def _reopen(desk):
    chosen = Assignment.objects.filter(proposal=desk.files[0]).values_list("pk", flat=True)[:1]
    scoring.reopen(
        desk.files[0].pk, assignments=list(chosen), reason="Toplam yanlış.", by=desk.cast["manager"], at=NOON
    )


def _withdraw(desk):
    lifecycle.withdraw(desk.files[1].pk, reason="Vazgeçtik.", by=desk.cast["owner"], at=NOON)


def _opine(desk):
    Proposal.objects.filter(pk=desk.files[5].pk).update(status=Status.INELIGIBLE)
    words = {file.pk: Word(OpinionOutcome.RESERVE, "Çizgiye yakın.") for file in desk.files[:5]}
    words[desk.files[0].pk] = Word(OpinionOutcome.POSITIVE, "Uygun.", Decimal(900_000))
    told = {"met_on": NOON.date(), "minutes_number": "4", "by": desk.cast["manager"], "at": NOON}
    opinions.record_opinions(desk.call.stages.get().pk, words=words, **told)


def _rank_by_opinion(desk):
    Tally.objects.filter(proposal=desk.files[0]).update(opinion="support", means=[], totals=[])


def _other_rules(desk):
    """Ties are broken by the first sending alone."""
    desk.call.rule_set = make_rule_set(frozen=True, values={"envelope_split": "axis", "tie_breaks": '["first_sent"]'})
    desk.call.save()


def _take_back_an_amount(desk):
    make_opinion(desk.files[0], desk.cast["manager"])
    Proposal.objects.filter(pk=desk.files[0].pk).update(status=Status.POSITIVE)
    _shown(desk.call)
    desk.files[0].opinions.update(amount=600_000)


def _ministry(desk):
    Proposal.objects.filter(pk=desk.files[0].pk).update(status=Status.APPROVED)
    _shown(desk.call)
    make_ministry_act(desk.files[0], desk.cast["ministry_decider"], "approved", amount=Decimal(700_000))


ACTS = {
    "the last mark is sent": _send_the_last,
    "an evaluation is taken up again": _reopen,
    "a file is withdrawn": _withdraw,
    "opinions are recorded": _opine,
    "an amount is lowered": _take_back_an_amount,
    "the Ministry decides": _ministry,
    "a word of most in place of marks": _rank_by_opinion,
    "other rules": _other_rules,
    "a cost is cut": lambda desk: Proposal.objects.filter(pk=desk.files[1].pk).update(requested_support=5),
    "another title": lambda desk: Proposal.objects.filter(pk=desk.files[1].pk).update(title="Başka"),
    "another share": lambda desk: CallShare.objects.filter(call=desk.call).update(amount=10),
    "another envelope": lambda desk: Call.objects.filter(pk=desk.call.pk).update(envelope=4_500_000),
    "a tally goes": lambda desk: Tally.objects.filter(proposal=desk.files[0]).delete(),
    "a run": lambda desk: certainty.reckon(desk.call.stages.get().pk, by=desk.cast["manager"], at=NOON),
}


@pytest.mark.parametrize("act", ACTS)
def test_after_every_act_the_list_is_what_comes_out_from_nothing(call, cast, files, act):
    before = _shown(call)

    ACTS[act](Desk(call, cast, files))
    after = _shown(call)

    cache.clear()
    assert after == _shown(call) != before


def test_what_is_kept_is_given_out_and_each_page_of_it_with_the_line_above(
    call, files, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(kept_ranking, "SIZE", 2)
    first = _shown(call)
    with django_assert_num_queries(4):  # the stage, its shares, what its changes weigh, how its parts are called
        assert _shown(call) == first

    anchor = f"zarf-{first[0].envelopes[0].part.key}"
    with django_assert_num_queries(5):  # and the names of what is drawn for the first time
        (body, page, line_at), *_others = _shown(call, **{anchor: "2"})[1]

    assert [file.reference in body for file in files[:4]] == [False, True, True, True]
    assert (page.previous, page.next, line_at) == ("0", "", "")


def test_each_language_is_drawn_by_itself(call, files):
    turkish = _shown(call)
    with translation.override("en"):
        english = _shown(call)

    assert turkish[1] == english[1]
    assert [str(one.part) for one in turkish[0].envelopes] != [str(one.part) for one in english[0].envelopes]


def test_what_moves_while_it_is_worked_out_is_kept_by_nobody(call, files, monkeypatch):
    def meanwhile(*told):
        found = sureness_of(*told)
        Proposal.objects.filter(pk=files[0].pk).update(requested_support=7)
        return found

    monkeypatch.setattr(kept_ranking, "sureness_of", meanwhile)
    _shown(call)

    assert cache.get(f"ranked:{call.stages.get().pk}:head") is None


def test_without_the_cache_or_with_rules_that_still_change_it_is_worked_out(call, files, monkeypatch):
    listed = _shown(call)
    RuleSet.objects.filter(pk=call.rule_set_id).update(frozen_at=None)
    open_rules = _shown(call)
    RuleSet.objects.filter(pk=call.rule_set_id).update(frozen_at=NOON)

    def away(*_told, **_more):
        raise RedisError

    monkeypatch.setattr(cache, "get_many", away)
    monkeypatch.setattr(cache, "set_many", away)

    assert open_rules[1] == _shown(call)[1] == listed[1]


def test_changes_are_folded_into_one_that_weighs_as_much(call, files, monkeypatch):
    weighed = weight_of(call.pk)
    monkeypatch.setattr(list_changes, "MANY", 2)

    assert calls_to_fold() == [call.pk]
    assert [fold(call.pk), fold(call.pk)] == [True, False]
    assert (weight_of(call.pk), ListChange.objects.filter(call=call).count()) == (weighed, 1)
    assert calls_to_fold() == []
