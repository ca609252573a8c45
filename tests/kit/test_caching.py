"""Who may keep a page."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.utils.cache import patch_cache_control

from cmdp.kit.caching import SECONDS, cached, clock_of, public_page
from tests.factories.people import NOON

MINUTE = dt.timedelta(minutes=1)


@public_page
def page(request):
    return HttpResponse("herkese")


def _ask(view=page, method="get", **headers):
    request = getattr(RequestFactory(), method)("/x/", **headers)
    request.user = AnonymousUser()
    return cached(request, view(request))


def test_everyone_may_keep_a_public_page_for_a_minute():
    response = _ask()

    assert response["Cache-Control"] == f"public, max-age={SECONDS}"
    assert response["Vary"] == "Cookie"
    assert response["ETag"].startswith('"')


def test_who_holds_the_page_is_not_sent_it_again():
    tag = _ask()["ETag"]

    again, other = _ask(HTTP_IF_NONE_MATCH=tag), _ask(HTTP_IF_NONE_MATCH='"other"')

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert again["Cache-Control"] == f"public, max-age={SECONDS}"
    assert (other.status_code, other.content) == (200, b"herkese")


@pytest.mark.parametrize("cookie", ["sessionid=a", "csrftoken=b", "messages=c", "anything=d"])
def test_who_brings_a_cookie_gets_a_page_of_their_own(cookie):
    response = _ask(HTTP_COOKIE=cookie)

    assert response["Cache-Control"] == "private, no-cache"
    assert response["Vary"] == "Cookie"
    assert not response.has_header("ETag")


def test_a_page_that_hands_out_a_cookie_is_the_asker_s():
    @public_page
    def handing(_request):
        response = HttpResponse("x")
        response.set_cookie("a", "b")
        return response

    assert _ask(handing)["Cache-Control"] == "private, no-cache"


def test_a_page_with_a_token_is_the_asker_s():
    assert _ask(public_page(lambda request: HttpResponse(get_token(request))))["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("status", [302, 404, 410, 500])
def test_only_a_good_answer_is_kept(status):
    answer = _ask(public_page(lambda _request: HttpResponse(status=status)))

    assert answer["Cache-Control"] == "private, no-cache"


def test_a_page_that_is_not_said_to_be_public_is_private():
    answer = _ask(lambda _request: HttpResponse("x"))

    assert answer["Cache-Control"] == "private, no-cache"
    assert not answer.has_header("Vary")


def test_a_stricter_word_of_the_page_itself_stands():
    def strict(_request):
        response = HttpResponse("x")
        patch_cache_control(response, no_store=True)
        return response

    assert _ask(strict)["Cache-Control"] == "no-store"


def test_a_file_is_known_by_its_time():
    when = "Fri, 27 Nov 2026 10:00:00 GMT"
    view = public_page(lambda _request: StreamingHttpResponse([b"x"], headers={"Last-Modified": when}))

    fresh, held = _ask(view), _ask(view, HTTP_IF_MODIFIED_SINCE=when)

    assert (fresh.status_code, fresh["Cache-Control"]) == (200, f"public, max-age={SECONDS}")
    assert held.status_code == 304


def test_a_public_page_is_only_read():
    assert _ask(method="post").status_code == 405
    assert page.login_required is False


def _asked_at(at):
    request = RequestFactory().get("/x/")
    request.arrived_at = at
    return request


def test_far_from_every_instant_the_clock_stands_on_the_next_whole_minute():
    request = _asked_at(NOON + dt.timedelta(seconds=1))

    shown = clock_of(request, [NOON + dt.timedelta(days=2), NOON - MINUTE])

    assert shown == NOON + MINUTE
    assert clock_of(_asked_at(NOON), []) == NOON
    assert cached(request, page(request))["Cache-Control"] == f"public, max-age={SECONDS}"


@pytest.mark.parametrize("left", [dt.timedelta(seconds=1), dt.timedelta(hours=1)])
def test_in_the_last_hour_the_clock_is_exact_and_no_copy_is_given_out_unasked(left):
    at = NOON + dt.timedelta(seconds=7)
    request = _asked_at(at)

    assert clock_of(request, [at + left]) == at
    assert cached(request, page(request))["Cache-Control"] == "public, no-cache"
