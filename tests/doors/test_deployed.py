"""What ``deploy/`` holds, tried on loopback: a real nginx on the proxy's file before two pools started by the unit's line.

The pools are two nodes over the same services, too. Tests that commit come last, and they kill the pools one after another: each
start costs seconds.
"""

import gzip
import html
import http.client
import json
import re
import shutil
import socket
import ssl
import time
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from applications.api.limits import WINDOW
from cmdp.accounts.choices import Role
from cmdp.kit.again import instant_by_ticket
from tests.factories.drafts import make_draft_of
from tests.factories.papers import PDF
from tests.factories.people import make_member, make_organisation
from tests.factories.rules import live_call
from tests.support.deployed import NAME, Person, Pool, Proxy, pool, short_home
from tests.support.worker import Redis

pytestmark = [
    pytest.mark.django_db,  # so that there is a database: the pools read it
    pytest.mark.doors,
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin:/usr/bin"), reason="nginx is not here: apt install nginx-light"),
]  # fmt: skip
PASSWORD = "iki-makinede-bir-parola"
STRICT = "max-age=31536000; includeSubDomains; preload"


class Town:
    """A proxy before two pools, and how one speaks to it."""

    def __init__(self, home, static, redis):
        self.proxy = Proxy(home, static)
        more = {"broker": redis.url, "STATIC_ROOT": str(static), **LIMITS}
        self.pages, self.saves = (pool(home, name, **more) for name in ("pages", "saves"))
        self.waiting = Pool(home, "waiting", self.saves.env, "cmdp-waiting.service")
        self.proxy.status.parent.mkdir()
        self.proxy.status.write_text("<p>Açık çağrılar</p>", encoding="utf-8")
        self.trust = None

    def link(self, *, source="127.0.0.1"):
        """A line to the proxy, over TLS and by its name."""
        here, there = (source, 0), ("127.0.0.1", self.proxy.https)
        line = http.client.HTTPSConnection(NAME, self.proxy.https, context=self.trust, timeout=20)
        line._create_connection = lambda *_a, **_k: socket.create_connection(there, 20, here)
        return line

    def ask(self, path, method="GET", *, body=None, **headers):
        """An answer, its content in ``content`` and ``words``; names of headers have ``_`` for ``-``."""
        return _said(self.link(), method, path, headers, body)

    def ask_in_the_clear(self, path, *, inside=False, host=NAME):
        port = self.proxy.inside if inside else self.proxy.http
        return _said(http.client.HTTPConnection("127.0.0.1", port, timeout=20), "GET", path, {"Host": host})


LIMITS = {"API_REQUESTS_PER_MINUTE": "2", "METRICS_TOKEN": "a-word-of-the-test", "PROXY_STAMPS_ARRIVAL": "on"}


def _said(link, method, path, headers, body=None):
    link.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = link.getresponse()
    answer.content = answer.read()
    answer.words = answer.content.decode("utf-8", "replace")
    return answer


@pytest.fixture(scope="module")
def town(collected, django_db_setup, tmp_path_factory, django_db_blocker):
    with short_home() as home, django_db_blocker.unblock():
        redis = Redis(tmp_path_factory.mktemp("redis")).start()
        one = Town(home, collected, redis)
        pools = [one.pages.start(), one.saves.start(), one.waiting.start()]
        one.proxy.start()
        one.trust = ssl.create_default_context(cafile=one.proxy.certificate)
        for each in pools:
            each.wait()
        yield one
        one.proxy.stop()
        for each in pools:
            each.kill()
        redis.stop()


def test_pages_are_led_to_tls_and_programs_are_told(town):
    answers = [town.ask_in_the_clear(path) for path in ("/cagrilar/?q=su", "/api/v1/calls/", "/takvim/abc.ics")]

    assert [(one.status, one.headers["Location"]) for one in answers] == [
        (301, f"https://{NAME}/cagrilar/?q=su"),
        (403, None),
        (403, None),
    ]


def test_certificates_are_renewed_in_the_clear(town):
    (town.proxy.home / "acme/.well-known/acme-challenge").mkdir(parents=True)
    (town.proxy.home / "acme/.well-known/acme-challenge/word").write_text("proof")

    assert town.ask_in_the_clear("/.well-known/acme-challenge/word").words == "proof"


