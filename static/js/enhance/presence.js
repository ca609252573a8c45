// Says who else has the form open: asks data-url every half a minute while the page is looked at, and shows its answer.
const EVERY = 30_000;

/** @param {HTMLElement} node */
export function mount(node) {
  let waiting = 0;
  const ask = async () => {
    window.clearTimeout(waiting);
    if (document.visibilityState !== "visible") return;
    waiting = window.setTimeout(ask, EVERY);
    const reply = await fetch(node.dataset.url, { redirect: "manual" }).catch(() => null);
    if (!reply?.ok) return;
    const { told } = await reply.json();
    if (told !== node.textContent.trim()) node.textContent = told; // what did not change is not read out again
  };
  waiting = window.setTimeout(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
