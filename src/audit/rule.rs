//! The rules, and what comes of applying one to a figure.

use super::book::Book;
use super::value::Interval;
use crate::diagnostic::Code;
use crate::domain::statement::Method;
use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($variant:ident = $code:ident, $family:ident, $title:literal;)*) => {
        /// A rule that determines a figure by others.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $(#[doc = $title] $variant,)*
        }

        impl Rule {
            /// Every rule, in the order in which they are told.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The code of its finding: `irbook explain` says more.
            #[must_use]
            pub fn code(self) -> Code {
                match self { $(Self::$variant => Code::$code,)* }
            }

            /// The family it belongs to.
            #[must_use]
            pub fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family,)* }
            }

            /// What holds, in a sentence for readers.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

/// Rules of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Totals and their parts.
    Footing,
    /// Convenience translations.
    Translation,
    /// Quotients, changes, shares.
    Ratios,
    /// One fact stated twice.
    Agreement,
    /// Running text.
    Prose,
}

impl Family {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Footing => "Footing",
            Self::Translation => "Translation",
            Self::Ratios => "Ratios",
            Self::Agreement => "Agreement",
            Self::Prose => "Prose",
        }
    }
}

rules! {
    Sum = SumMismatch, Footing, "A total is the signed sum of its parts.";
    Equality = EqualityMismatch, Footing, "Figures that two tables share are equal, and the balance sheet balances.";
    RollForward = RollForwardMismatch, Footing, "A balance is the one before and the flows between.";
    Pattern = PatternMismatch, Footing, "What adds up in the other rows or columns of a table does so in all of them.";
    Periods = PeriodsMismatch, Footing, "Flows of periods that follow each other add up to that of all of them.";
    Translation = TranslationMismatch, Translation, "A translated figure follows from the local one at the stated rate, or by a stated method.";
    Ratio = RatioMismatch, Ratios, "A margin or an amount per share is the quotient of its two figures.";
    PerAds = PerAdsMismatch, Ratios, "Figures per ADS follow from those per ordinary share.";
    Change = ChangeMismatch, Ratios, "A stated change follows from the two figures.";
    Share = ShareMismatch, Ratios, "A stated share follows from the part and the whole.";
    Guidance = GuidanceMismatch, Ratios, "Both ends of an expected range and the growth stated for them imply one base.";
    Progress = ProgressMismatch, Ratios, "A repurchase plan is not overspent, goes forward, and its average price follows.";
    Issuance = IssuanceMismatch, Ratios, "Shares before and shares issued make the shares after, and proceeds follow from the price.";
    Buyback = BuybackMismatch, Ratios, "What was paid for shares bought back follows from number and prices, and totals from their rows.";
    Debt = DebtMismatch, Ratios, "A conversion price follows from the rate, a premium from the two prices, and proceeds from the principal.";
    Payment = PaymentMismatch, Ratios, "The amount paid is the declared one at the stated rate.";
    Agreement = FiguresDisagree, Agreement, "A fact that is stated twice is stated alike, to the coarser precision.";
    Text = TextMismatch, Prose, "A figure in the text rounds from the fact that it is tied to.";
    Direction = DirectionMismatch, Prose, "What is said to have risen or fallen has.";
}

impl Rule {
    /// The rules for which a bit is set, each at its position among all.
    pub fn of_bits(mut bits: u32) -> impl Iterator<Item = Self> {
        std::iter::from_fn(move || {
            let rule = Self::ALL.get(bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(*rule)
        })
    }

    /// The rule with this id of its finding.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.code().id() == id)
    }
}

/// A rule applied to a figure: it held, or here is why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The rule.
    pub rule: Rule,
    /// How a translated figure came about.
    pub method: Option<Method>,
    /// The figure that follows from the others, by position in its book.
    pub result: u32,
    /// The others.
    pub inputs: Box<[u32]>,
    /// Whether the others only set a bound, so that the figure could be another one all the same.
    pub bound: bool,
    /// Why it doesn't hold; `None` where it does.
    pub failure: Option<Box<Failure>>,
}

impl Tie {
    /// A figure that follows from others.
    pub(super) fn new(rule: Rule, result: u32, inputs: impl Into<Box<[u32]>>, failure: Option<Failure>) -> Self {
        Self { rule, method: None, result, inputs: inputs.into(), bound: false, failure: failure.map(Box::new) }
    }

    /// The same, where the others only set a bound.
    pub(super) fn bounded(self) -> Self {
        Self { bound: true, ..self }
    }

    /// The same, by a method.
    pub(super) fn by(self, method: Method) -> Self {
        Self { method: Some(method), ..self }
    }
}

/// What a rule makes of figures.
pub(super) struct Made {
    /// The value.
    pub value: Interval,
    /// The figures.
    pub inputs: Vec<u32>,
    /// What was done, for a finding.
    pub because: String,
}

impl Made {
    /// The tie of a figure that should be this, as rounded.
    pub fn tie(self, book: &Book<'_>, rule: Rule, result: u32) -> Tie {
        let stated = &book.fact(result).value;
        let failure = (!stated.admits(self.value))
            .then(|| Failure { expected: stated.expected(self.value), because: self.because });
        Tie::new(rule, result, self.inputs, failure)
    }
}

/// Why a rule doesn't hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What would have to be printed, in the units of the figure.
    pub expected: String,
    /// What was compared, such as `the lines that it totals add up to`.
    pub because: String,
}
