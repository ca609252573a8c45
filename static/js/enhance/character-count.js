// Counts what the server counts (cmdp/kit/text.py): characters after NFC, a line end as one, hidden marks left out.
// data-limit: the limit; data-left, data-over: sentences with %(n)s.
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const HIDDEN =
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/gu;
const UNSEEN = /^[\s\u034f\u115f\u1160\u200c\u200d\u2800\u3164\ufe0e\ufe0f\uffa0]*$/u;

/** @param {string} text */
export function count(text) {
  const plain = text.replace(LINE_ENDS, "\n").replace(HIDDEN, "").normalize("NFC").trim();
  return UNSEEN.test(plain) ? 0 : [...plain].length;
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
