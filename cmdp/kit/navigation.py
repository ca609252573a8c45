"""Where one may go from here. Upper layers give their own answer through the setting ``NAVIGATION``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import is_valid_path, translate_url
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

Label = str | Promise
FEW = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One place to go: a label, an address, whether we are there, and perhaps how many things wait there."""

    label: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Navigation:
    """The room's main items, the desks between which a person may change, the account's and the footer's items.

    ``more`` are places that are wanted now and then: they stand behind one word at the end of the main items.
    ``bodies`` are the names in which the person acts in this room. All of it is compared by value: pages keep what they
    drew of it (``components.kept``).
    """

    items: tuple[Item, ...] = ()
    more: tuple[Item, ...] = ()
    desks: tuple[Item, ...] = ()
    account: tuple[Item, ...] = ()
    footer: tuple[Item, ...] = ()
    bodies: tuple[str, ...] = ()

    @property
    def main(self) -> "Navigation":
        """What the menu of the room shows, and nothing of the person."""
        return Navigation(items=self.items, more=self.more)

    @property
    def here(self) -> Item | None:
        """The main item that we are at."""
        return next((item for item in (*self.items, *self.more) if item.current), None)

    @property
    def is_in_more(self) -> bool:
        """Whether we are at one of the places behind the word."""
        return any(item.current for item in self.more)

    @property
    def is_long(self) -> bool:
        """Whether the main items take more than a row or two of a phone, so that they fold there."""
        return len(self.items) + len(self.more) > FEW


def item(request: HttpRequest, label: Label, path: str, *, count: int | None = None, exact: bool = False) -> Item:
    """An item for a Turkish ``path``, in the active language; current when the page is there or below it."""
    href = localized(path)
    return Item(label=str(label), href=href, current=_is_there(request.path, href, exact=exact), count=count)


def _is_there(here: str, href: str, *, exact: bool) -> bool:
    return here == href or (not exact and href not in {"/", "/en/"} and here.startswith(href))


def localized(path: str) -> str:
    """The same path in the active language: ``/cagrilar/`` or ``/en/cagrilar/``."""
    return f"/en{path}" if (get_language() or "tr").startswith("en") else path


def public(request: HttpRequest) -> Navigation:
    """What everyone may see; a page that does not exist is not offered."""
    return Navigation(items=existing(request, PUBLIC))


def existing(request: HttpRequest, places: Iterable[tuple[Label, str]]) -> tuple[Item, ...]:
    """Items for those of ``(label, path)`` that lead somewhere; a path above another of them is current only itself."""
    here, offered = request.path, _offered(tuple(places), get_language())
    return tuple(Item(label, href, _is_there(here, href, exact=exact)) for label, href, exact in offered)


@lru_cache(maxsize=256)
def _offered(places: tuple[tuple[Label, str], ...], _language: str | None) -> tuple[tuple[str, str, bool], ...]:
    """Those of the places that lead somewhere, as the language says them, and whether only the place itself is current."""
    known = [(label, path) for label, path in places if _leads_somewhere(localized(path))]
    return tuple((str(label), localized(path), _is_above(path, known)) for label, path in known)


@cache
def _leads_somewhere(path: str) -> bool:
    return bool(is_valid_path(path))


def _is_above(path: str, places: Iterable[tuple[Label, str]]) -> bool:
    return any(other != path and other.startswith(path) for _, other in places)


PUBLIC: tuple[tuple[Label, str], ...] = (
    (_("Program"), "/"),
    (_("Öncelikler"), "/oncelikler/"),
    (_("Çağrılar"), "/cagrilar/"),
    (_("Desteklenen projeler"), "/projeler/"),
    (_("Rehber"), "/rehber/"),
)
FOOTER: tuple[tuple[Label, str], ...] = (
    *PUBLIC,
    (_("Belgeler"), "/belgeler/"),
    (_("Belge doğrulama"), "/dogrula/"),
    (_("Açık veri"), "/acik-veri/"),
    (_("Erişilebilirlik"), "/erisilebilirlik/"),
    (_("Kişisel veriler"), "/kisisel-veriler/"),
    (_("İletişim"), "/iletisim/"),
)


def navigation(request: HttpRequest) -> Navigation:
    """The answer of the function that ``settings.NAVIGATION`` names; its footer is everyone's unless it has its own.

    A request refused before anybody was asked who they are (a foreign host name) gets the public answer.
    """
    answer: Callable[[HttpRequest], Navigation] = import_string(settings.NAVIGATION)
    found = answer(request) if hasattr(request, "user") else public(request)
    return found if found.footer else replace(found, footer=existing(request, FOOTER))


def other_language(request: HttpRequest) -> tuple[str, str]:
    """The other language's code and this page's address in it; its start page when the page has none."""
    code = "tr" if (get_language() or "tr").startswith("en") else "en"
    start = "/" if code == "tr" else "/en/"
    path, mark, query = request.get_full_path().partition("?")
    there = _translated(path, code)
    return code, f"{there}{mark}{query}" if there != path else start


@lru_cache(maxsize=4096)
def _translated(path: str, code: str) -> str:
    """The path in that language, or the path itself; to find it again for every page costs more than the page's menu."""
    return translate_url(path, code)
