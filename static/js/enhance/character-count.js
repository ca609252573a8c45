// Counts what the server counts: characters after NFC, a line end as one, hidden marks left out.
// data-limit: the limit; data-left, data-over: sentences with %(n)s.
const hidden = /[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\u200E\u200F]/g;

/** @param {string} text */
export function count(text) {
  return [...text.replace(/\r\n?/g, "\n").replace(hidden, "").normalize("NFC").trim()].length;
}

/** @param {HTMLTextAreaElement | HTMLInputElement} field */
export function mount(field) {
  const limit = Number(field.dataset.limit);
  const line = document.createElement("p");
  line.className = "field__count";
  line.setAttribute("role", "status");
  field.after(line);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let waiting = 0;
  const show = () => {
    const left = limit - count(field.value);
    const words = left < 0 ? field.dataset.over : field.dataset.left;
    line.textContent = words.replace("%(n)s", number.format(Math.abs(left)));
    line.classList.toggle("field__count--over", left < 0);
  };
  field.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, 200);
  });
  show();
}
