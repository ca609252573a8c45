"""What people are called, by key."""

from collections.abc import Iterable

from cmdp.accounts.models import User


def names_of(keys: Iterable[int | None]) -> dict[int, str]:
    """Key → name of these people; one query."""
    wanted = {key for key in keys if key is not None}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "full_name"))
