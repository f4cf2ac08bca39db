"""The calendars of a built site, read by `icalendar`, and by rules of RFC 5545 that it doesn't hold a file to.

Usage: calendars.py SITE BASE_URL. Ends with status 1 and a line a fault. Before that, each kind of fault is planted in a sample
and must be found.
"""

import csv
import re
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from icalendar import Calendar

TEXTS = ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME")
MARK = re.compile(r"(Cancelled|Postponed|No longer applies|Replaced): ")
NO_DATES = ("announcement", "period-end", "as-of")

SAMPLE = "\r\n".join(
    (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//irbook//irbook//EN", "CALSCALE:GREGORIAN",
        "NAME:Example\\, Inc.: dates", "X-WR-CALNAME:Example\\, Inc.: dates",
        "SOURCE;VALUE=URI:https://example.org/events/calendar.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VEVENT", "UID:notice/meeting@00.irbook", "DTSTAMP:20240510T010000Z", "LAST-MODIFIED:20240510T010000Z",
        "SEQUENCE:0", "DTSTART;VALUE=DATE:20240627", "DTEND;VALUE=DATE:20240628",
        "SUMMARY:Example\\, Inc.: Annual general meeting\\; of 株主 and all others",
        "  who are on the register of the company", "DESCRIPTION:One\\nTwo", "URL:https://example.org/index.html",
        "CATEGORIES:General meeting", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT",
        "BEGIN:VEVENT", "UID:results/call@00.irbook", "DTSTAMP:20240510T010000Z", "SEQUENCE:1", "DTSTART:20240520T113000Z",
        "SUMMARY:Cancelled: Results call", "URL:https://example.org/index.html", "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
    )
)
SAMPLE_ROW = {
    "kind": "meeting", "title": "Annual general meeting; of 株主 and all others who are on the register of the company",
    "certainty": "day", "status": "", "date": "2024-06-27", "start": "2024-06-27T00:00:00+08:00",
    "end": "2024-06-28T00:00:00+08:00", "id": "notice/meeting",
}

