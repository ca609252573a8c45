"""Pages of questions: what everybody reads, the form, one's own, the desk."""

import re

import pytest
from django.urls import reverse

from applications.choices import QuestionState
from applications.models import CallQuestion
from cmdp.kit.ids import public_id
from tests.factories.people import NOON
from tests.factories.questions import ENGLISH, TEXT, WORDS, make_correction, make_question
from tests.factories.rules import live_call, make_call

KEY = "2" * 14
PUBLISHED, PROPOSED, LINKED = QuestionState.PUBLISHED, QuestionState.PROPOSED, QuestionState.LINKED


@pytest.fixture
def call(cast):
    return live_call(agency=cast.agency)


@pytest.fixture
def page_as(client, cast):
    def read(name, route, *args, **query):
        if name:
            client.force_login(cast[name])
        response = client.get(reverse(f"applications:{route}", args=args, query=query))
        return response.content.decode()

    return read


@pytest.fixture
def send_as(client, cast):
    def send(name, route, *args, **fields):
        client.force_login(cast[name])
        return client.post(reverse(f"applications:{route}", args=args), fields)

    return send


def test_the_page_of_a_call_shows_the_latest_answers_and_where_to_ask(page_as, call):
    for number in range(4):
        make_question(call, PUBLISHED, question_tr=f"Soru {number}?")

    page = page_as("", "call", call.public_id)

    assert [f"Soru {number}?" in page for number in range(4)] == [False, True, True, True]
    assert "Bütün sorular ve yanıtlar" in page
    assert reverse("applications:question_ask", args=[call.public_id]) in page
    assert "Ajans 5 iş günü içinde yanıtlar." in page


def test_after_the_last_day_the_page_says_so_and_offers_no_form(page_as, cast):
    call = make_call(agency=cast.agency, questions_until=NOON.replace(year=2020))

    page = page_as("", "call_questions", call.public_id)

    assert "Sorular için son an geçti: 2 Mart 2020" in page
    assert "soru-sor" not in page


def test_answers_are_searched_in_any_case(page_as, call):
    make_question(call, PUBLISHED)

    pages = [page_as("", "call_questions", call.public_id, q=text) for text in ("PROTOKOLÜ", "faiz", "Atakum")]

    assert [WORDS["answer_tr"] in page for page in pages] == [True, False, False]
    assert "hiçbir yanıtta geçmiyor" in pages[1]


def test_answers_are_paged(page_as, cast, call):
    people = {"asked_by": cast["owner"], "proposed_by": cast["officer"], "settled_by": cast["manager"]}
    for _ in range(51):
        make_question(call, PUBLISHED, **people)

    first = page_as("", "call_questions", call.public_id)
    token = re.search(r"sonra=([^\"&]+)", first).group(1)
    second = page_as("", "call_questions", call.public_id, sonra=token)

    assert [page.count('class="answer"') for page in (first, second)] == [50, 1]
    assert "Toplam 51 yanıt" in second


@pytest.mark.parametrize(("prefix", "whole"), [("", ""), ("/en", "")])
def test_an_english_reader_reads_english_or_is_told_that_it_is_turkish(client, call, prefix, whole):
    del whole
    both, only = make_question(call, PUBLISHED, **ENGLISH), make_question(call, PUBLISHED, question_tr="Yalnız Türkçe?")
    make_correction(both, earlier_en="Perhaps.")

    address = f"{prefix}/cagrilar/{call.public_id}/sorular/"
    pages = [client.get(f"{address}{row.public_id}/").content.decode() for row in (both, only)]

    english = bool(prefix)
    assert [ENGLISH["answer_en"] in pages[0], "Perhaps." in pages[0]] == [english] * 2
    assert ("Evet." in pages[0]) is not english
    assert (">Türkçe</span>" in pages[1]) is english
    assert ('lang="tr">Yalnız Türkçe?' in pages[1]) is english


