/** A text and its entities as nodes. Everything is text; only addresses of known kinds become links. */

import { h, icon } from "./dom.js";
import { fullMoment, moment } from "./time.js";
import { word } from "./words.js";

const SAFE = /^(https?:|tg:|mailto:|tel:)/i;
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

/** Nodes for a text; `say` is called with a command that is clicked. */
export function rich(text, entities = [], say = null) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, sorted, 0, text.length, say);
}

function nodes(text, entities, from, until, say) {
  const made = [];
  let at = from;
  let afterBlock = false;
  const plain = (start, end, beforeBlock) => {
    let piece = text.slice(start, end);
    if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1);
    if (beforeBlock && piece.endsWith("\n")) piece = piece.slice(0, -1);
    if (piece) made.push(document.createTextNode(piece));
    afterBlock = false;
  };
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, until);
    if (entity.offset < at) continue;
    const inside = entities.slice(index + 1).filter((one) => one.offset < end && one.offset + one.length <= end);
    const block = BLOCKS.has(entity.type);
    if (entity.offset > at) plain(at, entity.offset, block);
    made.push(shaped(entity, text.slice(entity.offset, end), nodes(text, inside, entity.offset, end, say), say));
    afterBlock = block;
    at = end;
  }
  if (at < until) plain(at, until, false);
  return made;
}

function shaped(entity, text, children, say) {
  if (SIMPLE[entity.type]) return h(SIMPLE[entity.type], {}, children);
  switch (entity.type) {
    case "pre": return h("pre", { data: entity.language ? { language: entity.language } : {} }, children);
    case "blockquote": return h("blockquote", {}, h("div", {}, children));
    case "expandable_blockquote": return folding(children);
    case "spoiler": return spoiler(children);
    case "text_link": return link(entity.url, children);
    case "url": return link(/^https?:/i.test(text) ? text : `https://${text}`, children);
    case "email": return link(`mailto:${text}`, children);
    case "bot_command": return h("button.link", { onclick: () => say?.(text) }, children);
    case "mention": case "hashtag": case "text_mention": return h("span.link", {}, children);
    case "date_time": return dated(entity, text);
    default: return h("span", {}, children);
  }
}

function link(url, children) {
  if (!SAFE.test(url)) return h("span", {}, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

function dated(entity, text) {
  const shown = entity.date_time_format ? moment(entity.unix_time, entity.date_time_format) : text;
  const iso = new Date(entity.unix_time * 1000).toISOString();
  return h("time.moment", { datetime: iso, title: fullMoment(entity.unix_time) }, shown);
}

function spoiler(children) {
  const node = h("span.spoiler", { role: "button", tabindex: "0", "aria-expanded": "false", "aria-label": word("spoiler") }, children);
  const show = () => {
    node.setAttribute("aria-expanded", "true");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), show()));
  return node;
}

function folding(children) {
  const button = h("button.unfold", { "aria-label": word("unfold"), "aria-expanded": "false" }, icon("down"));
  const node = h("blockquote.folding", { data: { open: "false" } }, h("div", {}, children), button);
  node.addEventListener("click", () => {
    const open = node.dataset.open !== "true";
    node.dataset.open = String(open);
    button.setAttribute("aria-expanded", String(open));
  });
  return node;
}
