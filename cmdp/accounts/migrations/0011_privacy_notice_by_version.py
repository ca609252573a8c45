"""What people are told of their data becomes rows; who saw the text that stood in a template is shown the first one once.

The database itself refuses to change or remove a version, on both engines. SQLite drops a table's triggers whenever a
migration rebuilds the table: such a migration must put them back.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


TABLE = "accounts_privacynotice"
SAYS = "a published privacy notice stays as it is"
REFUSE = "EXECUTE FUNCTION privacy_notice_refuse_change()"
ABORT = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
FUNCTION = f"""
CREATE FUNCTION privacy_notice_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guard(_apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        schema_editor.execute(FUNCTION)
    for event in ("UPDATE", "DELETE"):
        row = f"CREATE TRIGGER {TABLE}_no_{event.lower()} BEFORE {event} ON {TABLE} FOR EACH ROW"
        schema_editor.execute(f"{row} {REFUSE if is_postgresql else ABORT}")


def unguard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION privacy_notice_refuse_change() CASCADE")
        return
    for event in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{event}")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_second_steps_are_encrypted"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="user",
            name="notice_seen_at",
        ),
        migrations.RemoveField(
            model_name="user",
            name="notice_version",
        ),
        migrations.AddField(
            model_name="user",
            name="notice_due",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="PrivacyNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(unique=True)),
                ("text_tr", models.TextField()),
                ("text_en", models.TextField()),
                ("published_at", models.DateTimeField()),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="NoticeReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[("sign_up", "hesap açarken gösterildi"), ("read", "okuduğunu bildirdi")], max_length=7
                    ),
                ),
                ("read_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notice_readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="accounts.privacynotice",
                    ),
                ),
            ],
            options={
                "ordering": ["-notice__number"],
            },
        ),
        migrations.AddConstraint(
            model_name="privacynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text_tr", ""), _negated=True), models.Q(("text_en", ""), _negated=True)),
                name="privacy_notice_in_both_languages",
            ),
        ),
        migrations.AddConstraint(
            model_name="privacynotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("number", 1), ("published_by__isnull", False), _connector="OR"),
                name="privacy_notice_has_its_publisher",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticereading",
            constraint=models.UniqueConstraint(fields=("person", "notice"), name="one_reading_per_person_and_notice"),
        ),
        migrations.RunPython(guard, unguard),
    ]
