/** What can be done with a message: reactions, answering, copying, changing, deleting. */

import { face } from "./dom.js";
import { openMenu } from "./menu.js";
import { word } from "./words.js";

const FACES = ["👍", "👎", "❤", "🎉", "🤔", "🙏"];

/** Open the actions of a message beside an element. */
export function openActions(phone, record, anchor) {
  const { message } = record;
  const own = message.from.id === phone.personId;
  const text = message.text ?? message.caption;
  const mine = record.reactions[phone.personId] ?? [];
  const items = [{ name: word("reply"), icon: "reply", act: () => phone.replyTo(record) }];
  if (text) items.push({ name: word("copy"), icon: "copy", act: () => phone.copy(text) });
  if (own && message.text) items.push({ name: word("edit"), icon: "edit", act: () => phone.composer.edit(record) });
  items.push({ name: word("remove"), icon: "trash", danger: true, act: () => phone.remove(message.message_id) });
  const faces = FACES.map((emoji) => ({ emoji, shown: face(emoji), chosen: mine.includes(emoji), act: () => phone.react(record, emoji) }));
  openMenu(phone.screen, anchor, { faces, facesLabel: word("reactions"), items });
}
