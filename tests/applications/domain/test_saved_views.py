"""Lists kept under a name: one's own, shared with the agency, gone when deleted."""

import pytest

from applications.domain.saved_views import delete_view, save_view
from applications.models import SavedView
from applications.policies import saved_views as may
from applications.queries.saved_views import views_visible_to
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from tests.factories.people import NOON


def kept_by(cast, person="officer", name="Sahipsizler", *, shared=False, query="expert=none"):
    told = {"name": name, "query": query, "is_shared": shared, "agency_id": cast.agency.pk}
    return save_view(**told, by=cast[person], at=NOON)


def test_a_list_is_kept_and_replaced_under_its_name(cast):
    first = kept_by(cast)

    again = kept_by(cast, query="status=submitted", shared=True)

    assert (again.pk, SavedView.objects.count(), again.query) == (first.pk, 1, "status=submitted")
    changes = [event.changes for event in Event.objects.filter(verb="saved_view.save").order_by("pk")]
    assert changes == [{"is_shared": [None, False]}, {"is_shared": [False, True]}]
    assert (str(again), again.audit_label) == ("Sahipsizler", again.public_id)


def test_what_is_shared_is_seen_by_the_agencys_staff_alone(cast):
    own, shared = kept_by(cast), kept_by(cast, name="Gecikenler", shared=True)

    for name, person in cast.people.items():
        seen = set(views_visible_to(person))
        assert seen == {view for view in (own, shared) if may.may_open_view(person, view)}, name
    assert set(views_visible_to(cast["officer"])) == {own, shared}
    assert set(views_visible_to(cast["manager"])) == {shared}
    assert set(views_visible_to(cast["other_officer"])) == set()


def test_a_list_is_deleted_by_its_owner_or_once_shared_by_a_manager(cast):
    own, shared = kept_by(cast), kept_by(cast, name="Gecikenler", shared=True)
    codes = {
        (name, view.name): may.may_delete_view(cast[name], view).code
        for name in ("officer", "manager", "other_manager")
        for view in (own, shared)
    }
    assert {pair for pair, code in codes.items() if not code} == {
        ("officer", "Sahipsizler"),
        ("officer", "Gecikenler"),
        ("manager", "Gecikenler"),
    }

    delete_view(shared.pk, by=cast["manager"], at=NOON)

    assert list(SavedView.objects.all()) == [own]
    assert Event.objects.filter(verb="saved_view.delete").count() == 1
    with pytest.raises(Refused):
        delete_view(own.pk, by=cast["manager"], at=NOON)


def test_only_the_staff_of_the_agency_keeps_lists_and_only_so_many(cast, monkeypatch):
    monkeypatch.setattr(may, "MOST_VIEWS", 1)
    kept_by(cast)

    kept_by(cast)
    with pytest.raises(Refused) as full:
        kept_by(cast, name="Bir tane daha")
    with pytest.raises(Refused) as foreign:
        kept_by(cast, "other_officer")

    assert (full.value.verdict.code, foreign.value.verdict.code) == ("too_many", "not_agency")
