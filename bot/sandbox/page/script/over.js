/** What a bot's answer to a press puts over the screen. */

import { h } from "./dom.js";

/** A line that goes by itself. */
export function showToast(screen, text) {
  screen.querySelector(":scope > .toast")?.remove();
  const toast = h("div.toast", { role: "status" }, text);
  screen.append(toast);
  setTimeout(() => toast.remove(), 3600);
}

/** A box that waits for OK. */
export function showAlert(screen, text) {
  const close = () => veil.remove();
  const button = h("button", { onclick: close }, "OK");
  const veil = h("div.veil", { role: "alertdialog", "aria-modal": "true", "aria-label": text, onkeydown: (event) => event.key === "Escape" && close() }, h("div.alert", {}, text, button));
  screen.append(veil);
  button.focus();
}
