// Sends the chosen file in pieces before its form: with progress, and going on where it stopped after a broken line, a
// reload or another day. When all of it is there, the form is posted as ever, with the upload's id in place of the file.
// The form has a hidden "upload", a "slot" where the address alone does not say what the file is for, an .upload line with
// a <progress>, .upload__told and a button, and data-begin: where to ask. Around it stand data-going, data-waiting, data-changed, data-expired, data-refused: sentences.
const LEAST = 64 * 1024;
const MOST = 4 * 1024 * 1024;
const RETRY = 3000;
const QUICK = 700;
const SLOW = 3000;

/** @param {HTMLFormElement} form */
export function mount(form) {
  const field = form.querySelector("input[type=file]");
  const line = form.querySelector(".upload");
  const words = form.closest("[data-going]").dataset;
  let stop = null;

  const tell = (sentence, tone = "") => {
    line.hidden = false;
    line.className = `upload${tone && ` upload--${tone}`}`;
    const told = line.querySelector(".upload__told");
    if (told.textContent !== sentence) told.textContent = sentence;
  };
  const show = (done, whole) => {
    const bar = line.querySelector("progress");
    bar.max = whole;
    bar.value = done;
    line.querySelector(".upload__part").textContent = `${Math.floor((100 * done) / whole)} %`;
  };

  form.addEventListener("submit", async (event) => {
    const file = field.files[0];
    if (!file || !file.size || form.elements.upload.value) return;
    event.preventDefault();
    if (stop) return;
    stop = new AbortController();
    tell(words.going);
    try {
      form.elements.upload.value = await send(form, file, { tell, show, words, signal: stop.signal });
      field.value = "";
      form.requestSubmit(event.submitter);
    } catch (fault) {
      if (fault instanceof Over) tell(fault.message, "failed");
      else line.hidden = true;
    } finally {
      stop = null;
    }
  });
  field.addEventListener("change", () => {
    form.elements.upload.value = "";
  });
  line.querySelector("button").addEventListener("click", () => stop?.abort());
}

/** Why it cannot go on: a sentence for the person. */
class Over extends Error {}

/** The id of the upload once the server has all of the file. */
async function send(form, file, { tell, show, words, signal }) {
  let length = 4 * LEAST;
  let upload = null;
  while (!upload || upload.received < file.size) {
    signal.throwIfAborted();
    const began = performance.now();
    const piece = upload && (await part(file, upload.received, length, words));
    const reply = await ask(form, file, upload, piece, signal);
    if (!reply || reply.status >= 500 || reply.status === 409 || reply.status === 400) {
      tell(words.waiting, "waiting");
      upload = null;
      length = LEAST;
      await pause(signal);
      continue;
    }
    upload = await taken(reply, words);
    tell(words.going);
    show(upload.received, file.size);
    const took = performance.now() - began;
    if (piece) length = took < QUICK ? Math.min(2 * length, MOST) : took > SLOW ? Math.max(length / 2, LEAST) : length;
  }
  return upload.id;
}

/** A piece of the file; one that was changed since it was chosen cannot be read any more. */
async function part(file, from, length, words) {
  try {
    return await file.slice(from, from + length).arrayBuffer();
  } catch {
    throw new Over(words.changed);
  }
}

async function ask(form, file, upload, piece, signal) {
  const headers = { "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value, Accept: "application/json" };
  const slot = form.elements.namedItem("slot");
  const told = { ...(slot && { slot: slot.value }), name: file.name, size: file.size, mark: file.lastModified };
  const address = upload ? `${upload.address}?offset=${upload.received}` : form.dataset.begin;
  const body = upload ? new Blob([piece], { type: "application/octet-stream" }) : new URLSearchParams(told);
  try {
    return await fetch(address, { method: "POST", body, headers, signal, redirect: "manual" });
  } catch (fault) {
    if (signal.aborted) throw fault;
    return null;
  }
}

async function taken(reply, words) {
  const isJson = reply.headers.get("Content-Type")?.startsWith("application/json");
  if (reply.type === "opaqueredirect" || (reply.status === 403 && !isJson)) throw new Over(words.expired);
  const body = isJson ? await reply.json() : {};
  if (!reply.ok) throw new Over(body.told ?? words.refused);
  return body;
}

/** A while, or until the line is back. */
function pause(signal) {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, RETRY);
    for (const [target, name] of [[window, "online"], [signal, "abort"]]) {
      target.addEventListener(name, () => { window.clearTimeout(timer); resolve(); }, { once: true });
    }
  });
}
