"""An authority paper on its way out: to whom, with what left on the record, and when to nobody."""

import pytest
from django.urls import reverse

from cmdp.audit.models import Event
from tests.factories.offers import make_paper
from tests.factories.people import NOON


def test_who_took_a_paper_is_on_the_record(as_, cast):
    paper = make_paper(cast.organisation, cast["owner"])
    address = f"/hesap/yetki-belgeleri/{paper.public_id}/"

    as_("officer").head(address)
    as_("officer").get(address)

    event = Event.objects.get(verb="authority_paper_fetched")
    assert (event.object_id, event.actor_id) == (paper.pk, cast["officer"].pk)
    assert event.changes["sha256"] == ["", paper.sha256]


@pytest.mark.parametrize(
    "judged", [{"scan": "waiting"}, {"scan": "infected", "scanned_at": NOON, "finding": "Eicar"}], ids=["waits", "bad"]
)
def test_a_paper_that_was_not_found_clean_is_handed_to_nobody(as_, cast, judged):
    paper = make_paper(cast.organisation, cast["owner"], **judged)
    address = f"/hesap/yetki-belgeleri/{paper.public_id}/"

    answers = [as_(name).get(address) for name in ("owner", "officer")]
    pages = [
        as_("owner").get(f"/hesap/kurumlar/{cast.organisation.public_id}/"),
        as_("officer").get(reverse("accounts:paper", args=[paper.public_id])),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert [
        (address in page.content.decode(), paper.get_scan_display() in page.content.decode()) for page in pages
    ] == [
        (False, True),
        (False, True),
    ]


def test_a_paper_that_the_disk_lost_is_not_found(as_, cast):
    paper = make_paper(cast.organisation, cast["owner"])
    paper.file.storage.delete(paper.file.name)

    assert as_("officer").get(f"/hesap/yetki-belgeleri/{paper.public_id}/").status_code == 404
