"""What an agency keeps for itself on a file, and that nobody else ever reads it."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from applications.choices import AssignmentState, Scan, Status
from applications.domain import inside
from applications.domain.scanning import KINDS
from applications.found import PaperKind
from applications.models import FileNote, InsidePaper, NoteMention, SiteVisit
from applications.policies.inside import may_correct_note, may_correct_visit
from applications.policies.letters import may_view
from applications.queries.evaluation import hands_in
from applications.queries.inside import inside_papers, mentions_unseen_by
from applications.queries.letters import visible_to as letters_visible_to
from cmdp.accounts.choices import Role
from cmdp.audit.models import Event
from cmdp.kit.scanning import open_unjudged
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.inside import make_inside_paper, make_note, make_visit
from tests.factories.people import NOON, make_member
from tests.factories.reviews import make_assignment
from tests.support.kept import kept

SECRET = "Belediyenin borcunu soralım"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>"
GPS, LATITUDE = 0x8825, {1: "N", 2: (41.0, 17.0, 12.0)}
KEY = "a" * 14


@kept
def file(cast):
    """A sent file of the cast's organisation."""
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


def paper(content=PDF, name="yazi.pdf"):
    return SimpleUploadedFile(name, content)


def picture(kind, colour="blue", **words):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, kind, **words)
    return out.getvalue()


def note(file, cast, *, mentioned=(), key=KEY, by="officer"):
    return inside.write_note(file.pk, SECRET, mentioned=mentioned, form_key=key, by=cast[by], at=NOON)


def letter(file, cast, **told):
    own = {"kind": PaperKind.INCOMING, "number": "E-1", "dated_on": NOON.date(), "subject": "Görüş"}
    return inside.keep_letter(file.pk, paper(), **{**own, **told}, by=cast["officer"], at=NOON)


def visit(file, cast, **told):
    own = {"visited_on": NOON.date(), "people": "Ayşe Kaya", "findings": SECRET, "form_key": KEY}
    return inside.record_visit(file.pk, **{**own, **told}, by=cast["officer"], at=NOON)


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.verdict.code


def test_a_note_is_kept_once_and_tells_whom_it_is_meant_for(file, cast):
    for _ in range(2):
        note(file, cast, mentioned=[cast["manager"], cast["officer"]])

    assert list(NoteMention.objects.values_list("person", flat=True)) == [cast["manager"].pk]
    (sent,) = Letter.objects.filter(kind="note_mention")
    assert (sent.to_email, SECRET in sent.text) == (cast["manager"].email, False)
    assert FileNote.objects.count() == 1


@pytest.mark.parametrize("who", ["owner", "other_officer", "evaluator"])
def test_a_note_is_meant_for_nobody_who_may_not_read_it(who, file, cast):
    assert refusal(lambda: note(file, cast, mentioned=[cast[who]])) == "unknown_reader"
    assert FileNote.objects.count() == 0


def test_a_corrected_note_keeps_how_it_read_and_waits_for_its_readers_again(file, cast):
    written = note(file, cast, mentioned=[cast["manager"]])
    inside.see_mentions(file, by=cast["manager"], at=NOON)

    for _ in range(2):
        told = {"text": "Borcunu sormayalım.", "version": 1, "by": cast["officer"], "at": NOON}
        corrected = inside.correct_note(file.pk, written.pk, **told)

    assert (corrected.text, corrected.version) == ("Borcunu sormayalım.", 2)
    assert [row.text for row in corrected.earlier.all()] == [SECRET]
    assert [row.note for row in mentions_unseen_by(cast["manager"])] == [corrected]
    assert Letter.objects.filter(kind="note_mention").count() == 1
    assert Event.objects.filter(verb="proposal.correct_note").count() == 1


