"""What every answer says of itself to browsers, whatever it is."""

import pytest

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ADDRESSES = {
    "/": "same-origin",
    "/masa/": "same-origin",  # leads to the sign-in
    "/yok/": "same-origin",
    "/healthz": "same-origin",
    "/gomulu/harita/": "cross-origin",
    "/api/v1/": "cross-origin",
    "/api/v1/yok": "cross-origin",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "who"), ADDRESSES.items())
def test_every_answer_says_who_may_load_it_and_asks_nothing_of_the_browser(client, address, who):
    answer = client.get(address)

    assert EVERYWHERE.items() <= dict(answer.headers).items()
    assert answer["Cross-Origin-Resource-Policy"] == who
    assert "geolocation=(), " in answer["Permissions-Policy"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_files_of_the_pages_themselves_pass_it_too(settings):
    order = [name.rsplit(".", 1)[-1] for name in settings.MIDDLEWARE]

    assert order[:4] == ["IsolationMiddleware", "SecurityMiddleware", "CSPMiddleware", "WhiteNoiseMiddleware"]
    assert settings.WHITENOISE_ALLOW_ALL_ORIGINS is False


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/static/", "/static/css/", "/media/", "/.git/config"])
def test_no_folder_is_listed(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_nothing_is_traced(client):
    assert [client.trace(address).status_code for address in ("/", "/api/v1/", "/healthz")] == [405] * 3


@pytest.mark.django_db
def test_only_the_embed_addresses_may_be_framed(client):
    framed, plain = client.get("/gomulu/harita/"), client.get("/projeler/harita/")

    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in plain["Content-Security-Policy"]
