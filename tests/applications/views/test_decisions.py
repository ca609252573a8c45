"""The ways of a decision through its pages: ranking, opinions, release, forwarding, the Ministry's desk."""

import pytest
from django.urls import reverse

from applications.choices import Status
from applications.models import Call, OpinionAct
from cmdp.outbox.models import Letter
from tests.factories.decisions import make_authority_paper, make_ministry_act, make_opinion
from tests.factories.files import make_proposal
from tests.factories.people import NOON
from tests.factories.reviews import accepted, marks_of, send
from tests.factories.rules import make_call
from tests.factories.undertakings import make_undertaking
from tests.support.kept import kept

OPENED, CLOSED = NOON.replace(year=2025), NOON.replace(month=2)


@kept
def window(cast):
    """A closed call's stage with one file of 90 points."""
    call = make_call(agency=cast.agency, opens_at=OPENED, closes_at=CLOSED, envelope=2_000_000)
    file = make_proposal(
        call=call, organisation=cast.organisation, status=Status.UNDER_REVIEW, sent_at=CLOSED.replace(month=1)
    )
    for _ in range(2):
        send(accepted(file, by=cast["officer"]), marks_of(call, 90))
    return call.stages.get()


@pytest.fixture
def manager(client, cast):
    client.force_login(cast["manager"])
    return client


@pytest.fixture
def decider(client, cast):
    client.force_login(cast["ministry_decider"])
    return client


def stage_page(name, window):
    return reverse(f"applications:{name}", args=[window.call.public_id, window.order])


def page(name, thing):
    return reverse(f"applications:{name}", args=[thing.public_id])


def typed_opinions(file, **changes):
    row = {"outcome": "positive", "amount": "1.500.000,00", "reason": "Bölge planına uygun."} | changes
    meeting = {"met_on": "26.02.2026", "minutes_number": "2026/4"}
    return meeting | {f"{file.public_id}-{name}": value for name, value in row.items()}


def test_ranking_page_shows_the_list_with_its_line(manager, window):
    html = manager.get(stage_page("call_ranking", window)).content.decode()

    assert window.proposals.get().reference in html
    assert 'class="is-line"' in html


def test_opinions_are_recorded_from_one_page(manager, window):
    file = window.proposals.get()

    answer = manager.post(stage_page("call_opinions", window), typed_opinions(file))

    act = OpinionAct.objects.get()
    file.refresh_from_db()
    assert answer.headers["Location"] == page("opinion_act", act)
    assert file.status == Status.POSITIVE


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": ""}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "999.999.999.999,00"}, "amount"),
        ({"amount": "999.999.999.999,00", "outcome": "reserve"}, "amount"),
        ({"reason": ""}, "reason"),
        ({"outcome": "x"}, "outcome"),
    ],
)
def test_opinions_keep_what_was_typed_when_something_is_wrong(changes, field, manager, window):
    file = window.proposals.get()

    answer = manager.post(stage_page("call_opinions", window), typed_opinions(file, **changes))

    ((_, row),) = answer.context["form"].rows
    assert answer.status_code == 200
    assert field in row.errors
    assert "2026/4" in answer.content.decode()


def test_a_negative_opinion_needs_no_amount_that_fits(manager, window):
    file = window.proposals.get()

    manager.post(
        stage_page("call_opinions", window), typed_opinions(file, outcome="negative", amount="999.999.999.999,00")
    )

    file.refresh_from_db()
    assert (file.status, file.opinions.get().amount) == (Status.NEGATIVE, None)


def test_a_meeting_that_is_still_to_come_is_said_at_its_day(manager, window):
    typed = typed_opinions(window.proposals.get()) | {"met_on": "26.02.2030"}

    answer = manager.post(stage_page("call_opinions", window), typed)

    assert list(answer.context["form"].meeting.errors) == ["met_on"]
    assert "26.02.2030 henüz gelmedi" in answer.content.decode()


def test_opinions_over_the_envelope_say_so_and_change_nothing(manager, window):
    file = window.proposals.get()
    Call.objects.filter(pk=window.call_id).update(envelope=1_000_000)

    answer = manager.post(stage_page("call_opinions", window), typed_opinions(file))

    file.refresh_from_db()
    assert answer.content.decode().count("Tutarları azaltın.") == 1
    assert file.status == Status.REVIEWED


