// Saves a form soon after the last key, without leaving the page: the same post as its button, asking for JSON.
// The answer's "fields" go into the fields of these names, its "told" into .saved; "open" says that something of it
// was not taken. Until the server acknowledges, the words stay on this device too (see device.js): they outlive a lost
// connection, a crash and an ended session, and no other person is ever given them. A save that nobody answered may have
// been written all the same: it is sent again as it was before anything newer, or its own words would look like another's.
// The form's .autosave, or the form itself, has data-person: whose words these are; data-unreachable, data-unkept,
// data-refused, data-expired, data-other, data-restored: sentences; data-sign-in, data-sign-in-words: where to sign in
// beside this page; data-keep: the switch's label; data-by-hand: kept on the device alone until the button is pressed.
import * as device from "./device.js";

const PAUSE = 1200;
const RETRY = 5000;
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "next"]);

/** @param {HTMLFormElement} form */
export async function mount(form) {
  const { person, byHand } = wordsOf(form);
  const line = form.querySelector(".saved");
  const store = person ? device.place(person) : { put: () => false, clear() {} };
  let waiting = 0;
  let dirty = false;
  let stopped = false;
  let unanswered = null;
  let going = Promise.resolve(true);

  const tell = (words, tone, link) => {
    if (!line) return;
    line.classList.toggle("saved--failed", tone === "failed");
    line.classList.toggle("saved--waiting", tone === "waiting");
    line.textContent = words;
    if (link) line.append(" ", link);
  };
  const tellUnreachable = (isKept) => {
    const { unreachable, unkept } = wordsOf(form);
    tell(isKept ? unreachable : (unkept ?? unreachable), "waiting");
  };
  const later = (pause) => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, pause);
  };

  /** One attempt; true once the server has said what it thinks of the words, whatever that is. */
  const attempt = async () => {
    const pairs = typed(form);
    unanswered ??= pairs;
    const isKept = store.put(pairs, unanswered);
    dirty = false;
    let reply;
    let body;
    try {
      reply = await send(form, unanswered);
      if (reply.status >= 500) throw new Error(reply.statusText);
      body = isJson(reply) ? await reply.json() : {};
    } catch {
      dirty = true;
      tellUnreachable(isKept);
      later(RETRY);
      return false;
    }
    dirty ||= JSON.stringify(unanswered) !== JSON.stringify(pairs);
    unanswered = null;
    if (isSignIn(reply) || isStale(reply)) return again(isSignIn(reply));
    take(reply, body);
    return true;
  };

  const take = (reply, body) => {
    for (const [name, value] of Object.entries(body.fields ?? {})) form.elements.namedItem(name).value = String(value);
    stopped = !reply.ok && reply.status !== 422;
    tell(body.told ?? wordsOf(form).refused ?? "", reply.ok && !body.open ? "" : "failed");
    if (reply.ok && !body.open && !dirty) {
      store.clear();
      form.dispatchEvent(new Event("saved"));
    }
  };

  /** The session or its token is over: look whether the same person has come back meanwhile. */
  const again = async (wasAsked) => {
    const page = await fetch(location.href, { redirect: "manual" }).catch(() => null);
    const fresh = page?.ok ? new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form .autosave") : null;
    dirty = true;
    if (fresh && fresh.dataset.person === person) {
      form.elements.namedItem("csrfmiddlewaretoken").value = fresh.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
      later(0);
    } else if (fresh) {
      stopped = true;
      tell(wordsOf(form).other, "failed");
    } else if (wasAsked || page?.type === "opaqueredirect") {
      tell(wordsOf(form).expired, "failed", signIn(form));
    } else {
      later(RETRY);
    }
    return false;
  };

  /** Whether somebody is there to take a post: what goes into the void would be lost with the page. */
  const isReached = async () => {
    const reply = await fetch(location.href, { redirect: "manual" }).catch(() => null);
    if (!reply) tellUnreachable(store.put(typed(form), unanswered));
    return Boolean(reply);
  };

  const save = () => {
    if (stopped || !dirty) return going;
    going = going.then(() => (stopped || !dirty ? true : attempt())).then((done) => {
      if (done && dirty) later(PAUSE);
      return done;
    });
    return going;
  };

  form.addEventListener("input", () => {
    dirty = true;
    store.put(typed(form), unanswered);
    if (!byHand) later(PAUSE);
  });
  let isLeaving = false;
  form.addEventListener("submit", async (event) => {
    if (isLeaving || !(stopped || dirty)) {
      store.clear(); // the words go with the post, and its answer holds them
      return;
    }
    event.preventDefault();
    window.clearTimeout(waiting);
    if (!(stopped ? await isReached() : await save())) return;
    isLeaving = true;
    form.requestSubmit(event.submitter);
  });
  if (!byHand) {
    window.addEventListener("online", () => later(0));
    document.addEventListener("visibilitychange", () => later(0));
  }
  let isTouched = false;
  form.addEventListener("input", () => (isTouched = true), { once: true });
  if (changed(form)) form.dispatchEvent(new Event("input"));
  if (person) {
    offer(form, person);
    const rest = await device.left(person);
    if (rest.length && !isTouched) restore(form, rest, tell); // else they wait for the next visit: nothing typed is overwritten
  }
}

