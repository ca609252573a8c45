"""Likely doubles: found by title, summary, spot and body, and only among what the person may see."""

import pytest
from django.urls import reverse

from applications.choices import AssignmentState, Status
from applications.domain.tracing import look_at_likeness, trace, trace_what_left_none
from applications.found import LikenessSign
from applications.models import LikenessLook, Proposal, Trace
from applications.queries.evaluation import hands_in
from applications.queries.likeness import likenesses_of, told_of
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.conflicts import make_conflict
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_organisation
from tests.factories.published import make_published
from tests.factories.reviews import make_assignment
from tests.factories.rules import make_call
from tests.support.kept import kept

TITLE, SUMMARY, PLACE, BODY = LikenessSign.TITLE, LikenessSign.SUMMARY, LikenessSign.PLACE, LikenessSign.BODY
MILK = {"title": "Süt toplama ve soğutma merkezi", "summary": "Köylerden toplanan sütün soğutulup işlendiği tesis."}
BEES = {"title": "Arıcılık eğitim ormanı", "summary": "Gençlere kovan bakımını öğreten uygulama ormanı."}
SPOT = {"site": "Sanayi Mahallesi 123 ada 4 parsel", "coordinates": ""}
ELSEWHERE = {"site": "Çay Mahallesi 9 ada 8 parsel", "coordinates": ""}


def sent(cast, *, status=Status.SUBMITTED, **fields):
    told = {"organisation": make_organisation(), "call": call_of(cast), **MILK, **ELSEWHERE, **fields}
    file = make_proposal(status=status, **told)
    for submission in file.submissions.all():
        trace(submission)
    return file


def call_of(cast):
    return cast.agency.calls.first() or make_call(agency=cast.agency)


@kept
def file(cast):
    """A sent file of the cast's organisation about milk, on a parcel."""
    return sent(cast, organisation=cast.organisation, **SPOT)


def found(file, user):
    return {one.other: one.signs for one in likenesses_of(file, user)}


@pytest.mark.parametrize(
    ("other", "signs"),
    [
        ({"site": "Başka bir yol üstünde"}, (TITLE, SUMMARY)),
        ({"summary": BEES["summary"]}, (TITLE,)),
        ({"title": BEES["title"]}, (SUMMARY,)),
        ({**BEES, "site": "123 ADA 4 PARSEL, Sanayi"}, (PLACE,)),
    ],
)
def test_another_file_is_found_by_what_it_shares(other, signs, file, cast):
    alike = sent(cast, **other)

    assert {name: set(why) for name, why in found(file, cast["officer"]).items()} == {alike: set(signs)}


def test_files_with_nothing_in_common_but_their_body_say_so(file, cast):
    sent(cast, **BEES)
    own = sent(cast, organisation=cast.organisation, **BEES)

    assert found(file, cast["officer"]) == {own: (BODY,)}


def test_what_lies_on_the_same_spot_comes_first(file, cast):
    named, near = sent(cast), sent(cast, **BEES, site=SPOT["site"])

    assert list(found(file, cast["officer"])) == [near, named]


def test_another_agencys_files_and_drafts_and_files_in_conflict_are_not_found(file, cast):
    elsewhere = make_call(agency=cast["other_officer"].memberships.get().agency)
    sent(cast, call=elsewhere)
    Proposal.objects.filter(pk=sent(cast).pk).update(status=Status.DRAFT, sent_at=None)
    make_conflict(sent(cast), cast["officer"])
    make_assignment(sent(cast), cast["officer"], AssignmentState.ACCEPTED)

    assert found(file, cast["officer"]) == {}
    assert len(found(file, cast["manager"])) == 2


def test_supported_projects_of_the_province_are_found_by_name_or_body(file, cast):
    there = {"province": file.province}
    named = make_published(title_tr="Süt Toplama ve Soğutma Merkezi Projesi", **there)
    body = make_published(title_tr="Köprü", beneficiary=str(file.organisation), **there)
    make_published(title_tr="Köprü", **there)
    make_published(title_tr=MILK["title"], is_demo=True, **there)
    make_published(title_tr=MILK["title"], province="Tokat")

    assert found(file, cast["officer"]) == {named: (TITLE,), body: (BODY,)}


def test_what_is_laid_beside_is_the_last_sending_never_what_is_written_meanwhile(file):
    Proposal.objects.filter(pk=file.pk).update(title="Yarım kalmış ad")

    assert told_of(Proposal.objects.get(pk=file.pk)).title == MILK["title"]


def test_a_project_tells_what_is_known_of_it(cast):
    told = told_of(make_published(title_tr="Köprü", district="Bafra", province="Samsun"))

    assert (told.title, told.place, told.support) == ("Köprü", "Samsun, Bafra", None)


