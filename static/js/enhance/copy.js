// A button under a read-only text that copies all of it: data-label names the button, data-done is said afterwards.

/** @param {HTMLTextAreaElement} node */
export function mount(node) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = node.dataset.label;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    node.select();
    try {
      await navigator.clipboard.writeText(node.value);
    } catch {
      document.execCommand("copy");
    }
    said.textContent = node.dataset.done;
  });
  const row = document.createElement("p");
  row.className = "cluster";
  row.append(button, said);
  node.after(row);
}
