/** A small menu over a phone's screen. */

import { h, icon } from "./dom.js";

/**
 * Open a menu beside an element: `faces` are reactions [{emoji, chosen, act}], `items` actions [{name, icon, act, danger}].
 * Escape, a click elsewhere or a choice closes it and gives the focus back.
 */
export function openMenu(screen, anchor, { faces = [], facesLabel = "", items }) {
  closeMenus(screen);
  const close = () => {
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside, true);
  };
  const choose = (act) => () => {
    close();
    anchor.focus({ preventScroll: true });
    act();
  };
  const outside = (event) => !menu.contains(event.target) && close();
  const menu = h("div.menu", { role: "menu" },
    faces.length ? h("div.faces", { role: "group", "aria-label": facesLabel }, faces.map((face) => h("button", { role: "menuitemcheckbox", "aria-checked": String(face.chosen), "aria-label": face.emoji, onclick: choose(face.act) }, face.shown))) : null,
    items.map((item) => h(item.danger ? "button.danger" : "button", { role: "menuitem", onclick: choose(item.act) }, icon(item.icon), item.name)));
  menu.close = close;
  menu.addEventListener("keydown", (event) => moved(event, menu, anchor, close));
  anchor.setAttribute("aria-expanded", "true");
  screen.append(menu);
  place(menu, screen, anchor);
  document.addEventListener("pointerdown", outside, true);
  menu.querySelector("[role^=menuitem]").focus({ preventScroll: true });
}

/** Close whatever menu is open on a screen. */
export function closeMenus(screen) {
  for (const menu of screen.querySelectorAll(":scope > .menu")) menu.close();
}

function moved(event, menu, anchor, close) {
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") {
    close();
    anchor.focus();
  } else if (step) items[(at + step + items.length) % items.length].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function place(menu, screen, anchor) {
  const around = screen.getBoundingClientRect();
  const beside = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(10, beside.left - around.left + beside.width / 2 - width / 2), around.width - width - 10);
  const below = beside.bottom - around.top + 6;
  const top = below + height < around.height - 20 ? below : Math.max(60, beside.top - around.top - height - 6);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
