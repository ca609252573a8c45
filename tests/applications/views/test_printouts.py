"""A sending on paper: offered once it is there; its code answered with yes or no."""

import re

import pytest
from django.urls import reverse

from applications.domain.printouts import code_on
from applications.queries import printouts
from cmdp.kit.codes import grouped
from tests.factories.drafts import make_ready_draft, send
from tests.factories.printouts import make_printout
from tests.factories.rules import live_call
from tests.support.kept import kept

CHECK = "/dogrula/"
YES, NO = "Evet, bu kod bu sistemden çıkan bir belgeye ait", "Hayır, bu kodla çıkmış bir belge yok"


@kept
def sent(cast):
    draft = make_ready_draft(live_call(agency=cast.agency), cast.organisation, cast["owner"])
    send(draft, by=cast["owner"])
    draft.refresh_from_db()
    return draft


def _file(sent):
    return reverse("applications:printout_file", args=[sent.public_id, 1])


@pytest.mark.parametrize("page", ["proposal_receipt", "proposal_detail"])
def test_the_applicant_is_told_to_wait_and_then_offered_the_paper(client, cast, sent, page):
    client.force_login(cast["owner"])
    address = reverse(f"applications:{page}", args=[sent.public_id])

    before = client.get(address).text
    make_printout(sent)
    after = client.get(address).text

    assert ("PDF hazırlanıyor" in before, _file(sent) in before) == (True, False)
    assert ("PDF hazırlanıyor" in after, _file(sent) in after) == (False, True)


def test_the_officer_is_offered_the_paper(client, cast, sent):
    make_printout(sent)
    client.force_login(cast["officer"])

    assert _file(sent) in client.get(reverse("applications:desk_proposal", args=[sent.public_id])).text


def test_the_paper_is_saved_and_kept_by_no_cache(client, cast, sent):
    make_printout(sent)
    client.force_login(cast["owner"])

    answer = client.get(_file(sent))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 made up"
    assert answer["Content-Type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="basvuru-TR83-26-CMDP-\d+-1.pdf"', answer["Content-Disposition"])
    assert answer["Cache-Control"] == "private, no-store"


def test_a_paper_that_is_not_made_yet_is_not_there(client, cast, sent):
    client.force_login(cast["owner"])

    assert client.get(_file(sent)).status_code == 404


def test_the_english_page_gives_the_english_paper(client, cast, sent):
    make_printout(sent)
    client.force_login(cast["owner"])

    assert client.get(f"/en{_file(sent)}").status_code == 404


def _asked(client, code):
    return client.get(CHECK, {"kod": code})


def test_a_code_of_ours_is_answered_with_yes_and_nothing_else(client, sent):
    paper = make_printout(sent)
    code = grouped(code_on(paper.submission))

    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "")):
        text = _asked(client, typed).text
        assert (YES in text, NO in text) == (True, False)
        assert [word for word in (sent.title, sent.reference, paper.submission.sha256) if word in text] == []


def test_all_others_are_answered_alike(client, sent):
    code = grouped(code_on(make_printout(sent).submission))
    unknown = ("22222-22222-22222-22222-22222", code[:-1], f"{code}2", "yok", "İĞÜŞ", "%00", "' OR 1=1 --", "-", "١٢٣")

    answers = {typed: _asked(client, typed) for typed in unknown}

    own = r'(/en/dogrula/\?kod=|name="kod" value=")[^"]*'
    pages = {re.sub(own, "", answer.text) for answer in answers.values()}
    assert len(pages) == 1
    assert NO in pages.pop()
    assert [answer.context["form"]["kod"].value() for answer in answers.values()] == list(unknown)


def test_the_code_of_a_paper_that_was_not_made_is_unknown(client, sent):
    paper = make_printout(sent, made=False)

    assert NO in _asked(client, grouped(code_on(paper.submission))).text


def test_known_and_unknown_codes_cost_the_same_look_up(sent, django_assert_num_queries):
    code = code_on(make_printout(sent).submission)

    for typed in (code, "yok", ""):
        with django_assert_num_queries(1):
            printouts.stands_on_a_printout(typed)


@pytest.mark.parametrize(("typed", "sentence"), [("", "Doğrulama kodunu yazın."), ("x" * 101, "bundan kısadır")])
def test_nothing_and_too_much_are_told_apart_from_no(client, db, typed, sentence):
    text = _asked(client, typed).text

    assert (sentence in text, NO in text) == (True, False)


def test_whoever_asks_too_often_is_told_how_long_to_wait(client, db, settings, time_machine):
    time_machine.move_to("2026-03-02T09:00:10Z", tick=False)
    settings.CODE_CHECKS_PER_MINUTE = 2

    answers = [_asked(client, "yok") for _turn in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "50"
    assert "dakikada en çok 2 kod sorulabilir; 50 saniye sonra" in answers[-1].text
    assert NO not in answers[-1].text
    assert client.get(CHECK).status_code == 200


def test_the_page_asks_search_engines_and_caches_to_pass_by(client, db):
    for answer in (client.get(CHECK), _asked(client, "yok")):
        assert '<meta name="robots" content="noindex">' in answer.text
        assert answer["Cache-Control"] == "private, no-store"


def test_the_page_speaks_english(client, sent):
    code = code_on(make_printout(sent).submission)

    assert "Yes, this code belongs to a document issued by this system" in client.get(f"/en{CHECK}", {"kod": code}).text
