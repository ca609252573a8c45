// "/" goes to the list's search, "?" opens the help.
import { typing } from "./typing.js";

/** @param {HTMLDialogElement} help */
export function mount(help) {
  document.addEventListener("keydown", (event) => {
    if (typing(event)) return;
    if (event.key === "?") help.showModal();
    if (event.key !== "/") return;
    const search = document.querySelector("[role='search'] input:not([type='hidden'])");
    if (search instanceof HTMLElement) {
      event.preventDefault();
      search.focus();
    }
  });
}
