"""Evaluators by keyboard: two of one file talk and agree not to agree; one who never learns who applied."""

from pathlib import Path

import pytest

from applications.choices import AssignmentState, Status
from applications.models import Assignment, ConsensusReport
from tests.factories.discussions import make_talked_of
from tests.factories.files import make_submission
from tests.factories.people import NOON, make_cast
from tests.factories.reviews import LATER, make_assignment, make_evaluator, marks_of, write
from tests.journeys.evaluating import SECRECY
from tests.journeys.keys import Keys
from tests.journeys.person import PHONE, Person
from tests.support.blind import APPLICANT, make_scene
from tests.support.browser import axe_problems, sign_in
from tests.support.insides import insides
from tests.support.walking import plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REMARK = "Talep tahmini güçlü; işletme giderinin dayanağını göremedim."
DISSENT = "İşletme gideri gerçekçi değil; rapor bunu söylemeli."
NONE_LISTED = "Bunların hiçbiri doğru değil"
FOREVER = LATER.replace(year=2100)


@pytest.fixture
def enter(chromium, live_server):
    """Somebody who has signed in, by keyboard; in the end no browser has complained."""
    guests = []

    def come_in(user, path, *, language="tr", **options):
        guests.append(Person(chromium, live_server.url, language=language, **options))
        sign_in(guests[-1].page.context, live_server.url, user)
        return Keys(guests[-1].open(guests[-1].at_home(path)))

    yield come_in
    for person in guests:
        person.leave()


def reads(keys, heading, *words, never=()):
    """The page is there, usable by everybody, and says nothing that must not be known."""
    keys.person.sees(keys.say(heading), *words)
    assert (keys.page.url, axe_problems(keys.page)) == (keys.page.url, [])
    said = plain(keys.page.content())
    assert [word for word in never if word in said] == []
    return keys


def test_two_evaluators_send_talk_and_disagree_and_the_manager_closes(enter):
    cast = make_cast()
    file = make_talked_of(cast, Status.UNDER_REVIEW)
    make_submission(file)
    people = [make_evaluator(full_name=name) for name in ("Zümrüt Kalemci", "Firuze Görür")]
    own, other = [make_assignment(file, one, AssignmentState.ACCEPTED, due_at=FOREVER) for one in people]
    for assignment, total in ((own, 71), (other, 78)):
        write(assignment, marks_of(file.call, total))
    one = enter(people[0], f"/degerlendirme/{own.public_id}/gonder/", **PHONE)
    two = enter(people[1], f"/degerlendirme/{other.public_id}/gonder/", language="en")

    for keys in (one, two):
        reads(keys, "Değerlendirmenize bakın", file.reference)
        reads(keys.press(keys.say("Değerlendirmemi gönder")), file.reference)
    talk = two.press(two.say("Değerlendiricilerin görüşmesi"))
    reads(talk, "Değerlendiricilerin görüşmesi", "71 / 100", "78 / 100", never=("kalemci",))
    reads(
        two.write(two.say("Mesajınız"), REMARK).press(two.say("Görüşmeye yaz")), "Değerlendiricilerin görüşmesi", REMARK
    )
    reads(two.press(two.say("Ortak rapora git")), "Ortak rapor")
    two.write(two.say("Ortak rapor"), "The project serves the measure.").press(two.say("Ötekilerin görüşüne sun"))
    reads(two, "Ortak rapor", two.say("Rapor ötekilerin görüşüne sunuldu."))

    one.person.open(f"/degerlendirme/{own.public_id}/gorusme/")
    reads(one, "Değerlendiricilerin görüşmesi", REMARK, "görüşe sunuldu", never=("firuze", "gorur"))
    reads(one.press("Ortak rapora git"), "Ortak rapor", "The project serves the measure.", never=("firuze", "gorur"))
    one.arrow_to("Katılıyorum", "Katılmıyorum").write("Katılmıyorsanız nedeni", DISSENT).press("Yanıtımı ver")
    reads(one, "Ortak rapor", DISSENT)

    manager = enter(cast["manager"], f"/masa/basvurular/{file.public_id}/gorusme/")
    reads(manager, "Değerlendiricilerin görüşmesi", REMARK, DISSENT, "katılmıyor", never=("kalemci", "gorur"))
    reads(manager.press("Raporu itirazlarıyla kapat"), "Ortak raporu kapat")
    reads(manager.press("Raporu itirazlarıyla kapat", kind="submit"), "Değerlendiricilerin görüşmesi", "kesinleşti")
    assert ConsensusReport.objects.get().closed_by == cast["manager"]


def test_an_evaluator_declares_reads_and_marks_without_ever_learning_who_applied(enter):
    scene = make_scene(make_cast())
    evaluator = make_evaluator(full_name="Firuze Görür", email="firuze@baska.test")
    own = make_assignment(scene.file, evaluator, due_at=FOREVER, asked_at=NOON)
    listed = {"zambakova", "kirkgoz"}  # the bodies of the call stand in one list to tick, and say nothing of the file
    hers = ("zumrut kalemci", *(word for word in APPLICANT if word not in listed))

    keys = enter(evaluator, "/degerlendirme/", **PHONE)
    reads(keys, "Değerlendirmelerim", scene.file.reference, never=("zumrut kalemci", *APPLICANT))
    reads(keys.press(scene.file.reference), "Çıkar çatışması beyanı", "size gösterilmez", never=hers)
    for words in (NONE_LISTED, SECRECY):
        keys.tick(words)
    reads(keys.press("Beyanımı ver"), scene.file.reference, "[gizlendi]", never=("zumrut kalemci", *APPLICANT))

    got = [_taken(keys.page, link) for link in keys.page.locator("#dosya a[href*='/belgeler/']").all()]
    assert len(got) >= 2
    assert [(name, word) for name, content in got for word in APPLICANT if word in plain(name + insides(content))] == []

    write(Assignment.objects.get(pk=own.pk), marks_of(scene.file.call, 64))
    keys.person.open(f"/degerlendirme/{own.public_id}/")
    reads(keys.press("Bak ve gönder"), "Değerlendirmenize bakın", "64", never=("zumrut kalemci", *APPLICANT))
    reads(keys.press("Değerlendirmemi gönder"), scene.file.reference, never=("zumrut kalemci", *APPLICANT))
    own.refresh_from_db()
    assert own.state == AssignmentState.SENT


def _taken(page, link):
    """The name and the bytes of what a link hands out."""
    with page.expect_download() as waiting:
        link.press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
