/** Where a person writes: text, commands, files, stickers, the reply keyboard. */

import { summary } from "./bubble.js";
import { CommandList } from "./commands.js";
import { h, icon } from "./dom.js";
import { word } from "./words.js";

const STICKERS = ["👋", "👍", "🙏", "🎉", "🤔", "😅", "🌱", "🚀", "🧪", "☕", "❤️", "😎"];

export class Composer {
  #about = null;
  #boardHidden = false;

  constructor(phone) {
    this.phone = phone;
    this.area = h("textarea", { rows: 1, "aria-label": word("write"), placeholder: word("write"), enterkeyhint: "send", autocomplete: "off", oninput: () => this.#typed(), onkeydown: (event) => this.#key(event), onpaste: (event) => this.#pasted(event) });
    this.picker = h("input", { type: "file", hidden: true, tabindex: "-1", onchange: () => this.#picked() });
    this.list = new CommandList(phone, (text) => this.#choose(text));
    this.aboutBar = h("div.about", { hidden: true });
    this.board = h("div.board", { hidden: true, "aria-label": word("board") });
    this.tray = h("div.tray", { hidden: true, "aria-label": word("stickers") }, STICKERS.map((emoji) => h("button", { "aria-label": `${word("sticker")} ${emoji}`, onclick: () => this.#sticker(emoji) }, emoji)));
    this.menu = h("button.pill", { "aria-label": word("commands"), onclick: () => this.list.toggle() }, icon("menu"), word("menu"));
    this.boardButton = h("button.round", { "aria-label": word("board"), hidden: true, onclick: () => this.#toggleBoard() }, icon("board"));
    this.go = h("button.round.send", { "aria-label": word("voice"), onclick: () => this.#go() }, icon("mic"));
    this.form = h("form.write", { onsubmit: (event) => event.preventDefault() },
      this.menu,
      h("div.field", {}, this.area, this.boardButton, this.#button("smile", "stickers", () => this.#toggleTray()), this.#button("clip", "attach", () => this.picker.click())),
      this.picker, this.go);
    this.startButton = h("button.start", { onclick: () => phone.say("/start") }, word("start"));
    this.unblock = h("button.start", { onclick: () => phone.block(false) }, word("unblock"));
    this.element = h("div.foot", {}, this.list.element, this.aboutBar, this.form, this.startButton, this.unblock, this.board, this.tray);
  }

  /** Show what the chat allows: start, unblock, or write; with its keyboard and commands. */
  draw() {
    const { chat, commands } = this.phone;
    const fresh = chat.private && !chat.started && !chat.records.size;
    this.startButton.hidden = !fresh;
    this.unblock.hidden = !chat.blocked;
    this.form.hidden = fresh || chat.blocked;
    this.menu.hidden = !commands.length || !chat.private;
    this.area.placeholder = chat.keyboard?.input_field_placeholder ?? word("write");
    this.#drawBoard(chat.keyboard?.keyboard);
    this.#typed();
  }

  /** A new keyboard came: show it even if the last one was folded away. */
  unfoldBoard() {
    this.#boardHidden = false;
  }

  /** Write an answer to a message. */
  replyTo(record) {
    this.#setAbout({ kind: "reply_to", id: record.message.message_id, title: `${word("replying")} ${record.message.from.first_name}`, text: summary(record.message) });
  }

  /** Change an own message. */
  edit(record) {
    this.#setAbout({ kind: "edit", id: record.message.message_id, title: word("editing"), text: record.message.text });
    this.area.value = record.message.text;
    this.#typed();
  }

  #button(name, label, act) {
    return h("button.round", { "aria-label": word(label), onclick: act }, icon(name));
  }

  #setAbout(about) {
    this.#about = about;
    this.aboutBar.hidden = !about;
    if (about) this.aboutBar.replaceChildren(h("i"), h("span", {}, h("b", {}, about.title), h("em", {}, about.text ?? "")), h("button.round", { "aria-label": word("close"), onclick: () => this.#setAbout(null) }, icon("close")));
    if (about) this.area.focus();
  }

  #drawBoard(rows) {
    this.boardButton.hidden = !rows;
    this.board.hidden = !rows || this.#boardHidden;
    this.board.replaceChildren(...(rows ?? []).map((row) => h("div", {}, row.map((button) => h("button", { data: button.style ? { style: button.style } : {}, onclick: () => this.phone.say(button.text) }, button.text)))));
  }

  #toggleBoard() {
    this.#boardHidden = !this.board.hidden;
    this.board.hidden = this.#boardHidden;
    this.tray.hidden = true;
  }

  #toggleTray() {
    this.tray.hidden = !this.tray.hidden;
    this.board.hidden = !this.tray.hidden || this.#boardHidden || this.boardButton.hidden;
  }

  #typed() {
    const { area } = this;
    area.style.height = "auto";
    if (area.value.includes("\n") || area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight}px`;
    const writing = area.value.trim() !== "";
    this.menu.hidden = writing || !this.phone.commands.length || !this.phone.chat.private;
    if (writing !== this.writing) {
      this.writing = writing;
      this.go.replaceChildren(icon(writing ? "send" : "mic"));
      this.go.setAttribute("aria-label", word(writing ? "send" : "voice"));
    }
    if (/^\/\w*$/.test(area.value)) this.list.open(area.value.slice(1));
    else this.list.close();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.list.key(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (this.area.value.trim()) this.#go();
    } else if (event.key === "Escape") this.#setAbout(null);
  }

  #choose(text) {
    this.area.value = "";
    this.#typed();
    this.phone.say(text);
  }

  #go() {
    const text = this.area.value.trim();
    if (!text) return this.phone.sendVoice();
    const about = this.#about;
    this.area.value = "";
    this.#setAbout(null);
    this.#typed();
    if (about?.kind === "edit") this.phone.edit(about.id, text);
    else this.phone.say(text, about ? { reply_to: about.id } : {});
    this.area.focus();
  }

  #sticker(emoji) {
    this.#toggleTray();
    this.phone.sendSticker(emoji);
  }

  #picked() {
    for (const file of this.picker.files) this.phone.sendFile(file, this.area.value.trim());
    this.area.value = this.picker.value = "";
    this.#typed();
  }

  #pasted(event) {
    for (const file of event.clipboardData.files) this.phone.sendFile(file);
  }
}
