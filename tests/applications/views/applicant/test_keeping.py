"""The saves that a section's page makes by itself, and the way back to earlier states."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from applications.choices import SectionKey
from applications.domain import drafting
from applications.domain.merging import marks_of
from applications.domain.revisions import PERIOD
from applications.forms.applicant.base import pack
from applications.forms.applicant.revisions import Told
from applications.models import Proposal
from applications.queries.revisions import revisions_of
from applications.queries.sections import rows_of, section_values
from tests.factories.drafts import LINE, add_row, make_draft_of, send, write
from tests.factories.drafts import make_ready_draft as ready
from tests.factories.people import NOON
from tests.factories.rules import live_call, make_call

UNATTENDED = {"headers": {"accept": "application/json"}}


@pytest.fixture
def set_clock():
    """Calls here are open now."""


@pytest.fixture
def draft(cast):
    return make_draft_of(live_call(), cast.organisation, cast["owner"])


def _values(draft, section=SectionKey.PROJECT):
    return section_values(Proposal.objects.get(pk=draft.pk), section)


def _address(draft, section=SectionKey.PROJECT):
    return reverse("applications:proposal_section", args=[draft.public_id, section])


def _keep(client, draft, *, seen=None, **typed):
    data = {"seen": pack(_values(draft)) if seen is None else seen, **typed}
    return client.post(_address(draft), data, **UNATTENDED)


def test_what_is_typed_is_saved_and_the_page_learns_its_marks(client, cast, draft):
    client.force_login(cast["owner"])

    answer = _keep(client, draft, title="Işık atölyesi", summary="Özet", months="9")

    assert answer.status_code == 200
    assert answer.json()["told"].startswith("Kaydedildi ")
    assert answer.json()["open"] is False
    assert answer.json()["fields"] == {"seen": pack(_values(draft))}
    assert (_values(draft)["title"], _values(draft)["months"]) == ("Işık atölyesi", 9)


def test_a_save_reads_nothing_twice(client, cast, draft):
    """The way in and the file; under its lock the file, its window, the newest revision, its body's name for the search key."""
    client.force_login(cast["owner"])
    _keep(client, draft, title="Bir")
    marks = pack(_values(draft))

    with CaptureQueriesContext(connection) as spent:
        _keep(client, draft, seen=marks, title="İki")

    told = [
        re.search(r'(?:FROM|UPDATE) "[a-z]+_(\w+)"', query["sql"])[1]
        for query in spent
        if "SAVEPOINT" not in query["sql"]
    ]
    assert told == [
        *("session", "user", "membership", "proposal"),
        *("proposal", "callstage", "revision"),
        *("organisation", "proposal", "sectionversion", "revision"),
    ]


def test_a_faulty_field_does_not_keep_the_others_from_being_saved(client, cast, draft):
    client.force_login(cast["owner"])
    seen = pack(_values(draft))

    answer = _keep(client, draft, title="Işık atölyesi", months="çok").json()

    assert (_values(draft)["title"], _values(draft)["months"]) == ("Işık atölyesi", None)
    assert answer["told"].startswith("“Süre (ay)” kaydedilemedi: ")
    assert answer["open"] is True
    marks = dict(part.split(":") for part in answer["fields"]["seen"].split())
    assert marks["title"] == marks_of(_values(draft))["title"]
    assert marks["months"] == dict(part.split(":") for part in seen.split())["months"]


def test_two_who_change_one_field_are_told_and_nothing_is_overwritten(client, cast, draft):
    client.force_login(cast["owner"])
    seen = pack(_values(draft))
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Düzenleyicinin adı")

    answer = _keep(client, draft, seen=seen, title="Sahibinin adı")

    assert (answer.status_code, _values(draft)["title"]) == (409, "Düzenleyicinin adı")
    assert "“Projenin adı”" in answer.json()["told"]


def test_what_a_colleague_wrote_beside_is_not_taken_back_by_the_next_save(client, cast, draft):
    client.force_login(cast["owner"])
    seen = pack(_values(draft))
    write(draft, SectionKey.PROJECT, by=cast["editor"], summary="Düzenleyicinin özeti")

    first = _keep(client, draft, seen=seen, title="Sahibinin adı", summary="")
    second = _keep(client, draft, seen=first.json()["fields"]["seen"], title="Sahibinin yeni adı", summary="")

    assert second.status_code == 200
    stored = _values(draft)
    assert (stored["title"], stored["summary"]) == ("Sahibinin yeni adı", "Düzenleyicinin özeti")


def test_who_may_not_write_any_more_reads_why(client, cast):
    draft = ready(live_call(), cast.organisation, cast["owner"])
    send(draft)
    client.force_login(cast["owner"])

    answer = _keep(client, draft, title="Geç kalan ad")

    assert answer.status_code == 403
    assert answer.json() == {"told": "Gönderilmiş başvuru değiştirilemez."}


def test_without_a_session_the_script_is_led_to_the_entrance(client, draft):
    answer = _keep(client, draft, title="Kimin?")

    assert (answer.status_code, _values(draft)["title"]) == (302, "")


