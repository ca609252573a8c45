"""A file written over a draft or into a new one: what changes, what is recorded, what is refused."""

import datetime as dt

import pytest

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.differences import Kind
from priorities.domain.importing import import_into, import_new, rehearse
from priorities.exchange.content import content_of
from priorities.models import Edition, Measure
from priorities.policies import gaps
from priorities.queries import definitions, heirs_said
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_copy, make_draft, make_edition, succeed
from tests.priorities.exchange.files import read_json
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=1)


@kept
def edition():
    return make_edition()


def content(edition, change=lambda _told: None):
    """The edition's file with other words, to hold from its publication on."""

    def changed(told):
        told["edition"]["valid_from"] = ""
        change(told)

    return read_json(edition, changed).content


def into(draft, said, administrator, *, seen=0):
    return import_into(draft.pk, said, file_name="surum.json", seen=seen, by=administrator, at=LATER)


def refused(act, *arguments, **words):
    with pytest.raises(Refused) as refusal:
        act(*arguments, **words)
    return refusal.value.verdict


def record():
    return [(event.verb, event.object_label.partition(":")[2], event.changes) for event in Event.objects.order_by("pk")]


def everything(told):
    """Reword, recode, move, add and retire with a successor, all at once."""
    measures = told["measures"]
    gone = measures.pop(3)
    measures[0].update(code="1.2", title_en="Other")
    measures[1].update(code="1.1", axis="2")
    measures.append({**measures[0], "lineage": "", "code": "2.9", "title_tr": "Yeni", "axis": "2"})
    told["axes"].reverse()
    told["successions"].append({"from_lineage": gone["lineage"], "heir": "2.9"})
    told["edition"]["source_number"] = "7256"


def test_a_draft_becomes_what_the_file_says(edition, administrator):
    draft = make_copy(edition)
    said = content(edition, everything)

    outcome = into(draft, said, administrator)

    after = content_of(draft)
    assert [line.values["code"] for line in after["axes"]] == ["2", "1"]
    assert [(line.values["axis"], line.values["code"]) for line in after["measures"]] == [
        ("2", "1.1"),
        ("2", "2.1"),
        ("2", "2.9"),
        ("1", "1.2"),
    ]
    assert {(change.kind, change.item.code) for change in outcome.changes} >= {
        (Kind.ADDED, "2.9"),
        (Kind.RETIRED, "2.2"),
    }
    assert list(outcome.description) == ["source_number"]
    retired = next(change for change in outcome.changes if change.kind == Kind.RETIRED)
    assert ([heir.code for heir in retired.heirs], retired.is_unsaid) == (["2.9"], False)
    assert (outcome.gaps, gaps(outcome.edition, definitions(draft))) == ([], [])


def test_the_record_tells_each_act(edition, administrator):
    draft = make_copy(edition)
    old = draft.measures.get(code="1.1").title_en

    into(draft, content(edition, everything), administrator)

    told = record()
    assert told[0] == ("edition_imported", "", {"file": [None, "surum.json"]})
    assert told[1] == ("edition_described", "", {"source_number": ["", "7256"]})
    assert ("measure_reworded", "1.2", {"code": ["1.1", "1.2"], "title_en": [old, "Other"]}) in told
    assert ("measure_moved", "1.1", {"axis": ["1", "2"]}) in told
    assert ("axis_moved", "2", {"place": [2, 1]}) in told
    assert [changes["title_tr"] for verb, code, changes in told if (verb, code) == ("measure_added", "2.9")] == [
        [None, "Yeni"]
    ]
    assert [verb for verb, code, _changes in told if code == "2.2"] == ["measure_retired"]
    assert told[-1] == ("measure_fate_said", "", {"retired": [None, "2.2"], "heirs": [None, ["2.9"]]})


def test_only_changed_words_count_as_a_change_of_an_item(edition, administrator):
    draft = make_copy(edition)
    draft.measures.update(version=4, changed_at=NOON)

    into(draft, content(edition, lambda told: told["measures"][0].update(title_tr="Başka")), administrator)

    versions = {measure.code: (measure.version, measure.changed_at) for measure in draft.measures.all()}
    assert versions == {"1.1": (5, LATER), "1.2": (4, NOON), "2.1": (4, NOON), "2.2": (4, NOON)}
    assert Edition.objects.get(pk=draft.pk).version == 1


def test_what_became_of_a_measure_may_be_all_that_changes(edition, administrator):
    draft = make_copy(edition)
    gone, heir = draft.measures.get(code="1.1"), draft.measures.get(code="1.2")
    succeed(draft, gone, heir)
    gone.delete()

    outcome = into(draft, content(draft, lambda told: told["successions"][0].update(heir="")), administrator)

    assert [(fate.measure.code, fate.before, fate.after) for fate in outcome.fates] == [("1.1", [heir], [])]
    assert heirs_said(draft) == {gone.lineage: []}


