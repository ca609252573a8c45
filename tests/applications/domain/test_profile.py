"""What the organisation's record says, in its files."""

import pytest

from applications.choices import SectionKey
from applications.domain.freezing import content_of
from applications.domain.profile import take_profile
from applications.models import Proposal
from applications.presenters.content import sections_of
from applications.queries.facts import facts_of
from applications.queries.profile import differences
from cmdp.accounts.domain.organisations import update_organisation
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.drafts import make_draft_of, make_ready_draft, send, write
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

PERSON = {
    "contact_name": "Ayşe Işık",
    "contact_title": "Proje sorumlusu",
    "contact_email": "proje@ornek.test",
    "contact_phone": "0362 000 00 00",
}


@kept
def call(cast):
    return make_call()


def _record(cast, **fields):
    organisation = update_organisation(cast.organisation.pk, fields, by=cast["owner"], at=NOON)
    cast.organisation.refresh_from_db()
    return organisation


def _stands(draft):
    row = Proposal.objects.get(pk=draft.pk)
    return {name: getattr(row, name) for name in PERSON}


def test_a_new_file_begins_with_the_record_s_contact_person(call, cast):
    _record(cast, **PERSON)

    draft = make_draft_of(call, cast.organisation, cast["editor"])

    assert _stands(draft) == PERSON
    assert differences(draft) == {}


def test_without_one_it_begins_with_who_writes(call, cast):
    draft = make_draft_of(call, cast.organisation, cast["editor"])

    assert _stands(draft)["contact_email"] == cast["editor"].email


def test_a_file_says_where_it_differs_and_blanks_say_nothing(call, cast):
    draft = make_draft_of(call, cast.organisation, cast["editor"])

    _record(cast, contact_name="Ayşe Işık")

    assert differences(Proposal.objects.get(pk=draft.pk)) == {"contact_name": (cast["editor"].full_name, "Ayşe Işık")}


def test_taking_over_is_a_save_like_any_other_and_keeps_what_the_record_leaves_blank(call, cast):
    draft = make_draft_of(call, cast.organisation, cast["editor"])
    _record(cast, **PERSON | {"contact_phone": ""})
    write(draft, SectionKey.CONTACT, by=cast["editor"], contact_phone="0362 111 11 11")

    taken = [take_profile(draft.pk, by=cast["editor"], at=NOON) for _ in range(2)]

    assert taken == [True, False]
    assert _stands(draft) == PERSON | {"contact_phone": "0362 111 11 11"}
    assert draft.sections.get(key=SectionKey.CONTACT).version == 2
    assert draft.revisions.filter(section=SectionKey.CONTACT).exists()
    assert Event.objects.filter(verb="proposal.write").count() == 2


@pytest.mark.parametrize(("persona", "code"), [("viewer", "not_editor"), ("other_owner", "not_editor")])
def test_only_who_writes_takes_over(call, cast, persona, code):
    draft = make_draft_of(call, cast.organisation, cast["editor"])
    _record(cast, **PERSON)

    with pytest.raises(Refused) as refusal:
        take_profile(draft.pk, by=cast[persona], at=NOON)

    assert refusal.value.verdict.code == code


def test_a_sent_file_takes_nothing_over(call, cast):
    draft = make_ready_draft(call, cast.organisation, cast["owner"])
    send(draft, by=cast["owner"])
    _record(cast, **PERSON)

    with pytest.raises(Refused) as refusal:
        take_profile(draft.pk, by=cast["owner"], at=NOON)

    assert refusal.value.verdict.code == "already_sent"


def test_what_is_sent_holds_the_record(call, cast):
    _record(
        cast,
        phone="0362 444 44 44",
        staff=0,
        representative_name="Ali Can",
        representative_title="Başkan",
        experience="Üç atölye.",
    )
    content = content_of(facts_of(make_draft_of(call, cast.organisation, cast["owner"])))

    section = next(row for row in sections_of(content) if row.key == "applicant")

    assert content["applicant"]["staff"] == 0
    assert ("Yasal temsilci", "Ali Can · Başkan") in section.facts
    assert ("Çalışan sayısı", "0") in section.facts
    assert section.texts == (("Deneyim", "Üç atölye."),)


def test_what_was_sent_before_the_record_held_so_much_is_still_shown(call, cast):
    content = content_of(facts_of(make_draft_of(call, cast.organisation, cast["owner"])))
    names = ("phone", "website", "representative", "representative_title", "staff", "experience", "earlier_projects")
    content["applicant"] = {name: value for name, value in content["applicant"].items() if name not in names}

    section = next(row for row in sections_of(content) if row.key == "applicant")

    assert section.facts[0] == ("Kurum", cast.organisation.name)
    assert section.texts == ()


def test_names_on_the_record_stay_out_of_the_audit(cast):
    _record(cast, representative_name="Ali Can", contact_email="proje@ornek.test", staff=12)

    changes = Event.objects.get(verb="organisation_updated").changes
    assert changes == {"representative_name": ["•", "•"], "contact_email": ["•", "•"], "staff": [None, 12]}
