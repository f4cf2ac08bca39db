//! The figures of a quarter: an income statement of 40 lines in 4 columns.
//!
//! Every figure is a pure function of its quarter and line, so that a comparative equals what the
//! earlier announcement stated. Items are drawn and totals are summed; the translated column holds
//! translated items and sums of those, as filings print them.

use crate::{quarter::Quarter, random::Random};
use Value::{Heading, Item, PerShare, Shares, Sum, Swing};
use chrono::{Datelike, NaiveDate};

/// A line of the statement.
pub struct Line {
    /// Key.
    pub id: &'static str,
    /// As printed.
    pub label: &'static str,
    /// Depth of indentation.
    pub level: u8,
    /// Where its figures come from.
    pub value: Value,
}

/// Where the figures of a line come from.
pub enum Value {
    /// No figures.
    Heading,
    /// About so many thousands of Renminbi.
    Item(i64),
    /// An item of at most so many thousands, of either sign.
    Swing(i64),
    /// A signed sum of lines above; `role` is that of the content format.
    Sum {
        /// `subtotal` or `total`.
        role: &'static str,
        /// Line ids, with a leading `-` where subtracted.
        terms: &'static [&'static str],
    },
    /// `net-income-attributable` by `shares`, in hundredths.
    PerShare,
    /// A number of shares.
    Shares,
}

/// The concept of a line in the statements of a series. Those that the chart shows are everybody's: the site names
/// them once, and every announcement has its chart.
pub fn concept(line: &str, series: u32) -> String {
    if line == TOTAL || PARTS.contains(&line) { line.to_owned() } else { format!("s{:03}-{line}", series + 1) }
}

const fn line(level: u8, id: &'static str, label: &'static str, value: Value) -> Line {
    Line { id, label, level, value }
}

