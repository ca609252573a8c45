"""The database itself refuses to change what was decided, on both engines, as it does with the record.

The list of a decision and a correction of minutes stand as they were written; a package once it was made; a closed
meeting keeps its state and its minutes' number and date. PostgreSQL refuses TRUNCATE of the lists too, unless the
session says ``cmdp.may_empty_the_record = on``, as only the suite's settings do. SQLite drops a table's triggers
whenever a migration rebuilds the table: such a migration must put them back.
"""

from django.db import migrations

SAYS = "what was decided is append-only"
ALWAYS = ("applications_decidedlist", "applications_meetingcorrection")
PACKAGE, MEETING = "applications_package", "applications_meeting"
MINUTES = ("state", "minutes_number", "minutes_date", "closed_at", "closed_by_id")

FUNCTION = f"""
CREATE FUNCTION decided_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('cmdp.may_empty_the_record', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def triggers(differs):
    """Name → when it refuses; ``differs`` is how the engine says that two values are not the same, null or not."""
    other = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in MINUTES)
    found = {
        f"{PACKAGE}_no_update": (PACKAGE, "UPDATE", "OLD.made_at IS NOT NULL"),
        f"{PACKAGE}_no_delete": (PACKAGE, "DELETE", "OLD.made_at IS NOT NULL"),
        f"{MEETING}_no_update": (MEETING, "UPDATE", f"OLD.state = 'closed' AND ({other})"),
        f"{MEETING}_no_delete": (MEETING, "DELETE", "OLD.state = 'closed'"),
    }
    for table in ALWAYS:
        found |= {f"{table}_no_{event.lower()}": (table, event, "1 = 1") for event in ("UPDATE", "DELETE")}
    return found


def guard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        for name, (table, event, when) in triggers("IS DISTINCT FROM").items():
            row = f"BEFORE {event} ON {table} FOR EACH ROW WHEN ({when})"
            schema_editor.execute(f"CREATE TRIGGER {name} {row} EXECUTE FUNCTION decided_refuse_change()")
        for table in ALWAYS:
            emptied = f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
            schema_editor.execute(
                f"CREATE TRIGGER {table}_not_emptied {emptied} EXECUTE FUNCTION decided_refuse_change()"
            )
        return
    for name, (table, event, when) in triggers("IS NOT").items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} {refuse}")
    for table in ALWAYS:
        # REPLACE INTO removes a row without firing the trigger of DELETE, so a known key is refused as well.
        known = f"BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608 - our own names
        schema_editor.execute(f"CREATE TRIGGER {table}_no_replace {known} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")


def unguard(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION decided_refuse_change() CASCADE")
        return
    for name in (*triggers("IS NOT"), *(f"{table}_no_replace" for table in ALWAYS)):
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("applications", "0072_marks_that_are_there_are_added_up")]

    operations = [migrations.RunPython(guard, unguard)]