def test_what_people_type_is_text_never_markup(client, page_as, cast, call):
    evil = "<script>alert(1)</script>"
    answer = make_question(call, PUBLISHED, question_tr=evil, answer_tr=evil, asked_by=cast["viewer"], text=evil)
    make_correction(answer, earlier_tr=evil, reason=evil)
    make_question(call, QuestionState.REFUSED, asked_by=cast["viewer"], refusal_reason=evil)

    pages = [
        page_as("", "call_question", call.public_id, answer.public_id),
        page_as("viewer", "my_questions"),
        page_as("officer", "desk_question", answer.public_id),
    ]

    assert [evil in page for page in pages] == [False] * 3
    assert ["&lt;script&gt;alert(1)" in page for page in pages] == [True] * 3


def test_no_public_page_names_the_asker_or_shows_the_text_as_asked(page_as, cast, call):
    answer = make_question(call, PUBLISHED, asked_by=cast["owner"])

    for route, args in (
        ("call", [call.public_id]),
        ("call_questions", [call.public_id]),
        ("call_question", [call.public_id, answer.public_id]),
    ):
        page = page_as("", route, *args)
        assert [cast["owner"].full_name in page, cast["owner"].email in page, "Atakum" in page] == [False] * 3
        assert WORDS["answer_tr"] in page


def test_the_desk_is_not_told_who_asked(page_as, send_as, cast, call):
    send_as("owner", "question_ask", call.public_id, text="Soru?", form_key=KEY)
    cast["owner"].full_name = "Soran Kişi"
    cast["owner"].save()

    page = page_as("officer", "desk_question", CallQuestion.objects.get().public_id)

    assert "Soran Kişi" not in page
    assert "Soru?" in page


def test_who_asks_meets_the_question_on_a_page_of_their_own(send_as, page_as, call):
    response = send_as("newcomer", "question_ask", call.public_id, text="  Protokol\r\nşart mı? ", form_key=KEY)

    page = page_as("newcomer", "my_questions")
    assert response.url == reverse("applications:my_questions")
    assert CallQuestion.objects.get().text == "Protokol\nşart mı?"
    assert ["bekliyor" in page, "Ajansın yanıtlaması için son an:" in page] == [True, True]


def test_a_second_click_asks_once_and_meets_the_same_page(send_as, call):
    answers = [send_as("owner", "question_ask", call.public_id, text="Soru?", form_key=KEY) for _ in range(2)]

    assert [response.status_code for response in answers] == [302, 302]
    assert CallQuestion.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": "", "form_key": KEY}, "text"),
        ({"text": " \x00\u200b ", "form_key": KEY}, "text"),
        ({"text": "x" * 2001, "form_key": KEY}, "text"),
        ({"text": "Soru?", "form_key": "\x00" * 14}, "form_key"),
        ({"text": "Soru?", "form_key": "1" * 5000}, "form_key"),
        ({"text": "Soru?"}, "form_key"),
    ],
)
def test_a_question_that_cannot_be_taken_stays_in_the_form(send_as, call, fields, error):
    response = send_as("owner", "question_ask", call.public_id, **fields)

    assert list(response.context["form"].errors) == [error]
    assert CallQuestion.objects.count() == 0


def test_what_was_typed_too_late_is_shown_back(send_as, cast):
    call = make_call(agency=cast.agency, questions_until=NOON)

    page = send_as("owner", "question_ask", call.public_id, text="Uzun uzun yazdım", form_key=KEY).content.decode()

    assert ["Sorular için son an geçti" in page, "Uzun uzun yazdım" in page, "<textarea" in page] == [True, True, False]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (QuestionState.WAITING, ("bekliyor", "Yanıt süresi geçti")),
        (PROPOSED, ("yanıtlandı, yayımlanacak", "ikinci bir kişi")),
        (PUBLISHED, ("yayımlandı", "Yanıtı oku")),
        (LINKED, ("başka soruya bağlandı", "Yanıtı oku")),
        (QuestionState.REFUSED, ("yanıtlanmayacak", "Soru bu çağrıyla ilgili değil.")),
    ],
)
def test_the_asker_reads_each_state_in_words(page_as, cast, call, state, words):
    make_question(call, state, asked_by=cast["owner"])
    make_question(call, text="Başkasının sorusu")

    page = page_as("owner", "my_questions")

    assert [word in page for word in (*words, "Başkasının sorusu")] == [True, True, False]


