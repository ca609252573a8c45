"""Writing a draft through its pages: good input, bad input, two people, too late."""

from datetime import timedelta

import pytest

from applications.choices import SectionKey
from applications.models import ExpertComment, Proposal
from applications.queries.sections import section_values, versions_of
from tests.factories.drafts import write
from tests.factories.people import NOON
from tests.factories.rules import make_call, make_edition, make_rule_set
from tests.support.answers import errors_of


def _post(client, address, draft, section, **fields):
    """What the page's form would post: its own marks and what was typed."""
    page = client.get(address("proposal_section", draft, section))
    form = page.context["form"]
    return client.post(address("proposal_section", draft, section), {"seen": form.seen, **fields})


def test_a_section_is_saved_and_leads_back_to_the_list(owner, draft, address):
    response = _post(owner, address, draft, "project", title="  Işık   atölyesi ", months="12", summary="a\r\nb")

    draft.refresh_from_db()
    assert (response.status_code, response.url) == (302, address("proposal_detail", draft))
    assert (draft.title, draft.months, draft.summary) == ("Işık atölyesi", 12, "a\nb")


def test_a_section_may_be_saved_and_kept_open(owner, draft, address):
    response = _post(owner, address, draft, "place", district="Canik", next="stay")

    assert response.url == address("proposal_section", draft, "place")


def test_the_page_shows_what_is_stored_and_when(owner, draft, cast, address):
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Atölye")

    page = owner.get(address("proposal_section", draft, "project")).content.decode()

    assert 'value="Atölye"' in page
    assert f"Son kayıt: 02.03.2026 12.00, {cast['editor']}" in page


@pytest.mark.parametrize(
    ("section", "fields", "errors"),
    [
        ("project", {"title": "a" * 251}, {"title": ["too_long"]}),
        ("project", {"summary": "a" * 3001}, {"summary": ["too_long"]}),
        ("project", {"months": "on iki"}, {"months": ["unreadable"]}),
        ("project", {"months": "-3"}, {"months": ["out_of_range"]}),
        ("project", {"months": "0"}, {"months": ["out_of_range"]}),
        ("project", {"months": "9" * 40}, {"months": ["out_of_range"]}),
        ("project", {"support_type_id": "999999999"}, {"support_type_id": ["invalid_choice"]}),
        ("project", {"support_type_id": "abc"}, {"support_type_id": ["invalid_choice"]}),
        ("place", {"province_id": "0"}, {"province_id": ["invalid_choice"]}),
        ("priorities", {"main_measure_id": "0"}, {"main_measure_id": ["invalid_choice"]}),
        ("priorities", {"secondary": ["x"]}, {"secondary": ["invalid_choice"]}),
        ("contact", {"contact_email": "ayşe@"}, {"contact_email": ["invalid"]}),
        ("questions", {"aim": "a" * 60_001}, {"aim": ["too_long"]}),
    ],
)
def test_bad_input_is_explained_and_nothing_is_written(owner, draft, address, section, fields, errors):
    before = section_values(Proposal.objects.get(pk=draft.pk), section)

    response = _post(owner, address, draft, section, **fields)

    assert (response.status_code, errors_of(response)) == (200, errors)
    assert section_values(Proposal.objects.get(pk=draft.pk), section) == before
    assert versions_of(draft) == {}


def test_what_was_typed_is_kept_beside_the_error(owner, draft, address):
    page = _post(owner, address, draft, "project", title="Işık atölyesi", months="on iki").content.decode()

    assert 'value="Işık atölyesi"' in page
    assert 'value="on iki"' in page
    assert "<title>Hata:" in page


def test_a_measure_of_another_edition_is_no_choice(owner, draft, address):
    foreign = make_edition().measures.first()

    response = _post(owner, address, draft, "priorities", main_measure_id=foreign.pk)

    assert errors_of(response) == {"main_measure_id": ["invalid_choice"]}


def test_a_support_type_of_another_rule_set_is_no_choice(owner, draft, address):
    foreign = make_rule_set().support_types.first()

    assert errors_of(_post(owner, address, draft, "project", support_type_id=foreign.pk)) == {
        "support_type_id": ["invalid_choice"]
    }


def test_only_the_provinces_of_rules_and_agency_are_offered(owner, draft, address):
    field = owner.get(address("proposal_section", draft, "place")).context["form"].fields["province_id"]

    assert [name for _, name in field.choices][1:] == ["Samsun"]


