"""Rows that several tests start from, made once.

``kept`` is ``pytest.fixture`` for what is dear to make: what the function makes is laid beneath the tests as a layer,
a savepoint in one transaction. The next test that starts from the same layers finds the rows as they were
first made, since what a test changes is undone; a test that starts from others finds exactly those that it asks for,
no row more. Each test is given objects of its own, copied from those that were made.

In a transactional test, which commits, the function is called as that of any other fixture.
"""

import inspect
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

HELPER = "_django_db_helper"  # what opens a test's own transaction
OWN = pytest.StashKey[dict[str, Any]]()


def kept(make: Callable[..., Any]) -> Any:
    """A fixture of what ``make`` makes; it may need other kept fixtures, and nothing else."""
    needs = tuple(inspect.signature(make).parameters)

    def give(request: pytest.FixtureRequest, db: None, **values: Any) -> Any:
        own = request.node.stash.setdefault(OWN, {})
        if make.__name__ not in own:
            own[make.__name__] = make(**values)
        return own[make.__name__]

    parameters = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in ("request", "db", *needs)]
    give.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    give.__doc__, give.makes, give.needs = make.__doc__, make, needs  # type: ignore[attr-defined]
    return pytest.fixture(give, name=make.__name__)


@dataclass
class Layer:
    """What one function made, on top of what the layers beneath hold."""

    make: Callable[..., Any]
    savepoint: str
    values: bytes


@dataclass
class Layers:
    """What lies beneath the tests of one module."""

    module: ModuleType | None = None
    ground: transaction.Atomic | None = None
    held: BaseDatabaseWrapper | None = None
    layers: list[Layer] = field(default_factory=list)

    def reach(self, module: ModuleType, wanted: list[Callable[..., Any]]) -> dict[str, Any]:
        """Lay exactly the wanted layers, and give copies of what they made by its names."""
        if not wanted or module is not self.module or not self._stands():
            self.clear()
        if wanted and self.ground is None:
            self.module, self.held, self.ground = module, connections[DEFAULT_DB_ALIAS], transaction.atomic()
            self.ground.__enter__()
        self._lift_to(wanted)
        for make in wanted[len(self.layers) :]:
            self._lay(make)
        return self._values()

    def clear(self) -> None:
        """Lift all, and leave the database as it was."""
        self.layers.clear()
        ground, held, stood = self.ground, self.held, self._stands()
        self.ground = self.held = None
        if ground is not None and stood:
            transaction.set_rollback(True)
            ground.__exit__(None, None, None)
        elif held is not None:
            held.close()  # what it had begun ends with its session
            held.connect()

    def _stands(self) -> bool:
        """Whether the transaction is still that of our connection; beside a browser's loop another is ours."""
        held = self.held
        return held is not None and held is connections[DEFAULT_DB_ALIAS] and held.in_atomic_block

    def _lift_to(self, wanted: list[Callable[..., Any]]) -> None:
        """Leave those on which the wanted ones can stand."""
        same = [layer.make is make for layer, make in zip(self.layers, wanted, strict=False)]
        stands = same.index(False) if False in same else len(same)
        if stands < len(self.layers):
            transaction.savepoint_rollback(self.layers[stands].savepoint)
            del self.layers[stands:]

    def _lay(self, make: Callable[..., Any]) -> None:
        savepoint, values = transaction.savepoint(), self._values()
        values[make.__name__] = make(*(values[need] for need in inspect.signature(make).parameters))
        connections[DEFAULT_DB_ALIAS].run_on_commit.clear()  # nothing here is ever committed
        self.layers.append(Layer(make, savepoint, pickle.dumps(values)))

    def _values(self) -> dict[str, Any]:
        return pickle.loads(self.layers[-1].values) if self.layers else {}


@pytest.fixture(scope="session")
def layers(django_db_setup: None, django_db_blocker: Any) -> Iterator[Layers]:
    """What lies beneath the tests of this process."""
    beneath = Layers()
    yield beneath
    with django_db_blocker.unblock():
        beneath.clear()


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> None:
    """Lay what the test starts from before its own transaction begins."""
    if fixturedef.argname != HELPER:
        return
    beneath, blocker = request.getfixturevalue("layers"), request.getfixturevalue("django_db_blocker")
    with blocker.unblock():
        wanted = [] if _commits(request) else list(_wanted(request))
        request.node.stash[OWN] = beneath.reach(request.node.module, wanted)


def _commits(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    told = bool(marker and marker.kwargs.get("transaction"))
    return told or not {"transactional_db", "live_server"}.isdisjoint(request.fixturenames)


def _wanted(request: pytest.FixtureRequest) -> dict[Callable[..., Any], None]:
    """What makes the kept fixtures of a test, each after those that it needs."""
    found: dict[Callable[..., Any], None] = {}
    told = request.node._fixtureinfo.name2fixturedefs

    def visit(name: str) -> None:
        give = told[name][-1].func if name in told else None
        if hasattr(give, "makes"):
            for need in give.needs:
                visit(need)
            found[give.makes] = None

    for name in request.fixturenames:
        visit(name)
    return found
