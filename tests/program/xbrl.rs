//! Reports in xBRL-JSON and their taxonomy. `tests/machines/xbrl.py` has them judged by Arelle.

use super::archive::{Archive, Site};
use serde_json::Value;

/// An archive with an announcement `x` of these tables, and keys in its front matter.
fn stating(keys: &str, tables: &str) -> Archive {
    let archive = Archive::empty();
    archive.announce("x", "2024-05-20", keys);
    archive.write("content/announcements/x/1.toml", tables);
    archive
}

fn table(columns: &str, lines: &str) -> String {
    format!(
        "[[statements]]\nid = \"t\"\ntitle = \"Table of A & B\"\nkind = \"other\"\nscale = \"thousand\"\n\
         columns = [{columns}]\nlines = [\n{lines}\n]\n"
    )
}

const QUARTER: &str = "{ id = \"q1\", period = \"2024-Q1\", currency = \"CNY\" }";

fn report(site: &Site) -> Value {
    serde_json::from_str(&site.read("announcements/x/xbrl.json")).unwrap()
}

/// The value, decimals and dimensions of a fact, the concept and the entity aside.
fn fact(report: &Value, id: &str) -> String {
    let fact = &report["facts"][id];
    let dimensions = fact["dimensions"].as_object().unwrap_or_else(|| panic!("no {id} in {report}")).iter();
    let others = dimensions.filter(|(name, _)| *name != "entity").map(|(_, value)| value.as_str().unwrap());
    format!("{} {} {}", fact["value"].as_str().unwrap(), fact["decimals"], others.collect::<Vec<_>>().join(" "))
}

fn arcs(site: &Site, link: &str) -> Vec<String> {
    let schema = site.read("announcements/x/xbrl.xsd");
    let between = |text: &str, from: &str| text.split_once(from).unwrap().1.split_once('"').unwrap().0.to_owned();
    let of_link = schema.lines().filter(|line| line.starts_with(&format!("<l:{link}Arc")));
    let weight = |line: &str| if line.contains("weight=\"-1\"") { "-" } else { "" };
    let arc = |line: &str| format!("{} {}{}", between(line, "from=\""), weight(line), between(line, "to=\""));
    of_link.map(arc).collect()
}

#[test]
fn a_fact_has_its_exact_value_its_precision_its_period_and_its_unit() {
    let columns = format!("{QUARTER}, {{ id = \"end\", period = \"2024-03-31\", currency = \"CNY\" }}");
    let lines = r#"
{ id = "revenue", label = "Revenue", cells = ["4,153.20", ""] },
{ id = "cash", label = "Cash", cells = ["", "(7)"] },
{ id = "margin", label = "Margin", unit = "percent", cells = ["61.0%", ""] },
{ id = "90-day-rate", label = "90 days", unit = "percent", scale = "hundredth", cells = ["5", ""] },
{ id = "income-per-share", label = "Basic", unit = "per-share", cells = ["0.70", ""] },
{ id = "shares", label = "Shares", unit = "shares", cells = ["318,915,157", ""] },
{ id = "stores", label = "Stores", unit = "count", cells = ["12", ""] },
"#;
    let site = stating("", &table(&columns, lines)).build();
    let report = report(&site);
    let span = "2024-01-01T00:00:00/2024-04-01T00:00:00";
    assert_eq!(fact(&report, "t.revenue.q1"), format!("4153200 -1 archive:revenue {span} iso4217:CNY"));
    assert_eq!(fact(&report, "t.cash.end"), "-7000 -3 archive:cash.instant 2024-04-01T00:00:00 iso4217:CNY");
    assert_eq!(fact(&report, "t.margin.q1"), format!("0.610 3 archive:margin.percent {span}"));
    assert_eq!(fact(&report, "t.90-day-rate.q1"), format!("0.0005 4 archive:_90-day-rate.percent {span}"));
    let per_share = format!("0.70 2 archive:income-per-share.per-share {span} iso4217:CNY/xbrli:shares");
    assert_eq!(fact(&report, "t.income-per-share.q1"), per_share);
    assert_eq!(fact(&report, "t.shares.q1"), format!("318915157 0 archive:shares.shares {span} xbrli:shares"));
    assert_eq!(fact(&report, "t.stores.q1"), format!("12 0 archive:stores.count {span}"));
    let digits = table(&columns, lines).replace("id = \"t\"", "id = \"5-years\"");
    let facts = &self::report(&stating("", &digits).build())["facts"];
    assert!(facts["_5-years.cash.end"].is_object(), "names of XML begin with no digit: {facts}");
    let taxonomy = site.read("data/taxonomy/archive.xsd");
    assert!(taxonomy.contains("name=\"cash.instant\" id=\"cash.instant\" type=\"xbrli:monetaryItemType\""));
    assert!(taxonomy.contains("Unofficial"), "{taxonomy}");
}

