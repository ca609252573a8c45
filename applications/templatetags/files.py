"""Filters for pages about files."""

from django import template
from django.utils.translation import gettext_lazy as _

from applications.choices import PUBLIC_NAMES, Status
from applications.presenters.files import tone_of

register = template.Library()


@register.filter
def tone(status: str) -> str:
    """The wash of a status."""
    return tone_of(status)


@register.filter
def public_name(status: str) -> str:
    """What the applicant and the public read of a status."""
    return str(PUBLIC_NAMES[Status(status)])


HOLDERS = {
    Status.DRAFT: _("başvuran"),
    Status.RETURNED: _("başvuran"),
    Status.WITH_MINISTRY: _("Bakanlık"),
}


@register.filter
def holder(status: str) -> str:
    """Who holds a file in this status."""
    return str(HOLDERS.get(Status(status), _("ajans")))
