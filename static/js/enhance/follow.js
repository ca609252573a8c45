// Follows a meeting: asks data-url every few seconds while the page is looked at. When its version is another, the page is
// loaded anew and says so politely, unless somebody has begun to write in it or is sending a form; then it only says so.
const EVERY = 10_000;
const DRAWN_ANEW = "follow-drawn-anew";

/** @param {HTMLElement} node */
export function mount(node) {
  let waiting = 0, isBusy = false;
  const told = node.querySelector("[data-follow-told]");
  const say = (/** @type {string} */ words) => { if (told.textContent === "") told.textContent = words; }; // read out once
  if (window.sessionStorage.getItem(DRAWN_ANEW) === node.dataset.url) window.setTimeout(() => say(told.dataset.anew), 500);
  window.sessionStorage.removeItem(DRAWN_ANEW);
  for (const event of ["input", "submit"]) document.addEventListener(event, () => { isBusy = true; });
  const ask = async () => {
    window.clearTimeout(waiting);
    if (document.visibilityState !== "visible") return;
    waiting = window.setTimeout(ask, EVERY);
    const reply = await fetch(node.dataset.url, { redirect: "manual" }).catch(() => null);
    if (!reply?.ok) return;
    const { version } = await reply.json();
    if (String(version) === node.dataset.version) return;
    if (isBusy) return say(told.dataset.words);
    window.sessionStorage.setItem(DRAWN_ANEW, node.dataset.url);
    window.location.reload();
  };
  waiting = window.setTimeout(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
