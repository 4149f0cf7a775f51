/** One person's phone: a header, a conversation, a composer; or the list of chats. */

import { chatList, pinned, topicTabs } from "./around.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { avatar, h, icon, signals } from "./dom.js";
import { openMenu } from "./menu.js";
import { showAlert, showToast } from "./over.js";
import { clock } from "./time.js";
import { act, base64 } from "./wire.js";
import { word } from "./words.js";

const PATIENCE = 15000;

export class Phone extends EventTarget {
  #waiting = new Map();
  #busyUntil = null;

  constructor(store, person) {
    super();
    this.store = store;
    this.personId = person;
    this.chatId = store.chatsOf(person)[0].id;
    this.topic = 0;
    this.unread = new Map();
    this.conversation = new Conversation(this);
    this.composer = new Composer(this);
    this.clock = h("time");
    this.head = h("div.head");
    this.pin = h("button.pin", { hidden: true });
    this.topics = h("div.topics", { role: "tablist", hidden: true });
    this.chats = h("div.chats", { hidden: true, role: "list" });
    this.screen = h("div.screen", {}, h("div.clock", { "aria-hidden": "true" }, this.clock, signals()), this.head, this.pin, this.topics, this.chats, this.conversation.element, this.composer.element, h("div.home"));
    this.element = h("section.phone", {}, this.screen);
    this.draw();
  }

  get person() { return this.store.people.get(this.personId); }
  get chat() { return this.store.chats.get(this.chatId); }
  get commands() { return this.store.commands[`${this.chatId}:${this.personId}`] ?? []; }

  /** Draw everything anew. */
  draw() {
    this.element.setAttribute("aria-label", word("phone")(this.person.name));
    this.tick();
    this.drawAround();
    this.conversation.draw();
  }

  /** Draw what stands around the messages. */
  drawAround() {
    this.#drawHead();
    this.#drawPin();
    this.#drawTopics();
    this.composer.draw();
  }

  /** The time in the status bar. */
  tick() {
    this.clock.textContent = clock(Date.now() / 1000);
  }

  /** A message is new or has changed. */
  message({ chat, record, known }) {
    if (chat === this.chatId) {
      this.conversation.update(record, known);
      if (record.by_bot) this.#settle(record);
      if (!known) this.composer.draw();
    } else if (!known && record.message.from.id !== this.personId) {
      this.unread.set(chat, (this.unread.get(chat) ?? 0) + 1);
      this.#drawHead();
    }
    if (!known && record.by_bot) this.#quiet();
  }

