// Adds up the points while they are given. Inputs carry data-section; [data-section-total] and [data-total] show the sums,
// [data-below-floor] whether a section's sum misses its data-floor. [data-total-said] tells a screen reader once the hand
// rests; its data-words hold TOTAL. Points and "I cannot score this" of one [data-criterion] take each other's place.

const REST = 1000;

/** @param {HTMLFormElement} form */
export function mount(form) {
  let resting = 0;
  const show = () => {
    const sums = new Map();
    let total = 0;
    for (const input of form.querySelectorAll("input[data-section]")) {
      const counts = input.type !== "radio" || input.checked;
      const points = counts && /^\d+$/.test(input.value.trim()) ? Number(input.value) : 0;
      sums.set(input.dataset.section, (sums.get(input.dataset.section) ?? 0) + points);
      total += points;
    }
    for (const place of form.querySelectorAll("[data-section-total]")) {
      place.textContent = String(sums.get(place.dataset.sectionTotal) ?? 0);
    }
    for (const place of form.querySelectorAll("[data-below-floor]")) {
      place.hidden = (sums.get(place.dataset.belowFloor) ?? 0) >= Number(place.dataset.floor);
    }
    for (const place of form.querySelectorAll("[data-total]")) place.textContent = String(total);
    return total;
  };
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement) takePlace(event.target);
    const total = show();
    if (!(event.target instanceof HTMLInputElement)) return;
    const heading = event.target.closest("section[data-section-name]")?.querySelector("h2");
    window.clearTimeout(resting);
    resting = window.setTimeout(() => say(form, heading, total), REST);
  });
  show();
}

/** The other answer of the criterion goes: who cannot score it gives no points, who gives points can. */
function takePlace(input) {
  const criterion = input.closest("[data-criterion]");
  if (!criterion) return;
  for (const other of criterion.querySelectorAll("input")) {
    if ((other.type === "checkbox") === (input.type === "checkbox")) continue;
    if (input.type === "checkbox" && !input.checked) continue;
    if (other.type === "text" || other.type === "number") other.value = "";
    else other.checked = false;
  }
}

/** The sums in one sentence, as they stand beside the headings. */
function say(form, heading, total) {
  const place = form.querySelector("[data-total-said]");
  if (!place) return;
  const section = heading?.innerText.replace(/\s+/g, " ").trim();
  place.textContent = [section, place.dataset.words.replace("TOTAL", String(total))].filter(Boolean).join(". ");
}
