"""Which packages a person may read, one by one, is the set that the Ministry's desk starts from."""

from applications.models import Package
from applications.policies.packages import may_read_package
from applications.policies.relations import manager_only
from applications.queries.packages import packages_of_manager, packages_of_ministry
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.packages import make_package
from tests.factories.rules import make_call


def test_packages_are_seen_as_the_policies_say(cast):
    calls = make_call(agency=cast.agency), make_call(agency=cast["other_officer"].memberships.get().agency)
    files = [make_proposal(call=call, status="with_ministry") for call in calls for _ in range(2)]
    found = [make_package(files[:2], cast["manager"]), make_package(files[2:], cast["other_manager"])]
    make_conflict(files[0], cast["ministry_reader"])

    seen = {name: set(packages_of_ministry(person)) for name, person in cast.people.items()}
    managed = {name: set(packages_of_manager(person)) for name, person in cast.people.items()}

    packages = list(Package.objects.select_related("call_stage__call"))
    assert seen == {n: {row for row in packages if may_read_package(p, row)} for n, p in cast.people.items()}
    assert (seen["ministry_reader"], seen["ministry_decider"]) == ({found[1]}, set(found))
    assert managed == {
        n: {row for row in packages if manager_only(p, row.call_stage.call)} for n, p in cast.people.items()
    }
    assert may_read_package(cast["ministry_reader"], found[0]).code == "closed_file"
