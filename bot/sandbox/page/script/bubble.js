/** One message as an element. */

import { openActions } from "./actions.js";
import { isCalendar, calendarCard } from "./calendar.js";
import { avatar, face, h, icon, ticks, tint } from "./dom.js";
import { rich } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { clock } from "./time.js";
import { fileUrl } from "./wire.js";
import { word } from "./words.js";

/** The element of a message. `phone` gives viewer, bot, chat and what can be done. */
export function bubble(record, phone) {
  const { message } = record;
  if (message.forum_topic_created) return h("div.service", {}, word("topicCreated")(message.forum_topic_created.name));
  const mine = message.from.id === phone.person.id;
  const bare = Boolean(message.sticker);
  const element = h("article.message", { data: { id: message.message_id }, "aria-label": label(record, mine) });
  element.classList.toggle("mine", mine);
  element.classList.toggle("bare", bare);
  element.classList.toggle("pictured", Boolean(message.photo) && !message.caption);
  const body = h("div.bubble", {}, parts(record, phone, mine));
  const handle = h("button.handle", { "aria-label": word("more"), "aria-haspopup": "menu", onclick: (event) => openActions(phone, record, event.currentTarget) }, icon("down"));
  const row = h("div.row", { ondblclick: () => phone.replyTo(record), oncontextmenu: (event) => { event.preventDefault(); openActions(phone, record, handle); } }, body, handle);
  element.append(row);
  if (message.reply_markup?.inline_keyboard) element.append(inlineKeyboard(record, phone));
  if (!mine && !phone.chat.private) row.append(avatar(message.from.first_name, message.from.id, { small: true, bot: message.from.is_bot }));
  return element;
}

/** The words of a message in one line, for quotes, lists and pins. */
export function summary(message) {
  if (message.text ?? message.caption) return message.text ?? message.caption;
  if (message.sticker) return `${message.sticker.emoji} ${word("sticker")}`;
  if (message.photo) return word("photo");
  if (message.voice) return word("voiceNote");
  if (message.document) return message.document.file_name;
  if (message.forum_topic_created) return word("topicCreated")(message.forum_topic_created.name);
  return "…";
}

function label(record, mine) {
  const who = mine ? word("you") : record.message.from.first_name;
  return `${who}, ${clock(record.message.date)}`;
}

function parts(record, phone, mine) {
  const { message } = record;
  const made = [];
  if (!mine && !phone.chat.private) made.push(h("span.author", { data: { tint: message.from.is_bot ? 0 : tint(message.from.id) } }, message.from.first_name));
  if (message.forward_origin) made.push(h("span.forwarded", {}, `${word("forwarded")} ${message.forward_origin.sender_user.first_name}`));
  if (message.reply_to_message) made.push(answered(message, phone));
  made.push(...media(message));
  const text = message.text ?? message.caption;
  const meta = stamp(record, mine);
  if (text === undefined) return [...made, reactions(record, phone), meta];
  const say = (command) => phone.say(command);
  const content = h("div.text", {}, rich(text, message.entities ?? message.caption_entities, say));
  const given = reactions(record, phone);
  if (given) return [...made, content, h("div", {}, meta, given)];
  content.append(meta);
  return [...made, content];
}

function stamp(record, mine) {
  const { message } = record;
  const text = message.edit_date ? `${word("edited")} ${clock(message.date)}` : clock(message.date);
  return h("span.meta", {}, h("time", { datetime: new Date(message.date * 1000).toISOString() }, text), mine ? ticks(record.read) : null);
}

function answered(message, phone) {
  const source = message.reply_to_message;
  const name = source.from.id === phone.person.id ? word("you") : source.from.first_name;
  const text = message.quote?.text ?? summary(source);
  return h("button.answered", { onclick: () => phone.reveal(source.message_id) }, h("b", {}, name), h("span", {}, text));
}

function media(message) {
  if (message.sticker) return [h("div.sticker", { role: "img", "aria-label": `${word("sticker")} ${message.sticker.emoji}` }, message.sticker.emoji)];
  if (message.photo) {
    const url = fileUrl(message.photo.at(-1).file_id);
    return [h("a.picture", { href: url, target: "_blank", rel: "noopener" }, h("img", { src: url, alt: message.caption ?? word("photo") }))];
  }
  if (message.voice) return [h("div.voice", {}, h("i", {}, icon("play")), h("span", { role: "img", "aria-label": word("voiceNote") }))];
  if (message.document) return [isCalendar(message.document) ? calendarCard(message.document, fileLine(message.document)) : fileLine(message.document)];
  return [];
}

function fileLine(file) {
  return h("a.file", { href: fileUrl(file.file_id), download: file.file_name },
    h("i", {}, icon("arrow")),
    h("span", {}, h("b", {}, file.file_name), h("small", {}, size(file.file_size))));
}

function size(bytes) {
  const [one, kilo, mega] = word("sizes");
  if (bytes < 1024) return `${bytes} ${one}`;
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} ${kilo}` : `${(bytes / 1048576).toFixed(1)} ${mega}`;
}

function reactions(record, phone) {
  const counts = new Map();
  for (const [who, emoji] of Object.entries(record.reactions)) {
    for (const one of emoji) counts.set(one, [...(counts.get(one) ?? []), Number(who)]);
  }
  if (!counts.size) return null;
  return h("div.reactions", {}, [...counts].map(([emoji, people]) => {
    const own = people.includes(phone.person.id);
    const name = `${emoji} ${people.length}`;
    return h("button", { "aria-pressed": String(own), "aria-label": name, onclick: () => phone.react(record, emoji) }, face(emoji), people.length > 1 ? h("small", {}, String(people.length)) : null);
  }));
}
