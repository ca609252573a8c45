"""Neither secrets nor people reach the log."""

import json
import logging
import re

import pytest
from django.db import IntegrityError, transaction

from cmdp.accounts.models import User
from cmdp.kit.logs import JsonLines, WithoutSecrets, masked
from tests.support.logs import logged

TOKEN = "xMpDHPpq3frL3FBVL6ZE7ix9LE0rcH4tm4ZNhFXmaKQ"  # of the kind that ``token_urlsafe`` makes, the same in every run


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"Too Many Requests: /takvim/{TOKEN}.ics", "Too Many Requests: /takvim/….ics"),
        (f"Not Found: /en/takvim/{TOKEN[:20]}", "Not Found: /en/takvim/…"),
        (f"Gone: /hesap/davet/{TOKEN}/", "Gone: /hesap/davet/…/"),
        (
            "Bad Request: /hesap/parola/yenile/b-d3k2ab-0a1b2c3d4e5f60718293a4b5c6d7e8f9/",
            "Bad Request: /hesap/parola/yenile/…/",
        ),
        (f"Forbidden: /en/hesap/e-posta/dogrula/MQ:1vPq2x:{TOKEN}/", "Forbidden: /en/hesap/e-posta/dogrula/…/"),
        ("Not Found: /hesap/parola/yenile/gonderildi/", "Not Found: /hesap/parola/yenile/gonderildi/"),
        ("Not Found: /yonetim/takvim/yil-ekle/", "Not Found: /yonetim/takvim/yil-ekle/"),
        ("Not Found: /cagrilar/takvim.ics", "Not Found: /cagrilar/takvim.ics"),
        ("550 <ayse.isik+x@ornek.com.tr>: no such box", "550 <…>: no such box"),
        ("10000000146 is one, 10000000147 is none", "… is one, 10000000147 is none"),
        ("took 1764374478250 ms @ noon", "took 1764374478250 ms @ noon"),
    ],
)
def test_of_a_path_only_the_secret_is_masked(line, kept):
    assert masked(line) == kept


def test_the_log_of_the_settings_masks_words_and_traceback():
    with logged() as lines:
        try:
            raise ValueError(f"/takvim/{TOKEN}.ics")  # noqa: TRY301 - what is said of an address
        except ValueError:
            logging.getLogger("django.request").exception("%s: %s", "Internal Server Error", f"/takvim/{TOKEN}.ics")

    assert TOKEN not in lines()
    assert "Internal Server Error: /takvim/….ics" in lines()
    assert "ValueError: /takvim/….ics" in lines()


@pytest.mark.parametrize("form", ["line", "json"])
def test_a_row_that_the_database_refused_is_not_quoted(form, db):
    row = {"full_name": "Zümrüt\nIşıkgöl", "phone": "0532 123 45 67", "email": "zumrut@ornek.test"}
    User.objects.create(**row)
    with logged(formatter=form) as lines:
        for more in ({}, {"email": "baska@ornek.test", "notice_due": None}):
            try:
                with transaction.atomic():
                    User.objects.create(**row | more)
            except IntegrityError:
                logging.getLogger("django.request").exception("%s: %s", "Internal Server Error", "/hesap/")

    assert [word for word in ("Zümrüt", "Işıkgöl", "0532", "zumrut@") if word in lines()] == []
    assert "DETAIL:…" in lines()
    if form == "json":
        assert [json.loads(line)["message"] for line in lines().splitlines()] == ["Internal Server Error: /hesap/"] * 2


@pytest.mark.parametrize("formatter", [JsonLines("%(asctime)s"), WithoutSecrets("%(asctime)s")])
def test_an_instant_says_its_offset(formatter):
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "x", None, None)
    record.created = 1_764_374_478.25

    assert re.search(r"2025-11-29T00:01:18\.250\+00:00", formatter.format(record))
