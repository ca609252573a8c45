"""A person without a mouse: finds everything by Tab, acts by Enter, Space and arrows."""

from pathlib import Path

from tests.journeys.person import Person
from tests.support.worker import wait_until

# What a screen reader would call the element that has the focus, and the words around a choice.
NAMED = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels || [])].map((label) => label.innerText).join(" ");
  const said = (at.getAttribute("aria-label") || labels || at.innerText || at.value || "");
  const group = at.type === "radio" || at.type === "checkbox"
    ? at.closest("fieldset, section")?.querySelector("legend, h2")?.innerText || "" : "";
  return { said: said.trim().replace(/\\s+/g, " "), group: group.trim(), kind: at.type || at.tagName,
    seen: at.matches(":focus-visible") };
}"""
MOST_STOPS = 150


class Keys:
    """Drives the page of a person by keys only."""

    def __init__(self, person: Person) -> None:
        self.person, self.page, self.say = person, person.page, person.say
        self._file: Path | None = None
        # Listened to from the start: a chooser that opens before anybody listens is the system's own.
        self.page.on("filechooser", lambda chooser: chooser.set_files(self._file))

    def to(self, name: str, *, kind: str = "", group: str = "", holding: str = "", backwards: bool = False) -> "Keys":
        """Press Tab until something of this name has the focus; what has it must be seen to have it."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Shift+Tab" if backwards else "Tab")
            here = self.page.evaluate(NAMED)
            is_it = here["said"].startswith(name) and holding in here["said"]
            if is_it and kind in here["kind"] and group in here["group"]:
                assert here["seen"], here
                return self
            passed.append(here["said"])
        raise AssertionError(f"No {name!r} within {MOST_STOPS} stops at {self.page.url}; passed: {passed}")

    def insert(self, text: str) -> "Keys":
        """Type into what has the focus."""
        self.page.keyboard.insert_text(text)
        return self

    def space(self) -> "Keys":
        """Act on what has the focus."""
        self.page.keyboard.press("Space")
        return self

    def arrows(self, key: str, *, times: int) -> "Keys":
        """Along the choices of a group."""
        for _ in range(times):
            self.page.keyboard.press(key)
        return self

    def write(self, label: str, text: str) -> "Keys":
        """Into the field of this label, over what is there."""
        self.to(label)
        self.page.keyboard.press("ControlOrMeta+A")
        return self.insert(text)

    def press(self, name: str, *, kind: str = "", holding: str = "", backwards: bool = False) -> "Keys":
        """A button or a link, by Enter; wait for the page that answers."""
        self.to(name, kind=kind, holding=holding, backwards=backwards)
        self.page.evaluate("window.isLeft = false")
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("() => window.isLeft === undefined")  # a new address alone is not yet another page
        self.page.wait_for_load_state()
        return self

    def tick(self, name: str, *, group: str = "") -> "Keys":
        """A box, or the choice of a group that Tab stops at, by Space."""
        return self.to(name, group=group).space()

    def choose(self, label: str, beginning: str) -> "Keys":
        """An option of a list, by typing how it begins."""
        self.to(label, kind="select")
        self.page.keyboard.type(beginning)
        return self

    def attach(self, file: Path) -> "Keys":
        """A file into the next field for one; the chooser is the system's."""
        self._file = file
        self.to("", kind="file").space()
        wait_until(lambda: self.page.evaluate("document.activeElement.files.length") == 1)
        return self

    def arrow_to(self, first: str, ending: str) -> "Keys":
        """A choice of a group: Tab to where the group begins, arrows to the choice that ends so."""
        self.to(first, kind="radio")
        for _ in range(MOST_STOPS):
            if self.page.evaluate(NAMED)["said"].endswith(ending):
                return self.space()
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"No choice {ending!r} after {first!r}")
