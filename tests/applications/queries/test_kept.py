"""Every table that holds something of a person says what for, for how long and what then."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from applications.queries.kept import REGISTER, of
from cmdp.accounts.models import User
from cmdp.settings import base
from tests.support.modules import ROOT

NAMES = {"to_user_id", "owner_id", "user_id", "actor_id", "ip_address", "ip", "username"}
SHAPES = (models.EmailField, models.GenericIPAddressField)
LISTED = [name for kept in REGISTER for name in kept.models]


def _is_of_a_person(model):
    """Whether it names a person, holds an address, or says of itself that it holds personal values."""
    fields = model._meta.local_fields
    names = {field.name for field in fields} & NAMES
    keys = any(field.is_relation and field.related_model is User for field in fields)
    return bool(getattr(model, "PERSONAL", ()) or names or keys or any(isinstance(field, SHAPES) for field in fields))


def test_every_table_that_holds_something_of_a_person_is_listed_once():
    expected = {model._meta.label for model in apps.get_models() if _is_of_a_person(model)}
    elsewhere = {"account.EmailConfirmation", "axes.AccessAttemptExpiration"}  # nothing but a key to a listed one
    # Hangs on a profile, or on a draft: part of what is listed.
    parts = {"applications.EvaluatorTie", "applications.Expertise", "applications.CurriculumVitae"}

    assert expected - set(LISTED) == set()
    assert set(LISTED) - expected - elsewhere - parts == set()
    assert [name for name, times in Counter(LISTED).items() if times > 1] == []


def test_a_term_in_days_is_a_setting_and_says_whether_somebody_vouched_for_it(settings):
    settings.KEPT_UNCONFIRMED = frozenset()
    settings.JOB_RESULT_DAYS = 7

    assert {kept.setting for kept in REGISTER if kept.setting} == base.KEPT_DAYS
    assert (of("jobs").days, of("jobs").is_unconfirmed) == (7, False)
    assert (of("files").days, of("files").is_unconfirmed) == (None, True)


@pytest.mark.parametrize("word", ["tckn", "identity_number", "national_id", "kimlik_no", "birth", "religion", "blood"])
def test_no_column_asks_for_a_number_of_identity_or_what_is_nobodys_business(word):
    columns = [f"{m._meta.label}.{f.name}" for m in apps.get_models() for f in m._meta.local_fields]

    assert [column for column in columns if word in column.lower()] == []


def test_the_page_for_everybody_shows_the_register(client, db):
    page = client.get("/kisisel-veriler/").content.decode()

    assert [kept.key for kept in REGISTER if str(kept.what) not in page] == []
    assert (ROOT / "templates/applications/public/privacy.html").exists()
