"""A commission's papers hold what their reader may know: the book, the minutes, the calendar file."""

import io

import pytest
from django.utils import translation
from pypdf import PdfReader

from applications.domain import books, deciding, meetings
from applications.exports.meetings import invitation_of, minutes_of
from applications.models import Commission, Submission
from applications.models.meeting import Voice
from applications.queries.commission import agenda_of, meetings_of_member, with_decisions
from applications.tasks import make_book
from tests.factories.meetings import THEN, make_board
from tests.factories.people import NOON
from tests.support.kept import kept

DISSENT = "İşletme gideri eksik."


@kept
def board(cast):
    """Two files: one decided by vote over a dissent with a cost taken out, one closed to the second member."""
    board = make_board(cast, members=3).open(quorum=1)
    item, kin = board.items[0], board.members[1]
    line = item.proposal.budget_lines.first()
    cut = {"line": line.public_id, "amount": line.gross / 2, "reason": "Programın dışında."}
    deciding.cut(item.pk, **cut, **board.run())
    deciding.declare_conflict(board.items[1].pk, grounds=["kin"], by=kin, at=THEN)
    motion = board.put(amount=1, conditions="Ruhsat alınması.")
    deciding.vote(motion.pk, Voice.FOR, by=board.members[0], at=THEN)
    deciding.vote(motion.pk, Voice.FOR, by=kin, at=THEN)
    deciding.vote(motion.pk, Voice.AGAINST, dissent=DISSENT, by=board.members[2], at=THEN)
    deciding.settle(motion.pk, by_consensus=False, **board.run())
    return board


def _words(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def _minutes(board, readable=None) -> str:
    meeting = meetings_of_member(board.members[0]).get()
    items = list(with_decisions(agenda_of(meeting)))
    keys = frozenset(item.pk for item in items) if readable is None else readable
    return _words(minutes_of(meeting, items, keys))


def test_minutes_tell_counts_conditions_costs_and_dissent_but_no_names_of_voices(board):
    told = _minutes(board)

    assert [
        word for word in ("2 kabul, 1 ret", "Ruhsat alınması", "Programın dışında", DISSENT) if word not in told
    ] == []
    assert f"{board.members[0]}: kabul" not in told
    assert board.members[1].full_name in told.split("Görüşmeye katılmayanlar")[1]


def test_minutes_name_voices_where_the_rule_says_so(board):
    Commission.objects.update(names_votes=True)

    assert f"{board.members[0]}: kabul" in _minutes(board)


def test_minutes_of_a_member_hide_what_is_closed_to_them(board):
    told = _minutes(board, readable=frozenset({board.items[0].pk}))

    assert board.files[1].title not in told.split(board.files[1].reference)[-1]
    assert "Bu dosyanın görüşmesine katılmadınız" in told


def test_minutes_say_what_was_put_off_and_what_was_corrected(board):
    deciding.take_up(board.items[1].pk, **board.run())
    board.declare(board.items[1], board.members[0])
    deciding.postpone(board.items[1].pk, reason="Ruhsatın aslı görülecek.", **board.run())
    meetings.end(board.meeting.pk, **board.run())

    assert "Ruhsatın aslı görülecek." in _minutes(board)


def test_the_book_leaves_out_what_is_closed(board):
    job = books.ask_for_book(board.meeting, by=board.members[1], at=THEN)

    told = _words(make_book(job).content.read())

    assert board.files[0].reference in told
    assert board.files[1].reference not in told
    assert "Size kapalı dosya: 1" in told
    assert "1. değerlendirici" in told
    assert board.cast["evaluator"].full_name not in told


@pytest.mark.parametrize("moved", [False, True])
def test_the_calendar_file_goes_with_its_invitation(cast, moved):
    board = make_board(cast, files=1, members=3)
    if moved:
        meetings.reschedule(board.meeting.pk, starts_at=THEN, place="Valilik", by=cast["manager"], at=NOON)

    told = invitation_of(meetings_of_member(board.members[0]).get()).decode()

    assert f"SEQUENCE:{int(moved)}" in told
    assert ("LOCATION:Valilik" in told) is moved


def _tags(content: bytes) -> list[dict]:
    """Every element of the structure of a PDF, from the top."""
    root = PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    found, waiting = [], [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        found.append(node)
        below = node.get("/K", [])
        rows = below if isinstance(below, list) else [below]
        waiting += [row.get_object() for row in rows if hasattr(row.get_object(), "keys") and "/S" in row.get_object()]
    return found


def assert_tagged(content: bytes, title: str, language: str) -> list[dict]:
    """The tags of a PDF that says its title and language and has a heading and table headers."""
    paper = PdfReader(io.BytesIO(content))
    root, tags = paper.trailer["/Root"], _tags(content)
    kinds = {tag.get("/S") for tag in tags}
    assert (paper.metadata.title, root["/Lang"]) == (title, language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert {"/Document", "/H1", "/H2", "/Table", "/TH", "/TD"} <= kinds
    return tags


def test_the_book_is_a_tagged_pdf_whose_maps_are_told(board):
    proposal = board.files[0]
    sent = proposal.submissions.latest("number")
    sent.content["place"]["coordinates"] = "41.28667, 36.33000"
    Submission.objects.filter(pk=sent.pk).update(content=sent.content)
    job = books.ask_for_book(board.meeting, by=board.members[1], at=THEN)

    tags = assert_tagged(make_book(job).content.read(), "Komisyon dosyaları", "tr-TR")

    told = [tag["/Alt"] for tag in tags if tag.get("/S") == "/Figure"]
    assert ["Haritada uygulama yeri: Samsun" in one and "41,28667" in one for one in told] == [True]


def test_the_minutes_are_a_tagged_pdf_in_their_readers_language(board):
    meeting = meetings_of_member(board.members[0]).get()
    items = list(with_decisions(agenda_of(meeting)))

    with translation.override("en"):
        content = minutes_of(meeting, items, frozenset(item.pk for item in items))

    assert_tagged(content, "Minutes of the evaluation commission", "en-GB")
