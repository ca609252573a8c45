"""The severity of evaluators: against another library's fit, against what is true, and where nothing can be told."""

import warnings

import pytest

from applications.queries.severity import Given, Layout, components, fit, numpy
from tests.support.panels import small_panel

ORACLE = 1e-6


def _oracle(scores):
    """The same model fitted by statsmodels, its optimiser run to the end."""
    api = pytest.importorskip("statsmodels.regression.mixed_linear_model")
    pandas = pytest.importorskip("pandas")
    rows = [(one.file, one.axis, one.evaluator, one.points) for one in scores]
    table = pandas.DataFrame(rows, columns=["file", "axis", "evaluator", "points"])
    parts = {"file": "0 + C(file)", "evaluator": "0 + C(evaluator)"}
    model = api.MixedLM.from_formula(
        "points ~ 0 + C(axis)", groups=[1] * len(table), vc_formula=parts, re_formula="0", data=table
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its first optimiser says that it hands over to the second
        return model.fit(reml=True, method=["bfgs", "lbfgs"], gtol=1e-12, maxiter=2000)


@pytest.mark.parametrize("seed", [3, 8])
def test_the_fit_is_the_oracles(seed):
    scores = small_panel(seed=seed)

    ours, theirs = fit(scores), _oracle(scores)

    found = ours.variances
    spare = len(scores) - 3
    likelihood = -0.5 * (ours.solved.deviance + spare * (1 + numpy().log(2 * numpy().pi)))
    assert likelihood == pytest.approx(theirs.llf, abs=ORACLE)
    assert [found["evaluator"], found["file"], found["rest"]] == pytest.approx(
        [*theirs.vcomp, theirs.scale], rel=ORACLE
    )
    assert list(ours.axes().values()) == pytest.approx(list(theirs.fe_params), rel=ORACLE)
    effects = theirs.random_effects[1]
    hands = ours.solved.effects[len(ours.solved.layout.axes) :]
    assert list(hands) == pytest.approx([effects[f"evaluator[C(evaluator)[{who}]]"] for who in range(10)], abs=1e-5)


def test_without_severity_nobody_is_called_severe():
    model = fit(small_panel(severity=0, seed=1))

    assert model.variances["evaluator"] < 0.01
    assert max(abs(model.solved.effects[3:])) < 0.01


def test_a_severe_evaluator_is_taken_out_of_the_files_he_read():
    scores = [
        Given(file, "1", who, 60 + file % 7 * 4 - 15 * (who == 0))
        for file in range(40)
        for who in (file % 5, (file + 1) % 5)
    ]

    model = fit(scores)

    merits = model.qualities()
    alike = [merits[file] for file in range(40) if file % 7 == 0]
    assert max(alike) - min(alike) < 1
    assert model.residuals(beyond=20) == []


def test_one_score_that_nobody_can_explain_is_told():
    scores = small_panel(seed=5)
    odd = max(range(len(scores)), key=lambda at: scores[at].points)
    far = scores[odd]
    scores[odd] = Given(far.file, far.axis, far.evaluator, far.points - 75)

    file, evaluator, points = fit(scores).residuals(beyond=20)[0]

    assert (file, evaluator) == (far.file, far.evaluator)
    assert points < -20
    assert fit(scores).residuals(beyond=-points + 1) == []


FEW = [
    [],
    [Given(1, "1", 1, 70)],
    [Given(file, "1", file, 70 + file) for file in range(20)],
    [Given(file, "1", who, 70) for file in range(20) for who in (1, 2)],
    [Given(file, "1", who, 70 + file) for file in range(2) for who in (1, 2)],
]


@pytest.mark.parametrize("scores", FEW, ids=["none", "one score", "one score each", "all equal", "two files"])
def test_too_few_scores_or_equal_ones_tell_nothing(scores):
    assert fit(scores) is None


def test_evaluators_without_a_common_file_stand_in_parts_of_their_own():
    pairs = [(1, 2), (2, 3), (7, 8), (9, 9)]
    scores = [Given(file, "1", who, 70) for file, pair in enumerate(pairs) for who in pair]

    assert components(Layout(scores)) == {1: 1, 2: 1, 3: 1, 7: 2, 8: 2, 9: 3}
