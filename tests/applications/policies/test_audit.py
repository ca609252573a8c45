from applications.policies.audit import may_open_record, may_view
from applications.queries.audit import actors_like, names_of, visible_to
from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, make_user


def test_managers_and_administrators_open_the_record(cast):
    allowed = {name for name, person in cast.people.items() if may_open_record(person)}

    assert allowed == {"manager", "other_manager", "administrator"}
    assert may_open_record(cast["officer"]).code == "not_manager"


def test_the_query_is_the_policys_twin(cast):
    for agency_id in (cast.agency.pk, cast["other_manager"].seats[0].agency_id, None):
        record("x", cast.organisation, by=SYSTEM, at=NOON, agency_id=agency_id)

    for person in cast.people.values():
        assert set(visible_to(person)) == {event for event in Event.objects.all() if may_view(person, event)}


def test_a_stranger_to_the_agency_is_told_why(cast):
    event = record("x", cast.organisation, by=SYSTEM, at=NOON, agency_id=cast.agency.pk)

    assert may_view(cast["other_manager"], event).code == "not_agency"


def test_names_are_read_for_those_who_still_have_one(db):
    person = make_user(full_name="Ayşe Öz")

    assert names_of([person.pk, None, person.pk + 1]) == {person.pk: "Ayşe Öz"}


def test_people_are_found_by_words_of_their_name_or_address(db):
    person = make_user("ayse@ornek.test", full_name="Ayşe Öz")
    make_user(full_name="Fatma Ak")

    assert actors_like(" AYSE@ornek.test ") == [person.pk]
    assert actors_like("öz AYSE") == [person.pk]
    assert actors_like("Ayşe Ak") == []