const fn sum(role: &'static str, terms: &'static [&'static str]) -> Value {
    Sum { role, terms }
}

/// The parts of revenue that the chart stacks.
pub const PARTS: [&str; 4] = ["credit-services", "platform-services", "technology-services", "other-services"];

/// The whole that they are parts of.
pub const TOTAL: &str = "total-net-revenue";

/// The lines: 40 with figures, under headings.
pub const LINES: &[Line] = &[
    line(0, "revenue", "Revenue, net of value-added tax and related surcharges", Heading),
    line(2, "origination", "Loan facilitation and servicing fees, capital heavy", Item(500_000)),
    line(2, "financing-income", "Financing income", Item(900_000)),
    line(2, "releasing", "Revenue from releasing of guarantee liabilities", Item(700_000)),
    line(1, PARTS[0], "Credit services", sum("subtotal", &["origination", "financing-income", "releasing"])),
    line(2, "facilitation", "Loan facilitation and servicing fees, capital light", Item(450_000)),
    line(2, "referral", "Referral services fees", Item(300_000)),
    line(2, "marketing-services", "Marketing services fees", Item(120_000)),
    line(1, PARTS[1], "Platform services", sum("subtotal", &["facilitation", "referral", "marketing-services"])),
    line(2, "software", "Software licenses", Item(150_000)),
    line(2, "hosting", "Hosting and maintenance", Item(90_000)),
    line(2, "advisory", "Risk advisory", Item(60_000)),
    line(1, PARTS[2], "Technology services", sum("subtotal", &["software", "hosting", "advisory"])),
    line(1, PARTS[3], "Other services", Item(80_000)),
    line(0, TOTAL, "Total net revenue", sum("total", &PARTS)),
    line(0, "costs", "Operating costs and expenses", Heading),
    line(1, "servicing-costs", "Facilitation, origination and servicing", Item(600_000)),
    line(1, "funding-costs", "Funding costs", Item(150_000)),
    line(1, "sales-and-marketing", "Sales and marketing", Item(400_000)),
    line(1, "research-and-development", "Research and development", Item(120_000)),
    line(1, "general-and-administrative", "General and administrative", Item(100_000)),
    line(1, "provision-loans", "Provision for loans receivable", Item(400_000)),
    line(1, "provision-receivables", "Provision for financial assets receivable", Item(70_000)),
    line(1, "provision-contract-assets", "Provision for accounts receivable and contract assets", Swing(90_000)),
    line(1, "provision-contingent", "Provision for contingent liabilities", Swing(300_000)),
    line(
        0,
        "total-costs",
        "Total operating costs and expenses",
        sum(
            "subtotal",
            &[
                "servicing-costs",
                "funding-costs",
                "sales-and-marketing",
                "research-and-development",
                "general-and-administrative",
                "provision-loans",
                "provision-receivables",
                "provision-contract-assets",
                "provision-contingent",
            ],
        ),
    ),
    line(0, "income-from-operations", "Income from operations", sum("subtotal", &[TOTAL, "-total-costs"])),
    line(0, "other", "Other income and expenses", Heading),
    line(1, "interest-income", "Interest income", Item(50_000)),
    line(1, "interest-expense", "Interest expense", Item(-12_000)),
    line(1, "foreign-exchange", "Foreign exchange gain (loss)", Swing(6_000)),
    line(1, "investment-income", "Investment income (loss)", Swing(20_000)),
    line(1, "other-income", "Other income, net", Item(70_000)),
    line(
        0,
        "income-before-tax",
        "Income before income tax expense",
        sum(
            "subtotal",
            &[
                "income-from-operations",
                "interest-income",
                "interest-expense",
                "foreign-exchange",
                "investment-income",
                "other-income",
            ],
        ),
    ),
    line(1, "current-tax", "Current income tax", Item(-250_000)),
    line(1, "deferred-tax", "Deferred income tax", Swing(60_000)),
    line(0, "income-tax", "Income tax expense", sum("subtotal", &["current-tax", "deferred-tax"])),
    line(0, "net-income", "Net income", sum("subtotal", &["income-before-tax", "income-tax"])),
    line(0, "noncontrolling", "Net loss attributable to noncontrolling interests", Item(4_000)),
    line(
        0,
        "net-income-attributable",
        "Net income attributable to ordinary shareholders",
        sum("total", &["net-income", "noncontrolling"]),
    ),
    line(0, "shares", "Weighted average shares used in calculating net income per share", Shares),
    line(0, "per-share", "Net income per ordinary share", Heading),
    line(1, "basic", "Basic", PerShare),
    line(1, "diluted", "Diluted", PerShare),
];

/// The statement as its announcement prints it.
pub struct Statement {
    /// The periods in Renminbi: year-ago quarter, prior quarter, current quarter.
    pub quarters: [Quarter; 3],
    /// Renminbi per US dollar, as printed.
    pub rate: String,
    amounts: [Vec<i64>; 4],
}

impl Statement {
    /// The statement that reports a quarter.
    pub fn of(quarter: Quarter) -> Self {
        let quarters = [quarter.before(4), quarter.before(1), quarter];
        let rate = rate(quarter.end());
        let [year_ago, prior, current] = quarters.map(local);
        let translated = translate(&current, rate);
        Self {
            quarters,
            rate: format!("{}.{:04}", rate / 10_000, rate % 10_000),
            amounts: [year_ago, prior, current, translated],
        }
    }

    /// The amount of a line in a column; 0 for an unknown line.
    pub fn amount(&self, id: &str, column: usize) -> i64 {
        find(&self.amounts[column], id)
    }

    /// The printed cells of a line; empty for a heading.
    pub fn cells(&self, index: usize) -> Vec<String> {
        let cells = self.amounts.iter().map(|amounts| amounts[index]);
        match LINES[index].value {
            Heading => Vec::new(),
            PerShare => cells.map(|cents| parenthesized(cents, hundredths)).collect(),
            _ => cells.map(|amount| parenthesized(amount, grouped)).collect(),
        }
    }
}

/// The rate of a day in ten-thousandths: whoever quotes it quotes the same.
fn rate(day: NaiveDate) -> i64 {
    let seed = u64::from(day.num_days_from_ce().unsigned_abs());
    65_000 + i64::try_from(Random::new(&[seed]).below(8_000)).unwrap_or(0)
}

fn local(quarter: Quarter) -> Vec<i64> {
    resolve(|index, line, above| {
        let mut random = Random::new(&quarter.seed(index as u64));
        let mut within = |limit: i64| i64::try_from(random.below(limit.unsigned_abs() + 1)).unwrap_or(0);
        match line.value {
            Item(base) => {
                let grown = base * (100 + i64::from(quarter.index)) / 100;
                grown * 9 / 10 + grown.signum() * within(grown / 5)
            }
            Swing(most) => within(2 * most) - most,
            Shares => 300_000_000 + within(9_999_999),
            PerShare => quotient(find(above, "net-income-attributable") * 100_000, find(above, "shares")),
            Heading | Sum { .. } => 0,
        }
    })
}

/// The convenience translation of a column at a rate in ten-thousandths.
fn translate(local: &[i64], rate: i64) -> Vec<i64> {
    resolve(|index, line, _| match line.value {
        Shares => local[index],
        _ => quotient(local[index] * 10_000, rate),
    })
}

/// The amounts of a column: what `leaf` gives for a line, given the amounts above it, and the sums.
fn resolve(leaf: impl Fn(usize, &Line, &[i64]) -> i64) -> Vec<i64> {
    let mut amounts = Vec::with_capacity(LINES.len());
    for (index, line) in LINES.iter().enumerate() {
        let amount = match line.value {
            Sum { terms, .. } => terms.iter().map(|term| signed(&amounts, term)).sum(),
            _ => leaf(index, line, &amounts),
        };
        amounts.push(amount);
    }
    amounts
}

fn signed(amounts: &[i64], term: &str) -> i64 {
    term.strip_prefix('-').map_or_else(|| find(amounts, term), |id| -find(amounts, id))
}

fn find(amounts: &[i64], id: &str) -> i64 {
    LINES.iter().zip(amounts).find(|(line, _)| line.id == id).map_or(0, |(_, amount)| *amount)
}

/// The quotient, rounded half away from zero; the denominator is positive.
pub fn quotient(numerator: i64, denominator: i64) -> i64 {
    (2 * numerator + numerator.signum() * denominator) / (2 * denominator)
}

/// A number as statements print it: `1,234`, `(1,234)`, `-`.
fn parenthesized(amount: i64, format: fn(i64) -> String) -> String {
    match amount {
        0 => "-".to_owned(),
        1.. => format(amount),
        _ => format!("({})", format(-amount)),
    }
}

fn hundredths(amount: i64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

/// A number that isn't negative, its thousands grouped.
pub fn grouped(amount: i64) -> String {
    let digits = amount.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (position, digit) in digits.char_indices() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_foots_and_every_dollar_that_is_not_a_sum_is_right_at_the_printed_rate() {
        for quarter in (0..5).flat_map(|series| (0..80).map(move |index| Quarter { series, index })) {
            let statement = Statement::of(quarter);
            let rate: i64 = statement.rate.replace('.', "").parse().unwrap();
            for line in LINES {
                let amounts = [0, 1, 2, 3].map(|column| statement.amount(line.id, column));
                let [.., local, dollars] = amounts;
                match line.value {
                    Sum { terms, .. } => {
                        let sum = |above: &Vec<i64>| terms.iter().map(|term| signed(above, term)).sum::<i64>();
                        assert_eq!(amounts, statement.amounts.each_ref().map(sum), "{}", line.id);
                    }
                    Shares => assert_eq!(dollars, local),
                    _ => {
                        assert!((2 * (dollars * rate - local * 10_000)).abs() <= rate, "{}: {local} {dollars}", line.id)
                    }
                }
            }
        }
    }
}
