// Saves a form soon after the last key, without leaving the page: the same post as its button, asking for JSON.
// The answer's "version" goes into the field of that name, its "told" into .saved. A refusal stops the saving: the
// button then shows what happened. data-unreachable: the sentence while the server does not answer.
const PAUSE = 1200;
const RETRY = 5000;

/** @param {HTMLFormElement} form */
export function mount(form) {
  const line = form.querySelector(".saved");
  let waiting = 0;
  let busy = false;
  let dirty = false;
  let stopped = false;

  const tell = (words, failed) => {
    if (!line) return;
    line.textContent = words;
    line.classList.toggle("saved--failed", failed);
  };
  const later = (pause) => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, pause);
  };
  const take = async (reply) => {
    const body = reply.headers.get("Content-Type")?.startsWith("application/json") ? await reply.json() : {};
    if (reply.ok && body.version !== undefined) {
      form.elements.namedItem("version").value = String(body.version);
      tell(body.told, false);
      if (!dirty) form.dispatchEvent(new Event("saved"));
      return;
    }
    stopped = reply.status !== 422;
    if (body.told) tell(body.told, true);
  };
  const save = async () => {
    if (busy || stopped || !dirty) return;
    busy = true;
    dirty = false;
    try {
      await take(await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }));
    } catch {
      dirty = true;
      tell(form.dataset.unreachable, true);
      later(RETRY);
    }
    busy = false;
    if (dirty) later(PAUSE);
  };
  form.addEventListener("input", () => {
    dirty = true;
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    stopped = true;
  });
}
