"""A person without a mouse: finds everything by Tab, acts by Enter, Space and arrows."""

from tests.journeys.person import Person

# What a screen reader would call the element that has the focus, and the words around a choice.
NAMED = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels || [])].map((label) => label.innerText).join(" ");
  const said = (at.getAttribute("aria-label") || labels || at.innerText || at.value || "");
  const group = at.type === "radio" || at.type === "checkbox"
    ? at.closest("fieldset, section")?.querySelector("legend, h2")?.innerText || "" : "";
  return { said: said.trim().replace(/\\s+/g, " "), group: group.trim(), kind: at.type || at.tagName };
}"""
MOST_STOPS = 150


class Keys:
    """Drives the page of a person by keys only."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page

    def to(self, name: str, *, kind: str = "", group: str = "") -> "Keys":
        """Press Tab until something of this name has the focus; what has it must be seen to have it."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(NAMED)
            if here["said"].startswith(name) and kind in here["kind"] and group in here["group"]:
                assert self.page.evaluate("document.activeElement.matches(':focus-visible')")
                return self
            passed.append(here["said"])
        raise AssertionError(f"No {name!r} within {MOST_STOPS} stops at {self.page.url}; passed: {passed}")

    def write(self, label: str, text: str) -> "Keys":
        """Into the field of this label, over what is there."""
        self.to(label)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(text)
        return self

    def press(self, name: str, *, kind: str = "") -> "Keys":
        """A button or a link, by Enter; wait for the page that answers."""
        self.to(name, kind=kind)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()
        return self

    def tick(self, name: str, *, group: str = "") -> "Keys":
        """A box, or the choice of a group that Tab stops at, by Space."""
        self.to(name, group=group)
        self.page.keyboard.press("Space")
        return self

    def choose(self, label: str, beginning: str) -> "Keys":
        """An option of a list, by typing how it begins."""
        self.to(label, kind="select")
        self.page.keyboard.type(beginning)
        return self

    def arrow_to(self, first: str, ending: str) -> "Keys":
        """A choice of a group: Tab to where the group begins, arrows to the choice that ends so."""
        self.to(first, kind="radio")
        for _ in range(MOST_STOPS):
            if self.page.evaluate(NAMED)["said"].endswith(ending):
                self.page.keyboard.press("Space")
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No choice {ending!r} after {first!r}")