def test_held_letters_are_looked_at_before_release(manager, window):
    file = window.proposals.get()
    manager.post(stage_page("call_opinions", window), typed_opinions(file))
    act = OpinionAct.objects.get()

    html = manager.get(page("opinion_act", act)).content.decode()

    assert "Bu bir destek kararı değildir" in html
    assert set(Letter.objects.filter(batch=act.batch).values_list("state", flat=True)) == {"held"}


def test_release_and_forwarding_from_their_pages(manager, window):
    file = window.proposals.get()
    manager.post(stage_page("call_opinions", window), typed_opinions(file))
    act = OpinionAct.objects.get()

    manager.post(page("opinion_release", act))
    letter = {"chosen": [file.public_id], "number": "E-1-2", "date": "01.05.2026"}
    manager.post(page("opinion_forward", act), letter)

    file.refresh_from_db()
    assert set(Letter.objects.filter(batch=act.batch).values_list("state", flat=True)) == {"queued"}
    assert file.status == Status.WITH_MINISTRY


def test_forwarding_before_release_says_why_not(manager, window):
    file = window.proposals.get()
    manager.post(stage_page("call_opinions", window), typed_opinions(file))

    html = manager.get(page("opinion_forward", OpinionAct.objects.get())).content.decode()

    assert "Ajans görüşü henüz açıklanmadı" in html


@pytest.mark.parametrize(("room", "person"), [("ministry", "ministry_decider"), ("proposal", "manager")])
def test_the_ministrys_approval_is_recorded_from_either_desk(room, person, client, cast):
    client.force_login(cast[person])
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])
    typed = {"number": "E-9", "date": "27.02.2026", "amount": "1.000.000,00", "note": ""}

    client.post(page(f"{room}_approve", file), typed)

    file.refresh_from_db()
    assert file.status == Status.APPROVED


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"date": "27.02.2030"}, "date", "27.02.2030 henüz gelmedi"),
        ({"amount": "999.999.999.999,00"}, "amount", "sıfırdan büyük ve en çok talep edilen"),
    ],
)
def test_what_an_approval_refuses_stands_at_its_field(wrong, field, sentence, decider, cast):
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])
    typed = {"number": "E-9", "date": "27.02.2026", "amount": "1.000.000,00", "note": "Saklanan not"} | wrong

    answer = decider.post(page("ministry_approve", file), typed)

    html, place = answer.content.decode(), f'href="#id_{field}"'
    assert list(answer.context["form"].errors) == [field]
    assert html.count(sentence) == 2  # in the summary, which leads to the field, and there
    assert html.index(place) < html.index(sentence)
    assert "Saklanan not" in html


def test_all_that_is_wrong_with_an_approval_is_named_at_once(decider, cast):
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])
    typed = {"number": "", "date": "27.02.2030", "amount": "0,00", "note": ""}

    answer = decider.post(page("ministry_approve", file), typed)

    assert sorted(answer.context["form"].errors) == ["amount", "date", "number"]


@pytest.mark.parametrize(
    ("route", "status", "typed", "fields"),
    [
        ("proposal_decline", Status.WITH_MINISTRY, {"number": "E", "date": "27.02.2030"}, ["date", "reason"]),
        ("proposal_call_up", Status.RESERVE, {"amount": "999.999.999.999,00"}, ["amount", "reason"]),
        (
            "proposal_status_line",
            Status.APPROVED,
            {"state": "contracted", "dated_on": "27.02.2030"},
            ["dated_on", "letter_number"],
        ),
    ],
)
def test_every_wrong_field_of_a_managers_act_is_named_at_once(manager, cast, route, status, typed, fields):
    file = make_proposal(status=status, organisation=cast.organisation)
    make_opinion(file, cast["manager"])
    make_ministry_act(file, cast["manager"])

    answer = manager.post(page(route, file), typed)

    assert sorted(answer.context["form"].errors) == fields


def test_a_wrong_day_and_a_wrong_amount_of_opinions_are_named_at_once(manager, window):
    typed = typed_opinions(window.proposals.get(), amount="-5") | {"met_on": "26.02.2030"}

    form = manager.post(stage_page("call_opinions", window), typed).context["form"]

    assert ([*form.meeting.errors], [*form.rows[0][1].errors]) == (["met_on"], ["amount"])


def test_a_decision_that_came_too_late_is_refused_once_and_keeps_the_words(decider, cast):
    file = make_proposal(status=Status.REFUSED, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])
    typed = {"number": "E-9", "date": "27.02.2026", "reason": "Uzun yazılmış bir gerekçe."}

    html = decider.post(page("ministry_decline", file), typed).content.decode()

    assert html.count("dosyanın şu anki durumunda yapılamaz") == 1
    assert "Uzun yazılmış bir gerekçe." in html


