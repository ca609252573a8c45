"""Whatever administrators do to the priorities and to the call, a sent file shows what it showed."""

import datetime as dt
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.domain.freezing import content_of, fingerprint
from applications.domain.repinning import repin
from applications.models import Call, Proposal, Submission
from applications.queries.facts import facts_of
from priorities.models import Edition
from priorities.queries import definitions, items_of, newest_edition, next_number
from tests.factories.drafts import make_ready_draft, send
from tests.factories.files import make_proposal
from tests.factories.people import NOON, make_member
from tests.factories.priorities import make_edition
from tests.factories.rules import make_call
from tests.support import edits
from tests.support.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@kept
def sent(cast):
    """A file sent under the first edition, and a draft beside it in the same call."""
    make_edition(axes=2, measures=3)
    call = make_call(edition=newest_edition())
    file = make_ready_draft(call, cast.organisation, cast["owner"])
    send(file, by=cast["owner"])
    make_proposal(call=call)
    return file


def _move_call(_draft, two, _here, _there, at):
    """Move the call to the edition in force, if it is newer."""
    call, target = Call.objects.get(), newest_edition()
    repin(call.pk, to=target.number, version=call.version, reason="Neden", by=two[0], at=at)


VERBS = (*edits.VERBS.values(), _move_call)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits.ACTS, min_size=8, max_size=16))
def test_no_sequence_of_edits_changes_what_a_sent_file_shows(sent, acts):
    with transaction.atomic():
        before = _shown(sent)
        two = make_member("administrator"), make_member("administrator")

        for turn, (verb, here, there) in enumerate(acts):
            edits.attempt(VERBS[verb % len(VERBS)], two, here, there, at=NOON + dt.timedelta(minutes=turn + 1))
            assert _shown(sent) == before

        _holds_for_every_edition()
        _every_file_names_measures_of_its_edition()
        transaction.set_rollback(True)


def _shown(sent):
    """The frozen content with its hash, what would be frozen now, and the words of the pinned edition."""
    file = Proposal.objects.select_related("edition").get(pk=sent.pk)
    frozen = Submission.objects.get(proposal=file)
    assert fingerprint(frozen.content) == frozen.sha256
    edition = file.edition
    words = [(item.pk, item.code, item.title_tr, item.title_en, item.order) for item in items_of(definitions(edition))]
    return frozen.sha256, fingerprint(content_of(facts_of(file))), edition.number, words


def _holds_for_every_edition():
    """Numbers without a gap, and of every measure of the one before it is said what became of it."""
    published = list(Edition.objects.filter(state="published").order_by("number"))
    assert [edition.number for edition in published] == list(range(1, next_number()))
    for before, after in pairwise(published):
        standing = set(after.measures.values_list("lineage", flat=True))
        said = set(after.successions.values_list("from_lineage", flat=True))
        assert set(before.measures.values_list("lineage", flat=True)) <= standing | said


def _every_file_names_measures_of_its_edition():
    for file in Proposal.objects.select_related("main_measure"):
        named = [row.measure for row in file.secondary_measures.select_related("measure")]
        named += [file.main_measure] if file.main_measure else []
        assert {measure.edition_id for measure in named} <= {file.edition_id}


def test_the_verbs_really_publish(sent):
    """The property would hold for nothing if every act were refused."""
    two = make_member("administrator"), make_member("administrator")

    names = "copy split publish copy merge by_two note copy retire publish"
    turns = [*(edits.VERBS[name] for name in names.split()), _move_call]
    for turn, verb in enumerate(turns):
        edits.attempt(verb, two, 0, 2, at=NOON + dt.timedelta(minutes=turn + 1))

    assert newest_edition().number == 4
    assert [call.edition.number for call in Call.objects.all()] == [4]
    assert sorted(file.edition.number for file in Proposal.objects.all()) == [1, 4]
