"""Files that were there before a file had an edition of its own get that of their call."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from applications.models import Proposal
from tests.factories.files import make_proposal
from tests.factories.priorities import make_edition
from tests.factories.rules import make_call

pytestmark = pytest.mark.django_db


def test_a_file_without_an_edition_is_pinned_to_that_of_its_call():
    first, second = make_edition(), make_edition()
    lacking, has = make_proposal(call=make_call(edition=second)), make_proposal(call=make_call(edition=second))
    Proposal.objects.filter(pk=has.pk).update(edition=first)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE applications_proposal ALTER COLUMN edition_id DROP NOT NULL")
        cursor.execute("UPDATE applications_proposal SET edition_id = NULL WHERE id = %s", [lacking.pk])

    import_module("applications.migrations.0009_pin_files_to_their_calls_edition").pin(apps, None)

    assert dict(Proposal.objects.values_list("pk", "edition")) == {lacking.pk: second.pk, has.pk: first.pk}