# What is planted in the sample, and the fault that must be found.
PLANTED = (
    ("line end", lambda text: text.replace("\r\n", "\n", 1)),
    ("long line", lambda text: text.replace("others\r\n ", "others")),
    ("character", lambda text: text.replace("株", "\udce6\r\n \udca0\udcaa")),
    ("end", lambda text: text.replace("DATE:20240628", "DATE:20240627")),
    ("uid", lambda text: text.replace("results/call", "notice/meeting")),
    ("escape", lambda text: text.replace("meeting\\;", "meeting;")),
    ("escape", lambda text: text.replace("NAME:Example\\,", "NAME:Example,", 1)),
    ("utc", lambda text: text.replace("T113000Z", "T113000")),
    ("stamp", lambda text: text.replace("DTSTAMP:20240510T010000Z\r\n", "", 1)),
    ("method", lambda text: text.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH")),
    ("alarm", lambda text: text.replace("END:VEVENT", "BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VEVENT", 1)),
    ("mark", lambda text: text.replace("Cancelled: ", "")),
    ("mark", lambda text: text.replace("STATUS:CANCELLED", "STATUS:CONFIRMED")),
    ("address", lambda text: text.replace("URL:https://example.org/", "URL:https://example.org/gone/")),
    ("name", lambda text: text.replace("X-WR-CALNAME:Example", "X-WR-CALNAME:Another")),
    ("refresh", lambda text: text.replace("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n", "")),
    ("missing", lambda text: text.replace("20240627", "20240620")),
    ("missing", lambda text: text.replace("Annual general", "Annual special")),
    ("parse", lambda text: text.replace("DTSTART:20240520T", "DTSTART:2024052T")),
)


def lines(data):
    """The unfolded lines of a file as (property, raw value), and the faults of its form."""
    faults = []
    if data.replace(b"\r\n", b"").count(b"\n") or data.replace(b"\r\n", b"").count(b"\r") or not data.endswith(b"\r\n"):
        faults.append(("line end", "a line doesn't end with CRLF"))
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            faults.append(("long line", f"{len(line)} octets: {line[:40]!r}"))
        try:
            line.decode()
        except UnicodeDecodeError:
            faults.append(("character", f"a line is parted within a character: {line[:40]!r}"))
    text = data.decode(errors="replace").replace("\r\n ", "")
    split = [line.partition(":") for line in text.split("\r\n") if line]
    return [(name, value) for name, _, value in split], faults


def unescaped(value):
    return re.sub(r"\\(.)", lambda it: "\n" if it[1] in "nN" else it[1], value)


def judge(data, path, base, has, is_subscription):
    """The events of a file, and its faults."""
    raw, faults = lines(data)
    texts = [(name, value) for name, value in raw if name in TEXTS]
    faults += [("escape", f"{name}: {value}") for name, value in texts if re.search(r"(?<!\\)(\\\\)*[,;]", value)]
    faults += [("method", "there is a METHOD")] * any(name == "METHOD" for name, _ in raw)
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        return [], faults + [("parse", str(error))]
    broken = [("parse", str(error)) for it in calendar.walk() for error in it.errors]
    if broken:
        return [], faults + broken
    faults += [("alarm", "there is a VALARM")] * bool(calendar.walk("VALARM"))
    if str(calendar.get("VERSION")) != "2.0" or not calendar.get("PRODID"):
        faults.append(("calendar", "VERSION or PRODID is missing"))
    if is_subscription:
        if not calendar.get("NAME") or str(calendar.get("NAME")) != str(calendar.get("X-WR-CALNAME")):
            faults.append(("name", f"{calendar.get('NAME')} and {calendar.get('X-WR-CALNAME')}"))
        if not calendar.get("REFRESH-INTERVAL") or not calendar.get("X-PUBLISHED-TTL"):
            faults.append(("refresh", "the interval is missing"))
        if str(calendar.get("SOURCE")) != base + path:
            faults.append(("address", f"SOURCE is {calendar.get('SOURCE')}"))
    elif calendar.get("NAME") or calendar.get("X-WR-CALNAME"):
        faults.append(("name", "an event by itself names a calendar"))
    events = calendar.walk("VEVENT")
    if not events:
        faults.append(("calendar", "there is no event"))
    uids = [str(event.get("UID")) for event in events]
    faults += [("uid", f"{uid} stands twice") for uid in set(uids) if uids.count(uid) > 1]
    read = [value for name, value in texts if name == "SUMMARY"]
    if [unescaped(it) for it in read] != [str(event.get("SUMMARY")) for event in events]:
        faults.append(("escape", "a title is read otherwise"))
    for event in events:
        faults += [(kind, f"{event.get('UID')}: {what}") for kind, what in judge_event(event, base, has)]
    again = Calendar.from_ical(calendar.to_ical()).walk("VEVENT")
    for one, two in zip(events, again):
        if any(str(one.get(name)) != str(two.get(name)) for name in TEXTS):
            faults.append(("escape", f"{one.get('UID')} is written back otherwise"))
    return events, faults


def judge_event(event, base, has):
    if not re.fullmatch(r".+@[0-9a-f]+\.irbook", str(event.get("UID"))):
        yield "uid", "not of the form name@hash.irbook"
    stamp = event.get("DTSTAMP")
    if stamp is None or not is_utc(stamp.dt):
        yield "stamp", "DTSTAMP is missing or not in UTC"
    if "SEQUENCE" not in event or int(event["SEQUENCE"]) < 0:
        yield "sequence", "no number"
    start, end = event.get("DTSTART"), event.get("DTEND")
    if start is None:
        yield "start", "no DTSTART"
    elif isinstance(start.dt, datetime):
        if not is_utc(start.dt):
            yield "utc", f"{start.dt} is not in UTC"
        if end is not None:
            yield "end", "an instant has an end"
    elif end is None or isinstance(end.dt, datetime) or end.dt <= start.dt:
        yield "end", f"a whole day {start.dt} ends {end and end.dt}"
    status, title = str(event.get("STATUS")), str(event.get("SUMMARY"))
    if status not in ("CONFIRMED", "TENTATIVE", "CANCELLED"):
        yield "status", status
    if (status == "CANCELLED") != bool(MARK.match(title)):
        yield "mark", f"{status}: {title}"
    url = str(event.get("URL"))
    path = url.removeprefix(base).partition("#")[0]
    if not url.startswith(base) or not has(path + "index.html" if path == "" or path.endswith("/") else path):
        yield "address", url


def is_utc(at):
    return isinstance(at, datetime) and at.utcoffset() == timedelta(0)


def span(row):
    """When a row of events.csv is, as an event should have it."""
    if row["certainty"] == "instant":
        return datetime.fromisoformat(row["start"]).astimezone(timezone.utc), None
    day = date.fromisoformat(row["date"])
    if row["certainty"] == "days":
        return day, datetime.fromisoformat(row["end"]).date()
    return day, day + timedelta(days=1)


def compare(rows, events):
    """Every event that has a day and stands is there on its day under its title; what was called off says so."""
    found = set()
    for event in events:
        start, end = event.get("DTSTART"), event.get("DTEND")
        found.add((start and start.dt, end and end.dt, str(event.get("STATUS")) == "CANCELLED", str(event.get("SUMMARY"))))
    for row in rows:
        if row["kind"] in NO_DATES or row["certainty"] in ("month", "quarter", "to-be-announced"):
            continue
        if row["status"] in ("updated", "corrected", "postponed"):
            continue
        title = re.sub(r"^'(?=[=+\-@＝＋－＠])", "", row["title"])
        is_off = row["status"] == "cancelled"
        # What was moved before it was called off is off on its last day.
        is_there = lambda a, b: is_off or (a, b) == span(row)
        if not any(is_there(a, b) and off == is_off and s.endswith(title) for a, b, off, s in found):
            yield "missing", f"{row['id']} ({row['date']}: {title})"


def control():
    """Plants each fault; what isn't found is a fault of this script."""
    base, has = "https://example.org/", lambda path: path == "index.html"
    check = lambda text: all_faults(text.encode(errors="surrogateescape"), base, has)
    faults = [("control", f"the sample is sound, but: {it}") for it in check(SAMPLE)]
    for kind, plant in PLANTED:
        planted = plant(SAMPLE)
        if planted == SAMPLE or kind not in [found for found, _ in check(planted)]:
            faults.append(("control", f"a fault of the kind {kind} isn't found"))
    return faults


def all_faults(data, base, has):
    events, faults = judge(data, "events/calendar.ics", base, has, True)
    return faults + list(compare([SAMPLE_ROW], events))


def check(site, base):
    has = lambda path: (site / path).is_file()
    paths = sorted(it.relative_to(site).as_posix() for it in site.rglob("*.ics"))
    faults, read = [], {}
    for path in paths:
        is_subscription = path.count("/") == 1
        read[path], found = judge((site / path).read_bytes(), path, base, has, is_subscription)
        faults += [f"{path}: {kind}: {what}" for kind, what in found]
    every = {str(it.get("UID")): it.to_ical() for it in read.get("events/calendar.ics", [])}
    for path, events in read.items():
        other = [it for it in events if every.get(str(it.get("UID"))) != it.to_ical()]
        faults += [f"{path}: {it.get('UID')} isn't in events/calendar.ics as it is here" for it in other]
    alone = [str(it.get("UID")) for path, events in read.items() if path.count("/") > 1 for it in events]
    if sorted(alone) != sorted(every):
        faults.append(f"{len(every)} events, but {len(alone)} files of one")
    with (site / "events/events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    faults += [f"events.csv: {kind}: {what}" for kind, what in compare(rows, read.get("events/calendar.ics", []))]
    pages = ("index.html", "events/index.html") if paths else ()
    faults += [f"{it}: no subscription" for it in pages if "webcal:" not in (site / it).read_text(encoding="utf-8")]
    print(f"{len(paths)} calendars with {len(every)} events, {len(rows)} rows of events.csv")
    return faults


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: calendars.py SITE BASE_URL")
    faults = [what for _, what in control()] or check(Path(sys.argv[1]), sys.argv[2])
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
