"""How much is done, counted in calls: the same on every machine, however busy."""

import gc
import sys
from collections.abc import Callable
from typing import Any


def calls_of(act: Callable[[], Any]) -> int:
    """How many functions, Python's own included, ``act`` calls; not what only the first call of a process does
    (texts and modules are loaded then), nor a rubbish collection that falls into it."""
    calls = 0

    def count(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    act()
    before = sys.getprofile()
    gc.disable()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
        gc.enable()
    return calls
