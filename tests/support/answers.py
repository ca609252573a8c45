"""What an answer of the test client tells of the form on its page."""

from typing import Any


def errors_of(response: Any) -> dict[str, list[str]]:
    """The codes of what is wrong, by the names of the fields."""
    wrong = response.context["form"].errors
    return {name: [error.code for error in errors.as_data()] for name, errors in wrong.items()}
