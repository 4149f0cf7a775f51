/** The bot's commands, popping up while one types a slash. */

import { h } from "./dom.js";
import { word } from "./words.js";

export class CommandList {
  #at = 0;

  constructor(phone, choose) {
    this.phone = phone;
    this.choose = choose;
    this.element = h("ul.commands", { role: "listbox", "aria-label": word("commands"), hidden: true });
  }

  /** Show the commands that begin with what was typed. */
  open(typed = "") {
    const found = this.phone.commands.filter((one) => one.command.startsWith(typed.toLowerCase()));
    this.#at = 0;
    this.element.hidden = !found.length;
    this.element.replaceChildren(...found.map((one) => h("li", { role: "option", onclick: () => this.#pick(one.command) }, h("b", {}, `/${one.command}`), h("span", {}, one.description))));
    this.#mark();
  }

  close() {
    this.element.hidden = true;
  }

  toggle() {
    if (this.element.hidden) this.open();
    else this.close();
  }

  /** Whether a key was for the list: arrows move, Enter and Tab choose, Escape closes. */
  key(event) {
    if (this.element.hidden) return false;
    const options = [...this.element.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#at = (this.#at + step + options.length) % options.length;
    else if (event.key === "Enter" || event.key === "Tab") options[this.#at].click();
    else if (event.key === "Escape") this.close();
    else return false;
    this.#mark();
    return true;
  }

  #pick(command) {
    this.close();
    this.choose(`/${command}`);
  }

  #mark() {
    [...this.element.children].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === this.#at));
      if (index === this.#at && !this.element.hidden) option.scrollIntoView({ block: "nearest" });
    });
  }
}
