"""The pages on which evaluators talk by role and agree on a report, and what stands of it on the file."""

import pytest
from django.urls import reverse

from applications.choices import Status
from applications.models import ConsensusReport, DiscussionRemark
from applications.queries.discussion import report_of, sent_by_all
from tests.factories.discussions import make_pair, make_remark, make_report, make_talked_of
from tests.factories.people import NOON
from tests.support.kept import kept

TEXT = "İkimiz de bütçeyi yerinde bulduk; öneriyoruz."


@kept
def proposal(cast):
    return make_talked_of(cast)


@kept
def pair(cast, proposal):
    return make_pair(cast, proposal)


def _at(route, assignment):
    return reverse(f"applications:{route}", args=[assignment.public_id])


@pytest.fixture
def as_(client, cast):
    def enter(name):
        client.force_login(cast[name])
        return client

    return enter


def _words(response) -> str:
    return " ".join(response.content.decode().split())


def test_each_reads_the_others_by_role_and_by_no_name(as_, cast, proposal, pair):
    make_remark(proposal, cast["other_evaluator"], text="Bütçe abartılı.")
    make_remark(proposal, cast["manager"], text="Teşekkürler.")
    places = {one.evaluator_id: number for number, one in enumerate(sent_by_all(proposal), 1)}

    page = _words(as_("evaluator").get(_at("evaluation_discussion", pair[0])))

    own, other = (places[cast[name].pk] for name in ("evaluator", "other_evaluator"))
    assert f"{own}. değerlendirici (siz): 0 / 100" in page
    assert f"{other}. değerlendirici: 0 / 100" in page
    assert all(words in page for words in ("Bütçe abartılı.", "Teşekkürler.", "Ajans yöneticisi"))
    assert [cast[name].full_name in page for name in ("other_evaluator", "manager")] == [False, False]


def test_the_way_there_opens_once_all_have_sent(as_, cast, proposal, pair):
    locked = _at("evaluation_file", pair[0])
    open_page = _words(as_("evaluator").get(locked))
    type(proposal).objects.filter(pk=proposal.pk).update(status=Status.UNDER_REVIEW, score=None)

    closed = as_("evaluator").get(_at("evaluation_discussion", pair[0]))

    way = _at("evaluation_discussion", pair[0])
    assert (way in open_page, way in _words(as_("evaluator").get(locked)), closed.status_code) == (True, False, 403)


def test_what_is_said_is_added_once_and_an_empty_word_is_none(as_, proposal, pair):
    client, address = as_("evaluator"), _at("evaluation_discussion", pair[0])
    key = client.get(address).context["form"].initial["form_key"]

    empty = client.post(address, {"text": " ", "form_key": key})
    for _ in range(2):
        client.post(address, {"text": TEXT, "form_key": key})

    assert ("Mesajınızı yazın." in _words(empty), DiscussionRemark.objects.get().text) == (True, TEXT)


def test_after_an_opinion_the_words_stand_and_nothing_is_added(as_, cast, proposal, pair):
    make_remark(proposal, cast["other_evaluator"], text="Bütçe abartılı.")
    type(proposal).objects.filter(pk=proposal.pk).update(status=Status.POSITIVE)
    address = _at("evaluation_discussion", pair[0])

    page = _words(as_("evaluator").get(address))

    assert ("Bütçe abartılı." in page, "artık bir şey yazılamaz" in page, "<textarea" in page) == (True, True, False)


# The report ---------------------------------------------------------------------------
def test_a_report_is_written_put_forward_answered_and_read_on_the_file(as_, cast, proposal, pair):
    own, other = (_at("evaluation_consensus", one) for one in pair)
    as_("evaluator").post(own, {"text": TEXT, "version": 0, "propose": "1"})
    as_("other_evaluator").post(other, {"version": 1, "agrees": "yes", "note": ""})

    report = ConsensusReport.objects.get()
    pages = [
        as_("evaluator").get(own),
        as_("officer").get(reverse("applications:file_evaluators", args=[proposal.public_id])),
    ]
    assert report.frozen_at is not None
    assert [TEXT in _words(page) and "kesinleşti" in _words(page) for page in pages] == [True, True]


