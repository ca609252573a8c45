// Ticks on server time: data-now is when the page was made, data-until the exclusive instant.
const units = {
  tr: { parts: [["gün", "gün"], ["saat", "saat"], ["dakika", "dakika"]], left: "%s kaldı", soon: "1 dakikadan az kaldı", over: "süre doldu" },
  en: { parts: [["day", "days"], ["hour", "hours"], ["minute", "minutes"]], left: "%s left", soon: "less than 1 minute left", over: "time is up" },
};

/** @param {number} milliseconds @param {string} language */
export function say(milliseconds, language) {
  const words = units[language] ?? units.tr;
  if (milliseconds <= 0) return words.over;
  const minutes = Math.floor(milliseconds / 60000);
  if (minutes < 1) return words.soon;
  const counts = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const first = counts.findIndex((count) => count > 0);
  const shown = counts
    .map((count, place) => (count ? `${count} ${words.parts[place][count === 1 ? 0 : 1]}` : ""))
    .slice(first, first + 2)
    .filter(Boolean);
  return words.left.replace("%s", shown.join(" "));
}

/** @param {HTMLElement} node */
export function mount(node) {
  const until = Date.parse(node.dataset.until);
  const made = Date.parse(node.dataset.now);
  const started = performance.now();
  const tick = () => {
    const left = until - (made + (performance.now() - started));
    node.textContent = say(left, document.documentElement.lang);
    node.classList.toggle("clock__left--soon", left < 3600000);
    if (left > 0) window.setTimeout(tick, left < 120000 ? 1000 : 15000);
  };
  tick();
}
