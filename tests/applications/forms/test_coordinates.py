"""A point on the map, as people type it."""

import pytest
from django.core.exceptions import ValidationError

from applications.forms.applicant.fields import CoordinatesField


@pytest.mark.parametrize(
    "typed",
    [
        "41.28667, 36.33",
        "41.28667,36.33",
        "41,28667 36,33",
        "41,28667; 36,33",
        "  41.28667° / 36.33000° ",
        "\uff14\uff11.28667, 36.33",
    ],
)
def test_a_point_is_read_however_its_numbers_are_parted(typed):
    assert CoordinatesField().clean(typed) == "41.28667, 36.33000"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("41,28667,36,33", "unreadable"),
        ("41.28667", "unreadable"),
        ("Samsun", "unreadable"),
        ("-41.2, 36.3", "unreadable"),
        ("51.5, -0.1", "unreadable"),
        ("48.85, 30.35", "outside"),
        ("41.2, 12.4", "outside"),
        ("9" * 500, "unreadable"),
    ],
)
def test_what_is_no_point_in_the_country_is_refused(typed, code):
    with pytest.raises(ValidationError) as wrong:
        CoordinatesField().clean(typed)

    assert wrong.value.code == code


def test_nothing_is_nothing():
    assert CoordinatesField(required=False).clean(" ") == ""
