"""A call from the reserve list through its pages: the manager's list, the owner's file and answer."""

import datetime as dt

from django.urls import reverse

from applications.choices import Status
from applications.models import CallUp, Proposal
from applications.queries.dates import DateKind, dates_of
from applications.reserved import CallUpState
from tests.factories.decisions import make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reserve import make_call_up
from tests.factories.rules import make_call

FAR = NOON.replace(year=2126)


def _page(client, name, *arguments):
    return client.get(reverse(f"applications:{name}", args=arguments)).content.decode()


def test_the_list_shows_who_waits_and_who_was_called(client, cast):
    call = make_call(agency=cast.agency)
    called = make_call_up(cast, call=call)
    waiting = make_proposal(call=call, organisation=cast.organisation, status=Status.RESERVE)
    make_opinion(waiting, cast["manager"], rank=1)
    client.force_login(cast["manager"])

    html = _page(client, "call_reserve", call.public_id, 1)

    assert all(part in html for part in (str(waiting), "Sıradakini çağır", str(called.opinion.proposal)))
    assert "yanıt bekleniyor" in html
    desk = _page(client, "desk_proposal", called.opinion.proposal.public_id)
    assert "Başvuran, yedek listeden çağrıyı kabul edip etmediğini bildirecek." in desk


def test_the_owner_reads_of_the_call_and_accepts_it(client, cast):
    file = make_call_up(cast, due_at=FAR).opinion.proposal
    client.force_login(cast["owner"])
    address = reverse("applications:call_up_answer", args=[file.public_id])
    assert address in _page(client, "proposal_detail", file.public_id)
    assert [date.at for date in dates_of(cast["owner"], at=NOON) if date.kind == DateKind.CALL_UP] == [FAR]

    answers = [client.post(address).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert CallUp.objects.get().state == CallUpState.ACCEPTED
    assert Proposal.objects.get(pk=file.pk).status == Status.POSITIVE
    assert "yanıtınız bekleniyor" not in _page(client, "proposal_detail", file.public_id)


def test_what_was_never_called_has_no_such_page_and_what_is_late_no_button(client, cast):
    late = make_call_up(cast, due_at=NOON + dt.timedelta(seconds=1)).opinion.proposal
    other = make_proposal(organisation=cast.organisation, status=Status.POSITIVE)
    client.force_login(cast["owner"])

    assert client.get(reverse("applications:call_up_answer", args=[other.public_id])).status_code == 404
    html = _page(client, "call_up_answer", late.public_id)
    assert ("Yanıt süresi doldu" in html, "Kabul ediyoruz" in html) == (True, False)