def test_a_report_that_does_not_stand_is_not_read_on_the_file(as_, cast, proposal, pair):
    make_report(proposal, cast["evaluator"], text=TEXT, proposed_at=NOON)

    page = as_("officer").get(reverse("applications:file_evaluators", args=[proposal.public_id]))

    assert TEXT not in _words(page)


def test_a_dissent_without_its_reason_is_a_sentence_at_its_field(as_, cast, proposal, pair):
    make_report(proposal, cast["evaluator"], text=TEXT, proposed_at=NOON)

    response = as_("other_evaluator").post(
        _at("evaluation_consensus", pair[1]), {"version": 1, "agrees": "no", "note": " "}
    )

    assert response.context["answer"].errors["note"] == ["Neden katılmadığınızı yazın; rapora eklenir."]


def test_a_newer_report_shows_both_texts_and_the_next_save_decides(as_, cast, proposal, pair):
    make_report(proposal, cast["evaluator"], text="Başka pencerede yazılan")
    address, client = _at("evaluation_consensus", pair[0]), as_("evaluator")

    conflict = client.post(address, {"text": TEXT, "version": 0})
    client.post(address, {"text": TEXT, "version": conflict.context["form"]["version"].value()})

    page = _words(conflict)
    assert (conflict.status_code, "Başka pencerede yazılan" in page, TEXT in page) == (409, True, True)
    assert report_of(proposal).text == TEXT


@pytest.mark.parametrize(("version", "text", "status"), [(0, TEXT, 200), (7, TEXT, 409), ("x", TEXT, 422)])
def test_a_script_that_saves_while_one_types_is_told(as_, pair, version, text, status):
    response = as_("evaluator").post(
        _at("evaluation_consensus", pair[0]), {"text": text, "version": version}, headers={"accept": "application/json"}
    )

    assert (response.status_code, bool(response.json()["told"])) == (status, True)


def test_a_broken_version_keeps_the_text_on_the_page(as_, pair):
    response = as_("evaluator").post(_at("evaluation_consensus", pair[0]), {"text": TEXT, "version": "x"})

    assert (response.status_code, TEXT in _words(response)) == (200, True)


def test_who_may_not_write_or_answer_gets_the_reason_and_the_words_back(as_, cast, proposal, pair):
    make_report(proposal, cast["evaluator"])
    other, told = _at("evaluation_consensus", pair[1]), {"origin": "http://testserver"}

    written = as_("other_evaluator").post(other, {"text": TEXT, "version": 1}, headers=told)
    answered = as_("other_evaluator").post(other, {"version": 1, "agrees": "yes"})

    assert [written.status_code, answered.status_code] == [403, 403]
    assert TEXT in _words(written)
    assert "henüz görüşünüze sunulmadı" in _words(answered)


def test_the_manager_closes_a_report_over_its_dissent(as_, cast, proposal, pair):
    report = make_report(proposal, cast["evaluator"], text=TEXT, proposed_at=NOON)
    told = {"person": cast["other_evaluator"], "version": 1, "given_at": NOON}
    report.voices.create(agrees=False, note="Bütçe abartılı.", **told)
    client, address = as_("manager"), reverse("applications:consensus_close", args=[proposal.public_id])
    page = _words(client.get(reverse("applications:file_discussion", args=[proposal.public_id])))

    client.post(address)

    report.refresh_from_db()
    assert (address in page, "Bütçe abartılı." in page) == (True, True)
    assert (report.closed_by, report.frozen_at is not None) == (cast["manager"], True)


def test_the_commissions_list_leads_to_the_report(as_, cast, proposal, pair):
    other = make_talked_of(cast, has_consensus="no")
    make_pair(cast, other)

    pages = [
        _words(as_("manager").get(reverse("applications:call_ranking", args=[file.call.public_id, 1])))
        for file in (proposal, other)
    ]

    files = [reverse("applications:file_evaluators", args=[file.public_id]) for file in (proposal, other)]
    assert [f"{way}#rapor" in page for way, page in zip(files, pages, strict=True)] == [True, False]
