import pytest
from django.db import IntegrityError, transaction

from cmdp.outbox.models import State
from tests.factories.letters import make_letter
from tests.factories.people import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("letter_sent_has_its_time", {"state": State.SENT}),
        ("letter_sent_has_its_time", {"sent_at": NOON}),
        ("letter_sending_has_a_lease", {"state": State.SENDING}),
        ("letter_sending_has_a_lease", {"leased_until": NOON}),
        ("letter_digested_names_its_digest", {"state": State.DIGESTED, "digest": None}),
    ],
)
def test_the_database_refuses_a_state_without_its_columns(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_letter(**fields)


def test_a_key_makes_one_letter():
    letter = make_letter()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_letter(key=letter.key)
