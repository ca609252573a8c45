"""The packages of a stage, newest first, each with the work that is under way on it."""

from applications.domain.packages import MAKE
from applications.policies.packages import may_make_package
from applications.queries.packages import packages_of_stage
from tests.factories.files import make_proposal
from tests.factories.jobs import make_job
from tests.factories.packages import make_package
from tests.factories.people import NOON
from tests.factories.rules import make_call


def test_only_what_is_not_written_yet_has_work(cast):
    call = make_call(agency=cast.agency)
    files = [make_proposal(call=call, status="with_ministry") for _ in range(3)]
    frozen = {"made_at": NOON, "file": "packages/p.zip", "sha256": "0" * 64}
    made, waiting, left = (
        make_package([f], cast["manager"], **w) for f, w in zip(files, (frozen, {}, {}), strict=True)
    )
    job = make_job(cast["manager"], kind=MAKE, arguments={"package": waiting.pk})

    assert packages_of_stage(call.stages.get()) == [(left, None), (waiting, job), (made, None)]
    assert packages_of_stage(make_call().stages.get()) == []


def test_only_the_agencys_manager_has_a_package_made(cast):
    package = make_package([make_proposal(call=make_call(agency=cast.agency))], cast["manager"])

    assert {
        name: bool(may_make_package(cast[name], package)) for name in ("manager", "officer", "ministry_decider")
    } == {
        "manager": True,
        "officer": False,
        "ministry_decider": False,
    }
