// A sentence under the button when the browser's key did not answer; allauth's script alone would say it to nobody.
const BUTTONS = "#passkey_login, #mfa_webauthn_add, #mfa_webauthn_authenticate, #mfa_webauthn_reauthenticate";

/** @param {HTMLElement} node */
export function mount(node) {
  const button = document.querySelector(BUTTONS);
  button?.parentElement.after(node);
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    node.hidden = false;
  });
  button?.addEventListener("click", () => {
    node.hidden = true;
  });
}
