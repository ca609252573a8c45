"""The machine's own addresses and Django's language switch."""

from tests.architecture.access.row import Row

ROWS = {
    "healthz": Row(everyone=200),
    "readyz": Row(everyone=200),
    "metrics": Row(everyone=404),
}
