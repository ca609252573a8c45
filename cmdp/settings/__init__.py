"""One setting, ``CMDP_MODE``, decides which settings rule: ``production`` or ``trial``."""

import os

MODULES = {"production": "cmdp.settings.base", "trial": "cmdp.settings.trial"}


def choose_settings() -> None:
    """Point Django at the settings of ``CMDP_MODE``; an explicit ``DJANGO_SETTINGS_MODULE`` wins."""
    mode = os.environ.get("CMDP_MODE", "production")
    if mode not in MODULES:
        message = f"CMDP_MODE is {mode!r}; it must be one of: {', '.join(MODULES)}."
        raise SystemExit(message)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", MODULES[mode])
