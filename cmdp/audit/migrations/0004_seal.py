"""The record sealed day by day; the database refuses to change or remove a seal as it does an event.

The function that refuses on PostgreSQL is the one of ``0002_append_only``.
"""

from django.db import migrations, models

POSTGRESQL = """
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_seal_not_emptied BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""
SQLITE = {
    "audit_seal_no_update": "BEFORE UPDATE ON audit_seal",
    "audit_seal_no_delete": "BEFORE DELETE ON audit_seal",
    "audit_seal_no_replace": "BEFORE INSERT ON audit_seal WHEN EXISTS (SELECT 1 FROM audit_seal WHERE id = NEW.id)",
}


def guard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for name, event in SQLITE.items():
        says = "audit events are append-only"
        schema_editor.execute(f"CREATE TRIGGER {name} {event} BEGIN SELECT RAISE(ABORT, '{says}'); END")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_find_by_label_and_agency")]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed_at", models.DateTimeField()),
                ("first_id", models.BigIntegerField(unique=True)),
                ("last_id", models.BigIntegerField()),
                ("count", models.PositiveIntegerField()),
                ("marks", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),  # the table takes its triggers along
    ]
