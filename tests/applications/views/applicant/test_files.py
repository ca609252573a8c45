"""The list, the start, the task list, the status page, sending."""

from datetime import timedelta

import pytest

from applications.choices import SectionKey, Status
from applications.models import Proposal
from tests.factories.decisions import DUE, make_request
from tests.factories.drafts import write
from tests.factories.people import make_organisation
from tests.factories.rules import make_call

AGREED = {"agreed": "on"}


def _text(response):
    return response.content.decode()


# The list ---------------------------------------------------------------------------
def test_the_list_names_status_and_next_step(owner, sent):
    page = _text(owner.get("/basvurular/"))

    assert "TR83/26/CMDP/0001" in page
    assert "başvuru alındı, ön incelemede" in page
    assert "Ajans uzmanı belgeleri ve uygunluğu inceleyecek." in page


def test_a_member_without_files_is_led_to_the_open_calls(sign_in, cast):
    assert 'href="/cagrilar/"' in _text(sign_in("owner").get("/basvurular/"))


def test_a_newcomer_is_led_to_organisations(sign_in, cast):
    assert "Önce kurumunuzu ekleyin" in _text(sign_in("newcomer").get("/basvurular/"))


def test_a_broken_page_token_gives_the_first_page(owner, sent):
    assert owner.get("/basvurular/?sonra=%00kırık").status_code == 200


# Starting ---------------------------------------------------------------------------
def test_a_file_is_started(owner, call, cast):
    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})

    draft = Proposal.objects.get()
    assert (response.url, draft.organisation) == (f"/basvurular/{draft.public_id}/", cast.organisation)


def test_starting_twice_leads_to_one_file(owner, call, cast):
    for _ in range(2):
        owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})

    assert Proposal.objects.count() == 1


def test_an_existing_draft_is_pointed_at(owner, draft):
    page = _text(owner.get(f"/basvurular/yeni/{draft.call.public_id}/"))

    assert "Bu çağrıda taslağınız var" in page


@pytest.mark.parametrize("value", ["", "yok", "a" * 14])
def test_an_organisation_that_is_none_is_explained(owner, call, value):
    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": value})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["organisation"])


def test_an_organisation_of_others_is_no_choice(owner, call):
    foreign = make_organisation()

    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": foreign.public_id})

    assert (response.status_code, Proposal.objects.count()) == (200, 0)


def test_a_closed_call_takes_no_new_file(owner, call, cast, set_clock):
    set_clock(call.stages.get().closes_at)

    page = owner.get(f"/basvurular/yeni/{call.public_id}/")
    response = owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})

    assert page.context["verdict"].code == "call_closed"
    assert (response.status_code, Proposal.objects.count()) == (403, 0)


@pytest.mark.parametrize("persona", ["viewer", "newcomer", "officer"])
def test_who_writes_for_nobody_is_led_to_organisations(sign_in, call, persona):
    client = sign_in(persona)

    page = client.get(f"/basvurular/yeni/{call.public_id}/")
    posted = client.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": "x"})

    assert (page.context["verdict"], posted.status_code) == (None, 200)


def test_a_call_in_preparation_is_not_found(owner):
    assert owner.get(f"/basvurular/yeni/{make_call(published=False).public_id}/").status_code == 404


# The task list ----------------------------------------------------------------------
def test_the_task_list_has_every_section_and_its_clock(owner, draft, address):
    response = owner.get(address("proposal_detail", draft))

    assert [task.key for task in response.context["tasks"]] == list(SectionKey.values)
    assert "30 gün kaldı" in _text(response)


def test_the_task_list_shows_the_rules_beside(owner, ready, address):
    labels = [str(meter.label) for meter in owner.get(address("proposal_detail", ready)).context["meters"]]

    assert labels == [
        "Süre",
        "Proje bütçesi",
        "Kaynaklar ile bütçenin farkı",
        "Destek tutarı",
        "Destek oranı",
        "Eş finansman",
    ]


def test_a_missing_authority_paper_leads_to_the_organisation(owner, draft, address):
    page = _text(owner.get(address("proposal_detail", draft)))

    assert f"/hesap/kurumlar/{draft.organisation.public_id}/" in page


def test_a_returned_file_says_what_is_asked_and_until_when(owner, sent, cast, address):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"], asked="İmzalı meclis kararını yükleyin.")

    response = owner.get(address("proposal_detail", sent))

    assert "İmzalı meclis kararını yükleyin." in _text(response)
    assert response.context["asked"].due_at == DUE


# Before sending, sending ------------------------------------------------------------
def test_what_is_blank_leads_to_the_field_that_mends_it(owner, draft, address):
    draft.contact_name = draft.contact_email = ""
    draft.province = None
    draft.save()
    page = owner.get(address("proposal_send", draft))

    links = [href for mended in page.context["obstacles"] for _reason, href in mended.links]
    pages = {path: owner.get(path).text for path in {href.partition("#")[0] for href in links}}

    lost = [
        href for href in links if "#" in href and f'id="{href.partition("#")[2]}"' not in pages[href.partition("#")[0]]
    ]
    assert lost == []
    told = {path.rstrip("/").rsplit("/", 1)[-1] for path in (href.partition("#")[0] for href in links if "#" in href)}
    assert told == {"proje", "yer", "oncelikler", "irtibat", "sorular", "belgeler"}
    assert all(href in page.text for href in links)


def test_the_check_lists_every_obstacle_with_its_page(owner, draft, address):
    response = owner.get(address("proposal_send", draft))

    pages = {page.title for page in response.context["obstacles"]}
    assert {"Proje", "Yer", "Öncelikler", "Kurum", "Bütçe", "Kaynaklar", "Belgeler"} <= pages
    assert "Başvuruyu gönder" not in _text(response)