def test_measures_are_chosen_and_shown_again(owner, draft, address):
    main, second = draft.call.edition.measures.all()[:2]

    _post(owner, address, draft, "priorities", main_measure_id=main.pk, secondary=[second.pk])

    form = owner.get(address("proposal_section", draft, "priorities")).context["form"]
    assert form.chosen == (str(main.pk), frozenset({str(second.pk)}))


def test_the_main_measure_is_not_secondary_too(owner, draft, address):
    main = draft.call.edition.measures.first()

    response = _post(owner, address, draft, "priorities", main_measure_id=main.pk, secondary=[main.pk])

    assert errors_of(response) == {"secondary": ["twice"]}


def test_secondary_measures_have_a_limit(owner, cast, address):
    call = make_call(rule_set=make_rule_set(frozen=True, values={"secondary_measures": "1"}))
    owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})
    draft, measures = call.proposals.get(), list(call.edition.measures.all())

    response = _post(owner, address, draft, "priorities", secondary=[row.pk for row in measures[:2]])

    assert errors_of(response) == {"secondary": ["too_many"]}


def test_an_answer_over_its_limit_is_kept_and_judged(owner, draft, address):
    limit = draft.call_stage.stage.questions.get(key="aim").limit

    _post(owner, address, draft, "questions", aim="ğ" * (limit + 1), next="stay")

    page = owner.get(address("proposal_section", draft, "questions"))
    assert "answer_too_long" in [row.verdict.code for row in page.context["wrong"]]
    assert section_values(Proposal.objects.get(pk=draft.pk), "questions")["aim"] == "ğ" * (limit + 1)


def test_hidden_marks_and_nul_are_cleaned_away(owner, draft, address):
    _post(owner, address, draft, "project", title="Atöl\x00ye\u200b", summary="\u202etersten")

    draft.refresh_from_db()
    assert (draft.title, draft.summary) == ("Atölye", "tersten")


def test_an_empty_post_is_a_save_of_blanks(owner, draft, address):
    response = owner.post(address("proposal_section", draft, "project"))

    assert response.status_code == 302


@pytest.mark.parametrize("seen", ["", "x", "title:", ":::", "title:0000000000000000", "\x00", "a" * 5000])
def test_broken_marks_never_break_the_page(owner, draft, cast, address, seen):
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Düzenleyicinin adı")

    response = owner.post(address("proposal_section", draft, "project"), {"seen": seen, "title": "Sahibinin adı"})

    draft.refresh_from_db()
    assert (response.status_code, draft.title) == (409, "Düzenleyicinin adı")


def _two_titles(owner, draft, cast, address):
    """The owner opens the page, the editor saves, the owner posts over it."""
    seen = owner.get(address("proposal_section", draft, "project")).context["form"].seen
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Düzenleyicinin adı")
    fields = {"title": "Sahibinin adı", "months": "9", "summary": "Sahibinin özeti"}
    return owner.post(address("proposal_section", draft, "project"), {"seen": seen, **fields})


def test_a_save_over_a_newer_one_shows_both_texts(owner, draft, cast, address):
    response = _two_titles(owner, draft, cast, address)

    draft.refresh_from_db()
    conflict = response.context["conflicts"][0]
    assert (response.status_code, draft.title, draft.months) == (409, "Düzenleyicinin adı", None)
    assert (conflict.name, conflict.mine, conflict.theirs) == ("title", "Sahibinin adı", "Düzenleyicinin adı")
    assert ("summary", "Sahibinin özeti") in response.context["carried"]


@pytest.mark.parametrize(("kept", "title"), [("mine", "Sahibinin adı"), ("theirs", "Düzenleyicinin adı")])
def test_the_chosen_text_is_kept_and_nothing_typed_is_lost(owner, draft, cast, address, kept, title):
    asked = _two_titles(owner, draft, cast, address).context
    posted = {**dict(asked["carried"]), "seen": asked["seen"], asked["conflicts"][0].choice: kept}

    owner.post(address("proposal_section", draft, "project"), posted)

    draft.refresh_from_db()
    assert (draft.title, draft.months, draft.summary) == (title, 9, "Sahibinin özeti")


def test_a_third_save_meanwhile_is_asked_again(owner, draft, cast, address):
    asked = _two_titles(owner, draft, cast, address).context
    write(draft, SectionKey.PROJECT, by=cast["editor"], title="Üçüncü ad")
    posted = {**dict(asked["carried"]), "seen": asked["seen"], "keep_title": "mine"}

    response = owner.post(address("proposal_section", draft, "project"), posted)

    assert (response.status_code, response.context["conflicts"][0].theirs) == (409, "Üçüncü ad")


