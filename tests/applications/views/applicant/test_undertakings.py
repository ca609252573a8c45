"""The undertaking's page: both clocks, the paper to sign, the signed one on its way in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from applications.choices import Scan, SectionKey
from applications.domain import lifecycle
from applications.models import PartialUpload, RuleSet, Undertaking
from applications.queries.undertakings import owed_by
from cmdp.kit.formats import format_deadline
from tests.factories.people import NOON

KEY = "undertaking"


def _signed(words="imzalı"):
    return SimpleUploadedFile("imzalı.pdf", f"%PDF-1.7 {words}".encode(), content_type="application/pdf")


def _post(client, address, file, **more):
    return client.post(address("undertaking_list", file), {"key": KEY, f"{KEY}-file": _signed(), **more})


def _rules_of(file):
    """The stage's rules, read anew from now on: what is frozen is read once per process."""
    RuleSet.objects.filter(pk=file.call.rule_set_id).update(frozen_at=None)
    return file.call_stage.stage


def _until(file):
    return format_deadline(owed_by(file)[0].due_at)


@pytest.mark.parametrize("page", ["proposal_detail", "proposal_send", "undertaking_list"])
def test_a_draft_shows_both_clocks_everywhere(owner, draft, address, page):
    assert _has_both_clocks(owner.get(address(page, draft)), draft)


@pytest.mark.parametrize("section", [SectionKey.PROJECT, SectionKey.BUDGET, SectionKey.DOCUMENTS])
def test_a_section_shows_both_clocks(owner, draft, section):
    address = reverse("applications:proposal_section", args=[draft.public_id, section])

    assert _has_both_clocks(owner.get(address), draft)


def test_the_list_of_own_files_shows_both_clocks(owner, draft):
    assert _has_both_clocks(owner.get(reverse("applications:proposal_list")), draft)


def test_a_call_shows_both_dates_to_everybody(client, draft):
    address = reverse("applications:call", args=[draft.call.public_id])

    assert _has_both_clocks(client.get(address), draft)


def _has_both_clocks(page, draft):
    return format_deadline(draft.call_stage.closes_at) in page.text and _until(draft) in page.text


def test_the_list_says_nothing_of_an_undertaking_that_is_there(owner, sent, address):
    until, list_url = _until(sent), reverse("applications:proposal_list")
    before = owner.get(list_url).text

    _post(owner, address, sent)

    assert (until in before, until in owner.get(list_url).text) == (True, False)


@pytest.mark.parametrize("page", ["proposal_detail", "proposal_receipt", "undertaking_list"])
def test_a_sent_file_shows_the_clock_of_the_undertaking(owner, sent, address, page):
    assert _until(sent) in owner.get(address(page, sent)).text


