import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from stdnum.tr import vkn

from cmdp.accounts.validators import validate_detsis, validate_mersis, validate_vkn


@pytest.mark.parametrize("number", ["4540536920", "1000036109"])
def test_a_good_vkn_passes(number):
    assert validate_vkn(number) is None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("4540536921", "vkn_check"),
        ("454053692", "vkn_shape"),
        ("45405369201", "vkn_shape"),
        ("454O536920", "vkn_shape"),
        ("", "vkn_shape"),
        ("\uff14540536920", "vkn_shape"),
        ("4540536920\n", "vkn_shape"),
    ],
)
def test_a_bad_vkn_says_what_is_wrong(number, code):
    with pytest.raises(ValidationError) as wrong:
        validate_vkn(number)

    assert wrong.value.code == code


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_every_stem_has_one_check_digit(stem):
    good = [digit for digit in "0123456789" if vkn.is_valid(stem + digit)]

    assert good == [vkn.calc_check_digit(stem)]


@pytest.mark.parametrize(("check", "good"), [(validate_detsis, "12345678"), (validate_mersis, "0123456789012345")])
def test_other_numbers_are_counted(check, good):
    check(good)

    for bad in (good[:-1], good + "0", good[:-1] + "x", good + "\n"):
        with pytest.raises(ValidationError):
            check(bad)
