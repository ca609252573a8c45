"""Writing a letter's words: they are kept only after they were looked at just so."""

import pytest

from applications.models import LetterText
from tests.factories.objections import make_told
from tests.support.kept import kept

BODY = "Gerekçe: {gerekce}\r\n\r\n{baglanti}"


@kept
def file(cast):
    return make_told(cast)


@pytest.fixture
def address(file):
    return f"/yonetim/kurallar/{file.call.rule_set.public_id}/mektuplar/opinion_negative/tr/"


def test_words_are_tried_on_a_real_file_before_they_are_kept(client, cast, file, address):
    client.force_login(cast["administrator"])
    typed = {"subject": "Sonuç {basvuru_no}", "body": BODY, "file": str(file.opinions.get().pk), "seen": "0"}

    begun = client.get(address).context["form"]
    tried = client.post(address, typed)

    assert (begun["subject"].value(), "Gerekçe: {gerekce}" in begun["body"].value()) == (
        "Ajans görüşü: olumsuz – {basvuru_no}",
        True,
    )
    assert not LetterText.objects.exists()
    preview = tried.context["preview"]
    assert (preview.subject, preview.body.split("\n")[0]) == (
        f"Sonuç {file.reference}",
        "Gerekçe: Bölge planına uygun.",
    )

    changed = client.post(address, {**typed, "subject": "Başka", "tried": preview.mark})
    assert (changed.status_code, LetterText.objects.count()) == (200, 0)

    kept_now = client.post(address, {**typed, "tried": preview.mark})
    assert (kept_now.status_code, LetterText.objects.get().subject) == (302, "Sonuç {basvuru_no}")

    page = client.get(address).content.decode()
    assert "1. sürüm" in page
    assert client.post(f"{address}sistem/").status_code == 302
    assert LetterText.objects.count() == 2


def test_a_wrong_field_is_named_and_what_was_typed_stays(client, cast, address):
    client.force_login(cast["administrator"])

    page = client.post(address, {"subject": "S", "body": "{yok} {baglanti}", "seen": "0"}).content.decode()

    assert "{yok} diye bir alan yok" in page
    assert "{yok} {baglanti}" in page


def test_an_unknown_letter_is_not_there(client, cast, address):
    client.force_login(cast["administrator"])

    assert client.get(address.replace("opinion_negative", "digest")).status_code == 404
    assert client.get(address.replace("/tr/", "/de/")).status_code == 404
