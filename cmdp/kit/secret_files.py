"""Whether the files in which secrets lie are shut to everybody but their owner and group."""

from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import Warning as Found

OF_OTHERS: Final = 0o007


def open_secrets(**_: Any) -> list[Found]:
    """Each file of ``NAME_FILE`` that others on the machine may touch; a check for deployment."""
    hint = "Give it to root and the group of the service, mode 0640, or let systemd lay it (LoadCredentialEncrypted=)."
    return [
        Found(f"Anybody on this machine may touch {place}, in which a secret lies.", hint=hint, id="cmdp.W002")
        for place in settings.SECRET_FILES
        if Path(place).stat().st_mode & OF_OTHERS
    ]
