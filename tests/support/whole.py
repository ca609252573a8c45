"""Whether a walk is to try all there is, as bin/bench does, or its share of it, as bin/test does.

The commit says which share: the same again for the same commit, another for others, so that all comes round.
"""

import os
import subprocess
from collections.abc import Sequence
from typing import TypeVar

from tests.support.modules import ROOT

T = TypeVar("T")
WHOLE = os.environ.get("CMDP_WHOLE") == "1"
HEAD = ["git", "-C", ROOT, "rev-parse", "HEAD"]
TURN = int(subprocess.run(HEAD, capture_output=True, text=True, check=False).stdout[:8] or "0", 16)


def turn_of(things: Sequence[T], number: int) -> T:
    """Which of the things it is for the case of this number: neighbours take turns, and so do commits."""
    return things[(number + TURN) % len(things)]