def test_the_page_says_whose_words_it_holds(client, cast, draft):
    keys = []
    for persona in ("owner", "owner", "editor"):
        client.force_login(cast[persona])
        page = client.get(_address(draft)).content.decode()
        keys.append(page.partition('name="seen"')[0].rpartition('data-person="')[2].partition('"')[0])

    assert keys[0] == keys[1] != keys[2]
    assert str(cast["owner"].pk) not in keys


def _revision(draft, place):
    return list(revisions_of(draft, SectionKey.PROJECT))[place]


def test_an_earlier_state_is_read_and_brought_back(client, cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Eski ad", summary="Aynı özet")
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Yeni ad")
    client.force_login(cast["owner"])
    listed = client.get(reverse("applications:revision_list", args=[draft.public_id, SectionKey.PROJECT]))
    address = reverse(
        "applications:revision_detail", args=[draft.public_id, SectionKey.PROJECT, _revision(draft, 1).public_id]
    )

    page = client.get(address)
    answer = client.post(address, follow=True)

    assert [row.saved_by for row in listed.context["page"].rows] == [cast["editor"], cast["owner"]]
    assert page.context["undone"] == [("Projenin adı", "Yeni ad", "Eski ad")]
    assert Told("Özet", "Aynı özet") in page.context["texts"]
    assert "Bölüm bu hâline getirildi" in answer.content.decode()
    assert _values(draft)["title"] == "Eski ad"


def test_bringing_back_twice_changes_nothing_more(client, cast, draft):
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Ad")
    client.force_login(cast["owner"])
    address = reverse(
        "applications:revision_detail", args=[draft.public_id, SectionKey.PROJECT, _revision(draft, 0).public_id]
    )

    answer = client.post(address, follow=True)

    assert "Bölüm zaten bu hâlinde." in answer.content.decode()


def test_what_cannot_be_brought_back_says_why(client, cast):
    draft = ready(live_call(), cast.organisation, cast["owner"])
    write(draft, SectionKey.PROJECT, by=cast["owner"], title="Son ad")
    old = _revision(draft, 1)
    send(draft)
    client.force_login(cast["owner"])

    answer = client.post(
        reverse("applications:revision_detail", args=[draft.public_id, SectionKey.PROJECT, old.public_id])
    )

    assert answer.status_code == 403
    assert "Gönderilmiş başvuru değiştirilemez." in answer.content.decode()


def test_a_table_tells_its_rows(client, cast):
    draft = ready(live_call(), cast.organisation, cast["owner"])
    line = draft.budget_lines.get()
    client.force_login(cast["owner"])
    client.post(reverse("applications:row_remove", args=[draft.public_id, SectionKey.BUDGET, line.public_id]))
    newest, oldest = revisions_of(draft, SectionKey.BUDGET)

    page = client.get(
        reverse("applications:revision_detail", args=[draft.public_id, SectionKey.BUDGET, oldest.public_id])
    )

    ((label, text),) = [(one.label, one.text) for one in page.context["texts"]]
    assert (label, newest.content) == ("1. satır", {"rows": []})
    assert "Açıklama: Test cihazı · Birim: adet · Miktar: 2" in text


def _row(draft, **typed):
    head = draft.call.rule_set.budget_heads.first()
    whole = {"head_id": head.pk, "description": "Test cihazı", "unit": "adet", "quantity": "2", "unit_price": "10"}
    return {"row": "abcdefgh234567", "vat_rate": "20", **whole, **typed}


def test_a_row_is_kept_half_written_until_it_can_stand_in_its_table(client, cast, draft):
    client.force_login(cast["owner"])
    address = reverse("applications:row_new", args=[draft.public_id, SectionKey.BUDGET])

    half = client.post(address, _row(draft, quantity="", half="a" * 14), **UNATTENDED).json()
    table = client.get(_address(draft, SectionKey.BUDGET)).context["halves"]
    taken_up = client.get(half["at"]).context
    kept = (draft.unfinished_rows.get().typed["quantity"], draft.budget_lines.count())
    whole = client.post(address, _row(draft, **half["fields"]), **UNATTENDED).json()
    client.post(address, _row(draft, **half["fields"]), **UNATTENDED)

    assert half["told"].startswith("Yarım satır saklandı ")
    assert ([one.words for one in table], [one.href for one in table]) == (
        ["Test cihazı · adet · 10 · 20"],
        [half["at"]],
    )
    assert (taken_up["row_id"], taken_up["form"]["unit_price"].value()) == ("abcdefgh234567", "10")
    assert {"half": taken_up["half"].key, "half_seen": taken_up["half"].seen} == half["fields"]
    assert kept == ("", 0)
    assert whole["told"].startswith("Kaydedildi ")
    assert (draft.budget_lines.get().description, draft.unfinished_rows.count()) == ("Test cihazı", 0)


def test_a_half_change_of_a_row_leaves_the_row_as_it_stands(client, cast, draft):
    client.force_login(cast["owner"])
    row_id = add_row(draft, SectionKey.BUDGET, by=cast["owner"], **LINE, head_id=_row(draft)["head_id"])
    address = reverse("applications:row_edit", args=[draft.public_id, SectionKey.BUDGET, row_id])
    seen = client.get(address).context["form"].seen

    page = client.post(address, _row(draft, quantity="iki", seen=seen))
    (half,) = client.get(_address(draft, SectionKey.BUDGET)).context["halves"]
    send_page = client.get(reverse("applications:proposal_send", args=[draft.public_id])).content.decode()
    client.post(half.href, _row(draft, quantity="3", seen=seen, half=page.context["half"].key, half_seen="other"))
    theirs = draft.unfinished_rows.count()
    client.post(half.drop_href)
    client.post(half.drop_href)

    assert half.href.startswith(address)
    assert "1 yarım satır var; tamamlanmadan gönderilen içeriğe girmez." in send_page
    assert (draft.budget_lines.get().quantity, theirs, draft.unfinished_rows.count()) == (3, 1, 0)


def test_a_sound_row_that_its_table_does_not_take_is_kept_half(client, cast, draft):
    client.force_login(cast["owner"])
    address = reverse("applications:row_new", args=[draft.public_id, SectionKey.FUNDING])
    add_row(draft, SectionKey.FUNDING, by=cast["owner"], kind="support", giver="", amount=5)

    answer = client.post(address, {"kind": "support", "amount": "7", "giver": "Bakanlık"}, **UNATTENDED).json()

    assert "Talep edilen destek zaten bir satırda yazılı" in answer["told"]
    assert draft.unfinished_rows.get().typed["giver"] == "Bakanlık"


def test_words_that_were_taken_out_again_leave_no_half_row(client, cast, draft):
    client.force_login(cast["owner"])
    address = reverse("applications:row_new", args=[draft.public_id, SectionKey.PARTNERS])

    half = client.post(address, {"name": "Ortak", "half": "a" * 14}, **UNATTENDED).json()
    emptied = client.post(address, {"name": "", **half["fields"]}, **UNATTENDED).json()

    assert (emptied["told"], draft.unfinished_rows.count()) == ("", 0)


def test_after_the_close_a_half_row_stays_on_its_page_and_is_refused(client, cast):
    draft = make_draft_of(make_call(closes_at=NOON + PERIOD), cast.organisation, cast["owner"])
    client.force_login(cast["owner"])
    address = reverse("applications:row_new", args=[draft.public_id, SectionKey.BUDGET])

    page = client.post(address, _row(draft, quantity=""))
    answer = client.post(address, _row(draft, quantity=""), **UNATTENDED)

    assert (page.status_code, answer.status_code, draft.unfinished_rows.count()) == (200, 403, 0)
    assert "Test cihazı" in page.content.decode()


def test_a_row_whose_first_answer_was_lost_takes_what_was_typed_since(client, cast, draft):
    client.force_login(cast["owner"])
    address = reverse("applications:row_new", args=[draft.public_id, SectionKey.BUDGET])

    client.post(address, _row(draft), **UNATTENDED)
    again = client.post(address, _row(draft), **UNATTENDED)
    client.post(address, _row(draft, description="Test cihazı, iki kanallı", **again.json()["fields"]), **UNATTENDED)

    assert draft.budget_lines.get().description == "Test cihazı, iki kanallı"


def test_a_row_that_a_colleague_removed_is_told(client, cast, draft):
    client.force_login(cast["owner"])
    address = reverse("applications:row_edit", args=[draft.public_id, SectionKey.BUDGET, "abcdefgh234567"])

    answer = client.post(address, _row(draft), **UNATTENDED)

    assert (answer.status_code, draft.budget_lines.count()) == (409, 0)


def test_the_list_says_which_state_was_sent(client, cast):
    draft = ready(live_call(), cast.organisation, cast["owner"])
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Gönderilen ad")
    send(draft, by=cast["owner"], at=timezone.now())
    client.force_login(cast["owner"])

    page = client.get(reverse("applications:revision_list", args=[draft.public_id, SectionKey.PROJECT]))

    assert [(revision.content["title"], sent) for revision, sent in page.context["rows"]] == [
        ("Gönderilen ad", [1]),
        (draft.title, ()),
    ]
    assert "1. gönderimde bu hâli gönderildi" in page.content.decode()


def test_a_table_tells_its_changes_row_by_row(client, cast, draft):
    head = draft.call.rule_set.budget_heads.first()
    for number in range(3):
        add_row(
            draft, SectionKey.BUDGET, by=cast["owner"], **{**LINE, "description": f"Gider {number}"}, head_id=head.pk
        )
    row = rows_of(draft, SectionKey.BUDGET)[1]
    drafting.remove_row(draft.pk, SectionKey.BUDGET, row_id=row.public_id, by=cast["editor"], at=NOON)
    client.force_login(cast["owner"])
    newest = revisions_of(draft, SectionKey.BUDGET).first()

    page = client.get(
        reverse("applications:revision_detail", args=[draft.public_id, SectionKey.BUDGET, newest.public_id])
    )

    ((label, before, after),) = page.context["changes"]
    assert (label, "Gider 1" in before, after) == ("2. satır", True, "")
