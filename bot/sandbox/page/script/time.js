/** Times and dates, in the reader's own zone. */

import { language, word } from "./words.js";

const format = (options) => new Intl.DateTimeFormat(language(), options);

/** The time of day of a message. */
export const clock = (unix) => format({ hour: "2-digit", minute: "2-digit" }).format(unix * 1000);

/** A key that is the same for the messages of one day. */
export const dayKey = (unix) => new Date(unix * 1000).toDateString();

/** The day of a message, as a separator names it. */
export function day(unix) {
  const then = new Date(unix * 1000);
  const today = new Date();
  const days = Math.round((new Date(today.toDateString()) - new Date(then.toDateString())) / 86400000);
  if (days === 0) return word("today");
  if (days === 1) return word("yesterday");
  const year = then.getFullYear() === today.getFullYear() ? {} : { year: "numeric" };
  return format({ day: "numeric", month: "long", ...year }).format(then);
}

/** A moment as `tg-time` asks for it: w weekday, d/D short or long date, t/T short or long time, r relative. */
export function moment(unix, shape) {
  if (shape === "r") return relative(unix);
  const options = {};
  if (shape.includes("w")) options.weekday = "long";
  if (shape.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (shape.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(shape)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (shape.includes("T")) options.second = "2-digit";
  return format(options).format(unix * 1000);
}

/** A moment in full, for a tooltip. */
export const fullMoment = (unix) => format({ dateStyle: "full", timeStyle: "long" }).format(unix * 1000);

function relative(unix) {
  const seconds = unix - Date.now() / 1000;
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? steps.at(-1);
  return new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** A day cut out for a calendar leaf: month, day of the month, day of the week. */
export function leaf(date) {
  return { month: format({ month: "short" }).format(date), day: date.getDate(), weekday: format({ weekday: "short" }).format(date) };
}

/** From one time of day to another. */
export const span = (from, until) => `${clock(from / 1000)}${until ? ` – ${clock(until / 1000)}` : ""}`;
