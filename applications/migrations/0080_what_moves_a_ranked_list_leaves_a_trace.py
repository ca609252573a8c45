"""Whatever a ranked list is worked out from leaves a trace when it changes, by triggers: nobody who writes can forget it.

Only PostgreSQL has them. On SQLite, where a trial runs, lists are worked out anew each time. Two indexes beside: by the
score, for the scoreboard, and by the status within a stage.
"""

from decimal import Decimal

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Coalesce

EVALUATED = ("reviewed", "positive", "reserve", "negative", "with_ministry", "approved", "refused")
FILE = "SELECT call_id FROM applications_proposal WHERE id = {row}.proposal_id"
REVIEW = """
SELECT p.call_id FROM applications_proposal p JOIN applications_assignment a ON a.proposal_id = p.id
WHERE a.id = {row}.assignment_id
"""
# Table → the columns that lists read, which rows they read (all without a word), and the call that a row belongs to.
WATCHED = {
    "applications_proposal": (
        "call_id call_stage_id public_id reference status title requested_support first_sent_at score province_id main_measure_id",
        f"{{row}}.status IN {EVALUATED}",
        "SELECT {row}.call_id",
    ),
    "applications_tally": ("proposal_id opinion means totals counted", "", FILE),
    "applications_opinion": ("proposal_id amount", "", FILE),
    "applications_ministryact": ("proposal_id kind amount", "", FILE),
    "applications_assignment": ("proposal_id call_stage_id evaluator_id state", "{row}.state = 'sent'", FILE),
    "applications_review": ("assignment_id total", "{row}.total IS NOT NULL", REVIEW),
    "applications_rankrun": (
        "call_stage_id version inputs_sha256 findings",
        "",
        "SELECT call_id FROM applications_callstage WHERE id = {row}.call_stage_id",
    ),
}
EVENTS = {"insert": ("NEW",), "delete": ("OLD",), "update": ("OLD", "NEW")}


def statements():
    """A function and a trigger for every watched table and every way to change it."""
    for table, (columns, read, call) in WATCHED.items():
        for event, rows in EVENTS.items():
            name = f"{table}_{event}_moves_lists"
            calls = " UNION ".join(call.format(row=row) for row in rows)
            yield f"""
                CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO applications_listchange (call_id, weight)
                    SELECT call_id, 1 + floor(random() * 1099511627776)::bigint FROM ({calls}) AS touched;
                    RETURN NULL;
                END $$
            """  # noqa: S608 - our own names
            conditions = [" OR ".join(read.format(row=row) for row in rows)] if read else []
            if event == "update":
                conditions.append(" OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in columns.split()))
            when = f"WHEN ({' AND '.join(f'({one})' for one in conditions)})" if conditions else ""
            of = f" OF {', '.join(columns.split())}" if event == "update" else ""
            yield (
                f"CREATE TRIGGER {name} AFTER {event.upper()}{of} ON {table} "
                f"FOR EACH ROW {when} EXECUTE FUNCTION {name}()"
            )


def watch(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements():
            schema_editor.execute(statement)


def leave(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in WATCHED:
            for event in EVENTS:
                schema_editor.execute(f"DROP FUNCTION {table}_{event}_moves_lists() CASCADE")


class Migration(migrations.Migration):
    dependencies = [("applications", "0079_motions_say_which_opinion_they_met")]

    operations = [
        migrations.CreateModel(
            name="ListChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weight", models.BigIntegerField()),
                (
                    "call",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="applications.call",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["call"], include=("weight",), name="list_changes_of_a_call")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("weight__gt", 0)), name="list_change_weighs_something")
                ],
            },
        ),
        migrations.RunPython(watch, leave),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["call_stage", "status", "id"], name="proposals_of_a_stage"),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                models.F("call_stage"),
                Coalesce(
                    "score",
                    models.Value(Decimal(-1), output_field=models.DecimalField(decimal_places=2, max_digits=6)),
                ).desc(),
                models.F("id").desc(),
                name="proposals_by_score",
            ),
        ),
    ]
