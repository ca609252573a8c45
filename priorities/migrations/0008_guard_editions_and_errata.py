"""The database again refuses to change what was published; now also what became of measures, and errata.

A succession belongs to an edition as an axis does, and its heir is a measure of that edition. An
erratum is never changed nor removed, and notes only what is published.
"""

from importlib import import_module

from django.db import migrations

before = import_module("priorities.migrations.0002_published_editions_never_change")

FROZEN = before.FROZEN
ASTRAY = "an heir is a measure of its own edition"
NOTED = "an erratum is never changed"
EARLY = "an erratum notes what is published"

POSTGRESQL = f"""
CREATE FUNCTION priorities_keep_heirs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.heir_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM priorities_measure WHERE id = NEW.heir_id AND edition_id = NEW.edition_id) THEN
        RAISE EXCEPTION '{ASTRAY}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION priorities_keep_errata() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION '{NOTED}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM priorities_edition WHERE id = NEW.edition_id AND state = 'published') THEN
        RAISE EXCEPTION '{EARLY}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER priorities_succession_kept BEFORE INSERT OR UPDATE OR DELETE ON priorities_succession
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_items();
CREATE TRIGGER priorities_succession_heirs BEFORE INSERT OR UPDATE ON priorities_succession
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_heirs();
CREATE TRIGGER priorities_erratum_kept BEFORE INSERT OR UPDATE OR DELETE ON priorities_erratum
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_errata();
"""  # noqa: S608 - nothing of it comes from outside
POSTGRESQL_BACK = """
DROP TRIGGER priorities_succession_kept ON priorities_succession;
DROP TRIGGER priorities_succession_heirs ON priorities_succession;
DROP TRIGGER priorities_erratum_kept ON priorities_erratum;
DROP FUNCTION priorities_keep_heirs();
DROP FUNCTION priorities_keep_errata();
"""
PUBLISHED = "EXISTS (SELECT 1 FROM priorities_edition WHERE id = {row}.edition_id AND state = 'published')"
STRANGER = "NEW.heir_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM priorities_measure WHERE id = NEW.heir_id AND edition_id = NEW.edition_id)"  # noqa: E501


def _sqlite():
    """Name, event, table, condition and words of each trigger."""
    kept, noted = "priorities_succession", "priorities_erratum"
    old, new = PUBLISHED.format(row="OLD"), PUBLISHED.format(row="NEW")
    yield f"{kept}_no_insert", "INSERT", kept, new, FROZEN
    yield f"{kept}_no_update", "UPDATE", kept, f"{old} OR {new}", FROZEN
    yield f"{kept}_no_delete", "DELETE", kept, old, FROZEN
    yield f"{kept}_heir_insert", "INSERT", kept, STRANGER, ASTRAY
    yield f"{kept}_heir_update", "UPDATE", kept, STRANGER, ASTRAY
    yield f"{noted}_no_update", "UPDATE", noted, "1", NOTED
    yield f"{noted}_no_delete", "DELETE", noted, "1", NOTED
    yield f"{noted}_no_draft", "INSERT", noted, f"NOT {new}", EARLY


def guard(apps, schema_editor):
    before.guard(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for name, event, table, condition, words in _sqlite():
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
    else:
        for name, *_rest in _sqlite():
            schema_editor.execute(f"DROP TRIGGER {name}")
    before.unguard(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("priorities", "0007_succession_errata_and_the_second_person")]

    operations = [migrations.RunPython(guard, unguard)]
