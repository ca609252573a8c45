"""A signed-in Chromium page, what the browser complained about, and what axe finds."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from cmdp.accounts.models import User

AXE = Axe().axe_script
RUN = """(options) => axe.run(document, options).then((found) => found.violations.flatMap(
  (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`)))"""
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
# Contrast is judged once for each look: the colours and sizes of letters, and what lies behind them up to what is
# opaque. Axe's rule takes longer than all others together, and our pages share a few hundred looks.
JUDGE = """async ([known, options]) => {
  const judged = new Set(known), fresh = new Map(), candidates = new Set(document.querySelectorAll("input, select, textarea"));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim()) candidates.add(texts.currentNode.parentElement);
  for (const node of candidates) {
    if (!node.checkVisibility()) continue;
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(node);
    const look = [color, fontSize, fontWeight, textShadow, node.closest(":disabled") ? "disabled" : ""];
    for (let behind = node, opaque = false; behind; behind = behind.parentElement) {
      const {backgroundColor, backgroundImage, opacity} = getComputedStyle(behind);
      look.push(...(opaque ? [] : [backgroundColor, backgroundImage]), opacity);
      opaque ||= backgroundColor.startsWith("rgb(");
    }
    const key = look.filter((part) => !["", "rgba(0, 0, 0, 0)", "none", "1"].includes(part)).join("|");
    if (!judged.has(key) && !fresh.has(key)) fresh.set(key, node);
  }
  if (!fresh.size) return [[], []];
  const found = await axe.run([...fresh.values()], {...options, elementRef: true});
  const nodes = (rules) => rules.flatMap((rule) => rule.nodes), passed = new Set(nodes(found.passes).map((node) => node.element));
  return [nodes(found.violations).map((node) => `color-contrast: ${node.target}`),
          [...fresh].filter(([, node]) => passed.has(node)).map(([key]) => key)];
}"""
STILL = {"reduced_motion": "reduce"}  # each click on a page that scrolls smoothly waits a second for it to stand
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sign_in(context: BrowserContext, server: str, person: User) -> None:
    """Give the browser the session of a person who has just signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])


@contextmanager
def windows(chromium: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """A function that opens a path of the server in a new window, for ``person`` if named; all are shut in the end.

    A page is there once its scripts are. What the browser complains of is ``page.heard``; without a path the window stays
    empty.
    """
    contexts: list[BrowserContext] = []

    def open_it(path: str = "", *, person: User | None = None, **options: Any) -> Page:
        context = chromium.new_context(locale="tr-TR", **{**STILL, **options})
        contexts.append(context)
        if person is not None:
            sign_in(context, server, person)
        page = context.new_page()
        page.heard = listen(page)
        if path:
            page.goto(server + path)
            if options.get("java_script_enabled", True):
                page.wait_for_selector("html[data-mounted]", state="attached")
        return page

    yield open_it
    for context in contexts:
        context.close()


def listen(page: Page) -> list[str]:
    """A list that fills with errors of the console, refused contents among them, and of scripts."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def barriers(page: Page, *, widths: Sequence[int] = (320, 1280), dark: bool = True, targets: bool = True) -> list[str]:
    """What keeps somebody from using the page: axe's violations, small targets, a page that can be pushed sideways."""
    found = _in_the_dark(page) if dark else []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        here = [*axe_problems(page), *(small_targets(page) if targets else [])]
        found += [f"{width}: {problem}" for problem in [*here, *(["pushed sideways"] if overflows(page) else [])]]
    return found


def axe_problems(page: Page) -> list[str]:
    """Every violation as ``rule: selector``; empty on a page that everyone can use.

    Only the violations travel from the browser: on a large page all else takes longer than the tests.
    """
    _bring_axe(page)
    only = {"runOnly": {"type": "tag", "values": RULES}, "rules": {"color-contrast": {"enabled": False}}}
    return [*page.evaluate(RUN, {**only, "resultTypes": ["violations"], "preload": False}), *pale_letters(page)]


def pale_letters(page: Page) -> list[str]:
    """Letters that stand out too little from what is behind them; a look that passed on any page is not judged again."""
    _bring_axe(page)
    options = {"runOnly": CONTRAST, "resultTypes": ["violations", "passes"], "preload": False}
    found, passed = page.evaluate(JUDGE, [sorted(_passed), options])
    _passed.update(passed)
    return found


_passed: set[str] = set()


def _in_the_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    found = pale_letters(page)
    page.emulate_media(color_scheme="light")
    return [f"dark: {problem}" for problem in found]


def _bring_axe(page: Page) -> None:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)


def overflows(page: Page) -> bool:
    """Whether the page can be pushed sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def small_targets(page: Page) -> list[str]:
    """Links and controls under 24 CSS pixels that do not stand inside a sentence."""
    script = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
      .filter((node) => node.offsetParent && node.checkVisibility() && !node.closest("p, li p, dd, .error-summary li, td, th, .skip, .points"))
      .filter((node) => { const box = node.getBoundingClientRect(); return box.width && Math.min(box.width, box.height) < 23.5; })
      .map((node) => node.outerHTML.slice(0, 80))"""
    return page.evaluate(script)