def test_the_queue_says_in_words_what_is_late_and_whose(page_as, cast, call):
    make_question(call, owner=cast["officer"])

    page = page_as("manager", "question_queue", late="on")
    none = page_as("manager", "question_queue", whose="unowned")

    assert [" gecikti" in page, cast["officer"].full_name in page] == [True, True]
    assert "Bu süzgeçlerle soru bulunamadı" in none


@pytest.mark.parametrize("query", [{"whose": "yok"}, {"call": "\x00"}, {"state": "x" * 999}, {"sonra": "bozuk"}])
def test_filters_that_cannot_be_read_narrow_nothing(page_as, call, query):
    make_question(call)

    assert "Atakum" in page_as("officer", "question_queue", **query)


def test_the_work_list_counts_the_questions(page_as, call):
    make_question(call)

    page = page_as("officer", "work_list")

    assert ["1 soru</a> yanıt bekliyor." in page, "1 sorunun yanıt süresi geçti." in page] == [True, True]


def test_an_answer_is_written_looked_at_and_published_on_pages(send_as, page_as, cast, call):
    question = make_question(call)
    own = question.public_id
    send_as("officer", "question_take", own)
    form = page_as("officer", "question_answer", own)
    send_as("officer", "question_answer", own, version="0", **WORDS)
    send_as("officer", "question_propose", own, version="1")
    shown = page_as("manager", "question_publish", own)
    send_as("manager", "question_publish", own, version="2")

    question.refresh_from_db()
    assert TEXT in form
    assert WORDS["answer_tr"] in shown
    assert (question.state, question.settled_by) == (PUBLISHED, cast["manager"])
    assert WORDS["answer_tr"] in page_as("", "call_questions", call.public_id)


def test_a_question_taken_meanwhile_says_so(send_as, page_as, cast, call):
    question = make_question(call, owner=cast["manager"])

    send_as("officer", "question_take", question.public_id)

    assert "başka biri üstlendi" in page_as("officer", "desk_question", question.public_id)


def test_a_question_is_sent_back_handed_over_linked_and_refused_on_pages(send_as, cast, call):
    answer = make_question(call, PUBLISHED)
    proposed, linked, refused = (
        make_question(call, s, owner=cast["officer"]) for s in (PROPOSED, "waiting", "waiting")
    )

    send_as("manager", "question_send_back", proposed.public_id, note="Kısaltın.")
    send_as("manager", "question_hand_over", proposed.public_id, owner=cast["manager"].pk)
    send_as("officer", "question_link", linked.public_id, answer=answer.public_id)
    send_as("officer", "question_refuse", refused.public_id, reason="İlgisiz.")

    for row in (proposed, linked, refused):
        row.refresh_from_db()
    assert (proposed.state, proposed.note, proposed.owner) == ("waiting", "Kısaltın.", cast["manager"])
    assert (linked.state, linked.linked_to) == ("linked", answer)
    assert (refused.state, refused.refusal_reason) == ("refused", "İlgisiz.")


def test_a_refused_question_is_taken_up_again_from_its_page(send_as, page_as, cast, call):
    question = make_question(call, QuestionState.REFUSED, owner=cast["officer"])
    address = reverse("applications:question_reopen", args=[question.public_id])
    offered = address in page_as("officer", "desk_question", question.public_id)

    nameless = send_as("officer", "question_reopen", question.public_id, reason=" ")
    send_as("officer", "question_reopen", question.public_id, reason="Esaslar değişti.")

    question.refresh_from_db()
    page = page_as("officer", "desk_question", question.public_id)
    assert (offered, list(nameless.context["form"].errors), question.state) == (True, ["reason"], "waiting")
    assert ("Soruyu yeniden ele aldı" in page, "Esaslar değişti." in page, address in page) == (True, True, False)


