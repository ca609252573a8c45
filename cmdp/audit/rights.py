"""What the service may do in the database where another role owns the tables: write rows, never change a table.

Of the record it may add and read alone; so whoever takes the service over can neither drop its guards nor rewrite it.
"""

from typing import Final

from django.db import connection

EVENTS: Final = "audit_event"  # sealing locks it, for which PostgreSQL asks the right to update: the triggers refuse it
SEALS: Final = "audit_seal"
HISTORY: Final = "django_migrations"


def grant_service(role: str) -> None:
    """Give the role what serving needs and nothing else; by the owner of the tables, after each migration again."""
    name = connection.ops.quote_name(role)
    statements = (
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
        f"REVOKE DELETE ON {EVENTS} FROM {name}",
        f"REVOKE UPDATE, DELETE ON {SEALS} FROM {name}",
        f"REVOKE INSERT, UPDATE, DELETE ON {HISTORY} FROM {name}",
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {name}",
    )
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
