"""Pages of a file's messages: both sides', the desk's list, what stays when a post is refused."""

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Side, Status
from applications.models import FileMessage
from tests.factories.files import make_proposal
from tests.factories.messages import TEXT, make_message
from tests.factories.people import NOON
from tests.factories.reviews import make_assignment

KEY = "2" * 14


@pytest.fixture
def file(cast):
    return make_proposal(status=Status.SUBMITTED, organisation=cast.organisation)


@pytest.fixture
def page_as(client, cast):
    def read(name, route, *args, **query):
        client.force_login(cast[name])
        return client.get(reverse(f"applications:{route}", args=args, query=query)).content.decode()

    return read


@pytest.fixture
def send_as(client, cast):
    def send(name, route, *args, **fields):
        client.force_login(cast[name])
        return client.post(reverse(f"applications:{route}", args=args), fields)

    return send


def test_a_message_reaches_the_other_side_and_is_new_once(page_as, send_as, file):
    answer = send_as("owner", "proposal_messages", file.public_id, text=TEXT, form_key=KEY)

    first = page_as("officer", "desk_messages", file.public_id)
    second = page_as("officer", "desk_messages", file.public_id)

    assert answer.status_code == 302
    assert [TEXT in page for page in (first, second)] == [True, True]
    assert [">yeni<" in page for page in (first, second)] == [True, False]
    assert "yanıt bekliyor" in second


def test_the_applicant_reads_the_agency_by_its_house(page_as, cast, file):
    make_message(file, Side.AGENCY, written_by=cast["officer"], text="İkinci kaleme yazın.")
    make_message(file)

    own, desk = (
        page_as("owner", "proposal_messages", file.public_id),
        page_as("officer", "desk_messages", file.public_id),
    )

    assert "İkinci kaleme yazın." in own
    assert file.call.agency.short_name in own
    assert cast["officer"].full_name not in own.partition("<main")[2]
    assert cast["officer"].full_name in desk.partition("<main")[2]
    assert "yanıt bekliyor" not in own


def test_new_messages_show_in_the_list_and_on_the_file(page_as, cast, file):
    make_message(file, Side.AGENCY, written_by=cast["officer"])

    pages = [page_as("owner", "proposal_list"), page_as("owner", "proposal_detail", file.public_id)]
    page_as("owner", "proposal_messages", file.public_id)
    after = [page_as("owner", "proposal_list"), page_as("owner", "proposal_detail", file.public_id)]

    assert ["1 yeni mesaj" in pages[0], "Mesajlar (1 yeni)" in pages[1]] == [True, True]
    assert ["yeni mesaj" in after[0], "Mesajlar (1 yeni)" in after[1]] == [False, False]


@pytest.mark.parametrize("text", ["", "x" * 4001])
def test_what_cannot_be_taken_stays_on_the_page(text, send_as, file):
    answer = send_as("owner", "proposal_messages", file.public_id, text=text, form_key=KEY)

    assert answer.status_code == 200
    assert text in answer.content.decode()
    assert FileMessage.objects.count() == 0


def test_a_form_that_is_no_form_of_ours_says_what_to_do(send_as, file):
    answer = send_as("owner", "proposal_messages", file.public_id, text=TEXT, form_key="yok").content.decode()

    assert "Mesajınız: Formu yenileyip yeniden deneyin." in answer
    assert TEXT in answer


def test_words_that_came_after_the_end_stay_to_be_copied(send_as, cast):
    ended = make_proposal(status=Status.WITHDRAWN, organisation=cast.organisation)

    answer = send_as("owner", "proposal_messages", ended.public_id, text=TEXT, form_key=KEY).content.decode()

    assert TEXT in answer
    assert "Dosya kapandı" in answer
    assert FileMessage.objects.count() == 0


def test_a_viewer_reads_without_a_form(page_as, file):
    make_message(file)

    page = page_as("viewer", "proposal_messages", file.public_id)

    assert TEXT in page
    assert "Mesajı gönder" not in page


def test_staff_who_evaluate_the_file_find_no_page_and_no_link(client, cast, page_as, file):
    file.status = Status.UNDER_REVIEW
    file.save()
    make_assignment(file, cast["officer"], AssignmentState.ACCEPTED)
    make_message(file)
    address = reverse("applications:desk_messages", args=[file.public_id])

    page = page_as("officer", "desk_proposal", file.public_id)

    assert address not in page
    assert client.get(address).status_code == client.post(address, {"text": TEXT, "form_key": KEY}).status_code == 404
    assert file.reference not in page_as("officer", "message_queue")


def test_the_queue_names_what_waits_and_the_work_list_leads_there(page_as, send_as, file):
    make_message(file, due_at=NOON)
    queue, work = page_as("officer", "message_queue"), page_as("officer", "work_list")

    settled = send_as("officer", "messages_settle", file.public_id)

    assert file.reference in queue
    assert "1 dosyada yanıt süresi geçti." in queue
    assert reverse("applications:message_queue") in work
    assert "1 dosyada yanıt süresi geçti." in work
    assert settled.status_code == 302
    assert "Yanıt bekleyen mesaj yok" in page_as("officer", "message_queue")


def test_the_desks_page_of_the_file_leads_to_its_messages(page_as, file):
    make_message(file)

    assert "Mesajlar (1 yeni)" in page_as("officer", "desk_proposal", file.public_id)


def test_a_long_talk_is_paged(page_as, cast, file):
    for number in range(51):
        make_message(file, text=f"{number}. mesaj.", written_by=cast["owner"])

    page = page_as("owner", "proposal_messages", file.public_id)

    assert ["50. mesaj." in page, ">0. mesaj." in page, "sonra=" in page] == [True, False, True]
