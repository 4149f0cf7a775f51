/** A calendar file as a card: the day torn off, what, when, where. */

import { h, icon } from "./dom.js";
import { leaf, span } from "./time.js";
import { word } from "./words.js";
import { fileText, fileUrl } from "./wire.js";

/** Whether a document is a calendar file. */
export const isCalendar = (file) => file.mime_type === "text/calendar" || /\.ics$/i.test(file.file_name ?? "");

/** A card for a calendar file; stays what `plain` is until the file is read, or where it cannot be. */
export function calendarCard(file, plain) {
  const place = h("div", {}, plain);
  fileText(file.file_id).then((text) => {
    const event = firstEvent(text);
    if (event) place.replaceChildren(card(event, file));
  });
  return place;
}

function card(event, file) {
  const shown = leaf(event.start);
  const when = event.allDay ? word("allDay") : span(event.start.getTime(), event.end?.getTime());
  return h("div.event", {},
    h("span.leaf", { "aria-hidden": "true" }, h("small", {}, shown.month.replace(".", "")), h("b", {}, String(shown.day)), h("em", {}, shown.weekday.replace(".", ""))),
    h("div", {},
      h("h4", {}, event.summary || file.file_name),
      h("p", {}, when),
      event.location ? h("p", {}, event.location) : null,
      h("a", { href: fileUrl(file.file_id), download: file.file_name }, icon("arrow"), word("save"))));
}

/** The first VEVENT of an iCalendar text (RFC 5545), or null. */
export function firstEvent(text) {
  const lines = text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const from = lines.indexOf("BEGIN:VEVENT");
  if (from < 0) return null;
  const fields = {};
  for (const line of lines.slice(from + 1, lines.indexOf("END:VEVENT"))) {
    const [, name, parameters, value] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? [];
    if (name && !(name in fields)) fields[name] = { parameters, value };
  }
  if (!fields.DTSTART) return null;
  return {
    summary: unescaped(fields.SUMMARY?.value),
    location: unescaped(fields.LOCATION?.value),
    start: date(fields.DTSTART),
    end: fields.DTEND ? date(fields.DTEND) : null,
    allDay: /VALUE=DATE(;|$)/.test(fields.DTSTART.parameters),
  };
}

function unescaped(text = "") {
  return text.replace(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? " " : sign));
}

function date({ parameters, value }) {
  const [, y, mo, d, hh = "0", mi = "0", s = "0", utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?/.exec(value) ?? [];
  const wall = Date.UTC(y, mo - 1, d, hh, mi, s);
  if (utc) return new Date(wall);
  const zone = /TZID="?([^;:"]+)/.exec(parameters)?.[1];
  return zone ? inZone(wall, zone) : new Date(y, mo - 1, d, hh, mi, s);
}

/** The instant at which the clocks of a zone show a wall time. */
function inZone(wall, zone) {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).formatToParts(wall);
    const read = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
    const shown = Date.UTC(read.year, read.month - 1, read.day, read.hour, read.minute, read.second);
    return new Date(wall - (shown - wall));
  } catch {
    return new Date(wall);
  }
}
