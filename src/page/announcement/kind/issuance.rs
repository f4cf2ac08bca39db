//! An issue of shares: how many, at what price, what it changes, what it is for.

use crate::address::Site;
use crate::domain::kind::issuance::{Benchmark, Issuance, Recipient};
use crate::domain::{Amount, Located, Moment, Unit};
use crate::page::announcement::contents::{self, Entry};
use crate::page::announcement::grid::{Grid, Stated};
use crate::page::component::moment::{self, MomentView};
use crate::words::term::Term;
use crate::words::{self, Words};
use serde::Serialize;

/// What only an issue of shares shows.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// What is done, as the document calls it.
    pub what: Option<String>,
    /// The class of shares.
    pub class: String,
    /// How many, as printed.
    pub number: String,
    /// The price of one, as printed.
    pub price: Option<String>,
    /// The price of an ADS beside it, as printed.
    pub price_per_ads: Option<String>,
    /// The number without the words that follow the digits, and what is counted.
    pub number_parts: (String, String),
    /// The price without the words that follow the digits, and those words.
    pub price_parts: Option<(String, String)>,
    /// Whether anything is said of the price.
    pub has_price: bool,
    /// Charges that the price excludes.
    pub levies: Vec<LevyView>,
    /// Prices that the price is compared with.
    pub benchmarks: Vec<BenchmarkView>,
    /// What may be issued at an option, as printed.
    pub option: Option<String>,
    /// The share of a larger offer, as printed, and the base.
    pub share_of_offer: Option<(String, String)>,
    /// How many are offered at first, where no parts of the offering are told.
    pub offered: Option<String>,
    /// The parts of the offering.
    pub tranches: Option<Grid>,
    /// Who receives how many.
    pub recipients: Vec<RecipientView>,
    /// Shares in issue before and after.
    pub counts: Option<CountsView>,
    /// What the counts assume.
    pub counts_assume: Option<String>,
    /// The day that the assumption starts from.
    pub counts_since: Option<String>,
    /// Whether anything is said of the proceeds.
    pub has_proceeds: bool,
    /// Gross proceeds, as printed.
    pub gross_proceeds: Option<String>,
    /// What the issue costs, as printed.
    pub expenses: Option<String>,
    /// Net proceeds, as printed.
    pub net_proceeds: Option<String>,
    /// Net proceeds of one, as printed.
    pub net_price: Option<String>,
    /// What they are for.
    pub use_of_proceeds: Option<String>,
    /// When what is granted is earned.
    pub vesting: Option<String>,
    /// When the option was exercised or the issue agreed.
    pub exercised: Option<MomentView>,
    /// When it was or will be completed.
    pub completed: Option<MomentView>,
    /// When dealings begin.
    pub listing_at: Option<MomentView>,
    /// Where they begin.
    pub market: Option<String>,
    /// Who takes part.
    pub parties: Vec<PartyView>,
}

/// A price that the price is compared with.
#[derive(Debug, Serialize)]
pub struct BenchmarkView {
    /// What it is.
    pub name: String,
    /// The price, as printed.
    pub price: String,
    /// How far below it the price of the issue is.
    pub discount: Option<String>,
    /// How far above.
    pub premium: Option<String>,
}

/// Who receives shares.
#[derive(Debug, Serialize)]
pub struct RecipientView {
    /// Who.
    pub name: String,
    /// What they are to the issuer.
    pub role: Option<String>,
    /// How many.
    pub number: Option<String>,
    /// Their share of the issue.
    pub percent: Option<String>,
}

/// Shares in issue.
#[derive(Debug, Serialize)]
pub struct CountsView {
    /// Before, as printed.
    pub before: Option<String>,
    /// After, as printed.
    pub after: Option<String>,
    /// The issue in percent of those before.
    pub percent_of_existing: Option<String>,
    /// The issue in percent of those after.
    pub percent_of_enlarged: Option<String>,
}

/// A charge.
#[derive(Debug, Serialize)]
pub struct LevyView {
    /// Its name.
    pub name: String,
    /// Its rate, as printed.
    pub rate: String,
}

/// A party.
#[derive(Debug, Serialize)]
pub struct PartyView {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: String,
}

impl Facts {
    /// Entries of the table of contents.
    pub fn sections(&self, words: &dyn Words) -> Vec<Entry> {
        contents::shown(&[
            (self.has_price, "price_levies", words.term(Term::Price)),
            (self.tranches.is_some(), "issue_tranches", words.term(Term::Tranches)),
            (!self.recipients.is_empty(), "issue_recipients", words.term(Term::Recipients)),
            (self.counts.is_some(), "shares_issue", words.term(Term::SharesInIssue)),
            (self.has_proceeds, "net_proceeds", words.term(Term::Proceeds)),
            (!self.parties.is_empty(), "issue_parties", words.term(Term::Parties)),
        ])
    }
}

