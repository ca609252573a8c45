"""What a single value of a rule set may be."""

import pytest
from django.core.exceptions import ValidationError

from applications import rulebook
from applications.choices import ValueKey


@pytest.mark.parametrize(("text", "value"), [("0", 0), (" 50 ", 50), ("1000", 1000)])
def test_a_whole_number_is_read(text, value):
    assert rulebook.read(ValueKey.REASON_LENGTH, text) == value


@pytest.mark.parametrize("text", ["-5", "abc", "1,5", "1001", "9" * 5000])
def test_a_whole_number_that_no_calendar_holds_gets_its_bounds(text):
    with pytest.raises(ValidationError) as refusal:
        rulebook.read(ValueKey.COMPLETION_DAYS, text)

    assert refusal.value.code == "whole"
    assert "0 ile 1000 arasında bir tam sayı yazın" in refusal.value.messages[0]
