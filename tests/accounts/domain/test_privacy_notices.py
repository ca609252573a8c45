"""The privacy notice by version: published once, shown again when a new one comes, each reading kept."""

import datetime as dt

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from applications.exports.own_data import told_of
from cmdp.accounts.choices import Role
from cmdp.accounts.domain.memberships import grant
from cmdp.accounts.domain.people import create_person
from cmdp.accounts.domain.privacy_notices import (
    acknowledge_notice,
    load_shipped_notice,
    publish_notice,
    shown_at_sign_up,
)
from cmdp.accounts.models import NoticeReading, PrivacyNotice, User
from cmdp.audit.models import Event
from cmdp.kit.actors import SYSTEM
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON, make_user
from tests.factories.privacy_notices import make_notice
from tests.support.race import race

NEW = {"text_tr": "Yeni metin", "text_en": "New text"}


@pytest.fixture
def notice(cast):
    return make_notice()


def _publish(cast, **told):
    return publish_notice(**{**NEW, "seen": 1, "by": cast["administrator"], "at": NOON, **told})


def _due():
    return set(User.objects.filter(notice_due=True).values_list("pk", flat=True))


def test_the_shipped_text_comes_into_force_once_and_everybody_is_shown_it(cast):
    load_shipped_notice(at=NOON)
    User.objects.update(notice_due=False)
    load_shipped_notice(at=NOON)

    notice = PrivacyNotice.objects.get()
    assert ("6698" in notice.text_tr, "6698" in notice.text_en, notice.is_shipped) == (True, True, True)
    assert Event.objects.get(verb="privacy_notice_published").changes == {"number": [0, 1]}
    assert _due() == set()


def test_a_new_version_is_dated_named_and_shown_to_everybody(cast, notice):
    published = _publish(cast)

    assert (published.number, published.published_at, published.published_by) == (2, NOON, cast["administrator"])
    assert Event.objects.get(verb="privacy_notice_published").changes == {"number": [1, 2]}
    assert _due() == set(User.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"seen": 0}, "stale"),
        ({"text_tr": "Metin 1", "text_en": "Text 1"}, "unchanged"),
    ],
)
def test_what_would_hide_a_version_or_say_nothing_new_is_refused(cast, notice, told, code):
    with pytest.raises(Refused) as refusal:
        _publish(cast, **told)

    assert (refusal.value.verdict.code, _due()) == (code, set())


def test_only_administrators_publish(cast, notice):
    with pytest.raises(Refused, match="not_administrator"):
        _publish(cast, by=cast["manager"])

    assert PrivacyNotice.objects.count() == 1


@pytest.mark.parametrize("act", [lambda n: type(n).objects.update(text_tr="x"), lambda n: n.delete()])
def test_a_published_version_is_neither_changed_nor_removed(notice, act):
    with pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        act(notice)

    assert PrivacyNotice.objects.get().text_tr == "Metin 1"


def test_who_read_the_newest_version_is_not_shown_it_again_and_the_first_time_counts(cast, notice):
    _publish(cast)
    person, later = cast["owner"], NOON + dt.timedelta(days=1)

    assert acknowledge_notice("2", by=person, at=NOON) is True
    assert acknowledge_notice("2", by=person, at=later) is True

    assert person.pk not in _due()
    assert list(NoticeReading.objects.values_list("person", "notice__number", "way", "read_at")) == [
        (person.pk, 2, "read", NOON)
    ]
    assert Event.objects.filter(verb="privacy_notice_read").count() == 1


@pytest.mark.parametrize(("number", "kept"), [("1", [1]), ("7", []), ("", []), ("x", []), ("99999", []), ("²", [])])
def test_who_read_an_older_one_or_none_of_ours_is_shown_the_newest(cast, notice, number, kept):
    _publish(cast)

    assert acknowledge_notice(number, by=cast["owner"], at=NOON) is False

    assert list(NoticeReading.objects.values_list("notice__number", flat=True)) == kept
    assert cast["owner"].pk in _due()


@pytest.mark.parametrize(("number", "is_due"), [("1", False), ("", True)])
def test_what_stood_beside_the_form_of_sign_up_is_kept(notice, number, is_due):
    person = make_user()

    shown_at_sign_up(person, number, at=NOON)

    assert (person.pk in _due()) == is_due
    assert list(NoticeReading.objects.values_list("way", flat=True)) == [] if is_due else ["sign_up"]


@pytest.mark.parametrize("is_demo", [True, False])
def test_who_was_made_by_a_command_is_shown_it_unless_made_up(db, is_demo):
    person = create_person("y@ornek.test", full_name="Y", password=None, by=SYSTEM, at=NOON, is_demo=is_demo)

    assert (person.pk in _due()) == (not is_demo)


def test_the_copy_of_own_data_tells_what_one_was_shown(cast, notice):
    acknowledge_notice("1", by=cast["owner"], at=NOON)

    told = dict(told_of(cast["owner"]))["accounts.NoticeReading"]

    assert told == [{"notice__number": 1, "notice__published_at": NOON, "way": "read", "read_at": NOON}]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_is_told_that_another_came_first():
    administrator = create_person("a@ornek.test", full_name="A", password=None, by=SYSTEM, at=NOON, is_demo=True)
    grant(administrator, Role.ADMINISTRATOR, None, by=SYSTEM, at=NOON)
    make_notice()

    def publish(text):
        return lambda: publish_notice(**{**NEW, "text_tr": text}, seen=1, by=administrator, at=NOON)

    assert race(publish("Biri"), publish("Öteki")) == ["", "stale"]
    with pytest.raises(IntegrityError), transaction.atomic():
        make_notice(2, by=administrator)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_nobody_who_reads_while_a_version_comes_misses_it():
    administrator = create_person("a@ornek.test", full_name="A", password=None, by=SYSTEM, at=NOON, is_demo=True)
    grant(administrator, Role.ADMINISTRATOR, None, by=SYSTEM, at=NOON)
    people = [make_user() for _ in range(4)]
    make_notice()

    race(
        lambda: publish_notice(**NEW, seen=1, by=User.objects.get(pk=administrator.pk), at=NOON),
        *(lambda person=person: acknowledge_notice("1", by=person, at=NOON) for person in people[:2]),
        *(lambda person=person: transaction.atomic(shown_at_sign_up)(person, "1", at=NOON) for person in people[2:]),
    )

    assert {person.pk for person in people} <= _due()
