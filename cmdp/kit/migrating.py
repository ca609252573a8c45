"""A step that makes the tables of an empty database in their last shape."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

Part = CreateModel | AddField | AddIndex | AddConstraint


class MakeTables(Operation):
    """What ``parts`` come to, each table made once and whole; for the squashed first migration of an app.

    Taken one by one, each part makes Django draw up anew every model that its own is tied to, and SQLite copy the whole
    table: a first start spent more on that than on all else.
    """

    serialization_expand_args = ["parts"]

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.parts], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models are drawn up when somebody asks for them next, all at once."""
        vars(state).pop("apps", None)
        for part in self.parts:
            part.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, _before: ProjectState, after: ProjectState
    ) -> None:
        for name in self._made():
            schema_editor.create_model(after.apps.get_model(app_label, name))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, before: ProjectState, _after: ProjectState
    ) -> None:
        for name in reversed(self._made()):
            schema_editor.delete_model(before.apps.get_model(app_label, name))

    def describe(self) -> str:
        return f"Make {len(self._made())} tables"

    def _made(self) -> list[str]:
        return [part.name for part in self.parts if isinstance(part, CreateModel)]
