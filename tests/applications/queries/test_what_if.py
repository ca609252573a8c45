"""Another list beside the official one: what would change, and that nothing is touched."""

from decimal import Decimal

import pytest

from applications.models import Assignment
from applications.queries.entrants import assessed_of
from applications.queries.envelopes import purse_of
from applications.queries.ranking import rank
from applications.queries.rules import rules_of
from applications.queries.what_if import Supposition, read_for, suppose
from tests.factories.ranking import divided_call, marked_file, ten_files
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def call(cast):
    return make_call(agency=cast.agency, envelope=8_000_000)


@kept
def files(call):
    return ten_files(call)


def supposed(call, effects=None, **words):
    rules = rules_of(call.rule_set)
    window, supposition = call.stages.get(), Supposition(**words)
    assessed = assessed_of(window, rules)
    official = rank(assessed, rules, purse_of(call, rules))
    return suppose(assessed, official, supposition, effects or {}, read_for(window, rules, supposition))


def crossing(pairs):
    return [(pair.before.place, pair.after and str(pair.after.suggestion)) for pair in pairs if pair.crosses]


def test_nothing_supposed_changes_nothing(call, files):
    _other, pairs = supposed(call)

    assert len(pairs) == 10
    assert not any(pair.moves for pair in pairs)


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ({"envelope": Decimal(4_800_000)}, [(4, "reserve"), (5, "reserve")]),
        ({"pass_mark": Decimal(72)}, [(5, "negative"), (6, "negative"), (7, "negative"), (8, "negative")]),
        ({"floors": {"relevance": Decimal(26)}}, [(place, "negative") for place in range(1, 9)]),
    ],
    ids=["envelope", "pass mark", "floor"],
)
def test_other_money_marks_and_floors_change_who_is_in(call, files, words, changes):
    _other, pairs = supposed(call, **words)

    assert crossing(pairs) == changes


def test_compiled_rules_keep_their_floors(call, files):
    before = [part.section.floor for part in rules_of(call.rule_set).grid]
    supposed(call, floors={"relevance": Decimal(26)})

    assert [part.section.floor for part in rules_of(call.rule_set).grid] == before


def test_without_an_evaluator_the_score_is_the_others(call, files):
    first = Assignment.objects.filter(proposal=files[0]).order_by("pk").first().evaluator_id

    _other, pairs = supposed(call, without=first)

    assert next(pair.after.result.score for pair in pairs if pair.before.file.pk == files[0].pk) == 80


def test_a_file_that_only_he_marked_would_have_no_score(cast):
    rule_set = make_rule_set(frozen=True, values={"evaluators": "1"})
    call = make_call(agency=cast.agency, rule_set=rule_set)
    file = marked_file(call, cast["officer"], 90, evaluations=1)
    only = Assignment.objects.get(proposal=file).evaluator_id

    _other, (pair,) = supposed(call, without=only)

    assert (pair.after, pair.crosses, pair.moves) == (None, True, True)


def test_severity_is_taken_out_of_the_score_and_not_of_the_sections(call, files):
    evaluators = list(Assignment.objects.filter(proposal=files[0]).values_list("evaluator_id", flat=True))

    _other, pairs = supposed(call, effects={evaluators[0]: 6.0, evaluators[1]: -1.0}, severity_out=True)

    pair = next(pair for pair in pairs if pair.before.file.pk == files[0].pk)
    assert pair.after.result.score == Decimal("81.50")
    assert pair.after.result.sections == pair.before.result.sections


def test_a_divided_call_is_tried_with_other_shares(cast):
    call = divided_call({"1": 1_600_000, "2": 1_600_000}, agency=cast.agency, envelope=3_200_000)
    for total in (90, 80):
        marked_file(call, cast["officer"], total)
    first = call.shares.first().part

    _other, pairs = supposed(call, shares={first: Decimal(3_200_000)})
    less, _pairs = supposed(call, envelope=Decimal(1_000_000))

    assert crossing(pairs) == [(2, "positive")]
    assert not any(line.is_within for line in less.lines)
