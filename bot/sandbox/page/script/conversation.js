/** The messages of one chat, in one topic, kept in step with the store. */

import { bubble } from "./bubble.js";
import { avatar, h, icon } from "./dom.js";
import { rich } from "./entities.js";
import { day, dayKey } from "./time.js";
import { word } from "./words.js";

const PAGE = 150;
const NEAR = 90;

export class Conversation {
  #elements = new Map();
  #limit = PAGE;
  #unseen = 0;
  #draft = null;

  constructor(phone) {
    this.phone = phone;
    this.flow = h("div.flow");
    this.log = h("div.log", { role: "log", "aria-live": "polite", tabindex: "0", "aria-label": word("chats") }, this.flow);
    this.count = h("b", { hidden: true });
    this.down = h("button.down", { hidden: true, "aria-label": word("latest"), onclick: () => this.toEnd(true) }, icon("down"), this.count);
    this.element = h("div.talk", {}, this.log, this.down);
    this.log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const follow = new ResizeObserver(() => this.#stuck && this.toEnd());
    for (const part of [this.log, this.flow]) follow.observe(part);
  }

  #stuck = true;

  /** Draw everything anew. */
  draw() {
    this.#elements.clear();
    this.flow.classList.toggle("grouped", !this.phone.chat.private);
    const records = this.#shown();
    const older = records.length > this.#limit ? h("button.more", { onclick: () => this.#more() }, word("older")) : null;
    const last = records.slice(-this.#limit);
    for (const record of last) this.#elements.set(record.message.message_id, bubble(record, this.phone));
    this.flow.replaceChildren(...(older ? [older] : []), ...this.#elements.values());
    if (!last.length) this.flow.append(this.#welcome());
    this.#arrange();
    this.toEnd();
  }

  /** A message is new or has changed. */
  update(record, known) {
    const id = record.message.message_id;
    const old = this.#elements.get(id);
    if (!this.#belongs(record)) {
      old?.remove();
      this.#elements.delete(id);
      return this.#arrange();
    }
    const element = bubble(record, this.phone);
    if (old) old.replaceWith(element);
    else {
      if (!this.#elements.size) this.flow.replaceChildren();
      element.classList.add("new");
      this.flow.append(element);
      if (record.by_bot) this.showDraft(null);
      this.#trim();
    }
    this.#elements.set(id, element);
    this.#arrange();
    if (this.#stuck || (!known && record.message.from.id === this.phone.person.id)) this.toEnd(!old);
    else if (!known) this.#missed();
  }

  /** The bot's message as it is being written; null ends it. */
  showDraft(draft) {
    this.#draft?.element.remove();
    clearTimeout(this.#draft?.timer);
    this.#draft = null;
    if (!draft) return;
    const text = draft.text ? h("div.text.cursor", {}, rich(draft.text, draft.entities)) : h("div.text.thinking.dots", {}, word("thinking").replace("…", ""));
    const element = h("article.message.first.last", { "aria-busy": "true" }, h("div.row", {}, h("div.bubble", {}, text)));
    this.#draft = { element, timer: setTimeout(() => this.showDraft(null), 30000) };
    this.flow.append(element);
    if (this.#stuck) this.toEnd();
  }

  /** Scroll to the end. */
  toEnd(smooth = false) {
    this.#stuck = true;
    this.#unseen = 0;
    this.count.hidden = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  /** Scroll to a message and let it glow. */
  reveal(id) {
    const element = this.#elements.get(id);
    if (!element) return;
    element.scrollIntoView({ block: "center", behavior: "smooth" });
    element.animate([{ filter: "brightness(.82)" }, { filter: "none" }], { duration: 1200, easing: "ease-out" });
  }

  /** The element of a message, for what opens beside it. */
  elementOf(id) {
    return this.#elements.get(id);
  }

  #shown() {
    return [...this.phone.chat.records.values()].filter((record) => this.#belongs(record));
  }

  #belongs(record) {
    const { topic } = this.phone;
    return !record.deleted && (!topic || record.message.message_thread_id === topic);
  }

  #more() {
    this.#limit += PAGE;
    const height = this.log.scrollHeight;
    this.draw();
    this.log.scrollTop = this.log.scrollHeight - height;
  }

  #trim() {
    if (this.#elements.size <= this.#limit + PAGE) return;
    const [id, element] = this.#elements.entries().next().value;
    element.remove();
    this.#elements.delete(id);
  }

  #missed() {
    this.#unseen += 1;
    this.count.textContent = String(this.#unseen);
    this.count.hidden = false;
  }

  #scrolled() {
    const left = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    this.#stuck = left < NEAR;
    this.down.hidden = this.#stuck;
    if (this.#stuck) this.#unseen = 0;
    this.count.hidden = !this.#unseen;
  }

  /** Put days between days, and mark where somebody's run of messages begins and ends. */
  #arrange() {
    for (const separator of this.flow.querySelectorAll(".day")) separator.remove();
    const { records } = this.phone.chat;
    let before = null;
    for (const [id, element] of this.#elements) {
      const message = records.get(id)?.message;
      if (!message) continue;
      const newDay = !before || dayKey(before.message.date) !== dayKey(message.date);
      if (newDay) element.before(h("div.day", {}, day(message.date)));
      const first = newDay || before.message.from.id !== message.from.id || message.date - before.message.date > 900 || before.element.matches(".service");
      element.classList.toggle("first", first);
      before?.element.classList.toggle("last", first);
      this.#face(before?.element, first);
      before = { message, element };
    }
    before?.element.classList.add("last");
    this.#face(before?.element, true);
  }

  #face(element, shown) {
    const face = element?.querySelector(":scope > .row > .avatar");
    if (face) face.hidden = !shown;
  }

  #welcome() {
    const { phone } = this;
    if (!phone.chat.private) return h("div.welcome", {}, avatar(phone.chat.title, phone.chat.id), h("h3", {}, phone.chat.title), h("p", {}, word("groupEmpty")));
    const { about, first_name: name } = phone.store.bot;
    const code = phone.person.language;
    const described = about[`description:${code}`] ?? about["description:"];
    const ideas = phone.person.role === "founder" ? word("ideas", code) : [];
    return h("div.welcome", {}, avatar(name, 0, { bot: true }), h("h3", {}, name), h("p", {}, described || word("welcome", code)),
      ideas.length ? h("ul", {}, ideas.map((idea) => h("li", {}, h("button", { onclick: () => phone.say(idea) }, idea)))) : null);
  }
}
