"""Who edits the definitions."""

from tests.factories.people import make_member
from tests.support.kept import kept


@kept
def administrator():
    return make_member("administrator")
