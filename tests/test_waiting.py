"""The page for whoever no pool could take: what was typed stands on it, in whole and for its writer alone."""

import html
import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.test import RequestFactory

from cmdp.kit.again import TICKET, TOKEN, instant_by_ticket
from cmdp.kit.arrival import HEADER
from cmdp.waiting import application

HERE = {"origin": "http://testserver"}
TYPED = {
    "title": "Arıtma <b>tesisi</b>",
    "text": '\nSatır "bir"\r\n</textarea><script>x()</script>',
    "tick": ["a", "b"],
    TOKEN: "t",
}
FIELD = re.compile(r'<textarea name="([^"]*)" hidden>\n(.*?)</textarea>', re.DOTALL)


@pytest.fixture(autouse=True)
def stamped(settings, monkeypatch):
    """Each request came forty seconds before its test: a stamp of the file's own would be too old when its turn comes."""
    settings.PROXY_STAMPS_ARRIVAL = True
    monkeypatch.setitem(HERE, HEADER, f"{datetime.now(tz=UTC).timestamp() - 40:.3f}")


def answer_to(environ):
    told = []
    page = b"".join(application(environ, lambda *answer: told.append(answer))).decode()
    ((status, head),) = told
    return status, dict(head), page


def turned_away(
    fields=TYPED,
    *,
    path="/en/basvurular/x/?bolum=2",
    method="post",
    kind="application/x-www-form-urlencoded",
    **headers,
):
    body = fields if isinstance(fields, bytes) else urlencode(fields, doseq=True)
    words = {"data": body, "content_type": kind} if method == "post" else {}
    environ = getattr(RequestFactory(), method)(path, headers={**HERE, **headers}, **words).environ
    return answer_to(environ)


def test_what_was_typed_is_sent_again_by_one_click():
    status, head, page = turned_away()
    pairs = [(html.unescape(name), html.unescape(value)) for name, value in FIELD.findall(page)]
    again = RequestFactory().post(
        "/en/basvurular/x/?bolum=2", urlencode(pairs), content_type="application/x-www-form-urlencoded"
    )

    assert (status, head["Cache-Control"], head["Retry-After"]) == ("503 Service Unavailable", "no-store", "10")
    assert '<form method="post" action="/en/basvurular/x/?bolum=2">' in page
    assert again.POST.getlist("tick") == ["a", "b"]
    assert [again.POST[name] for name in ("title", "text", TOKEN)] == [TYPED[name] for name in ("title", "text", TOKEN)]
    assert "<script" not in page
    assert f"{instant_by_ticket(again, now=datetime.now(tz=UTC)).timestamp():.3f}" == HERE[HEADER]
    assert [heading in page for heading in ("Hizmet şu anda çok yoğun", "The service is very busy just now")] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": ""},
        {"fields": {"login": "a@b.test", "password": "gizli"}},
        {"fields": {}},
        {"fields": {"a": "x" * 3_000_000}},
        {"fields": b"&".join(b"a=1" for _ in range(6000))},
        {"kind": "multipart/form-data; boundary=x", "fields": b"--x\r\nbroken"},
        {"method": "get"},
        {"host": "elsewhere.example"},
    ],
    ids=["foreign", "nobody's", "secret", "empty", "too large", "too many", "files", "no form", "another host"],
)  # fmt: skip
def test_what_may_not_be_shown_gets_the_words_alone(other):
    status, _head, page = turned_away(**other)

    assert status == "503 Service Unavailable"
    assert "<form" not in page
    assert TICKET not in page
    assert "The service is very busy just now" in page


def test_an_address_that_names_another_site_leads_nowhere_else():
    form = "application/x-www-form-urlencoded"
    request = RequestFactory().post("/x/", "a=b", content_type=form, headers=HERE)

    _status, _head, page = answer_to({**request.environ, "PATH_INFO": "//elsewhere.example/"})

    assert '<form method="post" action="/%2Felsewhere.example/">' in page
