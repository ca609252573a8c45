"""No sequence of saves, half rows, merges, pastes, removals and returns loses a text that was acknowledged, up to the close and at it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.choices import SectionKey
from applications.domain import drafting
from applications.domain.merging import Newer, mark_of_words, marks_of
from applications.domain.pasting import add_lines
from applications.domain.restoring import restore
from applications.domain.revisions import PERIOD
from applications.domain.unfinished import finish_unfinished, keep_unfinished
from applications.models import Proposal, Revision
from applications.queries.revisions import content_of, revisions_of
from applications.queries.sections import ROW_MODELS, row_values, rows_of, section_values, stage_rules
from cmdp.kit.ids import derived_id
from cmdp.kit.verdict import Refused
from tests.factories.drafts import ACTIVITY, INDICATOR, LINE, OPERATING_YEAR, RISK, make_draft_of
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
CLOSE = NOON + 60 * MINUTE
FORMS = {
    SectionKey.PROJECT: ("title", "summary"),
    SectionKey.PLACE: ("district", "site"),
    SectionKey.CONTACT: ("contact_name", "contact_title"),
    SectionKey.QUESTIONS: (),
}
PARTNER = {"kind": "partner", "vkn": "", "contribution": "", "share": None}
SOURCE = {"kind": "own", "amount": Decimal(5), "paper_id": None}
TABLES = {  # a row of each, and the column whose words are followed; of a year's row its staff
    SectionKey.PARTNERS: (PARTNER, "name"),
    SectionKey.ACTIVITIES: (ACTIVITY, "name"),
    SectionKey.BUDGET: (LINE, "description"),
    SectionKey.FUNDING: (SOURCE, "giver"),
    SectionKey.OPERATION: (OPERATING_YEAR, "staff"),
    SectionKey.INDICATORS: (INDICATOR, "name"),
    SectionKey.RISKS: (RISK, "description"),
}
COLUMNS = [column for columns in FORMS.values() for column in columns]
ACTS = ["open", "save", "save", "back", "paste", "row", "row", "remove", "half", "half", "finish"]


def steps_of(acts, sections):
    """Who does what where, which of two texts is chosen, a small number, and how many minutes later."""
    step = st.tuples(
        st.sampled_from(["owner", "editor", "owner again"]),
        st.sampled_from(acts),
        st.sampled_from(sections),
        st.sampled_from(["mine", "theirs"]),
        st.integers(0, 3),
        st.sampled_from([0, 1, 4, 10, 20]),
    )
    return st.lists(step, min_size=6, max_size=20)


@kept
def draft(cast):
    return make_draft_of(make_call(closes_at=CLOSE), cast.organisation, cast["owner"])


class Desk:
    """Two people, one of them at two windows, with pages of the sections that may have grown old, and the tables."""

    def __init__(self, cast, draft) -> None:
        self.draft, self.at, self.number = draft, NOON, 0
        self.people = {"owner": cast["owner"], "editor": cast["editor"], "owner again": cast["owner"]}
        self.head = draft.call.rule_set.budget_heads.first().pk
        self.forms = {**FORMS, SectionKey.QUESTIONS: tuple(row.key for row in stage_rules(draft).questions[:2])}
        self.pages: dict[tuple, dict] = {}
        self.refused: set[str] = set()
        self.told: dict[tuple, list[tuple[str, object, dt.datetime]]] = {}
        self.windows: dict[tuple, dict[str, str]] = {}
        self.halves: dict[str, list[tuple[str, object]]] = {}
        Revision.objects.filter(proposal=draft).delete()
        draft.sections.all().delete()
        draft.answers.all().delete()
        draft.unfinished_rows.all().delete()
        for section in TABLES:
            rows_of(draft, section).delete()
        Proposal.objects.filter(pk=draft.pk).update(total_cost=0, **dict.fromkeys(COLUMNS, ""))

    def stamps(self, who):
        return {"by": self.people[who], "at": self.at}

    def text(self, who):
        self.number += 1
        return f"{who} {self.number} 👩‍🔬 ığşç"

    def acknowledge(self, who, place, text):
        """What one wrote over one's own words within the length of a version goes: a history must be readable."""
        person, words = self.people[who], self.told.setdefault(place, [])
        if words and words[-1][1] == person and self.at < words[-1][2] + PERIOD:
            words.pop()
        words.append((str(text), person, self.at))

    def open(self, who, section, *_more):
        if section in self.forms:
            values = section_values(Proposal.objects.get(pk=self.draft.pk), section)
            self.pages[who, section] = {"values": values, "seen": marks_of(values)}

    def save(self, who, section, choice, number):
        """Type into one of two fields of a page, however old it is; where both changed, choose for each."""
        if section not in self.forms:
            return self.row(who, section, choice, number)
        if (who, section) not in self.pages:
            self.open(who, section)
        page, field = self.pages[who, section], self.forms[section][number % 2]
        text = self.text(who)
        typed = {**page["values"], field: text}
        try:
            drafting.save_section(self.draft.pk, section, typed, seen=page["seen"], **self.stamps(who))
        except Newer as newer:
            typed |= {name: newer.stored[name] for name in newer.fields if choice == "theirs"}
            seen = marks_of(newer.stored)
            drafting.save_section(self.draft.pk, section, typed, seen=seen, **self.stamps(who))
        page["values"] = typed
        if typed[field] == text:
            self.acknowledge(who, (section, field), text)
        return None

    def row(self, who, section, _choice, number):
        """Add a row, or change one that stands there, as it stands there."""
        if section in self.forms:
            return
        values, column = TABLES[section]
        rows = list(rows_of(self.draft, section))
        found = rows[number - 1] if 0 < number <= len(rows) else None
        text = self.number + 10 if section == SectionKey.OPERATION else self.text(who)
        self.number += 1
        stored = row_values(found, section) if found else {}
        told = {"row_id": found.public_id if found else derived_id(f"{section} {self.number}"), "is_new": not found}
        typed = {**(stored or {**values, **self.more(section, len(rows))}), column: text}
        row = drafting.save_row(self.draft.pk, section, typed, seen=marks_of(stored), **told, **self.stamps(who))
        self.acknowledge(who, (section, row.public_id), text)

    def more(self, section, count):
        if section == SectionKey.OPERATION:
            return {"year": count + 1}
        return {"head_id": self.head} if section == SectionKey.BUDGET else {}

    def half(self, who, section, choice, number):
        """Type on in one's window of a half row, or take the newest up in it: beside what stands there, or over it."""
        if section not in TABLES:
            return
        newest = self.draft.unfinished_rows.filter(section=section).last()
        if number == 0 or (who, section) not in self.windows:
            self.number += 1
            begun = {"key": derived_id(f"half {self.number}"), "seen": "", "row_id": derived_id(f"row {self.number}")}
            self.windows[who, section] = self.window(newest) if newest else {**begun, "words": ""}
        window, text, column = self.windows[who, section], self.text(who), TABLES[section][1]
        words = f"{window['words']} {text}"[-150:] if choice == "theirs" else text
        told = {name: window[name] for name in ("key", "seen", "row_id")}
        row = keep_unfinished(self.draft.pk, section, {column: words}, **told, **self.stamps(who))
        self.windows[who, section] = self.window(row)
        known = self.halves.get(row.public_id, [])
        others = [(said, by) for said, by in known if by != self.people[who] or said in words]
        self.halves[row.public_id] = [*others, (text, self.people[who])]

    def window(self, row):
        """A form that goes on with a half row as it stands there."""
        words = row.typed[TABLES[row.section][1]]
        return {"key": row.public_id, "seen": mark_of_words(row.typed), "row_id": row.row_id, "words": words}

    def finish(self, who, section, choice, _number):
        """Put what one's window holds into the table, or other words in its place."""
        window = self.windows.get((who, section))
        if window is None or section == SectionKey.OPERATION:
            return
        values, column = TABLES[section]
        found = rows_of(self.draft, section).filter(public_id=window["row_id"]).first()
        stored = row_values(found, section) if found else {}
        words = window["words"] if choice == "theirs" else self.text(who)
        typed = {**(stored or {**values, **self.more(section, 0)}), column: words}
        told = {"row_id": window["row_id"], "is_new": not found}
        row = drafting.save_row(self.draft.pk, section, typed, seen=marks_of(stored), **told, **self.stamps(who))
        self.acknowledge(who, (section, row.public_id), words)
        whole = {"key": window["key"], "seen": window["seen"], "row_id": row.public_id, "by": self.people[who]}
        finish_unfinished(self.draft.pk, section, {column: words}, **whole)
        self.forget(words, by=self.people[who])
        del self.windows[who, section]

    def forget(self, words, *, by):
        """Of half rows that are gone: what the row took in is told of the row, one's own is one's own to leave out."""
        standing = set(self.draft.unfinished_rows.values_list("public_id", flat=True))
        for key in self.halves.keys() - standing:
            self.halves[key] = [(said, who) for said, who in self.halves[key] if who != by and said not in words]

    def back(self, who, section, _choice, number):
        if found := list(revisions_of(self.draft, section)):
            restore(self.draft.pk, found[number % len(found)].public_id, **self.stamps(who))

    def paste(self, who, _section, _choice, number):
        names = [f"Gider {self.number} {place}" for place in range(number + 1)]
        self.number += 1
        lines = {derived_id(name): {**LINE, "head_id": self.head, "description": name} for name in names}
        add_lines(self.draft.pk, lines, **self.stamps(who))
        for key, name in zip(lines, names, strict=True):
            self.acknowledge(who, (SectionKey.BUDGET, key), name)

    def remove(self, who, section, *_more):
        """One's own words of a moment ago go with the row; another's stay in a version."""
        if section in TABLES and (row := rows_of(self.draft, section).first()):
            drafting.remove_row(self.draft.pk, section, row_id=row.public_id, **self.stamps(who))
            words = self.told.get((section, row.public_id), [])
            if words and words[-1][1] == self.people[who] and self.at < words[-1][2] + PERIOD:
                words.pop()

    def step(self, who, act, section, choice, number, minutes):
        self.at = min(self.at + minutes * MINUTE, CLOSE)
        before = self.content() if self.at == CLOSE else None
        try:
            getattr(self, act)(who, section, choice, number)
        except Refused as refusal:
            self.refused.add(refusal.verdict.code)
        assert before is None or self.content() == before

    def content(self):
        fresh = Proposal.objects.get(pk=self.draft.pk)
        halves = list(self.draft.unfinished_rows.values_list("public_id", "typed"))
        return {section: content_of(fresh, section) for section in (*FORMS, *TABLES)}, halves

    @property
    def lost(self):
        """What was acknowledged and stands in no version, or of half rows in none any more."""
        contents = [each.content for each in self.draft.revisions.all()]
        rows = [row for each in contents for row in each.get("rows", [each])]
        kept = {str(value) for row in rows for value in row.values()}
        halves = " ".join(word for row in self.draft.unfinished_rows.all() for word in row.typed.values())
        told = {text for words in self.told.values() for text, _who, _at in words}
        begun = {text for words in self.halves.values() for text, _who in words}
        return told - kept | {text for text in begun if text not in halves}


def test_every_table_is_followed():
    assert TABLES.keys() == ROW_MODELS.keys()


@given(steps=steps_of(ACTS, [*FORMS, *TABLES]))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_acknowledged_stands_in_a_version(cast, draft, steps):
    """Minutes apart, in every section, up to the closing instant, at which nothing is taken any more."""
    desk = Desk(cast, draft)

    for step in steps:
        desk.step(*step)

    draft.refresh_from_db()
    assert desk.refused <= {"call_closed", "unknown_choice", "year_twice"}  # more than five years, or one of them again
    assert desk.lost == set()
    for section in (*FORMS, *TABLES):
        newest = revisions_of(draft, section).first()
        assert newest is None or newest.content == content_of(draft, section)
    assert draft.total_cost == sum((line.net for line in draft.budget_lines.all()), Decimal(0))


@given(steps=steps_of(["half", "half", "finish", "remove"], [SectionKey.RISKS]))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_acknowledged_of_half_rows_stands_in_one_or_in_the_table(cast, draft, steps):
    """Three windows in one table: words are taken up, gone on with, written over, and put into the table or left out."""
    desk = Desk(cast, draft)

    for step in steps:
        desk.step(*step)

    assert desk.lost == set()
