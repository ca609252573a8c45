// What was typed and not yet acknowledged by the server, kept on this device: by person, page and window.
// On the form of signing out: it wipes what is kept here of the person; words that no server knows yet are asked about
// first. data-person: whose; data-words: the question.
const PREFIX = "cmdp.typed";
const OFF = `${PREFIX}.off`;
const GOING = 15000;
const own = crypto.randomUUID?.() ?? String(Math.random());

/** @param {HTMLFormElement} form  The form of signing out. */
export function mount(form) {
  form.addEventListener("submit", (event) => {
    const { person, words } = form.dataset;
    if (count(person) && !window.confirm(words)) event.preventDefault();
    else wipe(person);
  });
}

/** Whether the person lets this device keep anything. */
export function keeps() {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return false;
  }
}

/** @param {boolean} on  Switched off, nothing that was kept stays. @param {string} person */
export function allow(on, person) {
  if (on) localStorage.removeItem(OFF);
  else {
    localStorage.setItem(OFF, "1");
    wipe(person);
  }
}

/** A place for what is typed in this window on this page; it is known as alive while the page is open. */
export function place(person) {
  const here = () => `${PREFIX}:${person}:${location.pathname}:${own}`;
  const hold = (name) => navigator.locks?.request(name, () => new Promise(() => {}));
  let key = here();
  hold(key);
  return {
    /** The page goes on under another address: what it kept is looked for there from now on. */
    follow() {
      const before = key;
      key = here();
      if (key === before) return;
      hold(key);
      try {
        const kept = localStorage.getItem(before);
        if (kept !== null) localStorage.setItem(key, kept);
      } catch {
        return;
      }
      drop(before);
    },
    /** With what was sent last, if it had no answer yet. @param {[string, string][]} pairs  @param {[string, string][] | null} unanswered  @returns {boolean} whether they are kept now */
    put(pairs, unanswered) {
      try {
        if (keeps()) localStorage.setItem(key, JSON.stringify({ at: Date.now(), pairs, unanswered }));
        return keeps();
      } catch {
        return false;
      }
    },
    clear: () => drop(key),
  };
}

/** What windows that are gone left behind on this page, oldest first. @returns {Promise<{key: string, pairs: [string, string][], unanswered: [string, string][] | null}[]>} */
export async function left(person) {
  if (!keeps()) return [];
  const others = keysOf(`${PREFIX}:${person}:${location.pathname}:`).filter((key) => !key.endsWith(own));
  const gone = await Promise.all(others.map(isGone));
  return others
    .filter((_key, place) => gone[place])
    .flatMap(read)
    .sort((one, other) => one.at - other.at);
}

/** What is kept under a key; nothing where it is damaged, so that one such value hides no other. */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept?.pairs) ? [{ key, ...kept }] : [];
  } catch {
    return [];
  }
}

/** Whether the window of these words is no more. One that was shut a moment ago lets go of its lock a moment later. */
async function isGone(key) {
  if (!navigator.locks) return true;
  const patience = new AbortController(); // older browsers have no AbortSignal.timeout
  const ringing = window.setTimeout(() => patience.abort(), GOING);
  const isFree = await navigator.locks.request(key, { signal: patience.signal }, () => true).catch(() => false);
  window.clearTimeout(ringing);
  return isFree;
}

/** @param {string} key */
export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A device that keeps nothing has nothing to lose.
  }
}

/** How many pages of a person have something here that no server knows yet. @param {string} person */
export function count(person) {
  return keeps() ? keysOf(`${PREFIX}:${person}:`).length : 0;
}

/** @param {string} person */
export function wipe(person) {
  keysOf(`${PREFIX}:${person}:`).forEach(drop);
}

function keysOf(start) {
  return Object.keys(localStorage).filter((key) => key.startsWith(start));
}
