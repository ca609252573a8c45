"""What every address does alike."""

import pytest
from django.core.cache import cache
from redis import RedisError

from cmdp.accounts.throttling import warn_of_hops
from cmdp.kit.counting import household
from tests.factories.regions import make_province
from tests.factories.rules import make_call

LIST = "/api/v1/calls"
PLACES = "/api/v1/provinces"


def test_an_answer_says_its_tag_and_an_asker_who_has_it_gets_304(client, db):
    make_province()
    first = client.get(PLACES)

    again = client.get(PLACES, headers={"If-None-Match": first["ETag"]})
    weak = client.get(PLACES, headers={"If-None-Match": f'"x", W/{first["ETag"]}'})
    other = client.get(PLACES, headers={"If-None-Match": '"x"'})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (weak.status_code, other.status_code) == (304, 200)
    assert first["Cache-Control"] == "public, max-age=60"


def test_a_304_says_by_what_the_answer_varies(client, db):
    first = client.get("/acik-veri/katalog")
    again = client.get("/acik-veri/katalog", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again["Vary"]) == (304, first["Vary"])
    assert "Accept" in again["Vary"]
    assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize("path", [PLACES, "/acik-veri/iller.csv"])
def test_an_asker_who_wants_another_version_is_told_that_it_is_gone(client, db, path):
    make_province()
    tag = client.get(path)["ETag"]

    same = client.get(path, headers={"If-Match": f'"x", {tag}'})
    other = client.get(path, headers={"If-Match": '"x"'})

    assert (same.status_code, other.status_code, other["Content-Type"]) == (200, 412, "application/problem+json")
    assert (other["Cache-Control"], other.json()["type"].partition("#")[2]) == ("no-store", "precondition-failed")


def test_only_what_was_read_carries_a_tag(client, db):
    answers = [client.get("/api/v1/yok"), client.post(PLACES), client.options(PLACES), client.get(f"{PLACES}?x=1")]

    assert [answer.has_header("ETag") for answer in answers] == [False] * 4


def test_the_tag_changes_with_what_is_told(client, db):
    make_province()
    before = client.get(PLACES)["ETag"]
    make_province("Sivas")

    assert client.get(PLACES)["ETag"] != before


def test_head_tells_what_get_would_and_sends_nothing(client, db):
    make_province()
    get, head = client.get(PLACES), client.head(PLACES)

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get["ETag"])
    assert head["Content-Length"] == str(len(get.content))


def test_any_origin_may_read(client, db):
    asked = client.options(LIST, headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"})

    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.get(LIST)["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", [LIST, "/api/v1/", "/api/v1/openapi.json", "/api/v1/yok"])
def test_nothing_can_be_written(client, db, method, path):
    answer = getattr(client, method)(path)

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_a_sign_in_changes_nothing(client, db, cast):
    make_call()
    stranger = client.get(LIST)
    client.force_login(cast["administrator"], backend="allauth.account.auth_backends.AuthenticationBackend")

    known = client.get(LIST)

    assert (known.content, known["Cache-Control"]) == (stranger.content, stranger["Cache-Control"])
    assert "Cookie" not in known.headers.get("Vary", "") + stranger.headers.get("Vary", "")


def test_what_is_left_is_told_and_the_one_too_many_is_refused(client, db, settings):
    settings.API_REQUESTS_PER_MINUTE = 2

    first, second, third = (client.get(LIST) for _ in range(3))

    assert [answer["RateLimit"].split(";")[1] for answer in (first, second)] == ["r=1", "r=0"]
    assert first["RateLimit-Policy"] == '"api";q=2;w=60'
    assert (third.status_code, third["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(third["Retry-After"]) <= 60
    assert third.json()["type"] == "http://testserver/acik-veri/api/#too-many-requests"


def test_each_address_is_counted_by_itself(client, db, settings):
    settings.API_REQUESTS_PER_MINUTE = 1

    codes = [client.get(LIST, REMOTE_ADDR=address).status_code for address in ("10.0.0.1", "10.0.0.2", "10.0.0.1")]

    assert codes == [200, 200, 429]


def test_of_an_ipv6_address_its_64_bits_of_a_customer_are_counted(client, db, settings):
    settings.API_REQUESTS_PER_MINUTE = 1
    addresses = ("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1")

    codes = [client.get(LIST, REMOTE_ADDR=address).status_code for address in addresses]

    assert codes == [200, 429, 200]


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:DB8::9", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix:", "unix:"),
    ],
)
def test_an_address_is_counted_however_it_is_written(address, counted):
    assert household(address) == counted


def test_behind_proxies_the_caller_is_counted_and_not_the_proxy(client, db, settings):
    settings.API_REQUESTS_PER_MINUTE, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1

    def ask(forwarded):
        return client.get(LIST, headers={"X-Forwarded-For": forwarded}).status_code

    assert [ask("1.1.1.1"), ask("2.2.2.2"), ask("9.9.9.9, 1.1.1.1")] == [200, 200, 429]


def test_proxies_that_are_fewer_than_set_up_break_nothing(client, db, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    assert client.get(LIST, headers={"X-Forwarded-For": "1.1.1.1"}).status_code == 200


@pytest.mark.parametrize(
    ("promised", "arrives", "told"),
    [
        (2, "1.1.1.1", ["fewer"]),
        (1, None, ["fewer"]),
        (1, "9.9.9.9, 1.1.1.1", ["more"]),
        (0, "1.1.1.1", ["more"]),
        (1, "1.1.1.1", []),
        (0, None, []),
    ],
)
def test_proxies_other_than_promised_are_told_once(client, db, settings, caplog, promised, arrives, told):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = promised
    warn_of_hops.cache_clear()

    for _ in range(2):
        assert client.get(LIST, headers={"X-Forwarded-For": arrives} if arrives else {}).status_code == 200

    said = [record.args for record in caplog.records if record.name == "cmdp.accounts.throttling"]
    assert said == [(word, promised) for word in told]


def test_a_cache_that_is_down_lets_everybody_in(client, db, monkeypatch):
    def broken(*_, **__):
        raise RedisError

    monkeypatch.setattr(cache, "add", broken)

    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("path", ["yok", "calls/", "calls/a/b", "x%00y", ""])
def test_an_address_that_leads_nowhere_is_a_problem(client, db, path):
    answer = client.get(f"/api/v1/{path}")

    assert (answer.status_code, answer["Content-Type"].split(";")[0]) == (
        (404, "application/problem+json") if path else (200, "application/json")
    )


def test_our_own_fault_is_a_problem_too(client, db, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr("applications.queries.open_data.calls", broken)
    answer = client.get(LIST)

    assert (answer.status_code, answer.json()["status"]) == (500, 500)
    assert answer["Content-Type"] == "application/problem+json"
