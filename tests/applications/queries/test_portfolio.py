"""What reached the Ministry, counted: only what was forwarded, to those who read there, closed files left out."""

from decimal import Decimal

from applications.choices import MinistryActKind, Status
from applications.queries.portfolio import Share, portfolio_of
from tests.factories.conflicts import make_conflict
from tests.factories.decisions import make_ministry_act
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.rules import make_call


def test_files_are_counted_by_each_dimension(cast):
    call = make_call(agency=cast.agency)
    told = {"call": call, "requested_support": Decimal(100)}
    files = [make_proposal(**told, status=status) for status in (Status.WITH_MINISTRY, Status.APPROVED, Status.REFUSED)]
    make_proposal(**told, status=Status.POSITIVE)
    make_package(files, cast["manager"])
    make_ministry_act(files[1], cast["manager"], MinistryActKind.APPROVED, amount=Decimal(80))

    found = portfolio_of(cast["ministry_decider"])

    asked = sum((file.requested_support for file in files), Decimal(0))
    assert found["year"] == [Share(str(call.programme_year), 3, 1, 1, 1, asked, Decimal(80))]
    assert {key: sum(share.files for share in shares) for key, shares in found.items()} == dict.fromkeys(found, 3)


def test_nobody_else_counts_and_a_closed_file_is_not_counted(cast):
    files = [make_proposal(status=Status.WITH_MINISTRY) for _ in range(2)]
    for file in files:
        make_package([file], cast["manager"])
    make_conflict(files[0], cast["ministry_reader"])

    seen = {n: sum(s.files for s in portfolio_of(cast[n])["stage"]) for n in ("ministry_reader", "manager", "owner")}

    assert seen == {"ministry_reader": 1, "manager": 0, "owner": 0}
