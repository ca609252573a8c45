"""The database refuses to change or remove the row of a source file: an edition may rest on it."""

from django.db import migrations

KEPT = "a source file never changes"

POSTGRESQL = f"""
CREATE FUNCTION priorities_keep_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{KEPT}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER priorities_sourcefile_kept BEFORE UPDATE OR DELETE ON priorities_sourcefile
    FOR EACH ROW EXECUTE FUNCTION priorities_keep_sources();
"""
POSTGRESQL_BACK = """
DROP TRIGGER priorities_sourcefile_kept ON priorities_sourcefile;
DROP FUNCTION priorities_keep_sources();
"""
EVENTS = ("UPDATE", "DELETE")


def guard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for event in EVENTS:
        schema_editor.execute(
            f"CREATE TRIGGER priorities_sourcefile_no_{event} BEFORE {event} ON priorities_sourcefile "
            f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        )


def unguard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_BACK)
        return
    for event in EVENTS:
        schema_editor.execute(f"DROP TRIGGER priorities_sourcefile_no_{event}")


class Migration(migrations.Migration):
    dependencies = [("priorities", "0011_source_files_of_editions")]

    operations = [migrations.RunPython(guard, unguard)]
