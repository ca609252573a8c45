import datetime as dt

import pytest

from applications.presenters.record import Change, lines, runs
from applications.queries.rules import rules_of
from cmdp.accounts.choices import Role
from cmdp.audit import verbs
from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from tests.factories.people import NOON, join, make_organisation, make_user
from tests.factories.regions import make_agency
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_words(monkeypatch):
    monkeypatch.setattr(verbs, "_verbs", {"test.act": "Denedi"})
    monkeypatch.setattr(verbs, "_objects", {"accounts.organisation": "Kurum"})


def test_an_event_is_told_in_words():
    person, organisation = make_user(full_name="Ayşe Öz"), make_organisation()
    join(person, Role.AGENCY_OFFICER, make_agency("TR83"))
    join(person, Role.AGENCY_OFFICER, make_agency("TRC2"))
    letter = {"letter_number": "E-1", "letter_date": dt.date(2026, 3, 1)}
    record("test.act", organisation, by=person, at=NOON, reason="Uygun.", changes={"vkn": ("1", "2")}, **letter)

    (line,) = lines(Event.objects.all())

    assert (line.who, line.capacity, line.what, line.thing) == ("Ayşe Öz", "Ajans uzmanı", "Denedi", "Kurum")
    assert (line.reference, line.reason, line.letter_number) == (organisation.public_id, "Uygun.", "E-1")
    assert line.changes == [Change("Vergi kimlik numarası (VKN)", "1", "2")]


def test_the_system_acts_in_its_own_name():
    record("test.act", make_organisation(), by=SYSTEM, at=NOON)

    (line,) = lines(Event.objects.all())

    assert (line.who, line.capacity) == ("Sistem", "")


def test_who_was_erased_keeps_a_number_and_an_unknown_role_its_name():
    event = {"at": NOON, "verb": "x", "object_id": 1, "capacities": ["gone_role:3"], "actor_id": 999_999}
    Event.objects.create(**event, object_type="gone.model", changes={"field": [1, 2]})

    (line,) = lines(Event.objects.all())

    assert (line.who, line.capacity) == ("999999 numaralı kişi", "gone_role")
    assert line.changes == [Change("field", "1", "2")]


@pytest.mark.parametrize(
    ("name", "pair", "told"),
    [
        ("score", ("", "66.5"), Change("Puan", "–", "66,50")),
        ("score", ("84.00", None), Change("Puan", "84,00", "–")),
        ("state", ("", "running"), Change("Durum", "–", "uygulanıyor")),
        ("amount", ("", "1250000"), Change("Tutar", "–", "1.250.000,00 TL")),
    ],
)
def test_scores_amounts_and_states_are_written_as_everywhere(name, pair, told):
    record("x", make_organisation(), by=SYSTEM, at=NOON, changes={name: pair})

    (line,) = lines(Event.objects.all())

    assert line.changes == [told]


@pytest.mark.parametrize("field", ["nothing", "memberships"])
def test_a_field_without_a_name_of_its_own_keeps_its_code(field):
    record("x", make_organisation(), by=SYSTEM, at=NOON, changes={field: (1, 2)})

    (line,) = lines(Event.objects.all())

    assert line.changes == [Change(field, "1", "2")]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("municipality", "Belediye"),
        (None, "–"),
        ("", "–"),
        (True, "evet"),
        (False, "hayır"),
        (["municipality", "x"], "Belediye, x"),
        ([], "–"),
        (NOON, "02.03.2026 12.00"),
    ],
)
def test_a_value_is_told_as_people_say_it(value, words):
    record("x", make_organisation(), by=SYSTEM, at=NOON, changes={"type": ("other", value)})

    (line,) = lines(Event.objects.all())

    assert line.changes == [Change("Türü", "other", words)]


def test_a_files_rules_lend_their_words():
    rules = rules_of(make_call().rule_set)
    item, question = rules.first.check_items[0], rules.first.questions[0]
    record("test.act", make_organisation(), by=SYSTEM, at=NOON, changes={item.key: ("", "yes")})
    record("test.act", make_organisation(), by=SYSTEM, at=NOON, changes={f"questions.{question.key}": (None, "•")})

    told = lines(Event.objects.filter(verb="test.act"), rules)

    assert [line.changes for line in told] == [[Change(question.label, "–", "•")], [Change(item.text, "–", "evet")]]


@pytest.mark.parametrize(
    ("name", "pair", "told"),
    [
        ("priorities.main_measure_id", (None, 8), Change("Ana tedbir", "–", "•")),
        ("place.unheard", (None, "x"), Change("Yer", "–", "x")),
    ],
)
def test_what_has_no_words_of_its_own_goes_by_its_section_and_a_key_says_nothing(name, pair, told):
    record("test.act", make_organisation(), by=SYSTEM, at=NOON, changes={name: pair})

    (line,) = lines(Event.objects.all())

    assert line.changes == [told]


def test_what_is_done_over_and_over_stands_together():
    for reason in ("", "", "Neden.", ""):
        record("test.act", make_organisation(), by=SYSTEM, at=NOON, reason=reason)

    assert [len(run) for run in runs(lines(Event.objects.all()))] == [1, 1, 2]
