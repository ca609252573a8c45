"""No sequence of saves, merges, pastes, removals and returns loses a text that was acknowledged."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.choices import SectionKey
from applications.domain import drafting
from applications.domain.merging import Newer, marks_of
from applications.domain.pasting import add_lines
from applications.domain.restoring import restore
from applications.domain.revisions import PERIOD
from applications.models import Proposal, Revision
from applications.queries.revisions import content_of, revisions_of
from applications.queries.sections import rows_of, section_values
from cmdp.kit.ids import derived_id
from tests.factories.drafts import LINE, make_draft_of
from tests.factories.people import NOON
from tests.factories.rules import make_call
from tests.support.kept import kept

pytestmark = pytest.mark.django_db
PROJECT, BUDGET = SectionKey.PROJECT, SectionKey.BUDGET
ACTS = st.sampled_from(["open", "save", "save", "save", "back", "paste", "remove", "lines back"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["owner", "editor"]), ACTS, st.sampled_from(["mine", "theirs"]), st.integers(0, 3)),
    min_size=3,
    max_size=14,
)


@kept
def draft(cast):
    return make_draft_of(make_call(), cast.organisation, cast["owner"])


class Desk:
    """Two people, each with a page of the project section that may have grown old, and the budget's table."""

    def __init__(self, cast, draft) -> None:
        self.cast, self.draft, self.at = cast, draft, NOON
        self.head = draft.call.rule_set.budget_heads.first().pk
        self.pages: dict[str, dict] = {}
        self.told: set[str] = set()
        Revision.objects.filter(proposal=draft).delete()
        draft.sections.all().delete()
        draft.budget_lines.all().delete()
        Proposal.objects.filter(pk=draft.pk).update(title="", summary="", total_cost=0)

    @property
    def now(self):
        return section_values(Proposal.objects.get(pk=self.draft.pk), PROJECT)

    def open(self, who):
        values = self.now
        self.pages[who] = {"values": values, "seen": marks_of(values)}

    def save(self, who, choice, number):
        """Type into one of the two fields of a page, however old it is; where both changed, choose for each."""
        if who not in self.pages:
            self.open(who)
        page, field = self.pages[who], ("title", "summary")[number % 2]
        text = f"{who} {len(self.told)} 👩‍🔬 ığşç"
        typed, stamps = {**page["values"], field: text}, {"by": self.cast[who], "at": self.at}
        try:
            drafting.save_section(self.draft.pk, PROJECT, typed, seen=page["seen"], **stamps)
        except Newer as newer:
            mine = {name: newer.stored[name] for name in newer.fields if choice == "theirs"}
            typed |= mine
            drafting.save_section(self.draft.pk, PROJECT, typed, seen=marks_of(newer.stored), **stamps)
        page["values"] = typed
        if typed[field] == text:
            self.told.add(text)

    def back(self, who, section, number):
        if found := list(revisions_of(self.draft, section)):
            restore(self.draft.pk, found[number % len(found)].public_id, by=self.cast[who], at=self.at)

    def paste(self, who, number):
        names = [f"Gider {len(self.told)} {place}" for place in range(number + 1)]
        lines = {derived_id(name): {**LINE, "head_id": self.head, "description": name} for name in names}
        add_lines(self.draft.pk, lines, by=self.cast[who], at=self.at)
        self.told.update(names)

    def remove(self, who):
        if row := rows_of(self.draft, BUDGET).first():
            drafting.remove_row(self.draft.pk, BUDGET, row_id=row.public_id, by=self.cast[who], at=self.at)

    def step(self, who, act, choice, number):
        self.at += PERIOD
        {
            "open": lambda: self.open(who),
            "save": lambda: self.save(who, choice, number),
            "back": lambda: self.back(who, PROJECT, number),
            "lines back": lambda: self.back(who, BUDGET, number),
            "paste": lambda: self.paste(who, number),
            "remove": lambda: self.remove(who),
        }[act]()

    @property
    def kept(self):
        """Every text that stands in a version."""
        fields = [each.content for each in revisions_of(self.draft, PROJECT)]
        rows = [row for each in revisions_of(self.draft, BUDGET) for row in each.content["rows"]]
        return {row[name] for row in (*fields, *rows) for name in ("title", "summary", "description") if name in row}


@given(steps=STEPS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_acknowledged_stands_in_a_version(cast, draft, steps):
    """Each act lies further from the last than a version lasts: then nobody writes over their own words either."""
    desk = Desk(cast, draft)

    for step in steps:
        desk.step(*step)

    draft.refresh_from_db()
    assert desk.told - desk.kept == set()
    for section in (PROJECT, BUDGET):
        newest = revisions_of(draft, section).first()
        assert newest is None or newest.content == content_of(draft, section)
    assert draft.total_cost == sum((line.net for line in draft.budget_lines.all()), Decimal(0))
