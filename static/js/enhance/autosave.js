// Saves a form soon after the last key, without leaving the page: the same post as its button, asking for JSON.
// The answer's "fields" go into the fields of these names, its "told" into .saved; "open" says that something of it
// was not taken, "at" where its writing goes on if not at this address: the window takes that one, so
// that a reload shows the words. Until the server acknowledges, they stay on this device too (see device.js): they outlive a
// lost connection, a crash and an ended session, and no other person is ever given them. A save that nobody answered may have
// been written all the same: it is sent again as it was before anything newer, or its own words would look like another's.
// The form's .autosave, or the form itself, has data-person: whose words these are; data-unreachable, data-unkept,
// data-refused, data-expired, data-other, data-restored: sentences; data-sign-in, data-sign-in-words: where to sign in
// beside this page; data-keep: the switch's label; data-by-hand: kept on the device alone until the button is pressed.
import * as device from "./device.js";

const PAUSE = 1200;
const LONGEST = 1700; // of somebody who types on without a pause, too: the rest of the promised two seconds is the way
const RETRY = 5000;
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "next"]);
const HALTS = { 403: "refused", 409: "newer" };

/** @param {HTMLFormElement} form */
export async function mount(form) {
  const { person, byHand } = wordsOf(form);
  const line = form.querySelector(".saved");
  const store = person ? device.place(person) : { put: () => false, clear() {}, follow() {} };
  let waiting = 0;
  let since = 0; // when the first key was pressed that no save has taken along
  let dirty = false;
  let isOpen = false; // something of the last save was not taken
  let isRenewed = false;
  let halt = ""; // why nothing is saved by itself any more: a "newer" text to choose from, "refused", an"other" person
  let isGoing = false; // the button was pressed: another page answers, and this one takes no address any more
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
  const soon = () => {
    since ||= Date.now();
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  };

  /** One attempt; true once the server has said what it thinks of the words, whatever that is. */
  const attempt = async () => {
    const pairs = typed(form);
    unanswered ??= pairs;
    const isKept = store.put(pairs, unanswered);
    dirty = false;
    since = 0;
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
    if (isSignIn(reply) || isStale(reply)) return again();
    dirty ||= JSON.stringify(unanswered) !== JSON.stringify(pairs);
    unanswered = null;
    take(reply, body);
    return true;
  };

  const take = (reply, body) => {
    for (const [name, value] of Object.entries(body.fields ?? {})) form.elements.namedItem(name).value = String(value);
    if (body.at && !isGoing) {
      history.replaceState(history.state, "", body.at);
      store.follow();
    }
    isRenewed = false;
    isOpen = !reply.ok || Boolean(body.open);
    halt = reply.ok || reply.status === 422 ? "" : (HALTS[reply.status] ?? "newer");
    tell(body.told ?? wordsOf(form).refused ?? "", isOpen ? "failed" : "");
    if (!isOpen && !dirty) {
      store.clear();
      form.dispatchEvent(new Event("saved"));
    }
  };

  /** The session or its token is over: look whether the same person has come back meanwhile. */
  const again = async () => {
    const who = await whoIsThere(form, person);
    dirty = true;
    if (who === "mine") later(isRenewed ? RETRY : 0);
    else if (!tellWho(who)) later(RETRY);
    isRenewed = true;
    return false;
  };

  /** Say why nobody takes a post of this window; what went into the void would be lost with the page. */
  const tellWho = (who) => {
    if (who === "other") halt = who;
    if (who === "other") tell(wordsOf(form).other, "failed");
    else if (who === "nobody") tell(wordsOf(form).expired, "failed", signIn(form));
    else if (who === "unheard") tellUnreachable(store.put(typed(form), unanswered));
    return who === "other" || who === "nobody";
  };
  const isReached = async () => {
    const who = await whoIsThere(form, person);
    tellWho(who);
    return who === "mine" || who === "unclear";
  };

  const save = () => {
    if (halt || !dirty) return going;
    going = going.then(() => (halt || !dirty ? true : attempt())).then((done) => {
      if (done && dirty) soon();
      return done;
    });
    return going;
  };

  form.addEventListener("input", () => {
    dirty = true;
    store.put(typed(form), unanswered);
    if (!byHand) soon();
  });
  let isLeaving = false;
  form.addEventListener("submit", async (event) => {
    if (isLeaving || !(halt || dirty || isOpen || unanswered)) {
      store.clear(); // the words go with the post, and its answer holds them
      return;
    }
    event.preventDefault();
    window.clearTimeout(waiting);
    if (halt === "refused") [halt, dirty] = ["", true]; // perhaps it is taken now
    isGoing = true;
    const isReady = halt || !(dirty || unanswered) ? await isReached() : await save();
    isGoing = false;
    if (!isReady) return;
    if (halt === "refused" || halt === "other") return; // nothing but this page and the device has the words
    isLeaving = true;
    form.requestSubmit(event.submitter);
  });
  if (!byHand) {
    window.addEventListener("online", () => later(0));
    document.addEventListener("visibilitychange", () => later(0));
  }
  let isTouched = isRefused(form);
  if (isTouched) {
    store.put(typed(form), null);
    isOpen = true;
  }
  form.addEventListener("input", () => (isTouched = true), { once: true });
  if (changed(form)) form.dispatchEvent(new Event("input"));
  if (!person) return;
  offer(form, person);
  const adopt = (pairs, before) => {
    fill(form, pairs);
    unanswered = before;
    tell(wordsOf(form).restored, "waiting");
    form.dispatchEvent(new Event("input"));
    return store.put(typed(form), unanswered);
  };
  restore(form, await device.left(person), () => isTouched, adopt);
}

