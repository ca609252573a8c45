"""One letter of the Ministry on the files of a package: all of them or none, and only those that wait in it."""

from decimal import Decimal

import pytest

from applications.choices import MinistryActKind, Status
from applications.domain.ministry import OfficialLetter
from applications.domain.package_decisions import Decision, decide_package
from applications.models import MinistryAct, Proposal
from applications.policies.packages import may_decide_package
from applications.queries.packages import counted, packages_of_ministry, waiting_in
from cmdp.kit.verdict import Refused
from tests.factories.decisions import make_ministry_act, make_opinion
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

LETTER = OfficialLetter("B-9", NOON.date())
APPROVED = Decision(MinistryActKind.APPROVED, Decimal(900_000), "")
REFUSED = Decision(MinistryActKind.REFUSED, None, "Etkisi gösterilmemiş.")
RETURNED = Decision(MinistryActKind.RETURNED, None, "Arsa kimin?")


@kept
def files(cast):
    call = make_call(agency=cast.agency)
    found = [make_proposal(call=call, organisation=cast.organisation, status=Status.WITH_MINISTRY) for _ in range(4)]
    for file in found:
        make_opinion(file, cast["manager"])
    return found


@kept
def package(files, cast):
    return make_package(files, cast["manager"])


def decide(package, told, cast, by="ministry_decider"):
    decide_package(package.pk, {file.pk: word for file, word in told.items()}, letter=LETTER, by=cast[by], at=NOON)


def statuses(files):
    return list(Proposal.objects.filter(pk__in=[f.pk for f in files]).order_by("pk").values_list("status", flat=True))


def test_one_letter_decides_on_many_files(package, files, cast):
    decide(package, dict(zip(files, (APPROVED, REFUSED, RETURNED), strict=False)), cast)

    assert statuses(files) == ["approved", "refused", "positive", "with_ministry"]
    acts = MinistryAct.objects.filter(letter_number="B-9").order_by("proposal_id")
    assert list(acts.values_list("kind", "amount", "reason")) == [
        ("approved", Decimal(900_000), ""),
        ("refused", None, "Etkisi gösterilmemiş."),
        ("returned", None, "Arsa kimin?"),
    ]


def test_what_is_refused_of_one_file_is_refused_of_all_and_names_it(package, files, cast):
    too_much = Decision(MinistryActKind.APPROVED, Decimal(10**12), "")

    with pytest.raises(Refused) as refused:
        decide(package, {files[0]: APPROVED, files[1]: too_much}, cast)

    assert refused.value.verdict.code == "amount_out_of_range"
    assert str(refused.value.verdict.reason).startswith(f"{files[1]}: ")
    assert statuses(files) == ["with_ministry"] * 4


def test_only_a_decider_of_the_ministry_decides(package, files, cast):
    codes = {}
    for name in ("ministry_reader", "manager"):
        with pytest.raises(Refused) as refused:
            decide(package, {files[0]: APPROVED}, cast, by=name)
        codes[name] = refused.value.verdict.code

    assert codes == {"ministry_reader": "not_ministry", "manager": "not_ministry"}


def test_a_file_waits_in_its_newest_package_alone(package, files, cast):
    make_ministry_act(files[0], cast["manager"], MinistryActKind.RETURNED)
    again = make_package(files[:1], cast["manager"])

    with pytest.raises(Refused) as refused:
        decide(package, {files[0]: APPROVED}, cast)

    assert refused.value.verdict.code == "not_waiting"
    found = counted(packages_of_ministry(cast["ministry_decider"])).order_by("pk")
    assert [(row.pk, row.files, row.waiting) for row in found] == [(package.pk, 4, 3), (again.pk, 1, 1)]
    assert [act.proposal for act in waiting_in(again)] == files[:1]


def test_a_package_decided_whole_waits_for_nothing(package, files, cast):
    decide(package, dict.fromkeys(files, REFUSED), cast)

    assert may_decide_package(cast["ministry_decider"], package, at=NOON).code == "nothing_waits"
