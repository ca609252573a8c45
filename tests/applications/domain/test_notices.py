"""One letter per act and reader, however long the reader's address is."""

from applications.choices import Side, Status
from applications.domain.notices import tell_applicant, tell_of_message
from cmdp.outbox.models import Letter
from tests.factories.files import make_proposal
from tests.factories.messages import make_message
from tests.factories.people import NOON

LONGEST = f"{'a' * 64}@{('b' * 60 + '.') * 3}ornek1"


def _file(cast):
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation, contact_email=LONGEST)


def _told():
    return list(Letter.objects.filter(to_email=LONGEST).values_list("kind", flat=True))


def test_the_longest_address_gets_a_letter_about_the_file_once(cast):
    file = _file(cast)

    for _ in range(2):
        tell_applicant("proposal_withdrawn", file, at=NOON)

    assert len(LONGEST) == 254
    assert _told() == ["proposal_withdrawn"]


def test_the_longest_address_hears_of_a_message_once(cast):
    message = make_message(_file(cast), side=Side.AGENCY, written_by=cast["officer"])

    for _ in range(2):
        tell_of_message(message, at=NOON)

    assert _told() == ["message_to_applicant"]


def test_a_letter_s_key_shows_no_address(cast):
    letters = tell_applicant("proposal_withdrawn", _file(cast), at=NOON)

    assert len({letter.key for letter in letters}) == 2
    assert not [letter.key for letter in letters if "@" in letter.key]
