/** The page: a bar on top, a phone for everybody. */

import { drawBar, drawStatus } from "./bar.js";
import { h } from "./dom.js";
import { Phone } from "./phone.js";
import { Store } from "./store.js";
import { changePerson } from "./wire.js";
import { word } from "./words.js";

const MOST = 8;
const stage = document.getElementById("stage");
const bar = document.getElementById("bar");
const tabs = h("div.tabs", { role: "tablist" });
const store = new Store();
const phones = new Map();

stage.before(tabs);

function rebuild() {
  phones.clear();
  stage.replaceChildren();
  for (const person of store.people.keys()) add(person);
  redrawBar();
}

function add(person) {
  if (phones.has(person) || phones.size >= MOST) return null;
  const phone = new Phone(store, person);
  const place = h("div.place", { data: { person } }, caption(phone), phone.element);
  phones.set(person, { phone, place, unread: 0 });
  const next = [...phones.values()].find((other) => rank(other.phone.person) > rank(phone.person));
  stage.insertBefore(place, next?.place ?? null);
  drawTabs();
  return place;
}

const rank = (person) => ["founder", "expert", "staff"].indexOf(person.role);

function caption(phone) {
  const { person } = phone;
  const switches = ["fr", "en"].map((code) => h("button", { "aria-pressed": String(person.language === code), onclick: () => changePerson(person.id, { language: code }) }, code.toUpperCase()));
  return h("div.caption", {}, h("strong", {}, person.name), h("span", {}, word(person.role) ?? person.role), h("div.tongue", { role: "group", "aria-label": `${word("speaks")} ${person.name}` }, switches));
}

function drawTabs() {
  const shown = current();
  const inOrder = [...stage.children].map((place) => phones.get(Number(place.dataset.person)));
  tabs.replaceChildren(...inOrder.map((entry) => h("button", { role: "tab", "aria-selected": String(entry.place === shown), onclick: () => entry.place.scrollIntoView({ inline: "start", behavior: "smooth" }) }, entry.phone.person.name, entry.unread ? h("b", {}, String(entry.unread)) : null)));
}

function current() {
  const middle = stage.scrollLeft + stage.clientWidth / 2;
  return [...stage.children].find((place) => place.offsetLeft - stage.offsetLeft + place.offsetWidth > middle) ?? stage.firstElementChild;
}

function redrawBar() {
  drawBar(bar, store, {
    added: (person) => add(person)?.scrollIntoView({ inline: "center", behavior: "smooth" }),
    redraw: rebuild,
  });
}

function each(act) {
  for (const entry of phones.values()) act(entry.phone, entry);
}

function isHidden(entry) {
  return matchMedia("(max-width: 760px)").matches && entry.place !== current();
}

store.on("loaded", rebuild);
store.on("person", ({ person }) => {
  const entry = phones.get(person);
  if (!entry) return add(person);
  entry.place.firstElementChild.replaceWith(caption(entry.phone));
  return entry.phone.draw();
});
store.on("message", (detail) => each((phone, entry) => {
  if (!store.chatsOf(phone.personId).some((chat) => chat.id === detail.chat)) return;
  phone.message(detail);
  if (detail.known || detail.record.message.from.id === phone.personId || !isHidden(entry)) return;
  entry.unread += 1;
  drawTabs();
}));
store.on("chat", ({ chat }) => each((phone) => {
  if (phone.chatId !== chat) return;
  phone.composer.unfoldBoard();
  phone.drawAround();
}));
store.on("profile", () => each((phone) => phone.chat.records.size ? phone.drawAround() : phone.draw()));
store.on("presence", () => {
  drawStatus(bar, store);
  each((phone) => phone.drawAround());
});
store.on("action", (event) => each((phone) => phone.action(event)));
store.on("draft", (event) => each((phone) => phone.draft(event)));
store.on("answer", (event) => each((phone) => phone.answer(event)));

let settling = 0;
stage.addEventListener("scroll", () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    const entry = phones.get(Number(current()?.dataset.person));
    if (entry) entry.unread = 0;
    drawTabs();
  }, 80);
}, { passive: true });
setInterval(() => each((phone) => phone.tick()), 10000);
redrawBar();
store.start();
