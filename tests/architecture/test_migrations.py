"""Each app has one line of migrations, and the models say nothing they do not."""

import re
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.support.modules import OWN

OURS = sorted(config.label for config in apps.get_app_configs() if config.name.split(".")[0] in OWN)


@pytest.mark.parametrize("label", OURS)
def test_the_history_of_an_app_is_one_line(label):
    graph = MigrationLoader(None).graph
    ours = [node for node in graph.nodes if node[0] == label]

    parents = Counter(parent for node in ours for parent in graph.node_map[node].parents if parent.key[0] == label)

    assert [parent.key for parent, children in parents.items() if children > 1] == []


def test_every_migration_has_a_speaking_name():
    names = [name for label, name in MigrationLoader(None).disk_migrations if label in OURS]

    assert [name for name in names if re.search(r"_auto_|_and_more$", name)] == []


def test_the_models_need_no_new_migration(db):
    out = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=out)

    assert out.getvalue().strip() == "No changes detected"