def test_a_page_is_answered_and_says_what_it_must_once(town):
    answer = town.ask("/cagrilar/")

    assert answer.status == 200
    assert answer.headers.get_all("Strict-Transport-Security") == [STRICT]
    assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert "default-src 'self'" in answer.headers.get_all("Content-Security-Policy")[0]
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["X-Request-ID"])
    assert answer.headers["Server"] == "nginx"


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")  # to try what is old is the point
@pytest.mark.parametrize(
    ("version", "ciphers"),
    [(ssl.TLSVersion.TLSv1_1, "ALL:@SECLEVEL=0"), (ssl.TLSVersion.TLSv1_2, "AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0")],
)
def test_old_versions_and_weak_ciphers_are_refused(town, version, ciphers):
    weak = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    weak.check_hostname, weak.verify_mode = False, ssl.CERT_NONE
    weak.minimum_version, weak.maximum_version = ssl.TLSVersion.TLSv1, version
    weak.set_ciphers(ciphers)

    with (
        socket.create_connection(("127.0.0.1", town.proxy.https)) as line,
        pytest.raises(ssl.SSLError, match=r"ALERT_(PROTOCOL_VERSION|HANDSHAKE_FAILURE)"),
    ):
        weak.wrap_socket(line, server_hostname=NAME)


def test_another_name_is_not_answered(town):
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        town.ask_in_the_clear("/", host="another.example.org")
    with socket.create_connection(("127.0.0.1", town.proxy.https)) as line, pytest.raises(ssl.SSLError, match="UNREC"):
        town.trust.wrap_socket(line, server_hostname="another.example.org")


def test_the_callers_own_address_is_counted_whatever_they_write(town):
    if (left := WINDOW - time.time() % WINDOW) < 10:  # what is counted in two windows is not too much in either
        time.sleep(left)

    forged = [town.ask("/api/v1/openapi.json", X_Forwarded_For=f"203.0.113.{n}") for n in range(4)]
    another = _said(town.link(source="127.0.0.2"), "GET", "/api/v1/openapi.json", {})

    assert [one.status for one in [*forged, another]] == [200, 200, 429, 429, 200]


def test_what_is_too_large_is_told_before_it_is_sent(town):
    answer = town.ask("/hesap/giris/", "POST", Content_Length=str(300 * 1024 * 1024))

    assert (answer.status, "En çok 200 MB" in answer.words, "at most 200 MB" in answer.words) == (413, True, True)


def test_files_of_pages_are_kept_for_good_and_said_as_the_application_says_them(town):
    page = town.ask("/cagrilar/").words
    sheet = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
    plain, packed = (town.ask(sheet, Accept_Encoding=how) for how in ("identity", "gzip"))

    assert (plain.status, plain.headers["Cache-Control"]) == (200, "max-age=315360000, public, immutable")
    assert plain.headers["Content-Type"] == "text/css; charset=utf-8"
    assert plain.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize(
    "path",
    [
        "/static/../cmdp/settings/base.py",
        "/static/..%2fmanage.py",
        "/static../manage.py",
        "/static/%2e%2e/manage.py",
        "/static/",
        "/_proxy/down.html",
        "/.git/config",
        "/media/documents/a.pdf",
        "/metrics",
        "//metrics",
        "/%6detrics",
        "/readyz",
        "/static/../metrics",
    ],
)
def test_tricks_with_paths_find_nothing(town, path):
    answer = town.ask(path, Authorization="Bearer a-word-of-the-test")

    assert answer.status in {400, 403, 404}
    assert "cmdp_requests_total" not in answer.words


def test_a_collector_inside_reads_the_measures(town):
    answers = [town.ask_in_the_clear(path, inside=True) for path in ("/healthz", "/readyz", "/metrics", "/cagrilar/")]

    assert [one.status for one in answers] == [200, 200, 404, 404]  # without the word there are no measures


def test_a_message_of_two_lengths_is_refused(town):
    raw = f"POST /hesap/giris/ HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    with (
        socket.create_connection(("127.0.0.1", town.proxy.https)) as line,
        town.trust.wrap_socket(line, server_hostname=NAME) as shut,
    ):
        shut.sendall(raw.encode())

        assert shut.recv(12) == b"HTTP/1.1 400"


