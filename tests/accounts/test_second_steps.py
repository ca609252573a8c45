"""The second step lies encrypted, moves to another key, and is taken away from who lost it."""

import importlib
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from cmdp.audit.models import Event
from cmdp.kit.cipher import UnreadableError, decrypted
from cmdp.outbox.models import Letter
from tests.factories.people import PASSWORD, make_user

pytestmark = pytest.mark.django_db
SEED = "JBSWY3DPEHPK3PXP"


def _say(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def person():
    user = make_user("ayse@ornek.test", password=PASSWORD)
    TOTP.activate(user, SEED)
    RecoveryCodes.activate(user)
    Authenticator.objects.create(user=user, type="webauthn", data={"credential": {}})
    return user


def _kept(user, kind):
    return Authenticator.objects.get(user=user, type=kind).data


def test_no_seed_lies_in_the_database_as_it_is(person):
    app, codes = _kept(person, "totp"), _kept(person, "recovery_codes")

    assert SEED not in str(app)
    assert decrypted(app["secret"]) == SEED
    assert len(bytes.fromhex(decrypted(codes["seed"]))) == 40


def test_every_secret_moves_to_the_newest_key_and_still_works(person, settings):
    codes = RecoveryCodes.activate(person).generate_codes()
    settings.DATA_KEYS = ["another", *settings.DATA_KEYS]

    assert _say("encrypt_again") == "2 secrets are under the newest key.\n"

    settings.DATA_KEYS = ["another"]
    assert decrypted(_kept(person, "totp")["secret"]) == SEED
    assert RecoveryCodes.activate(person).generate_codes() == codes


def test_while_one_cannot_be_read_none_is_written_anew(person, settings):
    before = _kept(person, "totp")
    settings.DATA_KEYS = ["another"]

    with pytest.raises(UnreadableError):
        call_command("encrypt_again")

    assert _kept(person, "totp") == before


def test_the_migration_encrypts_what_lay_there_and_goes_back(person):
    migration = importlib.import_module("cmdp.accounts.migrations.0010_second_steps_are_encrypted")
    migration.decrypt(apps, None)
    assert _kept(person, "totp")["secret"] == SEED

    migration.encrypt(apps, None)

    assert decrypted(_kept(person, "totp")["secret"]) == SEED


def test_who_lost_every_step_gets_in_by_the_password_and_is_told(person):
    inside = Client()
    inside.force_login(person)

    said = _say("lift_second_step", "Ayse@ornek.test", "--reason", "Yetki belgesi ve kurum yazısıyla")

    assert said == "3 second steps were taken away.\n"
    assert not Authenticator.objects.filter(user=person).exists()
    assert Event.objects.get(verb="second_step_lifted").reason == "Yetki belgesi ve kurum yazısıyla"
    assert Letter.objects.values_list("kind", "to_email").get() == ("account_second_step_lifted", person.email)
    answer = Client().post("/hesap/giris/", {"login": person.email, "password": PASSWORD})
    assert answer.url == "/basvurular/"


def test_nobody_is_let_in_by_a_wrong_address():
    with pytest.raises(CommandError, match="Nobody has the address"):
        call_command("lift_second_step", "yok@ornek.test", "--reason", "x")