def test_a_corrected_visit_keeps_how_it_was_recorded(file, cast):
    recorded = visit(file, cast)
    told = {
        "visited_on": NOON.date(),
        "people": "Ayşe Kaya",
        "findings": "Temel yok.",
        "by": cast["officer"],
        "at": NOON,
    }

    for _ in range(2):
        corrected = inside.correct_visit(file.pk, recorded.pk, **told, version=1)

    assert (corrected.findings, corrected.version) == ("Temel yok.", 2)
    assert [(row.findings, row.people) for row in corrected.earlier.all()] == [(SECRET, "Ayşe Kaya")]
    assert Event.objects.filter(verb="proposal.correct_visit").count() == 1


@pytest.mark.parametrize(("who", "code"), [("manager", "not_writer"), ("owner", "stranger")])
def test_nobody_else_corrects_what_somebody_wrote(who, code, file, cast):
    words, place = note(file, cast), visit(file, cast)
    by, told = {"by": cast[who], "at": NOON}, {"visited_on": NOON.date(), "people": "x", "findings": "y"}

    assert refusal(lambda: inside.correct_note(file.pk, words.pk, text="x", version=1, **by)) == code
    assert refusal(lambda: inside.correct_visit(file.pk, place.pk, **told, version=1, **by)) == code
    assert (may_correct_note(cast[who], words).code, may_correct_visit(cast[who], place).code) == (code, code)


def test_a_correction_does_not_lay_itself_over_a_newer_one(file, cast):
    by, places = {"by": cast["officer"], "at": NOON}, {"people": "x", "findings": "y"}
    words, place = note(file, cast), visit(file, cast)
    inside.correct_note(file.pk, words.pk, text="İkinci", version=1, **by)
    inside.correct_visit(file.pk, place.pk, visited_on=NOON.date(), **places, version=1, **by)

    late = [
        lambda: inside.correct_note(file.pk, words.pk, text="Üçüncü", version=1, **by),
        lambda: inside.correct_visit(
            file.pk, place.pk, visited_on=NOON.date() - dt.timedelta(1), **places, version=1, **by
        ),
    ]

    assert [refusal(act) for act in late] == ["newer_version", "newer_version"]


def test_how_a_note_read_stands_on_the_file_for_its_agency_alone(file, cast, client):
    words, place = note(file, cast), visit(file, cast)
    client.force_login(cast["officer"])
    addresses = [
        reverse("applications:note_correct", args=[file.public_id, words.public_id]),
        reverse("applications:visit_correct", args=[file.public_id, place.public_id]),
    ]
    typed = {"text": "Sormayalım.", "visited_on": f"{NOON:%d.%m.%Y}", "people": "Can", "findings": "Yok.", "version": 1}
    for address in addresses:
        assert client.post(address, typed).status_code == 302

    page = client.get(reverse("applications:desk_proposal", args=[file.public_id])).content.decode()

    assert page.count(SECRET) == 2
    client.force_login(cast["manager"])
    answer = client.post(addresses[0], {"text": "Hırsız", "version": 2})
    assert "yalnızca yazan kişi düzeltebilir" in answer.content.decode()
    words.refresh_from_db()
    assert words.text == "Sormayalım."


def test_a_mention_waits_on_the_work_list_until_the_file_is_opened(file, cast):
    note(file, cast, mentioned=[cast["manager"]])
    before = [mention.note.proposal for mention in mentions_unseen_by(cast["manager"])]

    inside.see_mentions(file, by=cast["manager"], at=NOON)

    assert (before, list(mentions_unseen_by(cast["manager"]))) == ([file], [])


def test_whoever_is_kept_from_the_file_meanwhile_waits_for_no_note_of_it(file, cast):
    note(file, cast, mentioned=[cast["manager"]])
    make_conflict(file, cast["manager"])

    assert list(mentions_unseen_by(cast["manager"])) == []


def test_a_letter_is_kept_by_its_number_and_the_same_content_once(file, cast):
    first = letter(file, cast)
    again = letter(file, cast, number="E-2")

    assert (first.pk, first.number, first.content_type, first.scan) == (again.pk, "E-1", "application/pdf", "unchecked")


