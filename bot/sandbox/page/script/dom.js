/** Building elements: text always goes in as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties (on… listeners, data, aria-…, attributes) and children (nodes or texts; null is skipped). */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(element.dataset, value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  if (name === "button" && !element.hasAttribute("type")) element.type = "button";
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5v.01M12 12v.01M12 19v.01",
  clip: "M20 11.5l-8.2 8.2a5 5 0 0 1-7-7l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.6 1.6 0 0 1-2.3-2.3l7.7-7.7",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5c1.8 2.2 5.2 2.2 7 0M9 9.5v.01M15 9.5v.01",
  send: "M5 12h13M12.5 5.5L19 12l-6.5 6.5",
  mic: "M12 15a3.5 3.5 0 0 0 3.5-3.5v-4a3.5 3.5 0 0 0-7 0v4A3.5 3.5 0 0 0 12 15zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  board: "M4 6h16v12H4zM8 10v.01M12 10v.01M16 10v.01M8 14h8",
  reply: "M10 7L4.5 12.5 10 18M5 12.5h8a6.5 6.5 0 0 1 6.5 6.5",
  edit: "M5 19l1-4L16.5 4.5l3 3L9 18zM14.5 6.5l3 3",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.7 5.7l12.6 12.6",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 12h17M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
  link: "M7 17L17 7M9 7h8v8",
  down: "M5 9l7 7 7-7",
  plus: "M12 5v14M5 12h14",
  reset: "M4.5 12a7.5 7.5 0 1 0 2.5-5.6L4.5 9M4.5 4v5h5",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  arrow: "M12 4v12M6 11l6 6 6-6M5 20h14",
  play: "M8 5l11 7-11 7z",
  pin: "M9 4h6l-1 6 4 4H6l4-4zM12 14v6",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.8v.01",
};

/** One of the line icons. */
export function icon(name) {
  return drawing(`icon icon-${name}`, "0 0 24 24", PATHS[name]);
}

/** The ticks of a sent message: one once it has left, two once the bot has it. */
export function ticks(read) {
  const path = read ? "M1 6l3.2 3.5L11 1.5M7.5 8.5l1 1L15.5 1.5" : "M4 6l3.2 3.5L14 1.5";
  return drawing("ticks", "0 0 17 11", path);
}

/** Signal, waves and battery of the status bar. */
export function signals() {
  return drawing("signals", "0 0 58 13", "M0 9h3v3H0zM4.7 6.5h3V12h-3zM9.4 3.5h3V12h-3zM14.1 .5h3V12h-3z M22 4a9.5 9.5 0 0 1 13 0l-1.4 1.5a7.4 7.4 0 0 0-10.2 0zM24.5 6.8a5.6 5.6 0 0 1 8 0L28.5 11.2zM40.5.5H53a2.8 2.8 0 0 1 2.8 2.8v6A2.8 2.8 0 0 1 53 12H40.5a2.8 2.8 0 0 1-2.8-2.8v-6A2.8 2.8 0 0 1 40.5.5zm.3 1.2a1.9 1.9 0 0 0-1.9 1.9v5.3a1.9 1.9 0 0 0 1.9 1.9h12a1.9 1.9 0 0 0 1.9-1.9V3.6a1.9 1.9 0 0 0-1.9-1.9zM41 2.7h8.6a1 1 0 0 1 1 1v5.1a1 1 0 0 1-1 1H41a1 1 0 0 1-1-1V3.7a1 1 0 0 1 1-1zM56.6 4.5v3.5c.9-.3 1.4-.9 1.4-1.750s-.5-1.450-1.4-1.750z");
}

function drawing(name, box, path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", name);
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A number that stands for a name, to give everybody a colour. */
export function tint(id) {
  return Math.abs(id) % 7;
}

/** An emoji as it is shown: the plain heart of the wire is drawn in colour. */
export const face = (emoji) => (emoji === "❤" ? "❤\uFE0F" : emoji);

/** A round picture: initials on a colour, the sprout for the bot. */
export function avatar(name, id, { small = false, bot = false } = {}) {
  const initials = name.split(/\s+/).filter((word) => /^\p{L}{3}/u.test(word)).map((word) => word[0]);
  const inner = bot ? h("img", { src: "/page/style/sprout.svg", alt: "" }) : initials.slice(0, small ? 1 : 2).join("").toUpperCase();
  return h(small ? "span.avatar.small" : "span.avatar", { data: { tint: bot ? 0 : tint(id) }, "aria-hidden": "true" }, inner);
}
