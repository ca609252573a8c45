"""Whose saved lists a person may open."""

from django.db.models import Q, QuerySet

from applications.models import SavedView
from cmdp.accounts.choices import AGENCY_ROLES
from cmdp.accounts.memberships import agencies_of
from cmdp.accounts.models import User


def views_visible_to(user: User) -> QuerySet[SavedView]:
    """One's own, and what colleagues of one's agencies shared; twin of ``policies.saved_views.may_open_view``."""
    shared = Q(is_shared=True, agency__in=agencies_of(user, *AGENCY_ROLES))
    return SavedView.objects.filter(Q(owner=user) | shared).select_related("owner").order_by("name", "pk")
