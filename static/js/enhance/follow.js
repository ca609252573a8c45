// Follows a meeting: asks data-url every few seconds while the page is looked at. When its version is another, the page is
// loaded anew, unless somebody has begun to write in it; then it says so.
const EVERY = 10_000;

/** @param {HTMLElement} node */
export function mount(node) {
  let waiting = 0, isWritten = false;
  document.addEventListener("input", () => { isWritten = true; });
  const ask = async () => {
    window.clearTimeout(waiting);
    if (document.visibilityState !== "visible") return;
    waiting = window.setTimeout(ask, EVERY);
    const reply = await fetch(node.dataset.url, { redirect: "manual" }).catch(() => null);
    if (!reply?.ok) return;
    const { version } = await reply.json();
    if (String(version) === node.dataset.version) return;
    const told = node.querySelector("[data-follow-told]");
    if (!isWritten) window.location.reload();
    else if (told.textContent === "") told.textContent = told.dataset.words; // read out once
  };
  waiting = window.setTimeout(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
