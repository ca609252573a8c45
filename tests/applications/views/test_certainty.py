"""The page that says how sure the ranks are, from nothing to a run that has grown old."""

from django.urls import reverse

from applications.domain import meetings
from applications.models import Call, Commission, RankRun, Review
from applications.models.commission import Leader
from tests.factories.meetings import make_board
from tests.factories.ranking import ten_files
from tests.factories.rules import make_call


def test_a_manager_reckons_reads_and_is_told_when_it_is_old(client, cast):
    call = make_call(agency=cast.agency, envelope=8_000_000)
    ten_files(call)
    client.force_login(cast["manager"])
    address, ranking, opinions = (
        reverse(f"applications:{page}", args=[call.public_id, 1])
        for page in ("call_certainty", "call_ranking", "call_opinions")
    )
    before = client.get(address).content.decode()
    typed = client.post(opinions, {"decided_on": "1 Kasım"}).content.decode()
    made = client.post(address)
    fresh, ranked, asked = (client.get(page).content.decode() for page in (address, ranking, opinions))
    Review.objects.filter(total=88).update(total=90)
    old = client.get(address).content.decode()

    run = RankRun.objects.get()
    assert "Henüz hesaplanmadı" in before
    assert f'href="{address}" target="_blank"' in typed
    assert (made.status_code, made.url) == (302, address)
    assert run.inputs_sha256 in fresh
    assert "Sıranın kesinliğini hesapla" not in fresh
    assert all("sonuca çok yakın" in page for page in (fresh, ranked))
    assert "en az 200 karakterle" in asked
    assert "aşağıdakiler eski" in old


def test_what_is_supposed_stands_in_the_address_and_nowhere_else(client, cast):
    call = make_call(agency=cast.agency, envelope=8_000_000)
    first = ten_files(call)[0]
    evaluator = first.assignments.first().evaluator
    client.force_login(cast["manager"])
    address = reverse("applications:call_what_if", args=[call.public_id, 1])
    unknown = client.get(address).content.decode()
    client.post(reverse("applications:call_certainty", args=[call.public_id, 1]))

    tried = client.get(f"{address}?zarf=4.800.000,00&gecme=60&haric={evaluator.pk}&el=on").content.decode()
    wrong = client.get(f"{address}?zarf=çok&haric=999999").content.decode()

    assert "Önce sıranın kesinliğini hesaplayın" in unknown
    assert "Varsayım, resmî sıralama değil" in tried
    assert "Önerisi değişenler" in tried
    assert 'value="4.800.000,00"' in tried
    assert "Varsayım, resmî sıralama değil" not in wrong
    assert 'value="çok"' in wrong
    assert "sıralama" in client.get(reverse("applications:call_ranking", args=[call.public_id, 1])).content.decode()
    call.refresh_from_db()
    assert call.envelope == 8_000_000


def _board_on_a_list(cast):
    board = make_board(cast, files=1)
    call = board.files[0].call
    Call.objects.filter(pk=call.pk).update(envelope=8_000_000)
    ten_files(call)
    meetings.complete_agenda(board.meeting.pk, **board.run())
    Commission.objects.update(led_by=Leader.EITHER)
    return board.open()


def test_the_chair_has_the_list_reckoned_before_anything_is_put(client, cast):
    board = _board_on_a_list(cast)
    client.force_login(board.members[0])
    desk, put = (
        reverse(f"applications:{page}", args=[board.items[0].public_id]) for page in ("item_desk", "motion_put")
    )
    motion = {"outcome": "negative", "amount": "", "reason": "Bölge planına uymuyor.", "conditions": ""}
    before, asked = client.get(desk).content.decode(), client.get(put).content.decode()
    client.post(put, motion)
    refused = board.items[0].motions.count()

    act = reverse("applications:meeting_act", args=[board.meeting.public_id, "kesinlik"])
    made = client.post(act)

    assert all("henüz hesaplanmadı" in page for page in (before, asked))
    assert act in before
    assert "Oylamaya sun" not in before
    assert (refused, made.status_code, RankRun.objects.get().made_by) == (0, 302, board.members[0])
    assert "Önce sıranın kesinliği" not in client.get(desk).content.decode()
    client.post(put, motion)
    assert board.items[0].motions.count() == 1


def test_once_a_mark_changed_the_list_is_reckoned_anew(client, cast):
    board = _board_on_a_list(cast)
    meetings.reckon(board.meeting.pk, **board.run())
    Review.objects.filter(total=88).update(total=90)
    client.force_login(cast["manager"])

    page = client.get(reverse("applications:meeting", args=[board.meeting.public_id])).content.decode()

    assert "yeniden hesaplayın" in page


def test_where_the_marks_tell_nothing_it_is_said_and_nobody_is_held_up(client, cast):
    call = make_call(agency=cast.agency, envelope=8_000_000)
    ten_files(call)
    Review.objects.update(total=80)
    client.force_login(cast["manager"])

    page = client.get(reverse("applications:call_opinions", args=[call.public_id, 1])).content.decode()

    assert "aralığını hesaplamaya yetmiyor" in page
    assert "Görüşleri kaydet, mektupları beklet" in page
