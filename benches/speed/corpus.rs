//! An archive in irbook's content format.

use crate::announcement::{Announcement, Repeated, announcement, metric, series};
use crate::statement::{LINES, PARTS, TOTAL, Value, concept};
use crate::write_file;
use rayon::prelude::*;
use std::fmt::Write as _;
use std::{io, path::Path};

/// Writes an archive of so many announcements.
pub fn write(announcements: u32, folder: &Path) -> io::Result<()> {
    write_file(&folder.join("site.toml"), &site())?;
    write_file(&folder.join("content/metrics.toml"), &metrics(announcements))?;
    write_file(&folder.join("content/legends/safe-harbor.md"), LEGEND)?;
    (0..announcements).into_par_iter().try_for_each(|place| {
        let announcement = announcement(announcements, place);
        let folder = folder.join("content/announcements").join(&announcement.id);
        write_file(&folder.join("announcement.md"), &page(&announcement, announcements))?;
        write_file(&folder.join("figures.toml"), &figures(&announcement))
    })
}

const LEGEND: &str = "+++
title = \"Safe harbor\"
+++
Forward-looking statements involve risks; results may differ from what they say.
";

fn site() -> String {
    let parts = PARTS.map(|part| format!("{part:?}")).join(", ");
    let metric = metric(0);
    format!(
        r#"title = "Synthetic Corp. investor relations archive"
description = "Announcements, figures and events of Synthetic Corp."
base_url = "https://ir.example.com/"
language = "en"
zones = ["Asia/Shanghai", "America/New_York"]

[issuer]
names = [{{ name = "Synthetic Corp." }}]
incorporated_in = "Cayman Islands"
description = "A company made up for measuring."
website = "https://ir.example.com"
fiscal_year_end = "12-31"
ads = {{ depositary = "example-bank", class = "class-a", shares_per_ads = 2 }}

[[issuer.share_classes]]
id = "class-a"
name = "Class A ordinary shares"
par = "US$0.00001"

[[issuer.listings]]
id = "nasdaq"
market = "NASDAQ"
market_name = "Nasdaq Global Select Market"
code = "SYNT"
security = "ADSs"
zone = "America/New_York"

[[issuer.listings]]
id = "hkex"
market = "HKEX"
market_name = "Main Board of the Stock Exchange of Hong Kong"
code = "09999"
security = "Class A ordinary shares"
zone = "Asia/Hong_Kong"

[[issuer.organizations]]
id = "example-bank"
name = "Example Bank"
role = "Depositary of the ADSs"

[[issuer.people]]
id = "jane-roe"
name = "Jane Roe"

[[issuer.contacts]]
name = "Investor relations"
email = "ir@example.com"

[[charts]]
id = "revenue-mix"
type = "mix"
title = "Revenue mix"
currency = "CNY"
total = "{TOTAL}"
[[charts.panels]]
title = "By segment"
parts = [{parts}]

[[charts]]
id = "users"
type = "metrics"
title = "Users"
metrics = ["{metric}"]
"#
    )
}

fn metrics(announcements: u32) -> String {
    (0..series(announcements)).fold(String::new(), |mut text, series| {
        let _ = write!(
            text,
            r#"[[metrics]]
id = "{}"
label = "Registered users of series {}"
better = "higher"
definitions = [{{ id = "2005", text = "Users who registered and were not closed.", source = "results-{:05}" }}]

"#,
            metric(series),
            series + 1,
            series + 1,
        );
        text
    })
}

