"""Who keeps a list under a name, opens one and takes it away."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from applications.models import SavedView
from applications.policies.relations import Person
from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import agencies_of
from cmdp.kit.verdict import ALLOW, Verdict, deny

MOST_VIEWS: Final = 50


def may_save_view(by: Person, agency_id: int, *, number: int) -> Verdict:
    """Keep one more list for oneself, who has ``number`` of them, at an agency of one's own."""
    if agency_id not in agencies_of(by, *AGENCY_ROLES):
        return deny("not_agency", _("Bu sayfayı yalnızca ajans personeli açabilir."))
    if number >= MOST_VIEWS:
        return deny("too_many", _("En çok 50 görünüm saklayabilirsiniz; kullanmadıklarınızdan birini silin."))
    return ALLOW


def may_open_view(by: Person, view: SavedView) -> Verdict:
    """Twin of ``queries.saved_views.views_visible_to``."""
    if view.owner_id == by.pk:
        return ALLOW
    if view.is_shared and view.agency_id in agencies_of(by, *AGENCY_ROLES):
        return ALLOW
    return deny("not_shared", _("Bu görünüm sizinle paylaşılmadı."))


def may_delete_view(by: Person, view: SavedView) -> Verdict:
    """The owner; of what is shared a manager of the agency too, who keeps its list of views in order."""
    if view.owner_id == by.pk:
        return ALLOW
    if view.is_shared and view.agency_id in agencies_of(by, Role.AGENCY_MANAGER):
        return ALLOW
    return deny("not_owner", _("Bu görünümü yalnızca kaydeden kişi ya da ajansın yöneticisi silebilir."))
