"""What is there is dated and keeps its words when editions learn their instants; and back."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.factories.people import NOON

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

BEFORE = [("priorities", "0002_published_editions_never_change")]
AFTER = [("priorities", "0008_guard_editions_and_errata")]


def _migrate(target):
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return MigrationExecutor(connection).loader.project_state(target).apps


@pytest.fixture
def old():
    """The models as they were, in a schema of their own: what was built on them since needs not be taken down."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA earlier; SET search_path TO earlier")
    yield _migrate(BEFORE)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA earlier CASCADE; RESET search_path")


def test_published_editions_are_dated_and_drafts_give_back_their_number(old):
    edition = old.get_model("priorities", "Edition").objects
    published = edition.create(public_id="p", number=1, created_at=NOON)
    axis = old.get_model("priorities", "Axis").objects.create(edition=published, order=1, code="1", title_tr="a")
    edition.filter(pk=published.pk).update(state="published", published_at=NOON, reason="Neden")
    draft = edition.create(public_id="d", number=2, created_at=NOON, copied_from=published)

    new = _migrate(AFTER)

    rows = new.get_model("priorities", "Edition").objects.order_by("pk").values_list("pk", "number", "valid_from")
    assert list(rows) == [(published.pk, 1, NOON), (draft.pk, None, None)]
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        new.get_model("priorities", "Axis").objects.filter(pk=axis.pk).update(title_tr="b")

    again = _migrate(BEFORE)

    rows = again.get_model("priorities", "Edition").objects.order_by("pk").values_list("pk", "number", "state")
    assert list(rows) == [(published.pk, 1, "published"), (draft.pk, 2, "draft")]
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        again.get_model("priorities", "Axis").objects.filter(pk=axis.pk).update(title_tr="b")
