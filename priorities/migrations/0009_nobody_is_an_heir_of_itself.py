"""The database refuses a measure as its own heir: a part that goes back to where it came from leaves no row.

Such rows of drafts are removed; what was published stays as it was, and reads as a measure that stands on.
"""

from django.db import migrations
from django.db.models import F

ITSELF = "nobody is an heir of itself"
SAME = "EXISTS (SELECT 1 FROM priorities_measure WHERE id = NEW.heir_id AND lineage = NEW.from_lineage)"

POSTGRESQL = f"""
CREATE FUNCTION priorities_refuse_oneself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {SAME} THEN
        RAISE EXCEPTION '{ITSELF}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER priorities_succession_another BEFORE INSERT OR UPDATE ON priorities_succession
    FOR EACH ROW EXECUTE FUNCTION priorities_refuse_oneself();
"""
POSTGRESQL_BACK = """
DROP TRIGGER priorities_succession_another ON priorities_succession;
DROP FUNCTION priorities_refuse_oneself();
"""
EVENTS = ("INSERT", "UPDATE")


def forget(apps, schema_editor):
    """Remove the rows of drafts that say nothing."""
    rows = apps.get_model("priorities", "Succession").objects.using(schema_editor.connection.alias)
    rows.filter(heir__lineage=F("from_lineage")).exclude(edition__state="published").delete()


def guard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for event in EVENTS:
        schema_editor.execute(
            f"CREATE TRIGGER priorities_succession_another_{event} BEFORE {event} ON priorities_succession "
            f"WHEN {SAME} BEGIN SELECT RAISE(ABORT, '{ITSELF}'); END"
        )


def unguard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
        return
    for event in EVENTS:
        schema_editor.execute(f"DROP TRIGGER priorities_succession_another_{event}")


class Migration(migrations.Migration):
    dependencies = [("priorities", "0008_guard_editions_and_errata")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
