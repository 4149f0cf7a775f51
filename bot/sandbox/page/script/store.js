/** What the page knows: the bot, people, chats and their messages; whoever subscribes hears of changes. */

import * as wire from "./wire.js";

export class Store extends EventTarget {
  bot = { id: 0, first_name: "", username: "", online: null, about: {} };
  people = new Map();
  chats = new Map();
  commands = {};
  connected = false;

  /** Load everything and follow what happens. */
  start() {
    wire.listen({
      opened: () => this.load(),
      heard: (event) => this.hear(event),
      closed: () => this.#connection(false),
    });
  }

  async load() {
    const state = await wire.state();
    this.bot = state.bot;
    this.commands = state.commands;
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.chats = new Map(state.chats.map((chat) => [chat.id, withRecords(chat)]));
    this.#tell("loaded", {});
    this.#connection(true);
  }

  /** The chats in which somebody takes part, groups first. */
  chatsOf(person) {
    return [...this.chats.values()].filter((chat) => chat.id === person || chat.members.includes(person)).sort((a, b) => a.id - b.id);
  }

  hear(event) {
    const chat = this.chats.get(event.chat?.id ?? event.chat);
    switch (event.event) {
      case "message": return chat && this.#message(chat, event.record);
      case "read": return chat && this.#read(chat, event.message);
      case "chat": return this.#chat(event.chat);
      case "person": return this.#person(event.person);
      case "presence": this.bot.online = event.online; return this.#tell("presence", {});
      case "profile": return this.#profile();
      case "reset": return this.load();
      default: return this.#tell(event.event, event);
    }
  }

  #message(chat, record) {
    const known = chat.records.has(record.message.message_id);
    chat.records.set(record.message.message_id, record);
    this.#tell("message", { chat: chat.id, record, known });
  }

  #read(chat, id) {
    const record = chat.records.get(id);
    if (!record) return;
    record.read = true;
    this.#tell("message", { chat: chat.id, record, known: true });
  }

  #chat(view) {
    const before = this.chats.get(view.id);
    this.chats.set(view.id, { ...view, records: before?.records ?? new Map() });
    this.#tell("chat", { chat: view.id });
  }

  #person(person) {
    if (person.role === "load") return;
    this.people.set(person.id, person);
    if (!this.chats.has(person.id)) this.chats.set(person.id, { id: person.id, title: person.name, private: true, members: [], topics: [], pinned: [], keyboard: null, records: new Map() });
    this.#profile();
    this.#tell("person", { person: person.id });
  }

  async #profile() {
    const state = await wire.state();
    this.commands = state.commands;
    this.bot.about = state.bot.about;
    this.#tell("profile", {});
  }

  #connection(connected) {
    this.connected = connected;
    this.#tell("presence", {});
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** Call a listener on every event of a kind; answers a function that ends it. */
  on(name, listener) {
    const heard = (event) => listener(event.detail);
    this.addEventListener(name, heard);
    return () => this.removeEventListener(name, heard);
  }
}

function withRecords(chat) {
  return { ...chat, records: new Map(chat.messages.map((record) => [record.message.message_id, record])) };
}
