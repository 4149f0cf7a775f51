/** The bar on top: what this is, a hint, the bot's state, and what can be changed. */

import { h, icon } from "./dom.js";
import { addPerson, reset } from "./wire.js";
import { language, setLanguage, word } from "./words.js";

const NAMES = ["Bilal", "Inès", "Malo", "Nour", "Sacha", "Yuna", "Oscar", "Lina"];
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Draw the bar; `added(id)` and `redraw()` are called after a change. */
export function drawBar(bar, store, { added, redraw }) {
  document.documentElement.lang = language();
  bar.replaceChildren(
    h("div.brand", {}, h("img", { src: "/page/style/sprout.svg", alt: "" }), h("div", {}, h("h1", {}, "Pépin"), h("p", {}, word("subtitle")))),
    h("div.hint", {}, hint()),
    h("div.tools", {},
      h("span.status", { role: "status" }, h("i"), h("span")),
      tool("plus", word("add"), () => add(store, added), h("span", {}, word("addShort")), "wide"),
      tool("globe", word("language"), () => { setLanguage(language() === "fr" ? "en" : "fr"); redraw(); }, null),
      tool(isDark() ? "sun" : "moon", word("theme"), () => { setTheme(isDark() ? "light" : "dark"); drawBar(bar, store, { added, redraw }); }),
      tool("reset", word("reset"), reset)));
  drawStatus(bar, store);
}

/** Draw the bot's state alone. */
export function drawStatus(bar, store) {
  const status = bar.querySelector(".status");
  if (!status) return;
  const state = !store.connected || store.bot.online === null ? "connecting" : store.bot.online ? "on" : "off";
  const text = word({ connecting: "connecting", on: "online", off: "offline" }[state]);
  status.dataset.state = state;
  status.title = text;
  status.lastElementChild.textContent = text;
}

function tool(name, label, act, text = null, kind = "") {
  const button = h("button.tool", { "aria-label": label, title: label, onclick: act }, icon(name), text);
  if (kind) button.classList.add(kind);
  return button;
}

function hint() {
  if (localStorage.getItem("sandbox-hint") === "read") return null;
  const [before, strong, after] = word("hint");
  const line = h("p", {}, h("span", {}, before, h("b", {}, strong), after));
  line.append(h("button", { "aria-label": word("close"), onclick: () => { localStorage.setItem("sandbox-hint", "read"); line.remove(); } }, icon("close")));
  return line;
}

async function add(store, added) {
  const taken = new Set([...store.people.values()].map((person) => person.name));
  const name = NAMES.find((one) => !taken.has(one)) ?? `Essai ${store.people.size}`;
  const person = await addPerson({ name, role: "founder", language: language() });
  setTimeout(() => added(person.id), 60);
}

function isDark() {
  return document.documentElement.dataset.theme === "dark";
}

function setTheme(theme) {
  localStorage.setItem("sandbox-theme", theme);
  document.documentElement.dataset.theme = theme;
}

function followTheme() {
  document.documentElement.dataset.theme = localStorage.getItem("sandbox-theme") ?? (dark.matches ? "dark" : "light");
}

dark.addEventListener("change", followTheme);
followTheme();
