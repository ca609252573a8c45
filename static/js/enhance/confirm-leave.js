// Asks before a form with unsaved words is left.

/** @param {HTMLFormElement} form */
export function mount(form) {
  let touched = false;
  form.addEventListener("input", () => { touched = true; });
  form.addEventListener("submit", () => { touched = false; });
  form.addEventListener("saved", () => { touched = false; });
  window.addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
}
