// Shows what the server says of a form while it is being filled in. The node has data-from: the form's id; data-url: who
// is asked, by a post of the form; data-start, where the person is to ask first: the words of a button. What the page
// held before stays where there is no answer. What the page and the answer say in role=status is put into the node that
// is there: only a place that was there before is read aloud when it changes.
const PAUSE = 900;

/** @param {HTMLElement} node */
export function mount(node) {
  const form = document.getElementById(node.dataset.from);
  if (!(form instanceof HTMLFormElement)) return;
  let waiting = 0;
  let turn = 0;
  let last = "";

  const ask = async () => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    const typed = new URLSearchParams([...body]).toString();
    if (typed === last) return;
    last = typed;
    turn += 1;
    const mine = turn;
    const reply = await fetch(node.dataset.url, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (mine !== turn) return;
    if (!reply?.ok) {
      last = "";
      return;
    }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (mine === turn && !node.contains(document.activeElement)) show(node, page.body);
  };
  const begin = () => {
    form.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(ask, PAUSE);
    });
  };

  if (!node.dataset.start) {
    begin();
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = node.dataset.start;
  button.addEventListener("click", () => {
    button.remove();
    begin();
    ask();
  });
  node.before(button);
}

/** @param {HTMLElement} node @param {HTMLElement} answer */
function show(node, answer) {
  const said = node.querySelector(":scope > [role=status]");
  const words = answer.querySelector(":scope > [role=status]");
  if (!said || !words) {
    node.replaceChildren(...answer.childNodes);
    return;
  }
  words.remove();
  if (said.textContent !== words.textContent) said.replaceChildren(...words.childNodes);
  for (const child of [...node.childNodes]) if (child !== said) child.remove();
  node.append(...answer.childNodes);
}
