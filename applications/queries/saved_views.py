"""Whose saved lists a person may open."""

from functools import lru_cache

from django.db.models import Q, QuerySet

from applications.models import SavedView
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import Reader, agencies_of, reader_of
from cmdp.accounts.models import User
from cmdp.kit.statements import MOST_KEPT, Statement


def views_visible_to(user: User) -> QuerySet[SavedView]:
    """One's own, and what colleagues of one's agencies shared; twin of ``policies.saved_views.may_open_view``."""
    shared = Q(is_shared=True, agency__in=agencies_of(user, *AGENCY_ROLES))
    return SavedView.objects.filter(Q(owner=user) | shared).select_related("owner").order_by("name", "pk")


def lines_of_views(user: User) -> Statement:
    """Of those lists what a page names them by."""
    return _lines(reader_of(user))


@lru_cache(maxsize=MOST_KEPT)
def _lines(reader: Reader) -> Statement:
    columns = ("public_id", "name", "query", "is_shared", "agency_id", "owner_id")
    return Statement(views_visible_to(reader.user).values_list(*columns, "owner__full_name", "owner__email"))
