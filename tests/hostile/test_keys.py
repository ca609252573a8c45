"""What no browser's key would answer, posted to the pages that take a key's answer."""

import json
from base64 import urlsafe_b64encode

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.people import make_user

# The last asks for a key again, of somebody who has none.
ANSWER_OF = {
    "/hesap/giris/gecis-anahtari/": 302,
    "/hesap/guvenlik/anahtarlar/ekle/": 200,
    "/hesap/guvenlik/anahtarlar/dogrula/": 403,
}


def _b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _answer(**response: object) -> str:
    return json.dumps({"id": "aQ", "rawId": "aQ", "type": "public-key", "response": response})


SAID = {"type": "webauthn.get", "challenge": _b64(b"x" * 32), "origin": "http://testserver"}
CLIENT = _b64(json.dumps(SAID).encode())
SIGNED = {"clientDataJSON": CLIENT, "authenticatorData": _b64(b"\0" * 37), "signature": "aQ"}
ANSWERS = (
    "1" * 5000,
    "[" * 50_000,
    "{",
    "1",
    '{"id": 1}',
    '{"id": "\\u0000", "rawId": "\\u0000", "type": "public-key", "response": {}}',
    _answer(),
    _answer(**SIGNED, userHandle=5),
    _answer(**SIGNED, userHandle=_b64(b"\xff")),
    _answer(**SIGNED, userHandle=_b64(b"99999999999999999999999")),
    _answer(clientDataJSON=CLIENT, attestationObject=_b64(b"\xff")),
    _answer(clientDataJSON=CLIENT, attestationObject=_b64(b"\xa0")),
)


@pytest.mark.parametrize("address", ANSWER_OF)
def test_a_damaged_answer_of_a_key_is_a_wrong_one(address, db):
    client, person = Client(), make_user()
    if "giris" not in address:
        client.force_login(person)
    client.get(address)

    codes = {_post(client, address, answer) for answer in ANSWERS}

    assert codes == {ANSWER_OF[address]}


def _post(client, address, answer):
    cache.clear()  # the door counts tries, and these are many
    return client.post(address, {"credential": answer, "name": "Anahtar"}).status_code