fn page(announcement: &Announcement, announcements: u32) -> String {
    let Announcement { id, quarter, title, summary, dated, statement, .. } = announcement;
    let mut page = format!(
        r#"+++
title = "{title}"
summary = "{summary}"
dated = {dated}
zone = "Asia/Shanghai"
place = "Shanghai, China"
kind = "results"
listings = ["nasdaq", "hkex"]
legends = ["safe-harbor"]
source = {{ title = "Form 6-K, exhibit 99.1", id = "{id}", url = "https://www.sec.gov/" }}
signatories = [{{ person = "jane-roe", capacity = "Chief Financial Officer" }}]

[[rates]]
id = "h10"
base = "USD"
quote = "CNY"
value = "{}"
date = {}
source = "H.10 statistical release"

[results]
period = "{}"
highlights = ["operations.{TOTAL}", "operations.net-income"]

[results.call]
at = {{ at = {}T20:00:00+08:00, zone = "Asia/Shanghai" }}
webcast = "https://ir.example.com/webcast"
"#,
        statement.rate,
        quarter.end(),
        quarter.period(),
        announcement.call(),
    );
    for (title, day) in &announcement.events {
        let _ = write!(
            page,
            "\n[[events]]\nkind = \"other\"\ntitle = \"{title}\"\nwhen = {{ on = {day}, zone = \"Asia/Shanghai\" }}\n"
        );
    }
    page.push_str("+++\n");
    page.push_str(&announcement.text(announcements, |id| format!("announcement:{id}"), tied));
    page
}

/// A figure of the text, tied to the fact that it repeats.
fn tied(figure: &Repeated) -> String {
    let Repeated { printed, concept, period, .. } = figure;
    match period {
        Some(period) => format!("[{printed}](figure:{concept}@{period})"),
        None => format!("[{printed}](figure:{concept})"),
    }
}

fn figures(announcement: &Announcement) -> String {
    let [year_ago, prior, current] = announcement.statement.quarters;
    let mut text = format!(
        r#"[[statements]]
id = "operations"
title = "Unaudited Condensed Consolidated Statements of Operations"
kind = "operations"
scale = "thousand"
units_note = "(Amounts in thousands of Renminbi and US dollars, except shares and per share figures)"
audited = false
columns = [
  {{ id = "year-ago", period = "{}", currency = "CNY" }},
  {{ id = "prior", period = "{}", currency = "CNY" }},
  {{ id = "current", period = "{current}", currency = "CNY" }},
  {{ id = "current-usd", period = "{current}", currency = "USD", translated = {{ from = "current", rate = "h10" }} }},
]
lines = [
"#,
        year_ago.period(),
        prior.period(),
        current = current.period(),
    );
    for (index, line) in LINES.iter().enumerate() {
        let cells = announcement.statement.cells(index).iter().map(|cell| format!("{cell:?}")).collect::<Vec<_>>();
        let cells = cells.join(", ");
        let (id, label, level) = (line.id, line.label, line.level);
        let concept = concept(id, current.series);
        let concept = if concept == id { String::new() } else { format!("concept = {concept:?}, ") };
        let _ = match line.value {
            Value::Heading => writeln!(text, r#"  {{ heading = "{label}" }},"#),
            Value::Item(_) | Value::Swing(_) => {
                writeln!(
                    text,
                    r#"  {{ id = "{id}", label = "{label}", level = {level}, {concept}cells = [{cells}] }},"#
                )
            }
            Value::Sum { role, terms } => writeln!(
                text,
                r#"  {{ id = "{id}", label = "{label}", level = {level}, {concept}role = "{role}", sum = {terms:?}, cells = [{cells}], method = "footed" }},"#
            ),
            Value::PerShare => writeln!(
                text,
                r#"  {{ id = "{id}", label = "{label}", level = {level}, {concept}unit = "per-share", cells = [{cells}] }},"#
            ),
            Value::Shares => writeln!(
                text,
                r#"  {{ id = "{id}", label = "{label}", level = {level}, {concept}unit = "shares", scale = "one", cells = [{cells}] }},"#
            ),
        };
    }
    let users = &announcement.users;
    let _ = write!(
        text,
        r#"]

[[metrics]]
metric = "{}"
values = [
  {{ period = "{}", amount = "{}", change = "{}", against = "{}" }},
  {{ period = "{}", amount = "{}" }},
]
"#,
        users.metric,
        current.end(),
        users.now,
        users.change,
        year_ago.end(),
        year_ago.end(),
        users.year_ago,
    );
    text
}