#[test]
fn what_is_no_figure_of_its_own_is_no_fact() {
    let columns = format!(
        "{QUARTER}, {{ id = \"before\", period = \"2023-Q1\", currency = \"CNY\" }}, \
         {{ id = \"change\", period = \"2024-Q1\", change = {{ of = \"q1\", against = \"before\" }} }}"
    );
    let lines = r#"
{ id = "revenue", label = "Revenue", cells = ["110", "100", "10%"] },
{ id = "gain", label = "Gain", cells = ["N/M", "-", "N/M"] },
{ id = "rate", label = "Rate", unit = "percent", cells = ["<0.1%", "0.2%", ""] },
{ id = "loss", label = "Loss", cells = ["1.5", "-", ""] },
"#;
    let site = stating("", &table(&columns, lines)).build();
    let report = report(&site);
    let ids: Vec<_> = report["facts"].as_object().unwrap().keys().collect();
    let stated = ["t.revenue.q1", "t.revenue.before", "t.gain.before", "t.rate.before", "t.loss.q1", "t.loss.before"];
    assert_eq!(ids, stated);
    let before = "2023-01-01T00:00:00/2023-04-01T00:00:00 iso4217:CNY";
    assert_eq!(fact(&report, "t.gain.before"), format!("0 -3 archive:gain {before}"));
    assert_eq!(fact(&report, "t.loss.before"), format!("0 -2 archive:loss {before}"), "as exact as its line");
}

#[test]
fn translations_and_figures_before_a_restatement_have_a_dimension_of_their_own_and_equal_figures_stand_once() {
    let rate = "[[rates]]\nid = \"h10\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"7.2203\"\ndate = 2024-03-29\n\
                source = \"Federal Reserve\"\n";
    let columns = format!(
        "{QUARTER}, {{ id = \"usd\", period = \"2024-Q1\", currency = \"USD\", \
         translated = {{ from = \"q1\", rate = \"h10\" }} }}, \
         {{ id = \"as-was\", period = \"2023-Q1\", currency = \"CNY\" }}, \
         {{ id = \"as-is\", period = \"2023-Q1\", currency = \"CNY\", restated = true }}"
    );
    let lines = "{ id = \"revenue\", label = \"Revenue\", cells = [\"7,220\", \"1,000\", \"500\", \"600\"] },\n\
                 { id = \"stores\", label = \"Stores\", unit = \"count\", cells = [\"12\", \"12\", \"8\", \"9\"] },";
    let again = "[[statements]]\nid = \"again\"\ntitle = \"Again\"\nkind = \"discussion\"\nscale = \"million\"\n\
                 columns = [{ id = \"q1\", period = \"2024-Q1\", currency = \"CNY\" }]\n\
                 lines = [{ id = \"revenue\", label = \"Revenue\", cells = [\"7.220\"] }]\n";
    let site = stating(rate, &(table(&columns, lines) + again)).build();
    let report = report(&site);
    let span = "2024-01-01T00:00:00/2024-04-01T00:00:00";
    assert_eq!(fact(&report, "t.revenue.usd"), format!("1000000 -3 archive:revenue {span} iso4217:USD 7.2203"));
    let before = "2023-01-01T00:00:00/2023-04-01T00:00:00 iso4217:CNY";
    let was = format!("500000 -3 archive:revenue {before} archive:figures.previously-reported");
    assert_eq!(fact(&report, "t.revenue.as-was"), was);
    assert_eq!(fact(&report, "t.revenue.as-is"), format!("600000 -3 archive:revenue {before}"));
    for repeated in ["again.revenue.q1", "t.stores.usd"] {
        assert!(report["facts"].get(repeated).is_none(), "{repeated} stands twice");
    }
}

