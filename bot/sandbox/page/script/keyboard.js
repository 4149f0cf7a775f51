/** Keyboards under messages. */

import { h, icon } from "./dom.js";

/** The inline keyboard of a message. */
export function inlineKeyboard(record, phone) {
  const rows = record.message.reply_markup.inline_keyboard;
  return h("div.keys", {}, rows.map((row) => h("div", {}, row.map((button) => key(button, record, phone)))));
}

function key(button, record, phone) {
  const data = button.style ? { style: button.style } : {};
  if (button.url) {
    const safe = /^(https?:|tg:|mailto:|tel:)/i.test(button.url) ? button.url : null;
    return h("a.key", { href: safe, target: "_blank", rel: "noopener noreferrer", data }, button.text, icon("link"));
  }
  if (button.copy_text) return h("button.key", { data, onclick: () => phone.copy(button.copy_text.text) }, button.text, icon("copy"));
  const busy = phone.isWaiting(record.message.message_id, button.callback_data);
  return h("button.key", { data, "aria-busy": busy ? "true" : null, onclick: (event) => phone.press(record, button, event.currentTarget) }, button.text);
}
