"""From the first declaration to closed minutes: a manager at the desk, a member on a tablet; the other members are there."""

import pytest
from playwright.sync_api import Page, expect

from applications.domain import deciding
from applications.models import Meeting, Motion, OpinionAct
from applications.models.meeting import MeetingState, Voice
from tests.factories.meetings import THEN, make_board
from tests.factories.people import make_cast
from tests.support.browser import STILL, barriers, listen, overflows, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
PDF = b"%PDF-1.7\n1 0 obj\nimzali"
REASON = "Bölge planına uygun, bütçesi düzeltmeden sonra gerçekçi."


@pytest.fixture
def board(transactional_db):
    return make_board(make_cast(), files=1, members=3, seat_newcomer=True)


@pytest.fixture
def people(board, chromium, live_server):
    """The manager's page, the member's, and what their browsers complained of."""
    told, contexts = [], []
    for person, options in ((board.cast["manager"], {}), (board.cast["newcomer"], TABLET)):
        context = chromium.new_context(base_url=live_server.url, locale="tr-TR", **{**STILL, **options})
        sign_in(context, live_server.url, person)
        page = context.new_page()
        contexts.append(context)
        told.append((page, listen(page)))
    yield told[0][0], told[1][0]
    for context in contexts:
        context.close()
    assert [heard for _page, heard in told] == [[], []]


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def _follow(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=name).first.click()


def test_a_commission_meets_from_the_declaration_to_the_closed_minutes(board, people, tmp_path):
    manager, member = people
    reference = board.files[0].reference
    found = {}

    member.goto(f"/komisyon/{board.meeting.public_id}/")
    _follow(member, reference)
    member.get_by_label("Hiçbiri doğru değil").check()
    member.get_by_label("Dosyayı gizli tutacağımı").check()
    _press(member, "Beyanımı ver")
    expect(member.locator("main")).to_contain_text("1. değerlendirici")
    found["sheet"] = barriers(member, widths=(768,), dark=False)

    _begin(manager, board)
    _follow(manager, reference)
    _press(manager, "Bu dosyayı görüşmeye al")
    _cut(manager, board)
    _put(manager)

    _vote(member, board)
    found["room"] = barriers(member, widths=(768,), dark=False)
    _settle(manager, board)
    _close(manager, board, tmp_path)

    member.goto(f"/komisyon/{board.meeting.public_id}/")
    expect(member.locator("main")).to_contain_text("kapandı")
    assert not overflows(member)
    assert found == {"sheet": [], "room": []}
    assert (Meeting.objects.get().state, OpinionAct.objects.get().minutes_number) == (MeetingState.CLOSED, "2026/7")


def _begin(manager: Page, board) -> None:
    """The meeting is opened, everybody is in the room; the others have declared from their own places."""
    manager.goto(f"/masa/toplantilar/{board.meeting.public_id}/")
    _follow(manager, "Toplantıyı başlat")
    _press(manager, "Toplantıyı başlat")
    for person in board.members:
        _press(manager, f"Geldi : {person}")
    board.declare(board.items[0], *board.members[:-1])


def _cut(manager: Page, board) -> None:
    line = board.files[0].budget_lines.first()
    _follow(manager, "Uygun olmayan maliyeti düş")
    manager.get_by_label("Bütçe satırı").select_option(line.public_id)
    manager.get_by_label("Uygun bulunmayan tutar").fill("1.000,00")
    manager.get_by_label("Gerekçe").fill("Programın dışında kalan gider.")
    _press(manager, "Maliyeti düş")
    expect(manager.locator("main")).to_contain_text("Programın dışında kalan gider.")


def _put(manager: Page) -> None:
    _follow(manager, "Oylamaya sun")
    manager.get_by_label("olumlu", exact=True).check()
    manager.get_by_label("Gerekçe", exact=True).fill(REASON)
    _press(manager, "Öneriyi oylamaya sun")
    expect(manager.locator("main")).to_contain_text("3 üye henüz oy vermedi")


def _vote(member: Page, board) -> None:
    member.goto(f"/komisyon/{board.meeting.public_id}/")
    expect(member.locator("main")).to_contain_text(REASON)
    member.get_by_label("kabul", exact=True).check()
    _press(member, "Oyumu ver")
    expect(member.locator("#oylama")).to_contain_text("Oyunuz: kabul")


def _settle(manager: Page, board) -> None:
    """The others vote from their own places; the count carries the motion."""
    deciding.vote(Motion.objects.get().pk, Voice.AGAINST, dissent="Pahalı.", by=board.members[0], at=THEN)
    deciding.vote(Motion.objects.get().pk, Voice.FOR, by=board.members[1], at=THEN)
    manager.reload()
    _press(manager, "Oyları say ve sonuçlandır")
    expect(manager.locator("main")).to_contain_text("2 kabul, 1 ret, 0 çekimser oyla kabul edildi")


def _close(manager: Page, board, folder) -> None:
    paper = folder / "tutanak.pdf"
    paper.write_bytes(PDF)
    manager.goto(f"/masa/toplantilar/{board.meeting.public_id}/")
    _follow(manager, "Toplantıyı bitir")
    _press(manager, "Toplantıyı bitir")
    _follow(manager, "İmzalı tutanağı yükle")
    manager.locator("input[type=file]").set_input_files(paper)
    _press(manager, "Tutanağı yükle")
    _follow(manager, "Toplantıyı kapat")
    manager.get_by_label("Tutanağın sayısı").fill("2026/7")
    manager.get_by_label("Tutanağın tarihi").fill(f"{Meeting.objects.get().opened_at:%d.%m.%Y}")
    _press(manager, "Toplantıyı kapat")
    _follow(manager, "Kararlardan ajans görüşlerini kaydet")
    _press(manager, "Görüşleri kaydet, mektupları beklet")
    expect(manager.locator("main")).to_contain_text("Kararlar ajans görüşü olarak kaydedildi")
