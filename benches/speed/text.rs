//! About 600 words of running text with headings, lists and links.

use crate::random::Random;
use std::fmt::Write as _;

/// Titles of the sections, each with a paragraph and a list.
const SECTIONS: [&str; 5] =
    ["Business review", "Credit performance", "Costs and expenses", "Liquidity and funding", "Outlook"];

/// Sentences; a line's id in braces stands for its amount, in the column after an `@` or else in the current one.
const SENTENCES: [&str; 16] = [
    "Demand in our core markets held up in the quarter, and we kept to prudent underwriting while the economy recovered at a measured pace.",
    "Loan facilitation and servicing fees came to {origination} under the capital-heavy model and to {facilitation} under the *capital-light* model.",
    "The team shortened the time from application to decision, moved further services to the new decision engine and spent {research-and-development} on research and development.",
    "Early indicators of risk stayed within the range that we plan for, and the provision for loans receivable was {provision-loans}.",
    "Funding costs were {funding-costs} against {funding-costs@prior} in the prior quarter, with another **issuance** of asset-backed securities in between.",
    "Financial institutions that work with us paid referral services fees of {referral}, and most of them use the full set of our services.",
    "We spent {sales-and-marketing} on sales and marketing because returns on each channel exceeded what we ask of them.",
    "General and administrative expenses were {general-and-administrative} against {general-and-administrative@year-ago} in the same period last year and stayed within budget.",
    "Provisions reflect a consistent approach: they follow the outstanding balances of our portfolios and the experience of recent quarters.",
    "Cash generated from operations covered capital expenditure many times over and leaves room for both investment and distributions.",
    "Repeat borrowers contributed much of our financing income of {financing-income}, which shows that customers come back when credit is offered on clear terms.",
    "Our technology staff licensed software for {software}, and each release was reviewed by the model risk committee before it went live.",
    "Management expects the environment to stay uncertain and will adjust the pace of growth to the quality of the applications that it sees.",
    "The effective tax rate was in line with earlier periods, apart from the withholding tax on the distribution of earnings between group companies.",
    "Income from operations was {income-from-operations}, as good terms of funding and few early repayments more than made up for the mix.",
    "Registered users rose to {users} from {users@year-ago} a year before, and small and micro enterprises were well represented among the new ones.",
];

/// Items of lists, with lines in braces like the sentences.
const ITEMS: [&str; 6] = [
    "Total net revenue of the quarter: {total-net-revenue}, against {total-net-revenue@year-ago} in the same quarter last year.",
    "Platform services, the sum of facilitation, referral and marketing services: {platform-services}.",
    "Revenue from releasing of guarantee liabilities: {releasing}.",
    "Total operating costs and expenses of the quarter: {total-costs}.",
    "Net income of the quarter: {net-income}.",
    "Interest income, a part of other income and expenses: {interest-income}.",
];

/// The text of an announcement on a period; `earlier` is the address of an earlier announcement, and `figure` writes
/// what the braces name.
pub fn text(random: &mut Random, period: &str, earlier: &str, figure: &dyn Fn(&str) -> String) -> String {
    let mut text = format!(
        "Unaudited financial results for {period}. Comparatives are those of the [earlier announcement]({earlier}), \
         and figures are explained under [liquidity](#liquidity-and-funding).\n"
    );
    for section in SECTIONS {
        let _ = write!(text, "\n## {section}\n\n");
        paragraph(random, &mut text, 3, figure);
        let _ = write!(text, "\n\n### {section}: figures\n\n");
        for _ in 0..2 {
            text.push_str("- ");
            filled(random, &mut text, &ITEMS, figure);
            text.push('\n');
        }
        text.push('\n');
        paragraph(random, &mut text, 1, figure);
        text.push_str(" See the [filing](https://www.sec.gov/edgar/search/) for definitions.\n");
    }
    text
}

fn paragraph(random: &mut Random, text: &mut String, sentences: u32, figure: &dyn Fn(&str) -> String) {
    for number in 0..sentences {
        if number > 0 {
            text.push(' ');
        }
        filled(random, text, &SENTENCES, figure);
    }
}

/// Adds one of the choices.
fn filled(random: &mut Random, text: &mut String, choices: &[&str], figure: &dyn Fn(&str) -> String) {
    let place = usize::try_from(random.below(choices.len() as u64)).unwrap_or(0);
    for piece in choices[place].split_inclusive('}') {
        match piece.trim_end_matches('}').split_once('{') {
            Some((words, name)) => {
                text.push_str(words);
                text.push_str(&figure(name));
            }
            None => text.push_str(piece),
        }
    }
}