def test_the_signed_paper_is_uploaded_shown_and_handed_out(owner, sent, address):
    answer = _post(owner, address, sent)

    row = Undertaking.objects.get()
    download = reverse("applications:undertaking_file", args=[row.public_id])
    assert answer["Location"] == address("undertaking_list", sent)
    assert download in owner.get(address("undertaking_list", sent)).text
    assert "yüklendi" in owner.get(address("proposal_detail", sent)).text
    file = owner.get(download)
    assert b"".join(file.streaming_content).startswith(b"%PDF-1.7")
    assert (file["Cache-Control"], file["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


def test_the_agency_reads_the_signed_paper(owner, client, cast, sent, address):
    _post(owner, address, sent)
    client.force_login(cast["officer"])
    row = Undertaking.objects.get()

    download = reverse("applications:undertaking_file", args=[row.public_id])
    assert download in client.get(address("desk_proposal", sent)).text
    assert client.get(download).status_code == 200


def test_nobody_opens_what_is_still_being_checked(owner, sent, address):
    _post(owner, address, sent)
    Undertaking.objects.update(scan=Scan.WAITING)

    answer = owner.get(reverse("applications:undertaking_file", args=[Undertaking.objects.get().public_id]))

    assert answer.status_code == 403
    assert "virüs denetimi sürüyor" in answer.text


def test_who_is_late_is_told_until_when_it_was(owner, sent, address, set_clock):
    until = _until(sent)
    set_clock(owed_by(sent)[0].due_at)

    answer = _post(owner, address, sent)

    assert answer.status_code == 403
    assert f"Taahhütnamenin süresi doldu (son an: {until})" in answer.text
    assert not Undertaking.objects.exists()


def test_a_draft_has_nothing_to_upload_yet(owner, draft, address):
    answer = _post(owner, address, draft)

    assert answer.status_code == 403
    assert "gönderildikten sonra yüklenir" in answer.text


@pytest.mark.parametrize(("key", "field"), [("yok", "yok-file"), ("", "file")])
def test_an_unknown_undertaking_is_refused_with_a_sentence(owner, sent, address, key, field):
    answer = owner.post(address("undertaking_list", sent), {"key": key, field: _signed()})

    assert (answer.status_code, "böyle bir taahhütname istenmiyor" in answer.text) == (403, True)
    assert not Undertaking.objects.exists()


@pytest.mark.parametrize("key", [KEY, "yok"])
def test_a_forgotten_file_is_asked_for_at_the_top_too(owner, sent, address, key):
    answer = owner.post(address("undertaking_list", sent), {"key": key})

    summary = answer.text.partition('id="hatalar"')[2].partition("</ul>")[0]
    assert (answer.status_code, "Önce bir dosya seçin." in summary) == (200, True)
    assert "<title>Hata:" in answer.text


def _paper(client, address, file, key=KEY):
    answer = client.get(address("undertaking_paper", file, key))
    return answer, PdfReader(io.BytesIO(answer.content))


def test_the_paper_to_sign_holds_the_data_of_the_sending(owner, sent, address):
    answer, paper = _paper(owner, address, sent)

    text = " ".join(paper.pages[0].extract_text().split())
    told = (
        sent.reference,
        sent.submissions.get().sha256,
        sent.title,
        "1.600.000,00 TL",
        "400.000,00 TL",
        "Bu metin varsayılandır",
    )
    assert [words for words in told if words not in text] == []
    assert "TASLAK" not in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"].value
    assert answer["Cache-Control"] == "private, no-store"


def test_the_paper_of_a_draft_says_that_it_is_one(owner, draft, address):
    _answer, paper = _paper(owner, address, draft)

    text = paper.pages[0].extract_text()
    assert "TASLAK" in text
    assert "SHA-256" not in text


def test_a_file_taken_back_has_the_paper_of_a_draft(owner, sent, cast, address):
    lifecycle.take_back(sent.pk, by=cast["owner"], at=NOON)

    assert "TASLAK" in _paper(owner, address, sent)[1].pages[0].extract_text()


def test_words_that_somebody_vouched_for_bear_no_mark(owner, sent, address):
    _rules_of(sent).undertakings.update(is_confirmed=True, source_note="Resmî örnek")

    assert "varsayılan" not in _paper(owner, address, sent)[1].pages[0].extract_text()


def test_there_is_no_such_paper_or_page_where_none_is_asked_for(owner, sent, address):
    assert owner.get(address("undertaking_paper", sent, "yok")).status_code == 404
    _rules_of(sent).undertakings.all().delete()

    for route, more in (("undertaking_list", ()), ("undertaking_paper", (KEY,))):
        assert owner.get(address(route, sent, *more)).status_code == 404


def test_an_undertaking_of_an_earlier_sending_is_told_to_both_sides(owner, client, cast, sent, address):
    _post(owner, address, sent)
    Undertaking.objects.update(submission_sha256="0" * 64)
    client.force_login(cast["officer"])

    for who, page in ((owner, "undertaking_list"), (client, "desk_proposal")):
        assert "önceki gönderimin taahhütnamesi" in who.get(address(page, sent)).text


def test_a_clock_that_ran_out_gives_way_to_what_became_of_it(owner, sent, address, set_clock):
    until = _until(sent)
    set_clock(owed_by(sent)[0].due_at)

    text = owner.get(address("proposal_detail", sent)).text

    assert ("süresinde yüklenmedi" in text, until in text) == (True, False)


def _announce(client, address, file, content, **told):
    told = {"name": "imzalı.pdf", "size": len(content), "mark": "1", **told}
    return client.post(address("undertaking_begin", file, KEY), told)


def _lay(client, reply, content):
    address = f"{reply['address']}?offset={reply['received']}"
    return client.post(address, content, content_type="application/octet-stream").json()


def test_a_broken_upload_goes_on_and_becomes_the_undertaking(owner, sent, address):
    content = b"%PDF-1.7 imzal\xc4\xb1"
    _lay(owner, _announce(owner, address, sent, content).json(), content[:6])

    page = owner.get(address("undertaking_list", sent)).text
    again = _announce(owner, address, sent, content).json()
    _lay(owner, again, content[6:])
    answer = owner.post(address("undertaking_list", sent), {"key": KEY, "upload": again["id"]})

    assert (again["received"], answer.status_code) == (6, 302)
    assert "“imzalı.pdf” yüklemesi yarım kaldı" in page
    assert (Undertaking.objects.get().file.read(), PartialUpload.objects.count()) == (content, 0)


def test_what_is_no_pdf_is_said_at_the_field_and_given_up(owner, sent, address):
    begun = _announce(owner, address, sent, b"MZ" * 20).json()
    _lay(owner, begun, b"MZ" * 20)

    answer = owner.post(address("undertaking_list", sent), {"key": KEY, "upload": begun["id"]})

    assert "İmzalı taahhütname" in answer.text
    assert (answer.status_code, Undertaking.objects.exists(), PartialUpload.objects.exists()) == (200, False, False)


def test_an_unfinished_undertaking_is_given_up_by_its_button(owner, sent, address):
    begun = _announce(owner, address, sent, b"%PDF-1.7").json()

    answer = owner.post(f"{begun['address']}sil/")

    assert (answer.url, PartialUpload.objects.exists()) == (address("undertaking_list", sent), False)
