"""Acts on many files, lists kept under a name, the list as a file: through the pages."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.models import Assignment, Proposal, SavedView
from applications.tasks import write_desk_list
from cmdp.audit.models import Event
from cmdp.jobs.models import Job
from cmdp.outbox.models import Letter
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

LIST = reverse("applications:desk_proposals")


@pytest.fixture
def officer(client, cast):
    client.force_login(cast["officer"])
    return client


@kept
def files(cast):
    call = make_call(agency=cast.agency)
    return [make_proposal(call=call, status=Status.UNDER_REVIEW, organisation=cast.organisation) for _ in range(2)]


def act(client, name, files, **typed):
    address = reverse("applications:desk_bulk", args=[name])
    return client.post(address, {"sec": [file.public_id for file in files], "liste": "status=under_review", **typed})


def holders():
    return set(Proposal.objects.values_list("expert", flat=True))


def test_files_are_given_to_an_expert_after_a_look_at_what_will_happen(officer, files, cast):
    asked = act(officer, "uzman", files)
    assert (asked.context["outcomes"], "Ne olacağını göster" in asked.text) == (None, True)

    look = act(officer, "uzman", files, adim="bak", expert=cast["manager"].pk, note="Bölge sorumlusu.")
    assert (holders(), Letter.objects.count()) == ({None}, 0)
    assert "Henüz hiçbir şey yapılmadı" in look.text
    assert "1 kişiye 2 mektup" in look.text
    assert "Bölge sorumlusu." in look.text
    assert look.text.count("yapılacak") == 2

    done = act(officer, "uzman", files, adim="yap", expert=cast["manager"].pk, note="Bölge sorumlusu.")
    assert (holders(), Letter.objects.count()) == ({cast["manager"].pk}, 2)
    assert done.text.count("yapıldı</span>") == 2
    assert f"{LIST}?status=under_review" in done.text


def test_the_look_carries_everything_to_the_deed(officer, files, cast):
    look = act(officer, "degerlendirici", files, adim="bak", people=[cast["evaluator"].pk, cast["other_evaluator"].pk])

    for name, number in (("people", 2), ("sec", 2)):
        assert look.text.count(f'type="hidden" name="{name}"') == number


def test_people_are_asked_file_by_file_and_refusals_say_why(officer, files, cast):
    make_assignment(files[0], cast["evaluator"], AssignmentState.STEPPED_BACK)

    done = act(officer, "degerlendirici", files, adim="yap", people=[cast["evaluator"].pk])

    assert "Bu kişiye bu dosya daha önce soruldu" in done.text
    assert [row.is_allowed for row in done.context["outcomes"]] == [True, False]
    assert Assignment.objects.filter(state=AssignmentState.ASKED).count() == 1


def test_reminding_asks_nothing_and_shows_at_once_what_it_would_do(officer, files, cast):
    make_assignment(files[0], cast["evaluator"], AssignmentState.ACCEPTED)

    look = act(officer, "animsat", files)
    assert ([row.is_allowed for row in look.context["outcomes"]], Letter.objects.count()) == ([False, True], 0)

    act(officer, "animsat", files, adim="yap")
    assert [letter.to_email for letter in Letter.objects.all()] == [cast["evaluator"].email]


def test_a_form_that_says_too_little_asks_again(officer, files):
    page = act(officer, "uzman", files, adim="yap", expert="")

    assert (page.context["outcomes"], holders()) == (None, {None})
    assert page.context["form"].errors.keys() == {"expert"}


@pytest.mark.parametrize("chosen", [[], ["\x00"], ["yok"], ["İ" * 9]])
def test_nothing_chosen_leads_back_to_the_list(chosen, officer):
    answer = officer.post(reverse("applications:desk_bulk", args=["uzman"]), {"sec": chosen, "liste": "q=\nx"})

    assert answer["Location"] == LIST


def test_a_page_opened_by_its_address_leads_back_and_an_unknown_act_does_not_exist(officer):
    assert officer.get(reverse("applications:desk_bulk", args=["uzman"]))["Location"] == LIST
    assert officer.get(reverse("applications:desk_bulk", args=["yok"])).status_code == 404


def test_files_of_another_agency_are_not_touched(client, files, cast):
    client.force_login(cast["other_officer"])

    answer = act(client, "uzman", files, adim="yap", expert=cast["other_officer"].pk)

    assert (answer.status_code, holders()) == (302, {None})


def test_a_list_is_kept_found_again_and_deleted(officer, files):
    officer.post(
        reverse("applications:view_save"),
        {"liste": "status=under_review&status=yok&sonra=x", "name": "  Değerlendirilen ", "is_shared": "on"},
    )
    view = SavedView.objects.get()
    assert (view.name, view.query, view.is_shared) == ("Değerlendirilen", "status=under_review", True)

    page = officer.get(f"{LIST}?status=under_review")
    assert [(row.href, row.is_shown) for row in page.context["views"]] == [("?status=under_review", True)]

    officer.post(reverse("applications:view_delete", args=[view.public_id]))
    assert not SavedView.objects.exists()


def test_a_shared_list_names_who_shares_it(officer, files, client, cast):
    officer.post(reverse("applications:view_save"), {"liste": "", "name": "Hepsi", "is_shared": "on"})
    client.force_login(cast["manager"])

    (row,) = client.get(LIST).context["views"]

    assert (row.owner, row.may_delete, row.is_shown) == (str(cast["officer"]), True, True)


def test_a_list_without_a_name_is_asked_for_one(officer, files):
    answer = officer.post(reverse("applications:view_save"), {"liste": "status=under_review", "name": ""})

    assert answer.status_code == 200
    assert 'value="status=under_review"' in answer.text
    assert not SavedView.objects.exists()


def made(officer, form, **typed):
    """The job that the page starts, done, the name of its file and its bytes."""
    officer.post(reverse("applications:list_file"), {"bicim": form, **typed})
    job = Job.objects.latest("pk")
    return job, *told(write_desk_list(job))


def told(result):
    with result.content as content:
        content.seek(0)
        return result.name, content.read()


def test_the_list_is_taken_away_as_csv_with_semicolons_and_guarded_formulas(officer, files, cast):
    Proposal.objects.filter(pk=files[0].pk).update(title="=1+1")
    make_assignment(files[0], cast["evaluator"], AssignmentState.ACCEPTED)

    job, name, content = made(officer, "csv", liste="sutun=evaluators&sutun=support&sirala=reference")

    assert name.endswith(".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Başvuru numarası", "Projenin adı", "Değerlendiriciler", "Destek (TL)"]
    assert rows[1] == [files[0].reference, "'=1+1", str(cast["evaluator"]), "1600000,00"]
    assert (len(rows), job.done, job.total) == (3, 2, 2)


def test_the_chosen_rows_alone_are_taken_away_as_a_workbook(officer, files):
    columns = "&".join(
        f"sutun={key}" for key in ("call", "province", "type", "measure", "sent", "due", "letter", "score", "cost")
    )

    _job, _name, content = made(officer, "xlsx", liste=columns, sec=[files[1].public_id])

    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2
    assert (rows[1][0], rows[1][3], rows[1][7]) == (files[1].reference, "Samsun", 2_000_000)


def test_who_lost_the_seat_before_the_file_was_written_gets_an_empty_one(officer, files, cast):
    officer.post(reverse("applications:list_file"), {"bicim": "csv", "liste": ""})
    cast["officer"].memberships.update(ended_at=files[0].sent_at)

    _name, content = told(write_desk_list(Job.objects.get()))

    assert content.decode("utf-8-sig").count("\r\n") == 1


@pytest.mark.parametrize(("chosen", "number"), [([], 2), ([0], 1)])
def test_who_takes_how_much_of_the_list_is_on_the_record(officer, files, cast, chosen, number):
    asked = {"bicim": "csv", "liste": "status=under_review", "sec": [files[place].public_id for place in chosen]}

    officer.post(reverse("applications:list_file"), asked)

    event = Event.objects.get(verb="desk_files.take")
    assert (event.actor_id, event.agency_id, event.object_id) == (
        cast["officer"].pk,
        cast.agency.pk,
        Job.objects.get().pk,
    )
    assert event.changes == {"form": [None, "csv"], "files": [None, number]}


def test_rows_that_one_may_no_longer_see_do_not_become_the_whole_list(officer, files, cast):
    make_conflict(files[0], cast["officer"])

    answer = officer.post(reverse("applications:list_file"), {"bicim": "csv", "liste": "", "sec": [files[0].public_id]})

    assert (answer["Location"], Job.objects.count()) == (LIST, 0)


def test_an_unknown_form_leads_back(officer):
    assert officer.post(reverse("applications:list_file"), {"bicim": "exe"})["Location"] == LIST


def test_rows_can_be_chosen_all_without_a_script(officer, files):
    assert officer.get(f"{LIST}?hepsi=1").text.count(" checked>") >= len(files)


def test_the_work_list_counts_by_status_and_leads_to_the_list(officer, files, cast):
    Proposal.objects.filter(pk=files[0].pk).update(expert=cast["officer"])

    page = officer.get(reverse("applications:work_list"), {"kimin": "mine"})

    counts = [(one.number, one.href) for one in page.context["counts"]]
    assert counts == [(1, f"{LIST}?status=under_review&expert=me")]
