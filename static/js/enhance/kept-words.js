// On a form that may no longer be written: what of it this device still holds and no server took, to be copied or deleted.
// data-person: whose words; data-title, data-words: what is said of them; data-forget: the button that deletes them.
import * as device from "./device.js";

/** @param {HTMLElement} place */
export async function mount(place) {
  const form = place.closest("form");
  const rest = await device.left(place.dataset.person);
  const texts = rest.flatMap(({ pairs }) => pairs).filter(([name, value]) => isUnsaved(form.elements.namedItem(name), value));
  if (texts.length) show(place, form, texts, rest);
}

/** Whether a text that people type is another one than the page shows. */
function isUnsaved(field, value) {
  return /^(text|email|tel|url|textarea)$/.test(field?.type ?? "") && value.trim() !== "" && value !== field.value;
}

function show(place, form, texts, rest) {
  const { title, words, forget } = place.dataset;
  const list = document.createElement("dl");
  for (const [name, value] of texts) list.append(made("dt", form.elements.namedItem(name).labels[0]?.textContent.trim() ?? ""), made("dd", value, "keep-lines"));
  const button = made("button", forget, "button button--quiet");
  button.type = "button";
  button.addEventListener("click", () => {
    for (const { key } of rest) device.drop(key);
    place.replaceChildren();
  });
  const notice = made("div", "", "notice notice--warning");
  notice.append(made("h2", title, "notice__title"), made("p", words), list, button);
  place.append(notice);
}

function made(kind, words, look = "") {
  const node = document.createElement(kind);
  node.className = look;
  node.textContent = words;
  return node;
}
