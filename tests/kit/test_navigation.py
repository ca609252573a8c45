"""Where one may go from here, and what each page shows around its content."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from cmdp.accounts.choices import Role
from cmdp.kit import navigation
from cmdp.kit.actors import SYSTEM
from cmdp.kit.context import is_staff, page
from cmdp.kit.navigation import Item, Navigation
from tests.factories.people import make_member, make_organisation
from tests.factories.regions import make_agency


def at(path):
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    return request


def _own(request):
    return Navigation(items=(Item("Masa", "/masa/"),), footer=(Item("Yardım", "/yardim/"),))


@pytest.mark.parametrize(
    ("path", "exact", "current"),
    [
        ("/cagrilar/", False, True),
        ("/cagrilar/abc/", False, True),
        ("/cagrilar/abc/", True, False),
        ("/cagri/", False, False),
        ("/", False, False),
    ],
)
def test_an_item_is_current_there_and_below(path, exact, current):
    item = navigation.item(at(path), "Çağrılar", "/cagrilar/", exact=exact, count=3)

    assert item == Item("Çağrılar", "/cagrilar/", current, 3)


def test_the_start_page_is_not_above_every_page():
    assert not navigation.item(at("/cagrilar/"), "Program", "/").current
    assert navigation.item(at("/"), "Program", "/").current


def test_an_item_leads_to_its_page_in_the_active_language():
    with translation.override("en"):
        assert navigation.item(at("/en/kit/"), "Kit", "/kit/") == Item("Kit", "/en/kit/", current=True)


def test_only_pages_that_exist_are_offered():
    found = navigation.existing(at("/"), [("Parçalar", "/kit/"), ("Olmayan", "/yok-boyle-yer/")])

    assert [item.href for item in found] == ["/kit/"]


def test_the_public_answer_holds_public_places_only():
    offered = {item.href for item in navigation.public(at("/")).items}

    assert offered <= {path for _label, path in navigation.PUBLIC}


def test_upper_layers_give_their_own_answer(settings):
    settings.NAVIGATION = f"{__name__}._own"

    assert navigation.navigation(at("/")) == _own(None)


def test_a_request_refused_before_sign_in_gets_the_public_answer(settings):
    settings.NAVIGATION = f"{__name__}._own"

    assert navigation.navigation(RequestFactory().get("/")).items == navigation.public(at("/")).items


def test_an_answer_without_a_footer_gets_everyone_s(settings):
    settings.NAVIGATION = "cmdp.kit.navigation.public"

    found = navigation.navigation(at("/"))

    assert {item.href for item in found.footer} <= {path for _label, path in navigation.FOOTER}


@pytest.mark.parametrize(
    ("language", "path", "other"),
    [
        ("tr", "/kit/?a=1", ("en", "/en/kit/?a=1")),
        ("en", "/en/kit/?a=1", ("tr", "/kit/?a=1")),
        ("tr", "/yok/", ("en", "/en/")),
        ("en", "/en/yok/", ("tr", "/")),
    ],
)
def test_the_other_language_keeps_the_page(language, path, other):
    with translation.override(language):
        assert navigation.other_language(at(path)) == other


def test_a_page_knows_its_mode_and_where_one_may_go():
    context = page(at("/kit/"))

    assert (context["mode"], context["now"]) == ("test", None)
    assert context["navigation"].desks == ()
    assert context["other_language"][0] == "en"
    assert not context["is_staff_here"]


@pytest.mark.parametrize("person", [None, AnonymousUser(), SYSTEM])
def test_nobody_in_particular_is_no_staff(person):
    assert not is_staff(person)


@pytest.mark.django_db
def test_staff_are_those_of_agencies_ministry_and_system():
    assert is_staff(make_member(Role.AGENCY_OFFICER, make_agency("TR83")))
    assert is_staff(make_member(Role.MINISTRY_READER))
    assert not is_staff(make_member(Role.ORGANISATION_OWNER, make_organisation()))
    assert not is_staff(make_member(Role.EVALUATOR))


@pytest.mark.django_db
def test_a_trial_says_so_on_every_page_and_production_does_not(client, settings):
    settings.MODE = "trial"
    trial = client.get("/yok/").content.decode()
    settings.MODE = "production"
    production = client.get("/yok/").content.decode()

    sentence = "Deneme sürümü: veriler örnektir."
    assert (sentence in trial, sentence in production) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize(("folder", "is_said"), [("mail", True), ("", False)])
def test_a_trial_tells_where_letters_lie_only_when_they_stay(client, settings, folder, is_said):
    settings.MODE, settings.OUTBOX_FOLDER = "trial", folder

    page = client.get("/yok/").content.decode()

    assert ("E-postalar dışarı gitmez, veri klasörünün mail dizininde durur." in page) is is_said
