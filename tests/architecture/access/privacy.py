"""What people and administrators see of what is kept of people."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row

ROWS = {
    "applications:keeping": Row(REFUSED, stranger=SIGN_IN, administrator=200),
}
