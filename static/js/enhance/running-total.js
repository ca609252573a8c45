// Adds up the points while they are given. Inputs carry data-section; [data-section-total] and [data-total] show the sums.

/** @param {HTMLFormElement} form */
export function mount(form) {
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
    for (const place of form.querySelectorAll("[data-total]")) place.textContent = String(total);
  };
  form.addEventListener("input", show);
  show();
}
