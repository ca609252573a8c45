import pytest

from applications.domain.letters import act_on_letter, release_letters
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter, State
from tests.factories.letters import make_letter
from tests.factories.people import NOON


def test_an_act_needs_the_right(cast):
    letter = make_letter(agency_id=cast.agency.pk)

    with pytest.raises(Refused, match="not_manager"):
        act_on_letter(letter.pk, "cancel", by=cast["officer"], at=NOON)

    assert Letter.objects.get().state == State.QUEUED


def test_an_act_with_the_right_is_done(cast):
    letter = make_letter(agency_id=cast.agency.pk)

    done = act_on_letter(letter.pk, "cancel", by=cast["manager"], at=NOON, reason="Yanlış.")

    assert done.state == State.CANCELLED


def test_a_manager_releases_the_own_agencys_part_of_a_batch(cast):
    ours = make_letter(agency_id=cast.agency.pk, state=State.HELD, batch="b")
    make_letter(agency_id=None, state=State.HELD, batch="b")

    released = release_letters("b", by=cast["manager"], at=NOON)

    assert released == 1
    assert Letter.objects.get(state=State.QUEUED) == ours