def test_a_file_that_left_no_traces_finds_only_its_own_body(file, cast):
    sent(cast)
    Trace.objects.filter(proposal=file).delete()

    assert found(file, cast["officer"]) == {}


def test_files_of_before_are_traced_once(file, cast):
    before = set(Trace.objects.values_list("value", flat=True))
    Trace.objects.all().delete()

    assert (trace_what_left_none(), trace_what_left_none()) == (1, 0)
    assert set(Trace.objects.values_list("value", flat=True)) == before


def test_a_word_is_kept_with_who_and_what_and_the_last_one_counts(file, cast):
    other, project = sent(cast), make_published(title_tr=MILK["title"], province=file.province)
    told = {"by": cast["officer"], "at": NOON}
    look_at_likeness(file.pk, other, is_double=True, word="Aynı tesis.", **told)
    look_at_likeness(file.pk, other, is_double=False, word="Ayrı köyler.", **told)
    look_at_likeness(file.pk, project, is_double=False, word="Bitti.", **told)

    looks = {one.other: one.look.word for one in likenesses_of(file, cast["officer"])}

    assert looks == {other: "Ayrı köyler.", project: "Bitti."}
    assert Event.objects.filter(verb="proposal.compare").count() == 3
    assert not Event.objects.filter(verb="proposal.compare", changes__icontains="köyler").exists()
    assert cast["officer"].pk in hands_in(file)


@pytest.mark.parametrize(("who", "code"), [("other_officer", "stranger"), ("owner", "stranger")])
def test_nobody_else_says_a_word(who, code, file, cast):
    with pytest.raises(Refused) as refused:
        look_at_likeness(file.pk, sent(cast), is_double=True, word="x", by=cast[who], at=NOON)

    assert refused.value.verdict.code == code


def test_of_a_withdrawn_file_no_word_is_said(cast):
    gone = sent(cast, status=Status.WITHDRAWN)

    with pytest.raises(Refused) as refused:
        look_at_likeness(gone.pk, sent(cast), is_double=True, word="x", by=cast["officer"], at=NOON)

    assert refused.value.verdict.code == "not_sent"


def test_a_look_names_itself_by_its_public_id(file, cast):
    look = look_at_likeness(file.pk, sent(cast), is_double=True, word="Aynı.", by=cast["officer"], at=NOON)

    assert str(look) == look.public_id
    assert str(Trace.objects.first()).startswith(f"{file.pk}/")
    assert {"word"} == LikenessLook.PERSONAL


def test_the_desk_lists_them_and_lays_one_beside_the_file(client, file, cast):
    other, project = sent(cast), make_published(title_tr=MILK["title"], province=file.province)
    look_at_likeness(file.pk, other, is_double=True, word="Aynı tesis.", by=cast["manager"], at=NOON)
    client.force_login(cast["officer"])

    page = client.get(reverse("applications:file_likenesses", args=[file.public_id])).content.decode()
    beside = client.get(reverse("applications:likeness_look", args=[file.public_id, project.public_id]))

    assert all(words in page for words in (other.reference, "Aynı tesis.", "1 tanesine", "desteklenmiş proje"))
    assert (beside.status_code, "bilinmiyor" in beside.content.decode()) == (200, True)


def test_an_officers_word_is_typed_on_the_page_and_needs_both_parts(client, file, cast):
    other = sent(cast)
    client.force_login(cast["officer"])
    address = reverse("applications:likeness_look", args=[file.public_id, other.public_id])

    lacking = client.post(address, {"is_double": "yes"}).content.decode()
    client.post(address, {"is_double": "yes", "word": "Aynı tesis."})

    assert ("Gördüğümü kaydet" in lacking, LikenessLook.objects.get().is_double) == (True, True)


@pytest.mark.parametrize("hidden", ["draft", "conflict", "elsewhere", "itself"])
def test_what_is_not_found_is_not_laid_beside_either(hidden, client, file, cast):
    other = file if hidden == "itself" else sent(cast, **_elsewhere(cast, hidden))
    if hidden == "draft":
        Proposal.objects.filter(pk=other.pk).update(status=Status.DRAFT, sent_at=None)
    if hidden == "conflict":
        make_conflict(other, cast["officer"])
    client.force_login(cast["officer"])

    address = reverse("applications:likeness_look", args=[file.public_id, other.public_id])

    assert client.get(address).status_code == 404


def _elsewhere(cast, hidden):
    if hidden != "elsewhere":
        return {}
    return {"call": make_call(agency=cast["other_officer"].memberships.get().agency)}
