// Says how many rows are chosen: data-form is the form's id, data-name the checkboxes' name, data-words "%(n)s başvuru seçildi".

/** @param {HTMLElement} node */
export function mount(node) {
  const boxes = [...document.querySelectorAll(`input[type="checkbox"][name="${node.dataset.name}"]`)];
  const show = () => {
    node.textContent = node.dataset.words.replace("%(n)s", String(boxes.filter((box) => box.checked).length));
  };
  boxes.forEach((box) => box.addEventListener("change", show));
  show();
}
