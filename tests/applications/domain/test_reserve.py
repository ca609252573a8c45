"""The reserve list is called in its order; out of turn only with a reason of its own, on the record with what was free."""

from decimal import Decimal

import pytest

from applications.choices import Status
from applications.domain import opinions
from applications.queries.reserve import ahead_of, free_of, reserve_list
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

MONEY = Decimal(1000)


@kept
def waiting(cast):
    """Three on the reserve list, told in an order that is not that of their keys, and one without a rank."""
    call = make_call(agency=cast.agency, envelope=3_000_000)
    files = [make_proposal(call=call, status=Status.RESERVE) for _ in range(4)]
    for file, rank in zip(files, (3, 1, 2, None), strict=True):
        make_opinion(file, cast["manager"], rank=rank)
    return [files[1], files[2], files[0], files[3]]


def _call_up(file, cast, **words):
    return opinions.call_up(file.pk, amount=MONEY, reason="Para açıldı.", by=cast["manager"], at=NOON, **words)


def test_the_list_is_the_one_that_was_told(waiting):
    assert reserve_list(waiting[0].call_stage) == waiting
    assert [len(ahead_of(file)) for file in waiting] == [0, 1, 2, 3]


def test_a_file_that_waits_no_more_has_nobody_ahead(waiting):
    waiting[0].status = Status.POSITIVE
    waiting[0].save()

    assert ahead_of(waiting[0]) == []
    assert [len(ahead_of(file)) for file in waiting[1:]] == [0, 1, 2]


def test_the_next_is_called_with_what_was_free_on_the_record(waiting, cast):
    assert _call_up(waiting[0], cast).status == Status.POSITIVE

    changes = Event.objects.get(verb="proposal.call_up").changes
    assert (Decimal(changes["free"][1]), changes["ahead"]) == (Decimal(3_000_000), ["", 0])
    assert free_of(waiting[0].call_stage) == Decimal(3_000_000) - MONEY


def test_another_is_called_only_with_a_reason(waiting, cast):
    with pytest.raises(Refused) as refused:
        _call_up(waiting[2], cast, out_of_turn="  ")

    assert refused.value.verdict.code == "out_of_turn"
    assert str(waiting[0]) in str(refused.value.verdict.reason)
    assert _call_up(waiting[2], cast, out_of_turn="Öncekilerin tutarı sığmıyor.").status == Status.POSITIVE
    event = Event.objects.get(verb="proposal.call_up")
    assert (event.reason, event.changes["ahead"]) == ("Para açıldı.\nÖncekilerin tutarı sığmıyor.", ["", 2])
