"""The gallery: for those who work at an agency, the Ministry or the system."""

from tests.architecture.access.row import SIGN_IN, Row

STAFF = ("officer", "manager", "other_officer", "other_manager", "ministry_reader", "ministry_decider", "administrator")

ROWS = {"kit:gallery": Row(404, stranger=SIGN_IN, **dict.fromkeys(STAFF, 200))}
