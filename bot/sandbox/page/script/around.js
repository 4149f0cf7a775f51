/** What stands around a conversation: the list of chats, the pinned message, the topics. */

import { summary } from "./bubble.js";
import { avatar, h, icon } from "./dom.js";
import { clock } from "./time.js";
import { word } from "./words.js";

/** The list of a person's chats. */
export function chatList(phone) {
  const title = h("div.head", {}, h("div.who", {}, h("h2", {}, word("chats"))));
  return [title, ...phone.store.chatsOf(phone.personId).map((chat) => entry(chat, phone))];
}

function entry(chat, phone) {
  const last = [...chat.records.values()].filter((record) => !record.deleted).at(-1)?.message;
  const name = chat.private ? phone.store.bot.first_name : chat.title;
  const unread = phone.unread.get(chat.id);
  const line = h("p", {}, unread ? `(${unread}) ` : "", last ? summary(last) : word("empty"));
  const top = h("div", {}, h("h2", {}, name), last ? h("time", {}, clock(last.date)) : null);
  return h("button", { role: "listitem", onclick: () => phone.open(chat.id) }, avatar(name, chat.id, { bot: chat.private }), h("div.who", {}, top, line));
}

/** What the bar of a pinned message shows. */
export function pinned(message) {
  return [h("i"), h("span", {}, h("b", {}, word("pinned")), h("em", {}, summary(message))), icon("pin")];
}

/** A tab for everything and one for each topic of a forum. */
export function topicTabs(phone) {
  const tabs = [{ id: 0, name: word("all") }, ...phone.chat.topics];
  return tabs.map((topic) => {
    const dot = topic.id ? h("i") : null;
    dot?.style.setProperty("--dot", `#${topic.icon_color.toString(16).padStart(6, "0")}`);
    return h("button", { role: "tab", "aria-selected": String(topic.id === phone.topic), onclick: () => phone.showTopic(topic.id) }, dot, topic.name);
  });
}
