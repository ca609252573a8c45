"""What every page must keep at 10,000 files, set by a lean prototype beside its floor; growth from the fewest to the most."""

from typing import Final

from tests.bench.reckoning import Target

JUDGED: Final = 10_000
LIST: Final = Target(ratio=2, ms=12, queries=8, growth=1.2)
SEARCH: Final = Target(ratio=2, ms=12, queries=8, growth=2)
RANKED: Final = Target(ratio=2, ms=12, queries=8)
PUBLIC: Final = Target(ratio=2)
FILE: Final = Target(ratio=2.5, queries=10, growth=1.2)
FORM: Final = Target(ratio=5, ms=15, growth=1.2)
SAVE: Final = Target(ratio=2.5, ms=10, growth=1.2)
# From one answer to the next: 400 saves a second, where the bare floor took 613 to 678.
AT_ONCE: Final = Target(ratio=1.67, ms=2.5)

FILTERS: Final = ("status", "axis", "province", "expert", "call", "amount")
TARGETS: Final[dict[str, Target]] = {
    "staff list": LIST,
    "staff list, far down": LIST,
    **{f"staff list, by {name}": LIST for name in FILTERS},
    "staff list, a word": SEARCH,
    "scoreboard": LIST,
    "ranked list": RANKED,
    "work list": LIST,
    "file page": FILE,
    "start page": PUBLIC,
    "calls": PUBLIC,
    "a call": PUBLIC,
    "supported projects": PUBLIC,
    "form section of 25 fields": FORM,
    "saving it": SAVE,
    "saving by itself": SAVE,
    "saving by itself, eight at once": AT_ONCE,
}