@pytest.mark.parametrize(
    ("route", "fields", "error"),
    [
        ("question_link", {"answer": "baska"}, "answer"),
        ("question_link", {"answer": "\x00"}, "answer"),
        ("question_hand_over", {"owner": "999999"}, "owner"),
        ("question_refuse", {"reason": " "}, "reason"),
        ("question_answer", {"version": "0", "answer_tr": "x" * 6001}, "answer_tr"),
        ("question_answer", {**WORDS, "version": "7"}, "__all__"),
    ],
)
def test_an_act_that_cannot_be_done_keeps_what_was_typed(send_as, cast, call, route, fields, error):
    question = make_question(call, owner=cast["officer"])

    response = send_as("officer", route, question.public_id, **fields)

    question.refresh_from_db()
    assert list(response.context["form"].errors) == [error]
    assert (question.state, question.owner, question.version) == ("waiting", cast["officer"], 0)


@pytest.mark.parametrize(("english", "asked"), [({}, False), (ENGLISH, True)])
def test_a_correction_asks_for_english_where_the_answer_has_it(send_as, page_as, cast, call, english, asked):
    question = make_question(call, PUBLISHED, **english)
    form = page_as("manager", "question_correct", question.public_id)
    words = {"answer_tr": "Evet.", "answer_en": "Yes.", "reason": "Esaslar değişti.", "version": "0"}

    send_as("manager", "question_correct", question.public_id, **words)

    question.refresh_from_db()
    assert ('name="answer_en"' in form) is asked
    assert (question.answer_tr, question.answer_en) == ("Evet.", "Yes." if asked else "")
    assert "Düzeltmeler" in page_as("manager", "desk_question", question.public_id)


def test_a_link_is_offered_from_the_desk_to_what_is_public(page_as, cast, call):
    linked = make_question(call, LINKED)

    page = page_as("officer", "desk_question", linked.public_id)

    assert reverse("applications:call_question", args=[call.public_id, linked.linked_to.public_id]) in page


def test_why_an_answer_cannot_go_on_stands_beside_the_act(page_as, cast, call):
    unfinished = make_question(call, owner=cast["officer"])
    own = make_question(call, PROPOSED, proposed_by=cast["officer"])

    pages = [page_as("officer", "desk_question", row.public_id) for row in (unfinished, own)]

    assert ["Türkçe yazın" in pages[0], "ikinci bir kişi bakmalı" in pages[1]] == [True, True]


def test_a_manager_moves_the_last_day_for_questions_later(send_as, page_as, cast, call):
    fields = {"until_0": "01.01.2027", "until_1": "16.00", "reason": "İstendi."}
    call.stages.update(closes_at=NOON.replace(year=2199))
    call.questions_until = NOON
    call.save()

    send_as("manager", "manager_call_questions", call.public_id, **fields)
    earlier = send_as("manager", "manager_call_questions", call.public_id, **{**fields, "until_0": "01.01.2026"})

    assert "1 Ocak 2027 Cuma, 16.00 (dâhil)" in page_as("manager", "manager_call", call.public_id)
    assert list(earlier.context["form"].errors) == ["until"]


def test_the_calendar_of_a_draft_says_when_questions_end(send_as, page_as, cast):
    call = make_call(agency=cast.agency, published=False)
    window = {"opens_1_0": "01.12.2098", "opens_1_1": "09.00", "closes_1_0": "05.01.2099", "closes_1_1": "16.00"}
    until = {"questions_until_0": "20.12.2098", "questions_until_1": "17.00"}
    route = "manager_call_windows"

    late = send_as(
        "manager", route, call.public_id, version="0", **window, **{**until, "questions_until_0": "6.1.2099"}
    )
    before = page_as("manager", "manager_call", call.public_id)
    send_as("manager", route, call.public_id, version="0", **window, **until)

    assert list(late.context["form"].errors) == ["questions_until"]
    assert "kural setindeki güne göre" in before
    assert "20 Aralık 2098 Cumartesi, 17.00 (dâhil)" in page_as("manager", "manager_call", call.public_id)
    assert 'value="20.12.2098"' in page_as("manager", route, call.public_id)


def test_a_question_of_no_call_is_not_found(client, call):
    answer = make_question(call, PUBLISHED)
    other = make_call(rule_set=call.rule_set)
    addresses = [(other.public_id, answer.public_id), (call.public_id, public_id()), (public_id(), answer.public_id)]

    found = [client.get(reverse("applications:call_question", args=pair)).status_code for pair in addresses]

    assert found == [404] * 3