  /** The bot is doing something: typing, uploading. */
  action({ chat, action }) {
    if (chat !== this.chatId) return;
    clearTimeout(this.#busyUntil?.timer);
    this.#busyUntil = { action, timer: setTimeout(() => this.#quiet(), 5000) };
    this.#drawHead();
  }

  draft(draft) {
    if (draft.chat === this.chatId) this.conversation.showDraft(draft);
  }

  /** The bot answered a press. */
  answer({ person, message, text, show_alert: loud }) {
    if (person !== this.personId) return;
    this.#release(message);
    if (text && loud) showAlert(this.screen, text);
    else if (text) this.#toast(text);
  }

  say(text, about = {}) {
    return this.#act("text", { text, ...about });
  }

  edit(id, text) {
    return this.#act("edit", { message: id, text });
  }

  sendSticker(emoji) {
    return this.#act("sticker", { emoji });
  }

  sendVoice() {
    return this.#act("file", { kind: "voice", name: "voix.ogg", mime: "audio/ogg", content: "OggS" });
  }

  async sendFile(file, caption = "") {
    const kind = /^image\/(png|jpeg|gif)$/.test(file.type) ? "photo" : "document";
    return this.#act("file", { kind, name: file.name, mime: file.type, caption, base64: await base64(file) });
  }

  block(blocked) {
    return act(this.personId, "block", { blocked });
  }

  react(record, emoji) {
    const own = record.reactions[this.personId] ?? [];
    return this.#act("react", { message: record.message.message_id, emoji: own.includes(emoji) ? [] : [emoji] });
  }

  replyTo(record) {
    this.composer.replyTo(record);
  }

  reveal(id) {
    this.conversation.reveal(id);
  }

  async copy(text) {
    await navigator.clipboard?.writeText(text).catch(() => null);
    this.#toast(`${word("copied")} : ${text}`);
  }

  /** Press a button; it shimmers until the bot has answered. */
  press(record, button, element) {
    const id = record.message.message_id;
    const timer = setTimeout(() => this.#release(id), PATIENCE);
    this.#waiting.set(id, { data: button.callback_data, timer });
    element.setAttribute("aria-busy", "true");
    return this.#act("press", { message: id, data: button.callback_data });
  }

  isWaiting(id, data) {
    return data !== undefined && this.#waiting.get(id)?.data === data;
  }

  remove(id) {
    return this.#act("delete", { message: id });
  }

  /** Show a chat. */
  open(chat) {
    this.chatId = chat;
    this.topic = 0;
    this.unread.delete(chat);
    this.#list(false);
    this.draw();
  }

  /** Show one topic of a forum, or (0) all. */
  showTopic(id) {
    this.topic = id;
    this.draw();
  }

  #list(shown) {
    this.chats.hidden = !shown;
    for (const part of [this.head, this.conversation.element, this.composer.element]) part.hidden = shown;
    if (!shown) return;
    this.pin.hidden = this.topics.hidden = true;
    this.chats.replaceChildren(...chatList(this));
  }

  #drawHead() {
    const { chat, store } = this;
    const name = chat.private ? store.bot.first_name : chat.title;
    const unread = [...this.unread.values()].reduce((sum, count) => sum + count, 0);
    const several = store.chatsOf(this.personId).length > 1;
    const back = several ? h("button.round", { "aria-label": word("back"), onclick: () => this.#list(true) }, icon("back"), unread ? h("b", {}, String(unread)) : null) : h("span", { "aria-hidden": "true" });
    if (!several) back.style.width = "8px";
    const more = h("button.round", { "aria-label": word("more"), "aria-haspopup": "menu", onclick: (event) => this.#openMore(event.currentTarget) }, icon("more"));
    this.head.replaceChildren(back, avatar(name, chat.id, { bot: chat.private }), h("div.who", {}, h("h2", {}, name), this.#status()), more);
  }

  #status() {
    const { chat, store } = this;
    if (store.connected && store.bot.online === false) return h("p.away", {}, word("away"));
    if (this.#busyUntil) return h("p.busy.dots", {}, word(this.#busyUntil.action.startsWith("upload") ? "uploading" : "typing"));
    return h("p", {}, chat.private ? word("bot") : word("members")(chat.members.length + 1));
  }

  #openMore(anchor) {
    const items = [{ name: "/start", icon: "play", act: () => this.say("/start") }];
    if (this.chat.private) items.push({ name: word(this.chat.blocked ? "unblock" : "block"), icon: "block", danger: !this.chat.blocked, act: () => this.block(!this.chat.blocked) });
    openMenu(this.screen, anchor, { items });
  }

  #drawPin() {
    const record = this.chat.records.get(this.chat.pinned.at(-1));
    this.pin.hidden = !record || !this.chats.hidden;
    if (!record) return;
    this.pin.replaceChildren(...pinned(record.message));
    this.pin.onclick = () => this.reveal(record.message.message_id);
  }

  #drawTopics() {
    this.topics.hidden = !this.chat.topics.length || !this.chats.hidden;
    this.topics.replaceChildren(...topicTabs(this));
  }

  #quiet() {
    clearTimeout(this.#busyUntil?.timer);
    this.#busyUntil = null;
    this.#drawHead();
  }

  #settle(record) {
    const waiting = this.#waiting.get(record.message.message_id);
    if (waiting) this.#release(record.message.message_id);
  }

  #release(id) {
    clearTimeout(this.#waiting.get(id)?.timer);
    this.#waiting.delete(id);
    for (const key of this.conversation.elementOf(id)?.querySelectorAll("[aria-busy]") ?? []) key.removeAttribute("aria-busy");
  }

  #toast(text) {
    showToast(this.chats.hidden ? this.conversation.element : this.screen, text);
  }

  async #act(what, body) {
    const thread = this.topic && !("message" in body) ? { thread: this.topic } : {};
    try {
      return await act(this.chatId, what, { from: this.personId, ...thread, ...body });
    } catch (error) {
      this.#toast(error.message);
      return null;
    }
  }
}