def test_a_letter_of_another_kind_than_its_name_says_is_not_taken(file, cast):
    told = {"kind": PaperKind.OUTGOING, "number": "1", "dated_on": NOON.date(), "subject": "x"}
    act = lambda: inside.keep_letter(file.pk, paper(b"MZ not a pdf"), **told, by=cast["officer"], at=NOON)  # noqa: E731

    assert refusal(act) == "not_what_it_claims"


def test_a_visit_is_recorded_once_and_not_before_it_was_made(file, cast):
    first, again = visit(file, cast), visit(file, cast)

    assert first == again
    assert refusal(lambda: visit(file, cast, visited_on=NOON.date() + dt.timedelta(days=2))) == "visit_in_future"


def test_photographs_stand_with_their_visit_and_are_not_endless(file, cast, monkeypatch):
    made = visit(file, cast)
    told = {"subject": "Temel", "by": cast["officer"], "at": NOON}
    photo = inside.keep_photograph(made, paper(picture("PNG"), "temel.png"), **told)
    monkeypatch.setattr(inside, "MOST_PHOTOGRAPHS", 1)

    assert (photo.visit, photo.kind) == (made, PaperKind.PHOTOGRAPH)
    assert (
        refusal(lambda: inside.keep_photograph(made, paper(picture("PNG", "red"), "b.png"), **told))
        == "too_many_photographs"
    )


def test_a_photograph_is_kept_without_where_it_was_taken(file, cast):
    exif = Image.Exif()
    exif[GPS] = LATITUDE
    taken = picture("JPEG", exif=exif)
    told = {"subject": "Temel", "by": cast["officer"], "at": NOON}

    photo = inside.keep_photograph(visit(file, cast), paper(taken, "temel.jpg"), **told)

    with Image.open(io.BytesIO(taken)) as before, Image.open(photo.file) as kept_picture:
        assert (bool(before.getexif()), bool(kept_picture.getexif()), kept_picture.size) == (True, False, (8, 8))


def test_a_photograph_that_cannot_be_opened_is_not_taken(file, cast):
    broken, told = picture("PNG")[:40], {"subject": "x", "by": cast["officer"], "at": NOON}

    assert (
        refusal(lambda: inside.keep_photograph(visit(file, cast), paper(broken, "b.png"), **told))
        == "unreadable_picture"
    )


@pytest.mark.parametrize(
    ("who", "code"), [("other_officer", "stranger"), ("owner", "stranger"), ("evaluator", "stranger")]
)
def test_nobody_else_keeps_anything(who, code, file, cast):
    assert refusal(lambda: note(file, cast, by=who)) == code


def test_staff_who_evaluate_the_file_neither_keep_nor_read(file, cast):
    make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)
    kept_paper = make_inside_paper(file)

    assert refusal(lambda: note(file, cast)) == "evaluates_here"
    assert kept_paper not in inside_papers(cast["officer"])
    assert kept_paper in inside_papers(cast["manager"])


@pytest.mark.parametrize("act", [note, letter, visit])
def test_whoever_kept_something_has_had_a_hand_in_the_check(act, file, cast):
    before = hands_in(file)

    act(file, cast)

    assert hands_in(file) - before == {cast["officer"].pk}


def test_the_record_tells_nothing_of_what_was_written(file, cast):
    note(file, cast), letter(file, cast), visit(file, cast)

    told = "".join(str(event.changes) + event.reason for event in Event.objects.all())
    assert (SECRET in told, "Ayşe" in told, "Görüş" in told) == (False, False, False)


def test_a_virus_checker_asks_about_these_too_and_a_find_shuts_the_paper(file, cast):
    row = make_inside_paper(file, scan=Scan.WAITING)
    judged = next(kind for kind in KINDS if kind.model is InsidePaper)

    row.finding = "Eicar"
    judged.tell(row, NOON)

    assert Event.objects.filter(verb="proposal.infected").count() == 1
    assert open_unjudged([judged]) == {"InsidePaper": 1}


