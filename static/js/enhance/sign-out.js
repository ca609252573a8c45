// Signing out wipes what this device keeps of the person; words that no server knows yet are asked about first.
// data-person: whose; data-words: the question.
import * as device from "./device.js";

/** @param {HTMLFormElement} form */
export function mount(form) {
  form.addEventListener("submit", (event) => {
    const { person, words } = form.dataset;
    if (device.count(person) && !window.confirm(words)) event.preventDefault();
    else device.wipe(person);
  });
}
