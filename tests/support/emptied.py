"""An empty database after a test that commits, at the price of the rows it left behind.

Django truncates each of our tables and then makes content types and permissions anew, half a second for every test.
"""

from django.db import connection, transaction
from django.test import TransactionTestCase

# What migrations alone write, and no test changes.
STAYS = ["django_migrations", "django_content_type", "auth_permission"]
# Triggers and foreign keys look away meanwhile: the record refuses to be emptied, and no order of tables matters.
EMPTY = """
SET LOCAL session_replication_role = replica;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL ('{%s}')
    LOOP EXECUTE format('DELETE FROM %%I', name); END LOOP;
END $$;
"""
_as_django_does = TransactionTestCase._fixture_teardown


def empty(self: TransactionTestCase) -> None:
    """Instead of ``TransactionTestCase._fixture_teardown``; on SQLite as ever."""
    if connection.vendor != "postgresql":
        _as_django_does(self)
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(EMPTY % ",".join(STAYS))
