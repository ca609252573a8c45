"""Each app has one line of migrations, and the models say nothing they do not."""

import re
from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

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


def test_a_new_database_gets_what_the_steps_it_is_spared_would_have_made():
    short, long = MigrationLoader(None), MigrationLoader(None, replace_migrations=False)
    spared = {key: whole for key, migration in short.disk_migrations.items() for whole in [migration.replaces] if whole}

    assert spared
    for squashed, replaced in spared.items():
        assert _told(short.project_state(squashed), squashed[0]) == _told(long.project_state(replaced[-1]), squashed[0])


def _told(state: ProjectState, label: str) -> dict[str, tuple]:
    """By model all that a table is made of; in which order its columns, indexes and constraints came does not matter."""
    return {name: _table(model) for (app, name), model in state.models.items() if app == label}


def _table(model: Any) -> tuple:
    fields = {name: repr(field.deconstruct()[1:]) for name, field in model.fields.items()}
    options = {key: value for key, value in model.options.items() if key not in {"abstract", "indexes", "constraints"}}
    apart = sorted(
        repr(thing.deconstruct()) for key in ("indexes", "constraints") for thing in model.options.get(key, [])
    )
    return fields, options, apart, model.bases
