//! The same announcements as content of a Hugo site; its templates stand in `benches/hugo/`.
//!
//! What is fair to Hugo: facts are page parameters in JSON front matter, read once with the page.
//! Statement page, CSV and chart are output formats of the announcement's page, so that no other page
//! object is made for them and the statement isn't read again. Lists by year and kind, the event
//! indexes, their parts and the metrics are taxonomies, which Hugo collects while it reads. Periods, days and
//! clocks are given as labels, figures and shares as printed with the plain number beside them, so
//! that templates neither format nor check; they only compute where the bars of the chart stand.

use crate::announcement::{Announcement, Repeated, announcement, metric, series};
use crate::quarter::Quarter;
use crate::statement::{LINES, PARTS, TOTAL, Value, concept, grouped, quotient};
use crate::write_file;
use chrono::{Datelike, NaiveDate, TimeZone, Utc};
use chrono_tz::America::New_York;
use rayon::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::{io, path::Path};

/// A list of more entries is split, by years or by months.
const MOST_ENTRIES: u32 = 500;

/// The years that are reported.
const YEARS: u32 = 20;

/// Writes the content of so many announcements.
pub fn write(announcements: u32, folder: &Path) -> io::Result<()> {
    for series in 0..series(announcements) {
        let path = folder.join("content/metrics").join(metric(series)).join("_index.md");
        write_file(&path, &format!("{}\n", metric_page(series)))?;
    }
    (0..announcements).into_par_iter().try_for_each(|place| {
        let announcement = announcement(announcements, place);
        let text = announcement.text(announcements, |id| format!("/announcements/{id}/"), linked);
        let path = folder.join("content/announcements").join(format!("{}.md", announcement.id));
        write_file(&path, &format!("{}\n{text}", front_matter(&announcement, announcements)))
    })
}

/// A figure of the text, linked to its row on the page as irbook links it, but not looked up.
fn linked(figure: &Repeated) -> String {
    let Repeated { printed, anchor, .. } = figure;
    format!("[{printed}](#{anchor})")
}

/// The page of a metric, which has a CSV too.
fn metric_page(series: u32) -> Json {
    json!({
        "title": format!("Registered users of series {}", series + 1),
        "definition": "Users who registered and were not closed.",
        "outputs": ["html", "csv"],
    })
}

fn front_matter(announcement: &Announcement, announcements: u32) -> Json {
    let Announcement { id, quarter, title, summary, dated, statement, users, .. } = announcement;
    let [year_ago, _, current] = statement.quarters;
    let events = events(announcement);
    let of_events = |key: &str| events.iter().filter_map(|event| event[key].as_str()).collect::<BTreeSet<_>>();
    let highlights = [TOTAL, "net-income"].map(|line| highlight(announcement, line));
    let split = |count: u32, terms: Json| if count > MOST_ENTRIES { terms } else { json!([]) };
    json!({
        "title": title,
        "description": summary,
        "date": dated.to_string(),
        "kinds": ["results"],
        "kindparts": split(announcements, json!([format!("results-{}", dated.year())])),
        "years": [dated.year().to_string()],
        "statementyears": [dated.year().to_string()],
        "eventyears": of_events("year"),
        "eventmonths": split(announcements * 5 / YEARS, json!(of_events("month"))),
        "eventkinds": of_events("kind"),
        "eventparts": split(announcements, json!(of_events("part"))),
        "metrics": [users.metric],
        "printed": day(*dated),
        "place": "Shanghai, China",
        "source": { "title": "Form 6-K, exhibit 99.1", "id": id, "url": "https://www.sec.gov/" },
        "signatories": [{ "name": "Jane Roe", "capacity": "Chief Financial Officer" }],
        "period": label(*quarter),
        "highlights": highlights,
        "webcast": "https://ir.example.com/webcast",
        "events": events,
        "users": {
            "label": format!("Registered users of series {}", quarter.series + 1),
            "metric": users.metric,
            "now": users.now,
            "now_value": users.now.trim_end_matches(" million"),
            "at": current.end().to_string(),
            "day": day(current.end()),
            "year_ago": users.year_ago,
            "year_ago_value": users.year_ago.trim_end_matches(" million"),
            "year_ago_at": year_ago.end().to_string(),
            "year_ago_day": day(year_ago.end()),
            "change": users.change,
            "change_value": users.change.trim_end_matches('%'),
        },
        "statement": {
            "id": "operations",
            "title": "Unaudited Condensed Consolidated Statements of Operations",
            "units": "(Amounts in thousands of Renminbi and US dollars, except shares and per share figures)",
            "rate": statement.rate,
            "rate_at": quarter.end().to_string(),
            "rate_day": day(quarter.end()),
            "columns": columns(announcement),
            "lines": lines(announcement),
        },
        "chart": bars(announcement),
    })
}