/** Who the server takes this window for now: "mine", with a fresh token in the form, "other", "nobody" or "unclear"; "unheard" without a whole answer. */
async function whoIsThere(form, person) {
  const page = await fetch(location.href).catch(() => null);
  const text = await page?.text().catch(() => undefined);
  if (text === undefined || page.status >= 500) return "unheard";
  const signOut = new DOMParser().parseFromString(text, "text/html").querySelector("form[data-person]");
  if (!signOut) return page.redirected ? "nobody" : "unclear";
  if (signOut.dataset.person !== person) return "other";
  form.elements.namedItem("csrfmiddlewaretoken").value = signOut.elements.namedItem("csrfmiddlewaretoken").value;
  return "mine";
}

/** Whether somebody typed before this script was here. */
function changed(form) {
  return [...form.elements].some((field) =>
    /^(radio|checkbox)$/.test(field.type) ? field.checked !== field.defaultChecked : field.defaultValue !== undefined && field.type !== "hidden" && field.value !== field.defaultValue,
  );
}

/** Whether the page shows words that the server has just refused and keeps nowhere, not as an unfinished row either. */
function isRefused(form) {
  return form.querySelector("[aria-invalid=true]") !== null && !form.elements.namedItem("half_seen")?.value;
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

/**
 * Send what earlier windows left behind; where the server does not simply take it, it is put back into the form. Once
 * somebody types in this window nothing is laid over their words: what is left waits on the device for the next visit.
 */
async function restore(form, rest, isTouched, adopt) {
  const { byHand } = wordsOf(form);
  let said = null;
  for (const { key, pairs, unanswered } of rest) {
    if (isTouched()) return;
    const before = unanswered && !byHand ? await answerTo(form, unanswered) : null;
    if (isTouched()) return;
    const newest = pairs.map(([name, value]) => [name, String(before?.fields?.[name] ?? value)]);
    said = byHand ? null : await answerTo(form, newest);
    if (said && !said.open) device.drop(key);
    else if (isTouched()) return;
    else {
      if (adopt(newest, before ? null : unanswered)) device.drop(key);
      return;
    }
  }
  if (!said || isTouched()) return;
  if (said.at) location.replace(said.at);
  else location.reload();
}

/** What the server says of the words, where it takes any of them. */
async function answerTo(form, pairs) {
  const reply = await send(form, pairs).catch(() => null);
  return reply?.ok && isJson(reply) ? reply.json().catch(() => null) : null;
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
