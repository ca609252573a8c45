"""Two administrators at the same moment, on two connections."""

import threading

import pytest
from django.db import OperationalError, connection, connections
from django.http import Http404

from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from priorities.domain.approval import approve, propose, withdraw
from priorities.domain.editions import copy_edition, describe, discard_draft, publish
from priorities.domain.importing import import_into, import_new
from priorities.domain.source import attach_source
from priorities.domain.succession import merge, split
from priorities.domain.wording import Wording, reword
from priorities.models import Edition, Measure, SourceFile
from tests.factories.papers import make_pdf
from tests.factories.people import NOON, make_member
from tests.factories.priorities import first_measure, make_draft, make_edition
from tests.priorities.exchange.files import read_json

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def _at_once(*acts):
    """What each act answers when all start together: "done" or the code of the refusal."""
    assert connection.vendor == "postgresql"
    gate, answers = threading.Barrier(len(acts)), []

    def run(act):
        gate.wait()
        try:
            act()
            answers.append("done")
        except Refused as refusal:
            answers.append(refusal.verdict.code)
        except Http404:
            answers.append("gone")
        except OperationalError as error:
            answers.append(str(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


@pytest.fixture
def two():
    """Two administrators."""
    return make_member("administrator"), make_member("administrator")


def test_one_of_two_drafts_is_published_and_the_other_publisher_told(two):
    edition = make_edition()
    drafts = [copy_edition(edition.pk, by=by, at=NOON) for by in two]
    for draft in drafts:
        draft.measures.filter(code="1.1").update(title_tr=f"Söz {draft.pk}")

    acts = [
        lambda by=by, draft=draft: publish(draft.pk, reason="Neden", seen=0, follows=1, by=by, at=NOON)
        for by, draft in zip(two, drafts, strict=True)
    ]

    assert _at_once(*acts) == ["done", "overtaken"]
    assert sorted(Edition.objects.values_list("state", "number")) == [
        ("draft", None),
        ("published", 1),
        ("published", 2),
    ]


def test_one_of_two_publishers_of_the_same_draft_comes_too_late(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    draft.measures.filter(code="1.1").update(title_tr="Söz")

    acts = [lambda by=by: publish(draft.pk, reason="Neden", seen=0, follows=1, by=by, at=NOON) for by in two]

    assert _at_once(*acts) == ["done", "overtaken"]
    assert Edition.objects.filter(state="published").count() == 2


def test_a_proposal_is_approved_or_taken_back(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    draft.measures.filter(code="1.1").update(title_tr="Söz")
    propose(draft.pk, reason="Neden", seen=0, by=two[0], at=NOON)

    answers = _at_once(
        lambda: approve(draft.pk, seen=0, follows=1, by=two[1], at=NOON),
        lambda: withdraw(draft.pk, by=two[0], at=NOON),
    )

    assert answers == ["done", "not_proposed"]


def test_a_measure_is_split_or_merged(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    one, other = draft.measures.filter(code__startswith="1.")

    answers = _at_once(
        lambda: split(one, [Wording("1.7", "a", "b"), Wording("1.8", "c", "d")], seen=0, by=two[0], at=NOON),
        lambda: merge(
            draft.pk,
            [one.lineage, other.lineage],
            Wording("1.9", "e", "f"),
            axis_lineage=draft.axes.first().lineage,
            seen=0,
            by=two[1],
            at=NOON,
        ),
    )

    assert answers in (["changed_meanwhile", "done"], ["done", "gone"])
    assert draft.successions.filter(from_lineage=one.lineage).count() in {1, 2}


def test_one_of_two_wordings_is_kept_and_the_other_writer_told(two):
    measure = first_measure(make_draft())
    words = [Wording("1.1", f"Söz {number}", "Word") for number in (1, 2)]

    acts = [
        lambda by=by, new=new: reword(measure, new, seen=0, by=by, at=NOON) for by, new in zip(two, words, strict=True)
    ]

    assert _at_once(*acts) == ["changed_meanwhile", "done"]
    assert Measure.objects.get(pk=measure.pk).version == 1


def test_a_wording_never_slips_into_what_is_published_at_that_moment(two):
    draft = make_draft()
    measure = first_measure(draft)

    answers = _at_once(
        lambda: publish(draft.pk, reason="Neden", seen=0, follows=0, by=two[0], at=NOON),
        lambda: reword(measure, Wording("1.1", "Söz", "Word"), seen=0, by=two[1], at=NOON),
    )

    assert answers in (["done", "published"], ["changed_meanwhile", "done"])
    is_published = Edition.objects.get().state == "published"
    assert (Measure.objects.get(pk=measure.pk).title_tr == "Söz") is not is_published


def test_a_draft_is_published_or_discarded(two):
    draft = make_draft()

    answers = _at_once(
        lambda: publish(draft.pk, reason="Neden", seen=0, follows=0, by=two[0], at=NOON),
        lambda: discard_draft(draft.pk, seen=0, by=two[1], at=NOON),
    )

    assert answers in (["done", "published"], ["done", "gone"])


def _file(edition, title):
    """The edition's file in which every measure reads like this."""

    def change(told):
        told["edition"]["valid_from"] = ""
        for measure in told["measures"]:
            measure["title_tr"] = f"{title} {measure['code']}"

    return read_json(edition, change).content


def _titles(draft):
    """How the draft's measures begin: one word when no two writers' words got mixed."""
    return {title.split()[0] for title in draft.measures.values_list("title_tr", flat=True)}


def _importing(draft, file, by):
    return lambda: import_into(draft.pk, file, file_name="surum.json", seen=0, by=by, at=NOON)


def test_of_two_files_one_is_written_whole_and_the_other_not_at_all(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    files = [_file(draft, title) for title in ("Bir", "İki")]

    answers = _at_once(*(_importing(draft, file, by) for file, by in zip(files, two, strict=True)))

    assert answers == ["changed_meanwhile", "done"]
    assert _titles(draft) in ({"Bir"}, {"İki"})
    assert (draft.measures.count(), Edition.objects.get(pk=draft.pk).version) == (4, 1)
    assert Event.objects.filter(verb="edition_imported").count() == 1


def test_a_file_and_a_wording_never_get_mixed(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    measure, file = first_measure(draft), _file(draft, "Dosya")

    answers = _at_once(
        _importing(draft, file, two[0]),
        lambda: reword(measure, Wording("1.1", "Elle yazılan", "Typed"), seen=0, by=two[1], at=NOON),
    )

    # Whoever comes second is told: the file that the draft changed, the wording that the measure did.
    assert answers == ["changed_meanwhile", "done"]
    is_imported = Event.objects.filter(verb="edition_imported").exists()
    assert _titles(draft) == ({"Dosya"} if is_imported else {"Elle", "Örnek"})


def test_a_file_and_a_description_never_get_mixed(two):
    draft = copy_edition(make_edition(source="Eski").pk, by=two[0], at=NOON)
    file = _file(draft, "Dosya")

    answers = _at_once(
        _importing(draft, file, two[0]),
        lambda: describe(draft.pk, {"source": "Yeni"}, seen=0, by=two[1], at=NOON),
    )

    assert answers == ["changed_meanwhile", "done"]
    now = Edition.objects.get(pk=draft.pk)
    assert (now.version, now.source, _titles(now)) in ((1, "Eski", {"Dosya"}), (1, "Yeni", {"Örnek"}))


def test_a_file_never_slips_into_what_is_published_at_that_moment(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    draft.measures.filter(code="1.1").update(title_tr="Söz")
    file = _file(draft, "Dosya")

    answers = _at_once(
        _importing(draft, file, two[0]),
        lambda: publish(draft.pk, reason="Neden", seen=0, follows=1, by=two[1], at=NOON),
    )

    assert answers in (["changed_meanwhile", "done"], ["done", "published"])
    is_published = Edition.objects.get(pk=draft.pk).state == "published"
    assert (_titles(draft) == {"Dosya"}) is not is_published


def test_a_description_and_a_publication_do_not_wait_for_each_other_for_ever(two):
    draft = copy_edition(make_edition().pk, by=two[0], at=NOON)
    draft.measures.filter(code="1.1").update(title_tr="Söz")

    answers = _at_once(
        lambda: describe(draft.pk, {"source": "Yeni"}, seen=0, by=two[0], at=NOON),
        lambda: publish(draft.pk, reason="Neden", seen=0, follows=1, by=two[1], at=NOON),
    )

    assert answers in (["changed_meanwhile", "done"], ["done", "published"])
    now = Edition.objects.get(pk=draft.pk)
    assert (now.state == "published") is not (now.source == "Yeni")


def test_two_new_drafts_from_files_are_two_drafts(two):
    edition = make_edition()
    files = [_file(edition, title) for title in ("Bir", "İki")]

    answers = _at_once(
        *(
            lambda file=file, by=by: import_new(file, file_name="surum.json", follows=1, by=by, at=NOON)
            for file, by in zip(files, two, strict=True)
        )
    )

    assert answers == ["done", "done"]
    assert [_titles(draft) for draft in Edition.objects.filter(state="draft").order_by("pk")] in (
        [{"Bir"}, {"İki"}],
        [{"İki"}, {"Bir"}],
    )


def test_of_two_documents_one_is_taken_and_the_other_giver_told(two):
    draft = make_draft()

    answers = _at_once(
        *(
            lambda by=by, words=words: attach_source(draft.pk, make_pdf(words=words), seen=0, by=by, at=NOON)
            for by, words in zip(two, "ab", strict=True)
        )
    )

    assert answers == ["changed_meanwhile", "done"]
    assert Edition.objects.get().source_file == SourceFile.objects.get()