/** Whether somebody typed before this script was here. */
function changed(form) {
  return [...form.elements].some((field) =>
    /^(radio|checkbox)$/.test(field.type) ? field.checked !== field.defaultChecked : field.defaultValue !== undefined && field.type !== "hidden" && field.value !== field.defaultValue,
  );
}

/** What is said to the person, and whose words these are. */
function wordsOf(form) {
  return (form.querySelector(".autosave") ?? form).dataset;
}

/** Everything in the form but its token, files and buttons. */
function typed(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_TYPED.has(name));
}

function send(form, pairs) {
  const body = new FormData();
  for (const [name, value] of pairs) body.append(name, value);
  body.append("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  return fetch(form.action, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
}

const isJson = (reply) => Boolean(reply.headers.get("Content-Type")?.startsWith("application/json"));
const isSignIn = (reply) => reply.type === "opaqueredirect";
const isStale = (reply) => reply.status === 403 && !isJson(reply);

function signIn(form) {
  const link = document.createElement("a");
  link.href = wordsOf(form).signIn;
  link.target = "_blank";
  link.textContent = wordsOf(form).signInWords;
  return link;
}

/** Send what earlier windows left behind; where the server does not simply take it, it is put back into the form. */
async function restore(form, rest, tell) {
  const { byHand, restored } = wordsOf(form);
  for (const { key, pairs, unanswered } of rest) {
    const before = unanswered && !byHand ? await answerTo(form, unanswered) : null;
    const newest = pairs.map(([name, value]) => [name, String(before?.fields?.[name] ?? value)]);
    const said = byHand ? null : await answerTo(form, newest);
    if (!said || said.open) {
      fill(form, newest);
      tell(restored, "waiting");
      form.dispatchEvent(new Event("input")); // keeps them as this window's own
      device.drop(key);
      return;
    }
    device.drop(key);
  }
  location.reload();
}

/** What the server says of the words, where it takes any of them. */
async function answerTo(form, pairs) {
  const reply = await send(form, pairs).catch(() => null);
  return reply?.ok && isJson(reply) ? reply.json() : null;
}

/** @param {HTMLFormElement} form @param {[string, string][]} pairs */
function fill(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || NOT_TYPED.has(field.name) || field.type === "file" || field.tagName === "BUTTON") continue;
    const given = values.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else if (given.length) field.value = given[0];
  }
}

/** The switch: whether this device may keep what no server knows yet. */
function offer(form, person) {
  if (!wordsOf(form).keep) return;
  const label = document.createElement("label");
  label.className = "form-check small soft";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.className = "form-check-input";
  box.checked = device.keeps();
  box.addEventListener("input", (event) => event.stopPropagation());
  box.addEventListener("change", () => device.allow(box.checked, person));
  label.append(box, wordsOf(form).keep);
  form.append(label);
}