#[test]
fn a_rate_stands_as_it_is_printed_where_another_table_has_an_equal_one_with_more_decimals() {
    let rate = |id: &str, value: &str, day: &str| {
        format!(
            "[[rates]]\nid = \"{id}\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"{value}\"\ndate = {day}\n\
             source = \"Federal Reserve\"\n"
        )
    };
    let rates = rate("short", "7.2", "2024-03-28") + &rate("long", "7.20", "2024-03-29");
    let translated = |rate: &str, line: &str| {
        let usd =
            format!("period = \"2024-Q1\", currency = \"USD\", translated = {{ from = \"q1\", rate = \"{rate}\" }}");
        let columns = format!("{QUARTER}, {{ id = \"usd\", {usd} }}");
        let line = format!("{{ id = \"{line}\", label = \"Line\", cells = [\"7,200\", \"1,000\"] }},");
        table(&columns, &line).replace("\"t\"", &format!("\"{rate}\""))
    };
    let site = stating(&rates, &(translated("short", "revenue") + &translated("long", "costs"))).build();
    let (report, facts) = (report(&site), site.read("announcements/x/facts.csv"));
    for (fact, rate) in [("short.revenue.usd", "7.2"), ("long.costs.usd", "7.20")] {
        assert!(self::fact(&report, fact).ends_with(&format!(" {rate}")), "{report}");
        let row = facts.lines().find(|row| row.ends_with(fact)).unwrap();
        assert!(row.contains(&format!(",q1,{rate},")), "{row}");
    }
}

#[test]
fn parts_and_single_figures_of_a_known_period_are_facts_unless_a_table_states_them_or_nobody_could_say_which_is_one() {
    let metric =
        "[[metrics]]\nid = \"loans\"\nlabel = \"Loans\"\ndefinitions = [{ id = \"2020\", text = \"All of them.\" }]\n";
    let loans = "[[metrics]]\nmetric = \"loans\"\nvalues = [{ period = \"2024-03-31\", amount = \"RMB9.0 million\" }]\nparts = [\n\
                 { label = \"New loans\", amount = \"RMB5.0 million\", parts = [{ label = \"日本\", amount = \"RMB2.0 million\" }] },\n\
                 { label = \"Old\", amount = \"RMB1.0 million\" },\n{ label = \"Old!\", amount = \"RMB1.5 million\" },\n\
                 { label = \"Rest\", amount = \"more than RMB1 million\" },\n]\n";
    let figure = |id: &str, label: &str, amount: &str, more: &str| {
        format!("[[figures]]\nid = \"{id}\"\nlabel = \"{label}\"\namount = \"{amount}\"\n{more}\n")
    };
    let figures = [
        figure("own", "Margin & more", "12.5%", "period = \"2024-Q1\""),
        figure("about", "Sales", "RMB4.2 million", "period = \"2024-Q1\"\nconcept = \"revenue\""),
        figure("before", "Sales", "RMB3.9 million", "period = \"2023-Q1\"\nconcept = \"revenue\""),
        figure("undated", "Ever", "5 stores", ""),
        "[[waivers]]\nrule = \"figures-disagree\"\nfigure = \"loans.old@2024-03-31\"\nprinted = \"1.5\"\n\
         expected = \"RMB1.0 million\"\nreason = \"Both are printed.\"\n"
            .to_owned(),
    ];
    let line = "{ id = \"revenue\", label = \"Revenue\", cells = [\"4,153\"] },";
    let archive = stating(&figures.concat(), &(table(QUARTER, line) + loans));
    archive.write("content/metrics.toml", metric);
    let site = archive.build();
    let report = report(&site);
    let ids: Vec<_> = report["facts"].as_object().unwrap().keys().collect();
    assert_eq!(
        ids,
        ["t.revenue.q1", "metric_loans.1.1", "part_loans.1", "part_loans.2", "figure_own", "figure_before"]
    );
    let balance = "2024-04-01T00:00:00 iso4217:CNY";
    assert_eq!(fact(&report, "part_loans.1"), format!("5000000 -5 archive:loans.part_new-loans.instant {balance}"));
    let below = format!("2000000 -5 archive:loans.part_new-loans_.65e5..672c..instant {balance}");
    assert_eq!(fact(&report, "part_loans.2"), below);
    let own = "0.125 3 archive:x.figure_own.percent 2024-01-01T00:00:00/2024-04-01T00:00:00";
    assert_eq!(fact(&report, "figure_own"), own, "no other document has a figure by its id");
    let before = "3900000 -5 archive:revenue 2023-01-01T00:00:00/2023-04-01T00:00:00 iso4217:CNY";
    assert_eq!(fact(&report, "figure_before"), before);
    let taxonomy = site.read("data/taxonomy/archive.xsd");
    for text in
        ["name=\"loans.part_new-loans.instant\"", ">日本</l:label>", ">Margin &amp; more</l:label>", ">Revenue</"]
    {
        assert!(taxonomy.contains(text), "{text}");
    }
    assert!(!taxonomy.contains(">Sales<"), "a table names what a figure repeats");
}

