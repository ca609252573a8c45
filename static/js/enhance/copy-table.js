// A button that copies a table for a spreadsheet: data-head, then the data-copy of each row of the table with the id
// data-table. data-label names the button; data-done, data-failed are said afterwards.

/** @param {HTMLElement} node */
export function mount(node) {
  const table = document.getElementById(node.dataset.table);
  if (!table || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = node.dataset.label;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const rows = [...table.querySelectorAll("tr[data-copy]")].map((row) => row.dataset.copy);
    try {
      await navigator.clipboard.writeText([node.dataset.head, ...rows].join("\n"));
      said.textContent = node.dataset.done;
    } catch {
      said.textContent = node.dataset.failed;
    }
  });
  node.className = "cluster";
  node.append(button, said);
}
