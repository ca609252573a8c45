"""The seeds of authenticator apps and recovery codes lie encrypted from here on."""

from django.db import migrations

from cmdp.kit.cipher import decrypted, encrypted


def _each(apps, act):
    for row in apps.get_model("mfa", "Authenticator").objects.filter(type__in=["totp", "recovery_codes"]):
        kept = {name: act(row.data[name]) for name in ("secret", "seed") if name in row.data}
        if kept:
            row.data = {**row.data, **kept}
            row.save(update_fields=["data"])


def encrypt(apps, _schema_editor):
    _each(apps, encrypted)


def decrypt(apps, _schema_editor):
    _each(apps, decrypted)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_commission_members"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt, decrypt)]