/// What a key figure shows of a line.
fn highlight(announcement: &Announcement, id: &str) -> Json {
    let amount = |column| grouped(announcement.statement.amount(id, column));
    let label = LINES.iter().find(|line| line.id == id).map(|line| line.label);
    json!({ "id": id, "label": label, "amount": amount(2), "translated": amount(3) })
}

/// What irbook derives from the typed fields and the stated events, each with what it is printed and
/// sorted by.
fn events(announcement: &Announcement) -> Vec<Json> {
    let period = label(announcement.quarter);
    let derived = [
        ("announcement", announcement.title.clone(), announcement.dated),
        ("call", format!("Results call for {period}"), announcement.call()),
        ("period-end", format!("{period} ends"), announcement.quarter.end()),
    ];
    let stated = announcement.events.iter().map(|(title, day)| ("other", title.clone(), *day));
    let mut events = derived.into_iter().chain(stated).collect::<Vec<_>>();
    events.sort_by_key(|(_, _, day)| *day);
    events.into_iter().map(|(kind, title, on)| event(kind, &title, on)).collect()
}

fn event(kind: &str, title: &str, on: NaiveDate) -> Json {
    let mut event = json!({
        "kind": kind,
        "title": title,
        "on": on.to_string(),
        "day": day(on),
        "weekday": on.format("%A").to_string(),
        "year": on.year().to_string(),
        "month": on.format("%Y-%m").to_string(),
        "part": format!("{kind}-{}", on.year()),
    });
    if kind == "call" {
        // 20:00 in Shanghai.
        let noon = on.and_hms_opt(12, 0, 0).map(|noon| Utc.from_utc_datetime(&noon).with_timezone(&New_York));
        event["at"] = json!(format!("{on}T20:00:00+08:00"));
        event["clock"] = json!("8:00 p.m.");
        event["elsewhere"] = json!(noon.map(|noon| noon.format("%-I:%M a.m.").to_string()));
    }
    event
}

fn columns(announcement: &Announcement) -> Vec<Json> {
    let [year_ago, prior, current] = announcement.statement.quarters;
    let column = |id: &str, quarter: Quarter, symbol: &str, currency: &str| {
        json!({
            "id": id,
            "label": label(quarter),
            "period": quarter.period(),
            "start": quarter.start().to_string(),
            "end": quarter.end().to_string(),
            "symbol": symbol,
            "currency": currency,
        })
    };
    let mut translated = column("current-usd", current, "US$", "USD");
    translated["translated"] = json!("current");
    let local = [("year-ago", year_ago), ("prior", prior), ("current", current)];
    let local = local.map(|(id, quarter)| column(id, quarter, "RMB", "CNY"));
    local.into_iter().chain([translated]).collect()
}

fn lines(announcement: &Announcement) -> Vec<Json> {
    LINES
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let (role, unit, note) = match line.value {
                Value::Heading => return json!({ "label": line.label }),
                Value::Sum { role, .. } => (role, "money", ""),
                Value::PerShare => ("item", "per-share", "per share"),
                Value::Shares => ("item", "shares", "shares"),
                Value::Item(_) | Value::Swing(_) => ("item", "money", ""),
            };
            let (scale, zeros) = if unit == "money" { ("thousand", "000") } else { ("one", "") };
            let cells = announcement.statement.cells(index);
            json!({
                "id": line.id,
                "concept": concept(line.id, announcement.quarter.series),
                "label": line.label,
                "class": if line.level > 0 { format!("{role} level-{}", line.level) } else { role.to_owned() },
                "method": if matches!(line.value, Value::Sum { .. }) { "footed" } else { "translated" },
                "unit": unit,
                "note": note,
                "scale": scale,
                "zeros": zeros,
                "cells": cells.iter().map(|cell| self::cell(cell)).collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// A cell as printed, and its number.
fn cell(printed: &str) -> Json {
    let digits = printed.replace([',', '(', ')'], "");
    match printed {
        "-" => json!({ "printed": printed, "value": "0", "nil": true }),
        _ if printed.starts_with('(') => json!({ "printed": printed, "value": format!("-{digits}"), "negative": true }),
        _ => json!({ "printed": printed, "value": digits }),
    }
}

fn bars(announcement: &Announcement) -> Vec<Json> {
    let statement = &announcement.statement;
    let bar = |(column, quarter): (usize, &Quarter)| {
        let total = statement.amount(TOTAL, column);
        let parts = PARTS.map(|part| {
            let amount = statement.amount(part, column);
            let share = quotient(amount * 1_000, total);
            json!({
                "amount": amount,
                "printed": grouped(amount),
                "share": format!("{}.{}%", share / 10, share % 10),
            })
        });
        json!({
            "label": label(*quarter),
            "start": day(quarter.start()),
            "end": day(quarter.end()),
            "total": total,
            "printed": grouped(total),
            "parts": parts,
        })
    };
    statement.quarters.iter().enumerate().map(bar).collect()
}

/// A period in words.
fn label(quarter: Quarter) -> String {
    format!("{} to {}", day(quarter.start()), day(quarter.end()))
}

fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
