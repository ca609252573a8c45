"""The page of a decision that is reckoned again."""

import datetime as dt

from django.urls import reverse

from applications.choices import OpinionOutcome, Status
from applications.domain.opinions import Word, record_opinions
from applications.models import DecidedList, Mark
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import make_call
from tests.support.kept import kept
from tests.support.tampering import with_the_keys

LATER = NOON + dt.timedelta(days=60)


@kept
def act(cast):
    call = make_call(agency=cast.agency)
    file = make_proposal(call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW)
    for _ in range(2):
        send(accepted(file, by=cast["officer"]), marks_of(call, 80))
    words = {file.pk: Word(OpinionOutcome.RESERVE, "Zarf yetmedi.")}
    told = {"met_on": LATER.date(), "minutes_number": "2026/4", "by": cast["manager"], "at": LATER}
    return record_opinions(call.stages.get().pk, words=words, **told)


def page(client, cast, act):
    client.force_login(cast["manager"])
    return client.get(reverse("applications:decision_replay", args=[act.public_id])).content.decode()


def test_the_page_says_that_the_same_came_out_and_why_each_line_stands_there(client, cast, act):
    html = page(client, cast, act)

    assert "baytı baytına aynı" in html
    assert "Değerlendiricilerin verdiği toplamlar: 80 · 80" in html
    assert act.decided_list.sha256 in html


def test_the_page_names_what_was_changed(client, cast, act):
    Mark.objects.filter(pk=Mark.objects.first().pk).update(points=0)

    html = page(client, cast, act)

    assert "saklanandan farklı çıktı" in html
    assert "Gönderildiği gibi durmayan puanlar" in html


def test_a_list_whose_hash_does_not_hold_is_not_shown(client, cast, act):
    with with_the_keys():
        DecidedList.objects.update(content="{}")

    html = page(client, cast, act)

    assert "özeti tutmuyor" in html
    assert "Neden bu sıra?" not in html
