"""What must be said before anything starts."""

import os

from django.core.exceptions import ImproperlyConfigured


def demand(*names: str) -> None:
    """Stop the start unless every variable has a value; one sentence names all that are missing."""
    if missing := [name for name in names if not os.environ.get(name, "").strip()]:
        raise ImproperlyConfigured(
            f"CMDP does not start: set {', '.join(missing)} in the environment "
            "(docs/operations.md says what each means), or use CMDP_MODE=trial to try it out."
        )
