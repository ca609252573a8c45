// Ticks on server time: data-now is when the page was made, data-until the exclusive instant, data-words the sentences.
const HOUR = 3600000;

/** @param {number} milliseconds @param {{units: string[], left: string, soon: string, over: string}} words */
export function say(milliseconds, words) {
  if (milliseconds <= 0) return words.over;
  const minutes = Math.floor(milliseconds / 60000);
  if (minutes < 1) return words.soon;
  const counts = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const first = counts.findIndex((count) => count > 0);
  const shown = counts
    .map((count, place) => (count ? words.units[place * 2 + (count === 1 ? 0 : 1)].replace("%(n)d", String(count)) : ""))
    .slice(first, first + 2)
    .filter(Boolean);
  return words.left.replace("%(duration)s", shown.join(" "));
}

/** @param {HTMLElement} node */
export function mount(node) {
  const until = Date.parse(node.dataset.until);
  const made = Date.parse(node.dataset.now);
  const words = JSON.parse(node.dataset.words);
  const started = performance.now();
  const tick = () => {
    const left = until - (made + (performance.now() - started));
    const sentence = say(left, words);
    if (node.textContent !== sentence) node.textContent = sentence;
    node.classList.toggle("clock__left--soon", left < HOUR);
    if (left > 0) window.setTimeout(tick, left < 120000 ? 1000 : 15000);
  };
  tick();
}
