"""Keep a list under a name, and take it away."""

import datetime as dt

from django.db import transaction

from applications.models import SavedView
from applications.policies.saved_views import may_delete_view, may_save_view
from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import require


@transaction.atomic
def save_view(*, name: str, query: str, is_shared: bool, agency_id: int, by: User, at: dt.datetime) -> SavedView:
    """Keep the address under the name; a list of one's own that has the name already is replaced by it."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # two tabs take turns: a name is kept once
    own = SavedView.objects.filter(owner=by)
    known = own.filter(name=name).first()
    require(may_save_view(by, agency_id, number=own.exclude(name=name).count()))
    was_shared = known.is_shared if known else None
    told = {"query": query, "is_shared": is_shared, "agency_id": agency_id, "saved_at": at}
    view, _is_new = SavedView.objects.update_or_create(owner=by, name=name, defaults=told)
    changes = {"is_shared": (was_shared, is_shared)}
    record("saved_view.save", view, by=by, at=at, agency_id=agency_id, changes=changes)
    return view


@transaction.atomic
def delete_view(view_id: int, *, by: User, at: dt.datetime) -> None:
    """Take a list away for everybody who had it; the files in it are not touched."""
    view = SavedView.objects.select_for_update().get(pk=view_id)
    require(may_delete_view(by, view))
    record("saved_view.delete", view, by=by, at=at, agency_id=view.agency_id)
    view.delete()
