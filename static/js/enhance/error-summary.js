// The summary takes the focus; its links put the cursor into the field, not only the field into view.

/** @param {HTMLElement} box */
export function mount(box) {
  box.focus();
  box.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest(".field") ?? field).scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
}
