"""The database itself refuses to change what was published, on both engines.

A published edition, its axes and its measures can be neither added to, changed nor removed, and a
measure stands under an axis of its own edition. SQLite drops a table's triggers whenever a
migration rebuilds the table: such a migration must put them back (a test tries them).
"""

from django.db import migrations

FROZEN = "a published edition never changes"
ASTRAY = "a measure stands under an axis of its own edition"

POSTGRESQL = f"""
CREATE FUNCTION priorities_keep_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'published' THEN
        RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION priorities_keep_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM priorities_edition
               WHERE state = 'published'
               AND ((TG_OP <> 'INSERT' AND id = OLD.edition_id) OR (TG_OP <> 'DELETE' AND id = NEW.edition_id))) THEN
        RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION priorities_keep_together() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM priorities_axis WHERE id = NEW.axis_id AND edition_id = NEW.edition_id) THEN
        RAISE EXCEPTION '{ASTRAY}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER priorities_edition_kept BEFORE UPDATE OR DELETE ON priorities_edition
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_edition();
CREATE TRIGGER priorities_axis_kept BEFORE INSERT OR UPDATE OR DELETE ON priorities_axis
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_items();
CREATE TRIGGER priorities_measure_kept BEFORE INSERT OR UPDATE OR DELETE ON priorities_measure
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_items();
CREATE TRIGGER priorities_measure_together BEFORE INSERT OR UPDATE ON priorities_measure
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_together();
"""  # noqa: S608 - nothing of it comes from outside
POSTGRESQL_BACK = """
DROP TRIGGER priorities_edition_kept ON priorities_edition;
DROP TRIGGER priorities_axis_kept ON priorities_axis;
DROP TRIGGER priorities_measure_kept ON priorities_measure;
DROP TRIGGER priorities_measure_together ON priorities_measure;
DROP FUNCTION priorities_keep_edition();
DROP FUNCTION priorities_keep_items();
DROP FUNCTION priorities_keep_together();
"""


def _published(row):
    return f"EXISTS (SELECT 1 FROM priorities_edition WHERE id = {row}.edition_id AND state = 'published')"  # noqa: S608


def _astray():
    return "NOT EXISTS (SELECT 1 FROM priorities_axis WHERE id = NEW.axis_id AND edition_id = NEW.edition_id)"


def _sqlite():
    """Name, event, condition and words of each trigger."""
    for event in ("UPDATE", "DELETE"):
        yield f"priorities_edition_no_{event}", event, "priorities_edition", "OLD.state = 'published'", FROZEN
    for table in ("priorities_axis", "priorities_measure"):
        yield f"{table}_no_insert", "INSERT", table, _published("NEW"), FROZEN
        yield f"{table}_no_update", "UPDATE", table, f"{_published('OLD')} OR {_published('NEW')}", FROZEN
        yield f"{table}_no_delete", "DELETE", table, _published("OLD"), FROZEN
    for event in ("INSERT", "UPDATE"):
        yield f"priorities_measure_together_{event}", event, "priorities_measure", _astray(), ASTRAY


def guard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for name, event, table, condition, words in _sqlite():
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )


def unguard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
        return
    for name, *_rest in _sqlite():
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("priorities", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
