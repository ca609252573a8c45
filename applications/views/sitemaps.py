"""What search engines may read: every public page in both languages, and where the list of them stands."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as list_pages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from applications.queries.calls import published
from applications.queries.documents import public_rule_sets
from applications.queries.published.filters import public as projects
from applications.queries.questions import answers_of_published_calls
from cmdp.kit.caching import public_page
from cmdp.kit.links import absolute
from priorities.queries import measures_ever_published, published_editions

PLACES = (
    "applications:home",
    "applications:call_list",
    "applications:project_list",
    "applications:projects_under_way",
    "applications:projects_said_under_way",
    "applications:project_years",
    "applications:project_distribution",
    "applications:project_map",
    "applications:guide",
    "applications:documents",
    "priorities:current",
    "applications:open_data",
    "applications:api_documentation",
    "applications:accessibility",
    "applications:privacy",
    "applications:contact",
)


class Pages(Sitemap):
    """Addresses in Turkish and English, each naming the other; on the service's own name whoever asks."""

    i18n = True
    alternates = True
    x_default = True
    limit = 2000  # addresses of one list: a thousand pages in two languages, answered at once
    protocol = urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: object = None) -> str:  # noqa: ARG002 - Django's hook
        return urlsplit(settings.BASE_URL).netloc


class Places(Pages):
    def items(self) -> list[str]:
        return list(PLACES)

    def location(self, item: str) -> str:
        return reverse(item)


class Calls(Pages):
    """Each call, its form, and the question whether one may apply."""

    def items(self) -> list[tuple[str, str]]:
        return [(route, call) for call in _calls() for route in ("call", "call_form", "eligibility")]

    def location(self, item: tuple[str, str]) -> str:
        route, call = item
        return reverse(f"applications:{route}", args=[call])


class Questions(Pages):
    """Of each call its answers to all: the list, and each at its own address."""

    def items(self) -> list[tuple[str, ...]]:
        return [*((call,) for call in _calls()), *answers_of_published_calls()]

    def location(self, item: tuple[str, ...]) -> str:
        return reverse(f"applications:call_question{'' if item[1:] else 's'}", args=item)


def _calls() -> list[str]:
    return list(published().order_by("pk").prefetch_related(None).values_list("public_id", flat=True))


class Projects(Pages):
    def items(self) -> list[str]:
        return list(projects().filter(is_demo=False).order_by("pk").values_list("public_id", flat=True))

    def location(self, item: str) -> str:
        return reverse("applications:project", args=[item])


class RuleSets(Pages):
    def items(self) -> list[str]:
        return list(public_rule_sets().order_by("pk").values_list("public_id", flat=True))

    def location(self, item: str) -> str:
        return reverse("applications:rules_of_a_year", args=[item])


class Editions(Pages):
    def items(self) -> list[int]:
        return [edition.number for edition in published_editions() if edition.number]

    def location(self, item: int) -> str:
        return reverse("priorities:edition", args=[item])


class Measures(Pages):
    def items(self) -> list[str]:
        return measures_ever_published()

    def location(self, item: str) -> str:
        return reverse("priorities:measure", args=[item])


SECTIONS: dict[str, Any] = {
    "places": Places,
    "calls": Calls,
    "questions": Questions,
    "projects": Projects,
    "rules": RuleSets,
    "editions": Editions,
    "measures": Measures,
}


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Where each list of addresses stands."""
    places = [place for section in SECTIONS for place in _lists_of(section)]
    context = {"sitemaps": [{"location": place} for place in places]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@public_page
def sitemap_list(request: HttpRequest, section: str) -> HttpResponseBase:
    return list_pages(request, sitemaps=SECTIONS, section=section).render()


def _lists_of(section: str) -> list[str]:
    first = absolute(reverse("sitemap_list", args=[section]))
    further = range(2, SECTIONS[section]().paginator.num_pages + 1)
    return [first, *(f"{first}?p={number}" for number in further)]


@public_page
def robots(_request: HttpRequest) -> HttpResponse:
    """Only where there is something to read; what needs a sign-in answers so by itself."""
    closed = ("/hesap/", "/basvurular/", "/degerlendirme/", "/masa/", "/bakanlik/", "/yonetim/", "/kit/")
    lines = ["User-agent: *", *(f"Disallow: {way}{path}" for way in ("", "/en") for path in closed)]
    text = "\n".join([*lines, "", f"Sitemap: {absolute(reverse('sitemap'))}", ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
