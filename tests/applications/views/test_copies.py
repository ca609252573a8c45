"""The officer's page of what evaluators will see, and the evaluator's pages where the applicant is hidden."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from applications.choices import AssignmentState
from applications.models.copies import CopyState
from tests.factories import leaking
from tests.factories.copies import hiding_call, make_copy, make_hidden_file, make_word
from tests.factories.people import make_organisation
from tests.factories.reviews import make_assignment
from tests.support.kept import kept

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@kept
def file(cast):
    return make_hidden_file(papers=1, call=hiding_call(agency=cast.agency), organisation=cast.organisation)


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast["officer"], backend=BACKEND)
    return client


@pytest.fixture
def reader(cast):
    client = Client()
    client.force_login(cast["evaluator"], backend=BACKEND)
    return client


def _address(route, file, **more):
    return reverse(f"applications:{route}", kwargs={"public_id": file.public_id, **more})


def _text(response):
    return response.content.decode()


def test_the_page_says_what_was_taken_out_and_what_could_not_be(client, file):
    make_copy(file.documents.get(), CopyState.DOUBTFUL, taken=["headers"], doubts=["names"], named=["Örnek Belediyesi"])

    page = _text(client.get(_address("file_copies", file)))

    assert "Üst ve alt bilgiler (antet)" in page
    assert "çıkarılamayan bilinen adlar var" in page
    assert "Değerlendiricilere gösterilecek belge yok" not in page


def test_the_evaluators_page_says_why_nobody_can_be_asked(client, file):
    page = _text(client.get(_address("file_evaluators", file)))

    assert "karar bekleyen belgeleri sonuçlandırın" in page
    assert _address("file_copies", file) in page


def test_a_word_is_hidden_and_shown_again(client, file):
    made = client.post(_address("file_copies", file), {"text": "Yeşil Vadi"}, follow=True)
    word = file.hidden_words.get()
    back = client.post(_address("word_show", file, word_id=word.public_id), follow=True)

    assert "Söz gizlendi" in _text(made)
    assert "Söz artık gizlenmiyor" in _text(back)
    assert not file.hidden_words.exists()


@pytest.mark.parametrize(("text", "said"), [("", "Gizlenecek sözü yazın."), ("ab", "en az üç harf")])
def test_an_empty_or_short_word_is_asked_again(client, file, text, said):
    assert said in _text(client.post(_address("file_copies", file), {"text": text}))


def test_missing_copies_are_asked_for(client, file):
    assert "1 kopya hazırlanıyor" in _text(client.post(_address("copies_prepare", file), follow=True))


@pytest.mark.parametrize(
    ("typed", "state", "said"),
    [
        ({"decision": "show", "reason": "Bakıldı."}, CopyState.SHOWN, "Kararınız kaydedildi."),
        ({"decision": "withhold", "reason": "Antet."}, CopyState.WITHHELD, "Kararınız kaydedildi."),
        ({"decision": "replace", "reason": "Kestim."}, CopyState.DOUBTFUL, "Temizlediğiniz kopyayı seçin."),
        ({"decision": "show", "reason": ""}, CopyState.DOUBTFUL, "Gerekçeyi yazın."),
        ({"reason": "Neden"}, CopyState.DOUBTFUL, "Belgeyle ne yapılacağını seçin."),
    ],
)
def test_a_doubt_is_settled_with_a_reason(client, file, typed, state, said):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL)

    answer = client.post(_address("copy_decide", file, document_id=copy.document.public_id), typed, follow=True)

    copy.refresh_from_db()
    assert (copy.state, said in _text(answer)) == (state, True)


def test_a_cleaned_copy_takes_the_papers_place(client, file):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL, file="", size=0, sha256="")
    upload = SimpleUploadedFile("temiz.pdf", leaking.pdf("x"))
    address = _address("copy_decide", file, document_id=copy.document.public_id)

    page = _text(client.get(address))
    client.post(address, {"decision": "replace", "reason": "Anteti kestim.", "file": upload})

    copy.refresh_from_db()
    assert "Kopyayı olduğu gibi göster" not in page
    assert (copy.state, copy.source.name.endswith(".pdf")) == (CopyState.WAITING, True)


def test_a_paper_that_is_not_what_it_claims_is_refused(client, file):
    copy = make_copy(file.documents.get(), CopyState.DOUBTFUL)
    upload = SimpleUploadedFile("temiz.pdf", b"GIF89a")
    typed = {"decision": "replace", "reason": "Kestim.", "file": upload}

    answer = client.post(_address("copy_decide", file, document_id=copy.document.public_id), typed)

    assert "uymuyor" in _text(answer) or "içeriği" in _text(answer)


def test_after_the_evaluation_the_page_only_reads(client, file, cast):
    make_word(file, cast["officer"])
    type(file).objects.filter(pk=file.pk).update(status="reviewed", status_before="under_review")

    page = _text(client.get(_address("file_copies", file)))

    assert "artık değiştirilemez" in page
    assert "Bu sözü gizle" not in page


# The evaluator ------------------------------------------------------------------------
def test_a_hidden_paper_goes_out_as_its_copy_under_a_name_of_ours(reader, file, cast):
    copy = make_copy(file.documents.get())
    own = make_assignment(file, cast["evaluator"], AssignmentState.ACCEPTED)

    answer = reader.get(_address("evaluation_document", own, document_id=copy.document.public_id))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 copy"
    assert "altinova" not in answer["Content-Disposition"]


OWN = "the applicant"
DECLARED = {"has_no_conflict": "on", "keeps_secret": "on"}


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        (DECLARED, AssignmentState.ACCEPTED),
        ({**DECLARED, "bodies": ["Uzak Kurum"]}, AssignmentState.ACCEPTED),
        ({**DECLARED, "bodies": [OWN]}, AssignmentState.CONFLICTED),
        ({"grounds": ["gain"]}, AssignmentState.CONFLICTED),
        ({"grounds": ["kin"]}, AssignmentState.ASKED),
        ({**DECLARED, "bodies": ["Listede yok"]}, AssignmentState.ASKED),
        ({"bodies": ["Uzak Kurum"]}, AssignmentState.ASKED),
    ],
)
def test_a_conflict_is_declared_without_knowing_who_applied(reader, file, cast, typed, state):
    make_organisation(name="Uzak Kurum")
    own = make_assignment(file, cast["evaluator"])
    bodies = [name if name != OWN else file.organisation.name for name in typed.get("bodies", [])]

    reader.post(_address("evaluation_declare", own), {**typed, "bodies": bodies})

    own.refresh_from_db()
    assert own.state == state


def test_the_declaration_names_the_call_s_bodies_and_none_as_the_applicant(reader, file, cast):
    make_organisation(name="Uzak Kurum")
    own = make_assignment(file, cast["evaluator"])

    page = _text(reader.get(_address("evaluation_declare", own)))

    assert "size gösterilmez" in page
    assert page.count(f'"{file.organisation.name}"') == page.count('"Uzak Kurum"') == 1


def test_a_copy_is_taken_by_its_papers_kind_and_one_that_is_not_made_is_not_there(client, file):
    document = file.documents.get()
    address = _address("copy_file", file, document_id=document.public_id)
    none = client.get(address).status_code
    copy = make_copy(document, CopyState.WAITING)
    waiting = client.get(address).status_code
    copy.delete()
    make_copy(document)

    answer = client.get(address)

    assert (none, waiting, answer.status_code) == (404, 404, 200)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 copy"
    assert document.name not in answer["Content-Disposition"]
