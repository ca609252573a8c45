"""How much of the agency's list may be taken away at once."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cmdp.kit.verdict import ALLOW, Verdict, deny

ZIP: Final = "zip"


def may_take_list(form: str, files: int) -> Verdict:
    """A list is taken whole; whole files only so many at once: the worker has other things to do beside copying."""
    most = settings.DOSSIERS_AT_ONCE
    if form != ZIP or files <= most:
        return ALLOW
    sentence = _(
        "En çok %(most)s dosya bir ZIP olarak alınabilir, seçtiğiniz %(files)s; süzgeçleri daraltın ya da satır seçin."
    )
    return deny("too_many_dossiers", sentence % {"most": most, "files": files})
