"""What was sent stays as it was sent."""

import hashlib
import json
from decimal import Decimal

import pytest
from django.utils import translation

from applications.choices import SectionKey
from applications.domain.freezing import content_of, fingerprint
from applications.models import Proposal, SectionRule
from applications.presenters.content import declared_in, sections_of
from applications.presenters.sendings import changes_between
from applications.queries.facts import facts_of
from priorities.models import Measure
from tests.factories.drafts import ACTIVITY, INDICATOR, RISK, add_row, make_ready_draft, send, write
from tests.factories.people import NOON
from tests.factories.priorities import first_measure, make_draft
from tests.factories.rules import make_call, make_rule_set
from tests.support.kept import kept


@kept
def draft(cast):
    return make_ready_draft(make_call(), cast.organisation, cast["owner"])


def _content(draft):
    return content_of(facts_of(Proposal.objects.get(pk=draft.pk)))


def test_the_fingerprint_is_the_sha_256_of_canonical_json():
    content = {"b": "ığüşöç", "a": ["1.00", None]}

    expected = hashlib.sha256('{"a":["1.00",null],"b":"ığüşöç"}'.encode()).hexdigest()

    assert fingerprint(content) == expected


def test_the_same_file_read_twice_has_the_same_fingerprint(draft):
    assert fingerprint(_content(draft)) == fingerprint(_content(draft))


def test_the_fingerprint_survives_the_database(draft, cast):
    submission = send(draft, by=cast["owner"])

    submission.refresh_from_db()
    assert fingerprint(submission.content) == submission.sha256


@pytest.mark.parametrize(
    ("section", "values"),
    [
        (SectionKey.PROJECT, {"title": "Başka ad"}),
        (SectionKey.PROJECT, {"months": 11}),
        (SectionKey.PLACE, {"site": "Başka yer"}),
        (SectionKey.CONTACT, {"contact_title": "Müdür"}),
        (SectionKey.QUESTIONS, {"aim": "Başka amaç"}),
    ],
)
def test_any_other_word_is_another_fingerprint(draft, cast, section, values):
    before = fingerprint(_content(draft))

    write(draft, section, by=cast["owner"], **values)

    assert fingerprint(_content(draft)) != before


def test_the_wording_of_a_measure_stays_as_it_was_sent(cast):
    """The database lets nobody reword a published edition, so this call stands on a draft one."""
    call = make_call(edition=make_draft())
    sent = send(make_ready_draft(call, cast.organisation, cast["owner"]), by=cast["owner"])
    wording = first_measure(call.edition).title_tr

    Measure.objects.filter(edition=call.edition).update(title_tr="Sonradan değişen ifade")

    sent.refresh_from_db()
    assert sent.content["priorities"]["main"]["title_tr"] == wording
    assert fingerprint(sent.content) == sent.sha256


def test_a_change_after_sending_leaves_the_first_sending_alone(draft, cast):
    first = send(draft, by=cast["owner"])
    before = first.sha256
    Proposal.objects.filter(pk=draft.pk).update(title="Sonradan değişen ad")

    first.refresh_from_db()
    assert (first.content["project"]["title"], fingerprint(first.content)) == (draft.title, before)


def test_activities_are_frozen_where_they_are_asked_for_and_shown_with_their_months(draft, cast):
    add_row(draft, SectionKey.ACTIVITIES, by=cast["owner"], **{**ACTIVITY, "cost": Decimal("5.50")})

    content = send(draft, by=cast["owner"]).content

    (told,) = [part for part in sections_of(content) if part.key == "activities"]
    assert content["activities"][1] == {**ACTIVITY, "cost": "5.50"}
    assert [row[:2] for row in told.table.rows] == [
        ("1. Atölyenin kurulması", "1–9. ay"),
        ("2. Atölyenin kurulması", "1–9. ay"),
    ]
    assert (told.table.foot[-1], len(told.timeline.spans)) == ("5,50 TL", 2)


def test_indicators_and_risks_are_frozen_with_the_words_of_the_rules(draft, cast):
    jobs = draft.call.rule_set.indicators.get(key="jobs")
    listed = {**INDICATOR, "listed_id": jobs.pk, "name": "", "unit": ""}
    add_row(draft, SectionKey.INDICATORS, by=cast["owner"], **listed)

    content = send(draft, by=cast["owner"]).content

    told = {part.key: part for part in sections_of(content)}
    assert [(row["key"], row["name_tr"], row["name_en"]) for row in content["indicators"]] == [
        ("jobs", "Oluşturulan istihdam", "Jobs created"),
        (None, "Test edilen numune", "Test edilen numune"),
    ]
    assert told["indicators"].table.rows[1][:3] == ("Test edilen numune", "120 adet/yıl", "900 adet/yıl")
    assert content["risks"] == [RISK]
    assert told["risks"].table.rows[0][1:3] == ("orta", "yüksek")