def test_a_ready_draft_shows_who_gets_letters(owner, ready, cast, address):
    page = _text(owner.get(address("proposal_send", ready)))

    assert "2 kişiye e-posta gidecek" in page
    assert cast["owner"].email in page


def test_the_deadline_stands_before_the_work_and_the_save_tells_its_day(owner, ready, address):
    page = _text(owner.get(address("proposal_detail", ready)))

    assert page.index("clock__left") < page.index("Yapılacaklar")
    assert "Son kayıt: 02.03.2026 12.00" in page


def test_a_returned_file_shows_its_number_and_what_is_asked(owner, sent, cast, address):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"])

    response = owner.get(address("proposal_detail", sent))

    assert "TR83/26/CMDP/0001" in _text(response)
    assert [task.key for task in response.context["tasks"] if "ajans istedi" in task.hint] == ["documents"]


def test_what_will_be_sent_is_read_once_more(owner, ready, address):
    page = _text(owner.get(address("proposal_send", ready)))

    assert page.index("Gönderilecek içerik") < page.index(ready.summary) < page.index("Başvuruyu gönder")


def test_without_the_declaration_nothing_is_sent(owner, ready, address):
    response = owner.post(address("proposal_send", ready))

    ready.refresh_from_db()
    assert (response.status_code, list(response.context["form"].errors), ready.status) == (200, ["agreed"], "draft")


def test_sending_leads_to_the_receipt(owner, ready, address):
    response = owner.post(address("proposal_send", ready), AGREED, follow=True)

    submission = ready.submissions.get()
    page = _text(response)
    assert response.redirect_chain == [(address("proposal_receipt", ready), 302)]
    assert all(words in page for words in ("TR83/26/CMDP/0001", submission.sha256, "2 Mart 2026 Pazartesi, 12.00"))


def test_the_words_that_are_declared_to_stand_before_the_tick_and_on_the_receipt(owner, ready, address):
    clauses = ready.call_stage.stage.declaration

    asked = owner.get(address("proposal_send", ready)).content.decode()
    receipt = owner.post(address("proposal_send", ready), {"agreed": "on"}, follow=True)

    html = receipt.content.decode()
    assert (len(clauses), all(clause in asked for clause in clauses)) == (4, True)
    assert all(clause in html for clause in clauses)
    declared = dict(receipt.context["declared"].facts)
    assert declared["Beyan eden"].startswith(str(ready.submissions.get().sent_by))
    assert declared["Beyan eden"] in html


@pytest.mark.parametrize("persona", ["owner", "viewer"])
def test_the_task_list_leads_to_the_words_that_will_be_declared(sign_in, draft, address, persona):
    person, send = sign_in(persona), address("proposal_send", draft)

    tasks, check = (person.get(page).content.decode() for page in (address("proposal_detail", draft), send))

    assert f'<a href="{send}#beyan">Beyan</a>' in tasks
    assert 'id="beyan"' in check
    assert [clause for clause in draft.call_stage.stage.declaration if clause not in check] == []


def test_a_second_click_meets_the_receipt_with_a_sentence(owner, ready, address):
    owner.post(address("proposal_send", ready), AGREED)

    response = owner.post(address("proposal_send", ready), AGREED, follow=True)

    assert "zaten gönderilmişti" in _text(response)
    assert ready.submissions.count() == 1


def test_an_obstacle_that_came_meanwhile_is_shown(owner, ready, cast, address):
    write(ready, SectionKey.PROJECT, by=cast["editor"], summary="")

    response = owner.post(address("proposal_send", ready), AGREED)

    assert (response.status_code, response.context["refusal"].code) == (403, "summary_missing")
    assert [page.title for page in response.context["obstacles"]] == ["Proje"]


@pytest.mark.parametrize("persona", ["editor", "viewer"])
def test_who_does_not_own_reads_the_reason(sign_in, ready, address, persona):
    client = sign_in(persona)

    page, posted = client.get(address("proposal_send", ready)), client.post(address("proposal_send", ready), AGREED)

    assert (page.context["may_send"].code, posted.status_code) == ("not_owner", 403)
    assert ready.submissions.count() == 0


@pytest.mark.parametrize(("offset", "status"), [(-1, 302), (0, 403)])
def test_a_post_counts_by_the_instant_of_its_arrival(owner, ready, address, set_clock, offset, status):
    set_clock(ready.call_stage.closes_at + timedelta(seconds=offset))

    assert owner.post(address("proposal_send", ready), AGREED).status_code == status


def test_a_returned_file_is_completed_on_the_same_page(owner, sent, cast, address):
    Proposal.objects.filter(pk=sent.pk).update(status=Status.RETURNED, status_before=Status.SUBMITTED)
    make_request(sent, cast["officer"])

    page = _text(owner.get(address("proposal_send", sent)))
    response = owner.post(address("proposal_send", sent), AGREED, follow=True)

    sent.refresh_from_db()
    assert "Tamamlamayı gönder" in page
    assert "Tamamlamanız alındı" in _text(response)
    assert (sent.status, sent.submissions.count()) == (Status.SUBMITTED, 2)


def test_a_warning_does_not_stop_the_sending(owner, ready, address):
    ready.organisation.type = "agency"
    ready.organisation.save()

    response = owner.get(address("proposal_send", ready))

    titles = [page.title for page in response.context["warnings"]]
    assert (titles, response.context["count"]) == (["Kurum", "Kurum bilgileri", "Hesabınızdaki bilgiler"], 0)
    assert "Başvuruyu gönder" in _text(response)