def test_a_flood_from_one_computer_meets_a_page_of_its_own(town):
    link = town.link()
    answers = [_said(link, "GET", "/durum/", {}) for _ in range(900)]

    assert {one.status for one in answers} == {200, 429}
    assert "Bu bilgisayardan çok fazla istek geldi" in answers[-1].words


@pytest.fixture
def owner(settings, transactional_db):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # as the nodes read them
    return make_member(Role.ORGANISATION_OWNER, make_organisation(), password=PASSWORD, verified=True)


def test_nothing_depends_on_a_node(owner, town):
    first, second = town.saves, town.pages
    draft = make_draft_of(live_call(), owner.memberships.get().organisation, owner)
    documents = reverse("applications:proposal_section", args=[draft.public_id, "documents"])
    file = {"slot": "organ_decision", "name": "karar.pdf", "size": len(PDF), "mark": "1"}
    person = Person()

    # signed in at one, at work at the other
    person.ask(first, "/hesap/giris/")
    signed_in = person.send(second, "/hesap/giris/", login=owner.email, password=PASSWORD)
    page = person.ask(first, documents)
    # a file begun at one, continued at the other, kept by one, fetched from the other
    begun = json.loads(person.send(first, reverse("applications:upload_begin", args=[draft.public_id]), **file).content)
    pieces = [
        person.ask(node, f"{begun['address']}?offset={offset}", piece, **{"Content-Type": "application/octet-stream"})
        for node, offset, piece in [(first, 0, PDF[:20]), (second, 20, PDF[20:])]
    ]
    kept = person.send(first, documents, slot="organ_decision", upload=begun["id"])
    paper = reverse("applications:document_file", args=[draft.documents.get().public_id])
    fetched = person.ask(second, paper)
    # counted together, whoever answers
    counted = [person.ask(node, "/api/v1/openapi.json").status for node in (first, second, first, second)]
    # one is killed in the middle of its work
    first.kill()
    after = person.ask(second, documents), person.ask(second, paper)

    assert (signed_in.status, page.status) == (302, 200)
    assert [piece.status for piece in pieces] == [200, 200]
    assert (kept.status, fetched.status, fetched.content) == (302, 200, PDF)
    assert fetched.headers["Cache-Control"] == "private, no-store"
    assert counted == [200, 200, 429, 429]
    assert [one.status for one in after] == [200, 200]


def test_what_is_sent_goes_to_the_pool_of_saves_which_is_down(transactional_db, town):
    town.saves.kill()

    read, sent = town.ask("/hesap/giris/"), town.ask("/hesap/giris/", "POST", body="login=x")

    assert (read.status, sent.status, sent.headers["Retry-After"]) == (200, 502, "30")
    assert "yazdıklarınız tarayıcınızda durur" in sent.words
    assert sent.headers.get_all("Strict-Transport-Security") == [STRICT]


def test_a_form_that_no_pool_takes_is_shown_again_with_the_instant_of_its_arrival(transactional_db, settings, town):
    town.saves.kill()
    settings.PROXY_STAMPS_ARRIVAL = True
    form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
    path, fields = "/basvurular/x/bolum/ozet/?adim=2", {"text": "Son dakikada yazılan <uzun> metin"}

    began = timezone.now()
    shown = town.ask(path, "POST", body=urlencode(fields), X_Arrived_At="1000000000.000", **form)
    ended = timezone.now()
    pairs = re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', shown.words)
    again = RequestFactory().post(path, {name: html.unescape(value) for name, value in pairs})
    town.waiting.kill()
    alone = town.ask(path, "POST", body=urlencode(fields), **form)

    assert (shown.status, shown.headers["Retry-After"], f'action="{path}"' in shown.words) == (502, "10", True)
    assert again.POST["text"] == fields["text"]
    assert began - timedelta(milliseconds=2) <= instant_by_ticket(again, now=ended) <= ended
    assert (alone.status, alone.headers["Retry-After"]) == (502, "30")
    assert "yazdıklarınız tarayıcınızda durur" in alone.words


def test_the_state_of_the_service_needs_no_pool(transactional_db, town):
    town.saves.kill()
    town.pages.kill()

    down, state = town.ask("/cagrilar/"), town.ask("/durum/")

    assert (down.status, 'href="/durum/"' in down.words) == (502, True)
    assert (state.status, state.words, state.headers["Cache-Control"]) == (200, "<p>Açık çağrılar</p>", "no-store")
