"""Signs of conflicts in words."""

from collections.abc import Iterable, Mapping

from applications.queries.affinity import Sign


def signs_told(found: Mapping[int, Iterable[Sign]]) -> dict[int, str]:
    """The signs of each person (by key) in one line."""
    return {key: "; ".join(str(sign.label) for sign in signs) for key, signs in found.items()}
