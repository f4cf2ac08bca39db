//! Documents on capital as issuers of five countries publish them: their figures agree until a slip is planted.

use super::*;

/// A document: its id, its head and its facts.
struct Document<'t> {
    id: &'t str,
    dated: &'t str,
    kind: &'t str,
    facts: &'t str,
}

/// An archive of documents, with the settings of the others' tests.
fn archive(documents: &[Document<'_>], from: &str, to: &str) -> Sources {
    let facts: String = documents.iter().map(|it| it.facts).collect();
    assert!(from.is_empty() || facts.matches(from).count() == 1, "`{from}` must stand once");
    let mut files: Vec<(String, String)> = documents
        .iter()
        .map(|it| {
            let facts = if from.is_empty() { it.facts.to_owned() } else { it.facts.replace(from, to) };
            let text = format!(
                "+++\ntitle = \"Title\"\ndated = {}\nzone = \"Europe/London\"\nkind = \"{}\"\nsource = {{ title = \"Form\" }}\n{facts}+++\n",
                it.dated, it.kind
            );
            (format!("content/announcements/{}/announcement.md", it.id), text)
        })
        .collect();
    let site = FILES.iter().find(|(path, _)| *path == "site.toml").map(|(_, text)| (*text).to_owned());
    files.push(("site.toml".to_owned(), site.unwrap()));
    sources(files.iter().map(|(path, text)| (path.as_str(), text.clone())))
}

/// Asserts that documents are clean, and that each slip is found at the figure that it is told of.
#[track_caller]
fn assert_slips(documents: &[Document<'_>], slips: &[(&str, &str, &str)]) {
    let found = |from: &str, to: &str| -> Vec<String> {
        let sources = archive(documents, from, to);
        let found = findings(&sources).into_iter().filter(|it| it.severity != Severity::Note);
        found.map(|it| shown(&it, &sources)).collect()
    };
    assert_eq!(found("", ""), [""; 0]);
    let missed: Vec<String> = slips
        .iter()
        .filter_map(|(from, to, says)| {
            let found = found(from, to);
            let is_found = found.iter().any(|it| it.contains(says));
            (!is_found).then(|| format!("{from} -> {to}: {says}\n    {found:#?}"))
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn slips_in_daily_buybacks_of_a_british_issuer_are_found() {
    let plan = Document {
        id: "a-programme",
        dated: "2024-10-01",
        kind: "other",
        facts: "[[repurchases]]\nplan = \"2024\"\nname = \"Share buyback programme\"\nannounced = 2024-10-01\n\
                authorized = \"£100 million\"\nauthorized_number = \"25,000,000 shares\"\n",
    };
    let first = Document {
        id: "b-monday",
        dated: "2024-10-08",
        kind: "buyback-return",
        facts: "[buyback]\nplan = \"2024\"\ntreatment = \"cancelled\"\noutstanding = \"612,345,678 shares\"\n\
                treasury = \"4,000,000 shares\"\nissued = \"616,345,678 shares\"\n\
                [[buyback.purchases]]\nday = 2024-10-07\nvenue = \"London Stock Exchange\"\nnumber = \"100,000 shares\"\n\
                high = \"412.50 pence\"\nlow = \"405.00 pence\"\naverage = \"408.7312 pence\"\n\
                [[buyback.purchases]]\nday = 2024-10-07\nvenue = \"Chi-X Europe\"\nnumber = \"50,000 shares\"\n\
                high = \"412.00 pence\"\nlow = \"405.50 pence\"\naverage = \"409.0210 pence\"\n\
                [[buyback.totals]]\nnumber = \"150,000 shares\"\nhigh = \"412.50 pence\"\nlow = \"405.00 pence\"\n\
                average = \"408.8278 pence\"\n\
                [[repurchases]]\nplan = \"2024\"\nname = \"Share buyback programme\"\n\
                progress = [{ as_of = 2024-10-07, bought = \"150,000 shares\" }]\n",
    };
    let second = Document {
        id: "c-tuesday",
        dated: "2024-10-09",
        kind: "buyback-return",
        facts: "[buyback]\nplan = \"2024\"\ntreatment = \"treasury\"\n\
                [[buyback.purchases]]\nday = 2024-10-08\nnumber = \"60,000 shares\"\nhigh = \"411.00 pence\"\nlow = \"404.00 pence\"\n\
                average = \"407.1100 pence\"\npaid = \"£244,266\"\n\
                [[repurchases]]\nplan = \"2024\"\nname = \"Share buyback programme\"\n\
                progress = [{ as_of = 2024-10-08, bought = \"210,000 shares\" }]\n",
    };
    assert_slips(
        &[plan, first, second],
        &[
            (
                "408.7312",
                "418.7312",
                "`buyback.london-stock-exchange.average@2024-10-07` is 418.7312 pence, but the highest price is",
            ),
            ("409.0210", "404.0210", "the lowest price is 405.50"),
            (
                "number = \"150,000",
                "number = \"105,000",
                "`buyback.total.number` is 105,000 shares, but the rows add up to 150,000",
            ),
            ("average = \"408.8278", "average = \"408.2878", "the rows, weighted by their numbers, make it"),
            (
                "high = \"412.50 pence\"\nlow = \"405.00 pence\"\naverage = \"408.8278",
                "high = \"421.50 pence\"\nlow = \"405.00 pence\"\naverage = \"408.8278",
                "the highest price of the rows is 412.50",
            ),
            ("616,345,678", "616,354,678", "the shares outside and those in treasury make it 616,345,678"),
            (
                "£244,266",
                "£424,266",
                "`buyback.paid@2024-10-08` is £424,266, but the number at the lowest and the highest price makes it",
            ),
            ("407.1100", "407.0110", "what was paid, divided by the number, makes it"),
            (
                "bought = \"210,000",
                "bought = \"201,000",
                "with 150,000 shares as of 2024-10-07, as `b-monday` states, the returns make it 210,000",
            ),
            ("bought = \"210,000", "bought = \"2,100,000", "the returns make it 210,000"),
            (
                "[buyback]\nplan = \"2024\"\ntreatment = \"treasury\"",
                "[buyback]\nplan = \"2042\"\ntreatment = \"treasury\"",
                "unknown-plan",
            ),
            ("day = 2024-10-08", "day = 2024-10-05", "no-business-day"),
            ("day = 2024-10-08", "day = 2024-10-18", "date-order"),
        ],
    );
}

#[test]
fn slips_in_a_next_day_return_of_hong_kong_are_found() {
    let mandate = Document {
        id: "a-mandate",
        dated: "2024-05-21",
        kind: "other",
        facts: "[[repurchases]]\nplan = \"mandate\"\nname = \"Repurchase mandate\"\nannounced = 2024-05-21\n\
                authorized = \"911,800,000 shares\"\nissued = \"9,118,000,000 shares\"\npercent = \"10%\"\n",
    };
    let day = Document {
        id: "b-return",
        dated: "2024-06-04",
        kind: "buyback-return",
        facts: "[buyback]\nclass = \"class-a\"\nplan = \"mandate\"\ntreatment = \"treasury\"\n\
                outstanding_before = \"9,100,000,000 shares\"\noutstanding = \"9,099,400,000 shares\"\npercent = \"0.00659%\"\n\
                treasury_before = \"2,000,000 shares\"\ntreasury = \"2,600,000 shares\"\n\
                [[buyback.purchases]]\nday = 2024-06-03\nlisting = \"hkex\"\nnumber = \"400,000 shares\"\nhigh = \"HK$45.10 per share\"\n\
                low = \"HK$44.60 per share\"\npaid = \"HK$17,928,600\"\n\
                [[buyback.purchases]]\nday = 2024-06-03\nvenue = \"Nasdaq\"\nnumber = \"200,000 shares\"\nads = \"100,000 ADSs\"\n\
                high = \"US$11.60 per ADS\"\nlow = \"US$11.40 per ADS\"\npaid = \"US$1,150,000\"\n\
                [[buyback.totals]]\nnumber = \"600,000 shares\"\n\
                [[buyback.totals]]\nlisting = \"hkex\"\npaid = \"HK$17,928,600\"\nnumber = \"400,000 shares\"\n\
                [[repurchases]]\nplan = \"mandate\"\nname = \"Repurchase mandate\"\n\
                progress = [{ as_of = 2024-06-03, bought = \"11,900,000 shares\", percent = \"0.1305%\" }]\n",
    };
    assert_slips(
        &[mandate, day],
        &[
            (
                "low = \"HK$44.60 per share\"\npaid = \"HK$17,928,600",
                "low = \"HK$44.60 per share\"\npaid = \"HK$18,928,600",
                "the number at the lowest and the highest price makes it 17,8",
            ),
            ("US$1,150,000", "US$1,510,000", "the number at the lowest and the highest price makes it 1,1"),
            ("100,000 ADSs", "10,000 ADSs", "but the ADSs stand for 20,000"),
            ("\"600,000 shares", "\"660,000 shares", "the rows add up to 600,000"),
            ("9,099,400,000", "9,099,000,000", "the shares before, less those bought, leave 9,099,400,000"),
            ("2,600,000", "2,060,000", "those before and those bought make it 2,600,000"),
            ("0.00659%", "0.00695%", "of the shares in issue before it is 0.00659"),
            ("0.1305%", "0.1350%", "with what `a-mandate` states, of the shares in issue it is 0.1305"),
            ("11,900,000", "911,900,000", "no more can be bought than `a-mandate` authorizes, 911,800,000 shares"),
            ("low = \"HK$44.60", "low = \"HK$46.40", "the highest price is"),
        ],
    );
}

#[test]
fn slips_in_a_monthly_status_report_of_a_japanese_issuer_are_found() {
    let month = |id, dated, facts| Document { id, dated, kind: "buyback-return", facts };
    let first = month(
        "a-may",
        "2024-06-03",
        "[buyback]\nplan = \"resolution\"\n\
         purchases = [{ from = 2024-05-10, day = 2024-05-31, number = \"1,203,400 shares\", paid = \"JPY 3,004,889,800\", venue = \"Tokyo Stock Exchange\" }]\n\
         [[repurchases]]\nplan = \"resolution\"\nname = \"Resolution of 9 May 2024\"\nannounced = 2024-05-09\n\
         authorized = \"JPY 25,000,000,000\"\nauthorized_number = \"10,000,000 shares\"\nstart = 2024-05-10\nend = 2024-12-30\n\
         progress = [{ as_of = 2024-05-31, bought = \"1,203,400 shares\", spent = \"JPY 3,004,889,800\" }]\n",
    );
    let second = month(
        "b-june",
        "2024-07-01",
        "[buyback]\nplan = \"resolution\"\n\
         purchases = [{ from = 2024-06-01, day = 2024-06-30, number = \"996,600 shares\", paid = \"JPY 2,491,500,000\", venue = \"Tokyo Stock Exchange\" }]\n\
         [[repurchases]]\nplan = \"resolution\"\nname = \"Resolution of 9 May 2024\"\n\
         progress = [{ as_of = 2024-06-30, bought = \"2,200,000 shares\", spent = \"JPY 5,496,389,800\", remaining = \"JPY 19,503,610,200\" }]\n",
    );
    assert_slips(
        &[first, second],
        &[
            (
                "\"2,200,000",
                "\"2,020,000",
                "with 1,203,400 shares as of 2024-05-31, as `a-may` states, the returns make it 2,200,000",
            ),
            ("5,496,389,800", "25,496,389,800", "no more can be spent than `a-may` authorizes"),
            ("spent = \"JPY 5,496", "spent = \"JPY 2,496", "`a-may` already has, as of 2024-05-31"),
            ("19,503,610,200", "19,530,610,200", "what is authorized, less what was used, leaves 19,503,610,199 to"),
            ("\"2,200,000", "\"12,200,000", "no more can be bought than"),
            ("start = 2024-05-10\nend = 2024-12-30", "start = 2024-05-10\nend = 2024-04-30", "date-order"),
        ],
    );
}

#[test]
fn slips_in_the_pricing_of_american_convertible_notes_are_found() {
    let terms = |id, dated, facts| Document { id, dated, kind: "debt-issue", facts };
    let pricing = terms(
        "a-pricing",
        "2025-03-25",
        "[debt]\nissue = \"notes-2030\"\nname = \"0.50% Convertible Senior Notes due 2030\"\nstatus = \"priced\"\n\
         principal = \"US$600 million\"\noption = \"US$90 million\"\ncoupon = \"0.50%\"\nmaturity = 2030-04-01\n\
         issued = { on = 2025-03-27, zone = \"America/New_York\" }\ninterest_days = [\"04-01\", \"10-01\"]\nfirst_interest = 2025-10-01\n\
         net_proceeds = \"approximately US$587.5 million\"\nnet_proceeds_with_option = \"approximately US$675.9 million\"\n\
         [debt.conversion]\nrate = \"16.7475 ADSs\"\nper = \"US$1,000\"\nprice = \"US$59.71 per ADS\"\npremium = \"approximately 35%\"\n\
         reference_price = \"US$44.23 per ADS\"\nshares = \"10,048,500 ADSs\"\n\
         [[debt.redemptions]]\nby = \"holders\"\non = 2028-04-01\nprice = \"100%\"\n\
         [debt.capped_call]\ncap_price = \"US$88.46 per ADS\"\ncap_premium = \"100%\"\n",
    );
    let closing = terms(
        "b-closing",
        "2025-03-28",
        "[debt]\nissue = \"notes-2030\"\nname = \"0.50% Convertible Senior Notes due 2030\"\nstatus = \"completed\"\n\
         principal = \"US$600 million\"\ncoupon = \"0.50%\"\nmaturity = 2030-04-01\n\
         [debt.conversion]\nprice = \"US$59.71 per ADS\"\nfrom = 2029-10-01\n",
    );
    assert_slips(
        &[pricing, closing],
        &[
            (
                "price = \"US$59.71 per ADS\"\npremium",
                "price = \"US$57.91 per ADS\"\npremium",
                "the principal, divided by the conversion rate, makes it 59.71",
            ),
            ("16.7475", "16.4775", "the principal, divided by the conversion rate, makes it 60.69"),
            ("approximately 35%", "approximately 53%", "the price against that of reference makes it 35"),
            ("US$90 million", "US$900 million", "an option is for no more than the principal, US$600 million"),
            ("US$90 million", "US$190 million", "the option (US$190 million) is more than a fifth of the principal"),
            (
                "maturity = 2030-04-01\nissued",
                "maturity = 2020-04-01\nissued",
                "the maturity (2020-04-01) is not after the issue date",
            ),
            (
                "maturity = 2030-04-01\nissued",
                "maturity = 2031-04-01\nissued",
                "the maturity is in 2031, but the name says due 2030",
            ),
            ("maturity = 2030-04-01\nissued", "maturity = 2030-04-11\nissued", "is no day on which interest is paid"),
            (
                "coupon = \"0.50%\"\nmaturity = 2030-04-01\nissued",
                "coupon = \"0.05%\"\nmaturity = 2030-04-01\nissued",
                "the coupon is 0.05%, but the name says 0.50%",
            ),
            ("US$587.5 million", "US$857.5 million", "net proceeds can't exceed what is raised, which is 600"),
            (
                "US$675.9 million",
                "US$576.9 million",
                "the net proceeds without the option, and with all of it, make it 587.5 to",
            ),
            ("10,048,500", "10,480,500", "the principal at the conversion rate or price makes it 10,048,"),
            ("US$88.46", "US$84.86", "the price against that of reference makes it 92"),
            ("price = \"US$59.71 per ADS\"\nfrom", "price = \"US$59.17 per ADS\"\nfrom", "issue-mismatch"),
            ("on = 2025-03-27", "on = 2025-03-29", "no-business-day"),
        ],
    );
}

#[test]
fn slips_in_placements_of_indian_and_malaysian_issuers_are_found() {
    let india = Document {
        id: "a-allotment",
        dated: "2024-07-12",
        kind: "share-issuance",
        facts: "numbers = { format = \"12,34,567.8\" }\n[issuance]\nissue = \"qip\"\ntype = \"Qualified institutions placement\"\nclass = \"class-a\"\nnumber = \"1,66,66,666 shares\"\n\
                price = \"INR 300 per share\"\ngross_proceeds = \"INR 499.99998 crore\"\n\
                benchmarks = [{ name = \"floor price\", price = \"INR 312.50 per share\", discount = \"4%\" }]\n\
                before = \"15,00,00,000 shares\"\nafter = \"16,66,66,666 shares\"\n\
                recipients = [{ name = \"Fund A\", number = \"1,00,00,000 shares\", percent = \"60.00%\" }, { name = \"Fund B\", number = \"66,66,666 shares\", percent = \"40.00%\" }]\n",
    };
    let malaysia = Document {
        id: "b-placement",
        dated: "2024-09-02",
        kind: "share-issuance",
        facts: "[issuance]\ntype = \"Private placement\"\nclass = \"class-a\"\nnumber = \"353,000,000 shares\"\nprice = \"RM0.094 per share\"\n\
                gross_proceeds = \"RM33.18 million\"\nexpenses = \"RM0.38 million\"\nnet_proceeds = \"RM32.80 million\"\n\
                percent_of_enlarged = \"9.09%\"\nafter = \"3,883,000,000 shares\"\n\
                exercised = { on = 2024-08-28, zone = \"Asia/Kuala_Lumpur\" }\nlisting_at = { at = 2024-09-04T09:00:00+08:00, zone = \"Asia/Kuala_Lumpur\" }\n",
    };
    assert_slips(
        &[india, malaysia],
        &[
            ("499.99998", "499.98999", "number times price makes it 499.99998"),
            ("discount = \"4%\"", "discount = \"6%\"", "the two prices make it 4"),
            ("16,66,66,666", "16,66,66,566", "the shares before and the shares issued make it 166,666,666"),
            ("\"66,66,666", "\"66,66,766", "the numbers of the recipients add up to 16,666,766"),
            ("\"60.00%\"", "\"66.00%\"", "it is 60.00"),
            ("RM33.18", "RM31.38", "number times price makes it 33.18"),
            ("RM32.80", "RM38.20", "the gross proceeds less the expenses make it 32.80"),
            ("RM0.094", "RM0.049", "number times price makes it 17.30"),
            ("9.09%", "9.90%", "of 3,883,000,000 shares it is 9.09"),
            ("listing_at = { at = 2024-09-04T09", "listing_at = { at = 2024-08-30T09", "date-order"),
            ("listing_at = { at = 2024-09-04T09", "listing_at = { at = 2024-09-07T09", "no-business-day"),
        ],
    );
}
