// Behaviours hang on data-enhance; every page is whole without them.
const behaviours = {
  autosave: () => import("./enhance/autosave.js"),
  "bulk-count": () => import("./enhance/bulk-count.js"),
  "character-count": () => import("./enhance/character-count.js"),
  clock: () => import("./enhance/clock.js"),
  "confirm-leave": () => import("./enhance/confirm-leave.js"),
  copy: () => import("./enhance/copy.js"),
  "copy-table": () => import("./enhance/copy-table.js"),
  "desk-keys": () => import("./enhance/desk-keys.js"),
  "error-summary": () => import("./enhance/error-summary.js"),
  follow: () => import("./enhance/follow.js"),
  "kept-words": () => import("./enhance/kept-words.js"),
  live: () => import("./enhance/live.js"),
  passkey: () => import("./enhance/passkey.js"),
  presence: () => import("./enhance/presence.js"),
  "row-keys": () => import("./enhance/row-keys.js"),
  "running-total": () => import("./enhance/running-total.js"),
  "sign-out": () => import("./enhance/device.js"),
  upload: () => import("./enhance/upload.js"),
};

const mounted = [...document.querySelectorAll("[data-enhance]")].flatMap((node) =>
  node.dataset.enhance.split(" ").map((name) => behaviours[name]?.().then((module) => module.mount(node))));

// Who waits for the whole page, a test or a script of somebody else's, can tell that it is there.
Promise.all(mounted).then(() => { document.documentElement.dataset.mounted = ""; });