def test_operating_years_are_frozen_and_shown_with_what_is_left(draft):
    content = _content(draft)

    table = _section(content, "operation").table
    assert content["operation"][0] == {
        "year": 1, "staff": 4, "income": "900000.00", "cost": "500000.00", "upkeep": "150000.00",
    }  # fmt: skip
    assert table.rows[4] == ("5. yıl", "4", "900.000,00 TL", "500.000,00 TL", "150.000,00 TL", "250.000,00 TL")
    assert table.foot == ("Toplam", "", "4.500.000,00 TL", "2.500.000,00 TL", "750.000,00 TL", "1.250.000,00 TL")
    assert _section({**content, "operation": []}, "operation").table is None


@pytest.mark.parametrize(("share", "shown"), [(Decimal("12.50"), "%12,5"), (None, "–")])
def test_the_share_of_a_partner_is_frozen(draft, cast, share, shown):
    partner = {"kind": "partner", "name": "Ortak", "vkn": "", "contribution": "", "share": share}
    add_row(draft, SectionKey.PARTNERS, by=cast["owner"], **partner)
    content = _content(draft)
    before = {**content, "partners": [{k: v for k, v in content["partners"][0].items() if k != "share"}]}

    cells = [_section(told, "partners").table.rows[0][-1] for told in (content, before)]

    assert cells == [shown, "–"]


def _section(content, key):
    return next(part for part in sections_of(content) if part.key == key)


def test_what_was_sent_before_there_were_activities_stays_readable(draft):
    content = _content(draft)
    del content["activities"]

    assert "activities" not in {part.key for part in sections_of(content)}


def test_a_section_without_a_row_is_told_as_empty(draft):
    draft.activities.all().delete()

    (told,) = [part for part in sections_of(_content(draft)) if part.key == "activities"]

    assert (told.table, told.timeline) == (None, None)


def test_what_a_stage_does_not_ask_for_is_not_in_what_is_sent(cast):
    rule_set = make_rule_set(frozen=True)
    SectionRule.objects.filter(stage__rule_set=rule_set).update(demand="none")
    draft = make_ready_draft(make_call(rule_set=rule_set), cast.organisation, cast["owner"])

    assert "activities" not in _content(draft)


def test_the_content_names_everything_the_letter_needs(draft, cast):
    content = send(draft, by=cast["owner"]).content

    agency = draft.call.agency
    assert content["reference"] == "TR83/26/CMDP/0001"
    assert content["call"]["agency"] == {"nuts2": "TR83", "name": agency.name}
    assert content["applicant"]["name"] == cast.organisation.name
    assert content["funding"]["requested_support"] == "1600000.00"


def test_money_and_rates_are_decimal_texts(draft, cast):
    line = send(draft, by=cast["owner"], at=NOON).content["budget"]["lines"][0]

    assert [line[name] for name in ("quantity", "unit_price", "vat_rate", "net", "vat", "gross")] == [
        "2.000",
        "1000000.00",
        "0.00",
        "2000000.00",
        "0.00",
        "2000000.00",
    ]


def test_a_file_without_choices_can_be_frozen_too(cast, draft):
    Proposal.objects.filter(pk=draft.pk).update(support_type=None, main_measure=None, province=None)

    content = json.loads(json.dumps(_content(draft)))

    assert (content["project"]["support_type"], content["priorities"]["main"], content["place"]["province"]) == (
        None,
        None,
        "",
    )


def test_the_words_declared_to_are_frozen_with_who_declared_and_when(draft, cast):
    stage = draft.call_stage.stage

    sent = send(draft, by=cast["owner"], at=NOON)

    declared, owner = sent.content["declaration"], cast["owner"]
    assert declared["clauses_tr"] == stage.declaration_tr.splitlines()
    assert declared["clauses_en"] == stage.declaration_en.splitlines()
    assert (declared["by"], declared["at"]) == ({"name": owner.full_name, "title": owner.title}, NOON.isoformat())
    assert fingerprint(sent.content) == sent.sha256
    assert fingerprint({**sent.content, "declaration": {**declared, "clauses_tr": ["Başka"]}}) != sent.sha256


def test_what_was_declared_to_keeps_its_words_when_the_rules_change(draft, cast):
    sent = send(draft, by=cast["owner"], at=NOON)
    before = sent.content["declaration"]["clauses_tr"]
    draft.call_stage.stage.rule_set.stages.update(declaration_tr="Başka bir beyan.", declaration_en="Another.")

    sent.refresh_from_db()

    assert sent.content["declaration"]["clauses_tr"] == before
    assert (len(before), fingerprint(sent.content)) == (4, sent.sha256)


@pytest.mark.parametrize(("language", "clauses"), [("tr", "clauses_tr"), ("en", "clauses_en")])
def test_a_declaration_is_read_in_either_language_and_none_where_none_was_frozen(draft, cast, language, clauses):
    content = send(draft, by=cast["owner"], at=NOON).content

    with translation.override(language):
        part = declared_in(content)

    assert (part.key, part.texts[0][1].splitlines()) == ("declaration", content["declaration"][clauses])
    older = {name: value for name, value in content.items() if name != "declaration"}
    assert (declared_in(older), "declaration" in {part.key for part in sections_of(older)}) == (None, False)


def test_two_sendings_do_not_differ_by_who_declared(draft, cast):
    content = send(draft, by=cast["owner"], at=NOON).content
    other = {**content, "declaration": {**content["declaration"], "at": "2027-01-01T00:00:00+00:00"}}

    assert changes_between(content, other) == []
