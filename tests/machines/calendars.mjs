// The calendars of a built site, read by ical.js, which knows nothing of the other parser, and held against events.csv.
//
// Usage: calendars.mjs SITE BASE_URL. Ends with status 1 and a line a fault. Before that, each kind of fault is planted in a sample
// and must be found.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const SAMPLE = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//irbook//irbook//EN",
  "BEGIN:VEVENT", "UID:notice/meeting@00.irbook", "DTSTAMP:20240510T010000Z", "SEQUENCE:0",
  "DTSTART;VALUE=DATE:20240627", "DTEND;VALUE=DATE:20240628", "SUMMARY:Example\\, Inc.: Meeting\\; 株",
  " 主", "URL:https://example.org/?a=1,2", "STATUS:CONFIRMED", "END:VEVENT",
  "BEGIN:VEVENT", "UID:results/call@00.irbook", "DTSTAMP:20240510T010000Z", "SEQUENCE:1",
  "DTSTART:20240520T113000Z", "SUMMARY:Cancelled: Call", "URL:https://example.org/", "STATUS:CANCELLED", "END:VEVENT",
  "END:VCALENDAR", "",
].join("\r\n");
const ROWS = [
  { kind: "meeting", title: "Meeting; 株主", certainty: "day", status: "", date: "2024-06-27", start: "", id: "notice/meeting" },
  { kind: "call", title: "Call", certainty: "instant", status: "cancelled", date: "2024-05-20", start: "2024-05-20T07:30:00-04:00", id: "results/call" },
];

const PLANTED = [
  ["is no calendar", (text) => text.replace("STATUS:CONFIRMED", "STATUS CONFIRMED")],
  ["ends on", (text) => text.replace("DATE:20240628", "DATE:20240627")],
  ["has no end", (text) => text.replace("DTEND;VALUE=DATE:20240628\r\n", "")],
  ["stands twice", (text) => text.replace("results/call", "notice/meeting")],
  ["is not in UTC", (text) => text.replace("T113000Z", "T113000")],
  ["is not in events.csv as it is here", (text) => text.replace("20240627", "20240626")],
  ["has no event", (text) => text.replace("Meeting\\;", "Meeting")],
  ["has no event", (text) => text.replace("STATUS:CANCELLED", "STATUS:CONFIRMED")],
  ["has no address", (text) => text.replace("URL:https://example.org/\r\n", "")],
];

/** The events of a calendar, or what is wrong with it. */
function read(text) {
  try {
    return { events: new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map(event) };
  } catch (error) {
    return { events: [], fault: `is no calendar: ${error.message}` };
  }
}

function event(component) {
  const value = (name) => component.getFirstPropertyValue(name);
  const [uid, summary, status, url, start, end] = ["uid", "summary", "status", "url", "dtstart", "dtend"].map(value);
  return { uid, summary, status, url, start, end, isOff: status === "CANCELLED" };
}

function faultsOf({ events, fault }) {
  if (fault) return [fault];
  const uids = events.map(({ uid }) => uid);
  const found = uids.filter((uid, at) => uids.indexOf(uid) !== at).map((uid) => `${uid} stands twice`);
  for (const { uid, start, end, url } of events) {
    if (!start) found.push(`${uid} has no start`);
    else if (start.isDate && !end) found.push(`${uid} has no end`);
    else if (start.isDate && !(end.isDate && end.compare(start) > 0)) found.push(`${uid} ends on ${end}`);
    else if (!start.isDate && start.zone !== ICAL.Timezone.utcTimezone) found.push(`${uid} is not in UTC`);
    if (!url) found.push(`${uid} has no address`);
  }
  return found;
}

/** Both ways: each row that is a date has its event, and each event that holds its row, unless its results came. */
function compared(rows, events) {
  const isDate = ({ kind, certainty, status }) =>
    !["announcement", "period-end", "as-of"].includes(kind) && ["instant", "half-day", "day", "days"].includes(certainty) && !["updated", "corrected", "postponed"].includes(status);
  const dates = rows.filter(isDate).map((row) => ({
    ...row,
    title: row.title.replace(/^'(?=[=+\-@＝＋－＠])/, ""),
    at: row.certainty === "instant" ? new Date(row.start).getTime() : row.date,
    isOff: row.status === "cancelled",
  }));
  const at = ({ start }) => (start.isDate ? start.toString() : start.toJSDate().getTime());
  // What was moved before it was called off is off on its last day.
  const isOne = (row, event) => event.start && (row.isOff || at(event) === row.at) && event.isOff === row.isOff && event.summary.endsWith(row.title);
  const published = new Set(rows.filter(({ status, kind }) => status === "updated" && kind === "results").map(({ id }) => id));
  return [
    ...dates.filter((row) => !events.some((event) => isOne(row, event))).map(({ id }) => `${id} has no event`),
    ...events.filter((event) => !event.isOff && !published.has(event.uid.split("@")[0]) && !dates.some((row) => isOne(row, event)))
      .map(({ uid }) => `${uid} is not in events.csv as it is here`),
  ];
}

function control() {
  const found = (text) => {
    const calendar = read(text);
    return [...faultsOf(calendar), ...compared(ROWS, calendar.events)];
  };
  const sound = found(SAMPLE).map((fault) => `the sample is sound, but ${fault}`);
  const missed = PLANTED.filter(([kind, plant]) => plant(SAMPLE) === SAMPLE || !found(plant(SAMPLE)).some((it) => it.includes(kind)));
  return [...sound, ...missed.map(([kind]) => `a planted fault isn't found: ${kind}`)];
}

/** The records of a CSV file by its columns (RFC 4180). */
function records(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  const [columns, ...rest] = rows.filter((row) => row.length > 0);
  return rest.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
}

function check(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".ics")).sort();
  const all = paths.map((path) => [path, read(readFileSync(join(folder, path), "utf8"))]);
  const faults = all.flatMap(([path, calendar]) => faultsOf(calendar).map((fault) => `${path}: ${fault}`));
  const events = all.find(([path]) => path === "events/calendar.ics")?.[1].events ?? [];
  const rows = records(readFileSync(join(folder, "events/events.csv"), "utf8"));
  console.log(`${paths.length} calendars with ${events.length} events, ${rows.length} rows of events.csv`);
  return [...faults, ...compared(rows, events)];
}

const [folder, baseUrl] = process.argv.slice(2);
if (!baseUrl) {
  console.error("usage: calendars.mjs SITE BASE_URL");
  process.exit(2);
}
const missed = control();
const faults = missed.length > 0 ? missed : check(folder);
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
