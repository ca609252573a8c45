"""bin/run when it ends: no process of its outlives it."""

import signal
import time

import pytest

from tests.support.door import gone, open_door

pytestmark = [pytest.mark.doors, pytest.mark.slow]
QUICK = 15  # seconds on a machine that runs the suite beside it; alone it takes about two


def test_two_stand_side_by_side_and_leave_nothing_however_they_end(tmp_path):
    first, other = open_door(tmp_path / "first", "--empty"), open_door(tmp_path / "other", "--empty")
    left = [*first.offspring(), *other.offspring()]

    both = (first.get("/readyz"), other.get("/readyz"))
    first.end(signal.SIGKILL)
    code = other.end(signal.SIGTERM)

    assert both == (200, 200)
    assert "demo" not in other.said
    assert 'create_administrator you@example.org "Your Name"' in other.said
    assert (code, gone(left)) == (0, [])


def test_a_second_start_is_quick_and_ctrl_c_leaves_nothing(tmp_path):
    open_door(tmp_path, "--empty").end()

    began = time.monotonic()
    door = open_door(tmp_path, "--empty")
    taken = time.monotonic() - began
    left = door.offspring()
    code = door.end(signal.SIGINT)

    assert taken < QUICK
    assert "Preparing" not in door.said
    assert (code, gone(left, patience=1)) == (0, [])
