"""The service's own copies of public pages."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from redis import RedisError

from cmdp.kit.caching import cached, public_page
from cmdp.kit.copies import SECONDS


@pytest.fixture(autouse=True)
def _keeping(settings):
    settings.KEEPS_COPIES = True


class Made:
    """A page that says how often it was made."""

    def __init__(self, **headers):
        self.times, self.headers = 0, headers

    def __call__(self, _request):
        self.times += 1
        return HttpResponse(f"{self.times}. kez", headers=self.headers)


def _ask(page, address="/x/", **more):
    request = RequestFactory().get(address, **more)
    request.user = AnonymousUser()
    return cached(request, public_page(page)(request))


def _said(page, *addresses, **more):
    return [_ask(page, address, **more).content.decode() for address in addresses]


def test_a_page_is_made_once_a_minute_for_everyone():
    assert _said(Made(), "/x/", "/x/", "/en/x/", "/x/") == ["1. kez", "1. kez", "2. kez", "1. kez"]


def test_a_copy_is_the_page_with_what_is_left_of_its_minute(monkeypatch):
    page, began = Made(**{"Content-Type": "text/calendar"}), time.time()
    monkeypatch.setattr("cmdp.kit.copies.time.time", lambda: began)
    first = _ask(page)
    monkeypatch.setattr("cmdp.kit.copies.time.time", lambda: began + 20)
    again = _ask(page)

    assert (again.content, again["Content-Type"], again["ETag"]) == (first.content, "text/calendar", first["ETag"])
    assert first["Cache-Control"] == f"public, max-age={SECONDS}"
    assert again["Cache-Control"] == f"public, max-age={SECONDS - 20}"


def test_a_copy_that_is_a_minute_old_is_given_to_nobody(monkeypatch):
    page, began = Made(), time.time()
    _ask(page)
    monkeypatch.setattr("cmdp.kit.copies.time.time", lambda: began + SECONDS + 1)

    assert _ask(page).content.decode() == "2. kez"


def test_who_brings_a_cookie_neither_gets_nor_leaves_a_copy():
    page = Made()

    assert _said(page, "/x/", HTTP_COOKIE="a=b") == ["1. kez"]
    assert _said(page, "/x/") == ["2. kez"]
    assert _said(page, "/x/", HTTP_COOKIE="a=b") == ["3. kez"]


def test_the_answer_to_a_question_is_not_kept():
    assert _said(Made(), "/x/?q=a", "/x/?q=a") == ["1. kez", "2. kez"]


def test_what_stands_before_an_instant_is_not_kept():
    page = Made()

    def near(request):
        request.must_be_fresh = True
        return page(request)

    assert _said(near, "/x/", "/x/") == ["1. kez", "2. kez"]


def test_what_carries_a_token_or_varies_by_more_is_not_kept():
    by_type = Made(Vary="Accept")

    tokens = _said(lambda request: HttpResponse(get_token(request)), "/x/", "/x/")

    assert tokens[0] != tokens[1]
    assert _said(by_type, "/y/", "/y/") == ["1. kez", "2. kez"]


@pytest.mark.parametrize("broken", ["get", "set"])
def test_without_the_cache_every_page_is_made_anew(monkeypatch, broken):
    def fail(*_args, **_kwargs):
        raise RedisError

    monkeypatch.setattr(cache, broken, fail)

    assert _said(Made(), "/x/", "/x/") == ["1. kez", "2. kez"]
