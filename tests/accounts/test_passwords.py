"""Words that do not make up a password."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from cmdp.accounts.passwords import GUESSED, WORDS, NoNumberOfSomebody, NoWordsOfTheService
from cmdp.kit.text import search_key


@pytest.mark.parametrize("password", ["CMDP-Başvuru-2026", "KalkınmaAjansı1", "Şifre.Parola.99", "!?!?!?!?!?"])
def test_what_the_service_is_called_is_no_password(password):
    with pytest.raises(ValidationError) as refusal:
        NoWordsOfTheService().validate(password)

    assert refusal.value.code == "words_of_the_service"


@pytest.mark.parametrize(
    "password", ["uzun-bir-parola-2026", "cmdp-8391-7204", "mavi ajans kedisi", "ljubav šuma reka"]
)
def test_a_password_with_words_of_ones_own_is_taken(password):
    assert NoWordsOfTheService().validate(password) is None


def test_every_form_asks_it():
    with pytest.raises(ValidationError) as refusal:
        validate_password("cmdp.basvuru.2026")

    assert "words_of_the_service" in {error.code for error in refusal.value.error_list}


def test_the_words_are_written_as_they_are_compared():
    assert [word for word in WORDS if search_key(word) != word or not GUESSED.fullmatch(word)] == []


@pytest.mark.parametrize(
    "password", ["5321234567", "0532 123 45 67", "+90 532 123 4567", "10000000146", "(0362) 431 24 00"]
)
def test_a_number_that_others_know_is_no_password(password):
    with pytest.raises(ValidationError) as refusal:
        NoNumberOfSomebody().validate(password)

    assert refusal.value.code == "number_of_somebody"


@pytest.mark.parametrize("password", ["8391720465182", "91 73 55 20 46 18 29", "5321234567a", "kavunlar karpuzlar"])
def test_which_signs_a_password_holds_is_nobodys_business(password):
    assert NoNumberOfSomebody().validate(password) is None
    assert validate_password(password) is None