def test_different_fields_of_two_people_both_stay(owner, draft, cast, address):
    seen = owner.get(address("proposal_section", draft, "questions")).context["form"].seen
    write(draft, SectionKey.QUESTIONS, by=cast["editor"], aim="Düzenleyicinin amacı")

    response = owner.post(
        address("proposal_section", draft, "questions"), {"seen": seen, "problem": "Sahibinin sorunu"}
    )

    stored = section_values(Proposal.objects.get(pk=draft.pk), "questions")
    assert (response.status_code, stored["aim"], stored["problem"]) == (
        302,
        "Düzenleyicinin amacı",
        "Sahibinin sorunu",
    )


def test_conflicting_measures_are_shown_in_words(owner, draft, cast, address):
    first, second = draft.call.edition.measures.all()[:2]
    seen = owner.get(address("proposal_section", draft, "priorities")).context["form"].seen
    write(draft, SectionKey.PRIORITIES, by=cast["editor"], main_measure_id=first.pk, secondary=frozenset())

    response = owner.post(
        address("proposal_section", draft, "priorities"), {"seen": seen, "main_measure_id": second.pk}
    )

    conflict = response.context["conflicts"][0]
    assert (conflict.mine, conflict.theirs) == (str(second), str(first))


def test_after_the_close_the_reason_is_said_and_the_text_stays(owner, draft, address, set_clock):
    set_clock(draft.call_stage.closes_at)

    response = owner.post(address("proposal_section", draft, "project"), {"seen": "", "title": "Geç kaldı"})

    draft.refresh_from_db()
    assert (response.status_code, response.context["refusal"].code, draft.title) == (403, "call_closed", "")
    assert 'value="Geç kaldı"' in response.content.decode()


def test_a_viewer_reads_with_the_reason_and_cannot_save(sign_in, draft, address):
    viewer = sign_in("viewer")

    page = viewer.get(address("proposal_section", draft, "project"))
    posted = viewer.post(address("proposal_section", draft, "project"), {"title": "Ben de"})

    assert (page.status_code, page.context["refusal"].code) == (200, "not_editor")
    assert "Kaydet" not in page.content.decode().split("</main>")[0].split("<h1")[1]
    assert (posted.status_code, posted.context["refusal"].code) == (403, "not_editor")


def test_the_experts_remarks_stand_beside_their_section(owner, draft, cast, address):
    remark = {"proposal": draft, "author": cast["officer"], "written_at": NOON}
    ExpertComment.objects.create(**remark, section="project", text="Özeti kısaltın.")
    ExpertComment.objects.create(**remark, section="place", text="İlçeyi yazın.")

    page = owner.get(address("proposal_section", draft, "project")).content.decode()

    assert ("Özeti kısaltın." in page, "İlçeyi yazın." in page) == (True, False)


def test_a_second_stage_shows_its_own_questions(owner, cast, address, set_clock):
    call = make_call(stages=2)
    owner.post(f"/basvurular/yeni/{call.public_id}/", {"organisation": cast.organisation.public_id})
    draft = call.proposals.get()
    _post(owner, address, draft, "project", title="Atölye")
    Proposal.objects.filter(pk=draft.pk).update(call_stage=call.stages.last())
    set_clock(call.stages.last().opens_at + timedelta(days=1))

    response = _post(owner, address, Proposal.objects.get(pk=draft.pk), "questions", cost_basis="Kur artışı")

    stored = section_values(Proposal.objects.get(pk=draft.pk), "questions")
    assert (response.status_code, stored["cost_basis"], Proposal.objects.get(pk=draft.pk).title) == (
        302,
        "Kur artışı",
        "Atölye",
    )


@pytest.mark.parametrize("path", ["/basvurular/yok/", "/basvurular/%00/", "/basvurular/" + "a" * 14 + "/bolum/"])
def test_an_address_that_is_none_is_not_found(owner, path):
    assert owner.get(path).status_code == 404


@pytest.mark.parametrize("persona", ["other_owner", "officer", "manager", "administrator"])
def test_a_file_of_others_is_not_found(sign_in, draft, address, persona):
    client = sign_in(persona)

    answers = {
        client.get(address("proposal_detail", draft)).status_code,
        client.post(address("proposal_section", draft, "project"), {"title": "Benim"}).status_code,
        client.post(address("proposal_send", draft), {"agreed": "on"}).status_code,
    }

    assert answers == {404}