/// The facts of an issue of shares.
pub fn facts(site: &Site<'_>, issuance: &Issuance) -> Facts {
    let (issuer, zones) = (site.edition.issuer(), &site.edition.config().zones);
    let words = words::of(&site.edition.config().language);
    let moment = |at: &Option<Located<Moment>>| at.as_ref().map(|at| moment::moment(at, zones, words));
    let levies = issuance
        .levies
        .iter()
        .map(|levy| LevyView { name: levy.name.to_string(), rate: levy.rate.printed.to_string() });
    let parties =
        issuance.parties.iter().map(|party| PartyView { name: party.name.to_string(), role: party.role.to_string() });
    let listing = issuance.listing.as_ref().and_then(|id| issuer.listing(&id.value));
    let class = issuer.share_class(&issuance.class.value).map_or_else(String::new, |class| class.name.to_string());
    let (number, counted) = parts(&issuance.number);
    let counted = if issuance.number.unit == Unit::Ads { counted } else { class.clone() };
    Facts {
        what: text(&issuance.what),
        class,
        number: issuance.number.printed.to_string(),
        price: printed(&issuance.price),
        price_per_ads: printed(&issuance.price_per_ads),
        number_parts: (number, counted),
        price_parts: issuance.price.as_ref().map(|price| parts(price)),
        has_price: issuance.price.is_some()
            || issuance.price_per_ads.is_some()
            || !issuance.levies.is_empty()
            || !issuance.benchmarks.is_empty(),
        levies: levies.collect(),
        benchmarks: issuance.benchmarks.iter().map(benchmark).collect(),
        option: printed(&issuance.option),
        share_of_offer: issuance
            .share_of_offer
            .as_ref()
            .map(|(percent, of)| (percent.printed.to_string(), of.to_string())),
        offered: printed(&issuance.offered).filter(|_| issuance.tranches.is_empty()),
        tranches: (!issuance.tranches.is_empty()).then(|| tranches(issuance, words)),
        recipients: issuance.recipients.iter().map(recipient).collect(),
        counts: counts(issuance),
        counts_assume: text(&issuance.counts_assume),
        counts_since: issuance.counts_since.as_ref().map(|day| words.date(day.value)),
        has_proceeds: [&issuance.gross_proceeds, &issuance.expenses, &issuance.net_proceeds, &issuance.net_price]
            .into_iter()
            .any(Option::is_some)
            || issuance.use_of_proceeds.is_some(),
        gross_proceeds: printed(&issuance.gross_proceeds),
        expenses: printed(&issuance.expenses),
        net_proceeds: printed(&issuance.net_proceeds),
        net_price: printed(&issuance.net_price),
        use_of_proceeds: text(&issuance.use_of_proceeds),
        vesting: text(&issuance.vesting),
        exercised: moment(&issuance.exercised),
        completed: moment(&issuance.completed),
        listing_at: moment(&issuance.listing_at),
        market: listing.map(|listing| listing.market_name.to_string()),
        parties: parties.collect(),
    }
}

fn printed(amount: &Option<Located<Amount>>) -> Option<String> {
    amount.as_ref().map(|amount| amount.printed.to_string())
}

fn text(text: &Option<Box<str>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

fn benchmark(it: &Benchmark) -> BenchmarkView {
    BenchmarkView {
        name: it.name.to_string(),
        price: it.price.printed.to_string(),
        discount: printed(&it.discount),
        premium: printed(&it.premium),
    }
}

fn recipient(it: &Recipient) -> RecipientView {
    RecipientView {
        name: it.name.to_string(),
        role: text(&it.role),
        number: printed(&it.number),
        percent: printed(&it.percent),
    }
}

fn counts(issuance: &Issuance) -> Option<CountsView> {
    let counts = CountsView {
        before: printed(&issuance.before),
        after: printed(&issuance.after),
        percent_of_existing: printed(&issuance.percent_of_existing),
        percent_of_enlarged: printed(&issuance.percent_of_enlarged),
    };
    let stated = [&counts.before, &counts.after, &counts.percent_of_existing, &counts.percent_of_enlarged];
    let assumes = issuance.counts_assume.is_some() || issuance.counts_since.is_some();
    (assumes || stated.iter().any(|it| it.is_some())).then_some(counts)
}

/// The tranches, and what they add up to.
fn tranches(issuance: &Issuance, words: &dyn Words) -> Grid {
    let rows = issuance.tranches.iter().map(|it| Stated {
        label: it.name.to_string(),
        note: None,
        figures: [
            it.initial.as_ref(),
            it.applications.as_ref(),
            it.applied.as_ref(),
            it.subscription.as_ref(),
            it.number.as_ref(),
            it.percent.as_ref(),
        ],
        is_total: false,
    });
    let total = Stated {
        label: words.total().to_owned(),
        note: None,
        figures: [issuance.offered.as_ref(), None, None, None, Some(&issuance.number), None],
        is_total: true,
    };
    let head = [
        Term::OfferedAtFirst,
        Term::Applications,
        Term::AppliedFor,
        Term::Subscribed,
        Term::Issued,
        Term::OfTheOffering,
    ];
    Grid::new(Term::Tranche, head, rows.chain([total]).collect(), words)
}

/// A printed amount up to its last digit, and the words after it: `HK$50.03` and `per share`.
fn parts(amount: &Amount) -> (String, String) {
    let end = amount.printed.rfind(|c: char| c.is_ascii_digit()).map_or(amount.printed.len(), |at| at + 1);
    let (figure, words) = amount.printed.split_at(end);
    (figure.to_owned(), words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Conventions;

    #[test]
    fn an_amount_is_shown_large_without_the_words_after_it() {
        let parts = |text| parts(&Amount::parse(text, &Conventions::default()).unwrap());
        assert_eq!(parts("HK$50.03 per share"), ("HK$50.03".to_owned(), "per share".to_owned()));
        assert_eq!(parts("830,000 shares"), ("830,000".to_owned(), "shares".to_owned()));
        assert_eq!(parts("HK$50.03"), ("HK$50.03".to_owned(), String::new()));
    }
}