def test_the_ministry_declines_and_hands_back(decider, cast):
    files = [make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation) for _ in range(2)]
    for file in files:
        make_ministry_act(file, cast["manager"])
    typed = {"number": "E-9", "date": "27.02.2026", "reason": "Bütçe açıklanmamış."}

    decider.post(page("ministry_decline", files[0]), typed)
    decider.post(page("ministry_hand_back", files[1]), typed)

    for file in files:
        file.refresh_from_db()
    assert [file.status for file in files] == [Status.REFUSED, Status.POSITIVE]


def test_a_manager_records_refusal_and_return_with_the_letter(manager, cast):
    files = [make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation) for _ in range(2)]
    typed = {"number": "E-9", "date": "27.02.2026", "reason": "Bütçe açıklanmamış."}

    manager.post(page("proposal_decline", files[0]), typed)
    manager.post(page("proposal_ministry_return", files[1]), typed)

    for file in files:
        file.refresh_from_db()
    assert [file.status for file in files] == [Status.REFUSED, Status.POSITIVE]


def test_a_reader_of_the_ministry_sees_the_file_but_cannot_decide(client, cast):
    client.force_login(cast["ministry_reader"])
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_opinion(file, cast["manager"])
    make_ministry_act(file, cast["manager"])

    html = client.get(page("ministry_proposal", file)).content.decode()
    client.post(page("ministry_approve", file), {"number": "E", "date": "27.02.2026", "amount": "1,00"})

    file.refresh_from_db()
    assert file.title in html
    assert page("ministry_approve", file) not in html
    assert file.status == Status.WITH_MINISTRY


@pytest.mark.parametrize(("scan", "linked"), [("unchecked", True), ("waiting", False)])
def test_the_ministry_opens_the_signed_undertaking_from_the_file(client, cast, scan, linked):
    client.force_login(cast["ministry_reader"])
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])
    paper = make_undertaking(file, scan=scan)
    address = reverse("applications:undertaking_file", args=[paper.public_id])

    html = client.get(page("ministry_proposal", file)).content.decode()

    assert (paper.name in html, address in html) == (True, linked)
    assert client.get(address).status_code == (200 if linked else 403)


def test_the_ministrys_desk_shows_what_waits(decider, cast):
    file = make_proposal(status=Status.WITH_MINISTRY, organisation=cast.organisation)
    make_ministry_act(file, cast["manager"])

    html = decider.get(reverse("applications:ministry_desk")).content.decode()

    assert file.reference in html


def test_a_manager_calls_up_from_the_reserve(manager, cast):
    file = make_proposal(status=Status.RESERVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"])

    manager.post(page("proposal_call_up", file), {"amount": "1.000.000,00", "reason": "Bütçe açıldı."})

    file.refresh_from_db()
    assert file.status == Status.POSITIVE


def test_an_officer_adds_a_status_line(client, cast):
    client.force_login(cast["officer"])
    file = make_proposal(status=Status.APPROVED, organisation=cast.organisation)
    make_ministry_act(file, cast["ministry_decider"], "approved")
    typed = {"state": "contracted", "dated_on": "01.06.2026", "letter_number": "E-5", "note": ""}

    client.post(page("proposal_status_line", file), typed)

    html = client.get(page("desk_proposal", file)).content.decode()
    assert file.status_lines.get().state == "contracted"
    assert "sözleşmesi imzalandı" in html


def test_an_objection_puts_a_file_back(manager, cast):
    make_authority_paper(cast.organisation)
    file = make_proposal(status=Status.NEGATIVE, organisation=cast.organisation)
    make_opinion(file, cast["manager"])

    manager.post(page("proposal_reinstate", file), {"number": "E-7", "date": "04.06.2026", "reason": "İtiraz haklı."})

    file.refresh_from_db()
    assert file.status == Status.REVIEWED


def test_the_ministry_reads_an_opinion_once_it_is_out(decider, cast):
    file = make_proposal(organisation=cast.organisation, status=Status.POSITIVE)
    make_ministry_act(file, cast["manager"])
    make_opinion(file, cast["manager"], released=False, reason="Henüz kimse bilmiyor.")

    before = decider.get(page("ministry_proposal", file)).content.decode()
    OpinionAct.objects.update(released_at=NOON, released_by=cast["manager"])
    after = decider.get(page("ministry_proposal", file)).content.decode()

    assert ["Henüz kimse bilmiyor." in html for html in (before, after)] == [False, True]
