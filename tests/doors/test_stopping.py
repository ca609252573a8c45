"""bin/run when it ends: no process of its outlives it."""

import signal
import time
from types import SimpleNamespace

import pytest

from tests.support.door import gone, open_door

pytestmark = [pytest.mark.doors, pytest.mark.slow]
QUICK = 15  # seconds on a machine that runs the suite beside it; alone it takes about two


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """Two that stood side by side, prepared from nothing, and how they ended; the folder of the second holds its data."""
    first, other = (open_door(tmp_path_factory.mktemp(name), "--empty") for name in ("first", "other"))
    left = [*first.offspring(), *other.offspring()]
    both = (first.get("/readyz"), other.get("/readyz"))
    first.end(signal.SIGKILL)
    return SimpleNamespace(both=both, code=other.end(signal.SIGTERM), left=gone(left), said=other.said, data=other.data)


def test_two_stand_side_by_side_and_leave_nothing_however_they_end(ended):
    assert ended.both == (200, 200)
    assert "demo" not in ended.said
    assert 'create_administrator you@example.org "Your Name"' in ended.said
    assert (ended.code, ended.left) == (0, [])


def test_a_second_start_is_quick_and_ctrl_c_leaves_nothing(ended):
    began = time.monotonic()
    door = open_door(ended.data, "--empty")
    taken = time.monotonic() - began
    left = door.offspring()
    code = door.end(signal.SIGINT)

    assert "Preparing" in ended.said
    assert taken < QUICK
    assert "Preparing" not in door.said
    assert (code, gone(left, patience=1)) == (0, [])
