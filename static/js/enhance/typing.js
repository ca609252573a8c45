// Whether a key belongs to what the person is writing or to the browser, and not to us.

/** @param {KeyboardEvent} event */
export function typing(event) {
  const at = event.target;
  const writes = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
  return writes || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null;
}
