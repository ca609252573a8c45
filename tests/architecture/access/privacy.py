"""What people and administrators see of what is kept of people."""

from tests.architecture.access.row import REFUSED, SIGN_IN, Row

ROWS = {
    "applications:own_data": Row(200, stranger=SIGN_IN),
    "applications:own_data post": Row(302, stranger=SIGN_IN, method="post"),
    "applications:own_erase": Row(200, stranger=SIGN_IN),
    "applications:keeping": Row(REFUSED, stranger=SIGN_IN, administrator=200),
}