def test_a_paper_that_is_being_checked_is_not_handed_out(client, file, cast):
    row = make_inside_paper(file, scan=Scan.WAITING)
    client.force_login(cast["officer"])

    assert client.get(reverse("applications:inside_paper", args=[row.public_id])).status_code == 403


def test_a_paper_goes_out_on_the_record(client, file, cast):
    row = make_inside_paper(file)
    client.force_login(cast["officer"])

    answer = client.get(reverse("applications:inside_paper", args=[row.public_id]))

    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert Event.objects.get(verb="inside_paper.fetch").object_id == row.pk


def test_letters_of_notes_are_not_listed_for_who_evaluates_or_is_kept_from_the_file(file, cast):
    third = make_member(Role.AGENCY_OFFICER, cast.agency)
    note(file, cast, mentioned=[cast["manager"]])
    make_assignment(file, third, AssignmentState.ACCEPTED)
    sent = Letter.objects.get(kind="note_mention")

    assert sent in letters_visible_to(cast["officer"])
    assert sent not in letters_visible_to(third)
    assert [may_view(one, sent).code for one in (cast["officer"], third)] == ["", "blind"]


PAGES = ("proposal_detail", "proposal_messages", "submission_detail")


@pytest.mark.parametrize("who", ["owner", "editor", "viewer", "twofold"])
def test_the_applicants_pages_hold_nothing_of_it(who, client, file, cast):
    make_note(file, text=SECRET), make_visit(file, findings=SECRET), make_inside_paper(file, subject=SECRET)
    person = make_member(Role.ORGANISATION_OWNER, cast.organisation) if who == "twofold" else cast[who]
    client.force_login(person)

    for page in PAGES:
        told = [file.public_id, 1] if page == "submission_detail" else [file.public_id]
        answer = client.get(reverse(f"applications:{page}", args=told))
        assert (answer.status_code, SECRET in answer.content.decode()) == (200, False)


@pytest.mark.parametrize("evaluates", [True, False])
def test_the_files_page_shows_it_to_the_desk_and_hides_it_from_its_evaluator(evaluates, client, cast):
    file = make_proposal(status=Status.UNDER_REVIEW, organisation=cast.organisation)
    make_note(file, text=SECRET), make_visit(file, findings=SECRET), make_inside_paper(file, subject=SECRET)
    note(file, cast, by="manager")
    if evaluates:
        make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)
    client.force_login(cast["officer"])

    page = client.get(reverse("applications:desk_proposal", args=[file.public_id])).content.decode()

    assert (page.count(SECRET), "Dosyaya not yazdı" in page) == ((0, False) if evaluates else (4, True))


def test_rows_name_themselves_by_their_ids_only(file):
    rows = make_note(file), make_visit(file), make_inside_paper(file)
    mention = NoteMention.objects.create(note=rows[0], person=rows[0].written_by)

    assert [str(row) for row in rows] == [row.public_id for row in rows]
    assert (rows[2].audit_label, str(mention)) == (rows[2].public_id, f"{rows[0].pk}/{mention.person_id}")
    assert {"text"} == FileNote.PERSONAL
    assert {"people", "findings"} == SiteVisit.PERSONAL


@pytest.mark.parametrize("kept_away", ["conflict", "evaluates"])
def test_whoever_is_in_conflict_or_evaluates_opens_nothing_of_it(kept_away, client, file, cast):
    row, made = make_inside_paper(file), make_visit(file)
    if kept_away == "conflict":
        make_conflict(file, cast["officer"])
    else:
        make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)
    client.force_login(cast["officer"])

    addresses = [
        *(
            reverse(f"applications:{name}", args=[file.public_id])
            for name in ("note_new", "letter_keep", "visit_record")
        ),
        reverse("applications:file_likenesses", args=[file.public_id]),
        reverse("applications:visit_photograph", args=[file.public_id, made.public_id]),
        reverse("applications:inside_paper", args=[row.public_id]),
    ]

    assert {client.get(address).status_code for address in addresses} == {404}