#[test]
fn a_total_has_its_parts_in_the_network_of_its_statement_with_their_signs() {
    let lines = r#"
{ id = "sales", label = "Sales", cells = ["10"] },
{ id = "costs", label = "Costs", cells = ["4"] },
{ id = "income", label = "Income", role = "total", cells = ["6"], sum = ["sales", "-costs"] },
"#;
    let site = stating("", &table(QUARTER, lines)).build();
    assert_eq!(arcs(&site, "calculation"), ["income sales", "income -costs"]);
    let order = ["sales", "costs", "income"].map(|line| format!("figures.lines {line}"));
    assert_eq!(arcs(&site, "presentation"), order);
    let schema = site.read("announcements/x/xbrl.xsd");
    assert!(schema.contains("<l:definition>Table of A &amp; B</l:definition>"));
    assert!(schema.contains("roleURI=\"https://ir.example.com/archive/announcements/x/t/\""));
}

#[test]
fn a_sum_is_left_out_where_a_part_is_unstated_in_one_column_or_is_of_something_else() {
    let columns = format!("{QUARTER}, {{ id = \"before\", period = \"2023-Q1\", currency = \"CNY\" }}");
    let lines = r#"
{ id = "sales", label = "Sales", cells = ["10", "8"] },
{ id = "other", label = "Other", cells = ["2", ""] },
{ id = "revenue", label = "Revenue", cells = ["12", "9"], sum = ["sales", "other"] },
"#;
    let cash = r#"
{ id = "opening", label = "Cash before", cells = ["5"], period = "2023-12-31" },
{ id = "flow", label = "Flow", cells = ["2"] },
{ id = "closing", label = "Cash", cells = ["7"], sum = ["opening", "flow"] },
"#;
    let cash = table(QUARTER, cash).replace("\"t\"", "\"cash\"");
    let site = stating("", &(table(&columns, lines) + &cash)).build();
    assert_eq!(arcs(&site, "calculation"), [""; 0]);
}

#[test]
fn an_announcement_without_figures_in_statements_and_an_archive_that_says_so_have_no_report() {
    let archive = stating("", &table(QUARTER, "{ id = \"a\", label = \"A\", cells = [\"N/M\"] },"));
    let site = archive.build();
    assert!(!site.has("announcements/x/xbrl.json") && !site.has("data/taxonomy/archive.xsd"));
    let archive = stating("", &table(QUARTER, "{ id = \"a\", label = \"A\", cells = [\"1\"] },"));
    let site = archive.build();
    assert!(site.has("announcements/x/xbrl.json") && site.has("data/taxonomy/archive.xsd"));
    assert!(site.read("announcements/x/index.html").contains("<a href=\"xbrl.json\">"));
    archive.edit("site.toml", "[issuer]", "[outputs]\nxbrl = false\n[issuer]");
    let site = archive.build();
    assert!(!site.has("announcements/x/xbrl.json") && !site.has("announcements/x/xbrl.xsd"));
    assert!(!site.has("data/taxonomy/archive.xsd"));
    assert!(!site.read("announcements/x/index.html").contains("xbrl"));
}

#[test]
fn members_are_dimensions_of_the_taxonomy() {
    let site = Archive::nordkant().build();
    let report = site.read("announcements/2024-q2-results/xbrl.json");
    assert!(report.contains("\"archive:segment.dimension\":\"archive:segment.member.shops\""), "{report}");
    let taxonomy = site.read("data/taxonomy/archive.xsd");
    for name in ["segment.dimension", "segment.whole", "segment.member.shops"] {
        assert_eq!(taxonomy.matches(&format!("<xs:element name=\"{name}\"")).count(), 1, "{name}");
    }
}
