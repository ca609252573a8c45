"""The items of rule sets that are there already keep what stood beside them by their key."""

import importlib

from django.apps import apps

from applications.models import CheckItem
from tests.factories.rules import make_rule_set

MIGRATION = importlib.import_module("applications.migrations.0059_shipped_check_items_say_what_stands_beside_them")


def test_every_item_that_had_a_finding_says_so_and_what_was_chosen_stays(db):
    items = CheckItem.objects.filter(stage__rule_set=make_rule_set(frozen=True))
    shipped = dict(items.values_list("key", "bearing"))
    items.exclude(key="framework").update(bearing="")
    items.filter(key="framework").update(bearing="papers_readable")

    for _ in range(2):
        MIGRATION.tie(apps, None)

    assert dict(items.values_list("key", "bearing")) == {**shipped, "framework": "papers_readable"}
