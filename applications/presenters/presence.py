"""Who else has the form open, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from applications.queries.presence import Present


def presence_of(present: Iterable[Present], section: str = "") -> str:
    """One sentence for each colleague; ``section`` is the one that is being read, where it is one."""
    return " ".join(_sentence(one, section) for one in present)


def _sentence(one: Present, section: str) -> str:
    if one.section == section:
        return _("Bu bölümde şimdi %(name)s var.") % {"name": one.name}
    return _("“%(section)s” bölümünde şimdi %(name)s var.") % {"section": one.section.label, "name": one.name}