def test_a_measure_that_goes_without_a_word_is_told(edition, administrator):
    outcome = into(make_copy(edition), content(edition, lambda told: told["measures"].pop(0)), administrator)

    assert [(change.item.code, change.is_unsaid) for change in outcome.changes] == [("1.1", True)]
    assert [gap.code for gap in outcome.gaps] == ["fate_unsaid"]


def test_an_instant_that_lies_behind_is_told(edition, administrator):
    said = read_json(edition, lambda _: None).content

    outcome = into(make_copy(edition), said, administrator)

    assert (outcome.description, [gap.code for gap in outcome.gaps]) == (
        {"valid_from": (None, NOON)},
        ["valid_from_passed"],
    )


def test_an_axis_goes_with_its_measures(edition, administrator):
    def change(told):
        told["axes"].pop()
        del told["measures"][2:]

    outcome = into(make_copy(edition), content(edition, change), administrator)

    assert [(one.item.code, one.is_unsaid) for one in outcome.changes] == [("2", False), ("2.1", True), ("2.2", True)]


def test_a_rehearsal_leaves_nothing_and_tells_the_same(edition, administrator):
    draft = make_copy(edition)
    said = content(edition, everything)
    before = content_of(draft)

    shown = rehearse(lambda: into(draft, said, administrator))

    assert (content_of(draft), Event.objects.count(), Edition.objects.get(pk=draft.pk).version) == (before, 0, 0)
    done = into(draft, said, administrator)
    assert _told(shown) == _told(done)


def _told(outcome):
    items = [(change.kind, change.item.code, change.fields, change.has_moved) for change in outcome.changes]
    fates = [(fate.measure.code, [heir.code for heir in fate.after or ()]) for fate in outcome.fates]
    return items, fates, outcome.description, [gap.code for gap in outcome.gaps]


def test_a_new_draft_follows_the_newest_edition(edition, administrator):
    said = content(edition, everything)

    outcome = import_new(said, name=" Kararname ", file_name="x", follows=1, by=administrator, at=LATER)

    made = Edition.objects.get(pk=outcome.edition.pk)
    assert (made.name, made.copied_from, made.state) == ("Kararname", edition, "draft")
    assert [(change.kind, change.item.code) for change in outcome.changes if change.kind != Kind.CHANGED] == [
        (Kind.ADDED, "2.9"),
        (Kind.RETIRED, "2.2"),
    ]
    assert [event.verb for event in Event.objects.order_by("pk")][:2] == ["edition_copied", "edition_imported"]


def test_the_same_as_the_newest_makes_a_draft_too(edition, administrator):
    outcome = import_new(content(edition), file_name="x", follows=1, by=administrator, at=LATER)

    assert (outcome.changes, outcome.description, outcome.fates) == ([], {}, [])


def test_without_any_edition_everything_is_new(administrator):
    said = content(make_draft())

    outcome = import_new(said, name="İlk", file_name="x", follows=0, by=administrator, at=LATER)

    assert (len(outcome.changes), outcome.edition.copied_from, str(outcome.edition)) == (6, None, "İlk")


def test_a_draft_that_changed_meanwhile_is_left_alone(edition, administrator):
    draft = make_copy(edition, version=3)

    verdict = refused(into, draft, content(edition, everything), administrator, seen=2)

    assert verdict.code == "changed_meanwhile"
    assert (content_of(draft), Event.objects.count()) == (content_of(make_copy(edition)), 0)


def test_an_edition_published_meanwhile_stops_a_new_draft(edition, administrator):
    make_edition()

    verdict = refused(import_new, content(edition), file_name="x", follows=1, by=administrator, at=LATER)

    assert verdict.code == "overtaken"


def test_the_same_again_is_no_change(edition, administrator):
    assert refused(into, make_copy(edition), content(edition), administrator).code == "nothing_changed"
    assert not Event.objects.exists()


def test_what_is_wrong_is_never_written(edition, administrator):
    draft = make_copy(edition)

    verdict = refused(into, draft, content(edition, lambda told: told["axes"].clear()), administrator)

    assert (verdict.code, str(verdict.reason)) == ("unfit", "Dosyada hiç öncelik ekseni yok; en az bir eksen yazın.")
    assert Measure.objects.filter(edition=draft).count() == 4


def test_only_administrators_write(edition):
    reader = make_member("ministry_reader")

    assert refused(into, make_copy(edition), content(edition), reader).code == "not_administrator"
    assert (
        refused(import_new, content(edition), file_name="x", follows=1, by=reader, at=NOON).code == "not_administrator"
    )


def test_nothing_is_written_over_what_is_published(edition, administrator):
    assert refused(into, edition, content(edition), administrator).code == "published"
    assert first_measure(edition).version == 0
