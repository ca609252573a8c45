"""Whether a walk is to try all there is, as bin/bench does, or its share of it, as bin/test does."""

import os

WHOLE = os.environ.get("CMDP_WHOLE") == "1"
