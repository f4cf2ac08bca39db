//! About 600 words of running text with headings, lists and links.

use crate::random::Random;
use std::fmt::Write as _;

/// Titles of the sections, each with a paragraph and a list.
const SECTIONS: [&str; 5] =
    ["Business review", "Credit performance", "Costs and expenses", "Liquidity and funding", "Outlook"];

/// Sentences; `#` stands for a number.
const SENTENCES: [&str; 16] = [
    "Demand in our core markets held up in the quarter, and we kept to prudent underwriting while the economy recovered at a measured pace.",
    "Facilitation volume reached # billion, of which about # percent was originated under the *capital-light* model and on technology platforms.",
    "The team shortened the time from application to decision by # percent and moved # services to the new decision engine.",
    "Early indicators of risk improved from month to month, and the share of new borrowers among all borrowers rose to # percent.",
    "Average funding costs declined by # basis points against the prior quarter, owing to a **record issuance** of asset-backed securities.",
    "Financial institutions that work with us numbered # at the end of the period, and # of them use the full set of our services.",
    "We spent more on customer acquisition than a year ago because returns on each channel exceeded what we ask of them.",
    "General and administrative expenses stayed within budget, although share-based compensation rose by # percent over the same period last year.",
    "Provisions reflect a consistent approach: they follow the outstanding balances of # portfolios and the experience of the last # quarters.",
    "Cash generated from operations covered capital expenditure many times over and leaves room for both investment and distributions.",
    "Repeat borrowers contributed # percent of volume, which shows that customers come back when credit is offered on clear terms.",
    "Our technology staff of # shipped # releases during the quarter, each reviewed by the model risk committee before it went live.",
    "Management expects the environment to stay uncertain and will adjust the pace of growth to the quality of the applications that it sees.",
    "The effective tax rate was in line with earlier periods, apart from the withholding tax on the distribution of earnings between group companies.",
    "Take rate widened by # basis points as lower funding costs and fewer early repayments more than made up for the mix.",
    "Small and micro enterprises received # million of credit in the quarter, with an average term of # months.",
];

/// Items of lists; `#` stands for a number.
const ITEMS: [&str; 6] = [
    "Outstanding balance of loans at the end of the quarter: # billion, an increase of # percent.",
    "Loans that were originated for borrowers with approved lines: # million.",
    "Weighted average contractual tenor of the loans facilitated: # months.",
    "Share of funding from asset-backed securities and trusts: # percent.",
    "Cumulative borrowers with successful drawdown: # million.",
    "Days that a complaint stays open, on average: #.",
];

/// The text of an announcement on a period; `earlier` is the address of an earlier announcement.
pub fn text(random: &mut Random, period: &str, earlier: &str) -> String {
    let mut text = format!(
        "Unaudited financial results for {period}. Comparatives are those of the [earlier announcement]({earlier}), \
         and figures are explained under [liquidity](#liquidity-and-funding).\n"
    );
    for section in SECTIONS {
        let _ = write!(text, "\n## {section}\n\n");
        paragraph(random, &mut text, 3);
        let _ = write!(text, "\n\n### {section}: figures\n\n");
        for _ in 0..2 {
            text.push_str("- ");
            numbered(random, &mut text, &ITEMS);
            text.push('\n');
        }
        text.push('\n');
        paragraph(random, &mut text, 1);
        text.push_str(" See the [filing](https://www.sec.gov/edgar/search/) for definitions.\n");
    }
    text
}

fn paragraph(random: &mut Random, text: &mut String, sentences: u32) {
    for number in 0..sentences {
        if number > 0 {
            text.push(' ');
        }
        numbered(random, text, &SENTENCES);
    }
}

fn numbered(random: &mut Random, text: &mut String, choices: &[&str]) {
    let place = usize::try_from(random.below(choices.len() as u64)).unwrap_or(0);
    for character in choices[place].chars() {
        match character {
            '#' => {
                let _ = write!(text, "{}", 2 + random.below(97));
            }
            other => text.push(other),
        }
    }
}
