//! The list of rules that findings name.

macro_rules! codes {
    ($($variant:ident = $id:literal;)*) => {
        /// The rule that a finding is about. Its id is stable: waivers and scripts name it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: see `irbook explain ", $id, "`.")] $variant,)*
        }

        impl Code {
            /// Every code, in alphabetical order of ids.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The id printed with a finding.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// What the rule is for, in one sentence: the first one of its explanation.
            #[must_use]
            pub fn summary(self) -> &'static str {
                let words = self.explanation().split("\n\n").nth(1).unwrap_or_default();
                let ends = words.match_indices(['.', '?']).map(|(at, _)| at + 1);
                let is_end = |at: &usize| words[*at..].is_empty() || words[*at..].starts_with([' ', '\n']);
                ends.into_iter().find(is_end).map_or(words, |end| &words[..end])
            }

            /// What the rule is for, with a bad and a good example, as Markdown.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("../../docs/diagnostics/", $id, ".md")),)* }
            }
        }
    };
}

codes! {
    AddressLost = "address-lost";
    AmbiguousColumns = "ambiguous-columns";
    AmbiguousSign = "ambiguous-sign";
    AnnouncementMissing = "announcement-missing";
    AttachmentType = "attachment-type";
    BookClosure = "book-closure";
    BrandFile = "brand-file";
    BuybackMismatch = "buyback-mismatch";
    CellCount = "cell-count";
    ChangeMismatch = "change-mismatch";
    CircularFigure = "circular-figure";
    ColorContrast = "color-contrast";
    ConflictMarker = "conflict-marker";
    CorrectionCycle = "correction-cycle";
    DateOrder = "date-order";
    DatedAhead = "dated-ahead";
    DebtMismatch = "debt-mismatch";
    DebtTerms = "debt-terms";
    DirectionMismatch = "direction-mismatch";
    DisguisedFigure = "disguised-figure";
    DistantDate = "distant-date";
    DuplicateFiling = "duplicate-filing";
    DuplicateId = "duplicate-id";
    DuplicatePeriod = "duplicate-period";
    EffectiveDayFar = "effective-day-far";
    EmptyHighlight = "empty-highlight";
    EqualityMismatch = "equality-mismatch";
    ExchangeRate = "exchange-rate";
    FactsInText = "facts-in-text";
    FiguresDisagree = "figures-disagree";
    FileChanged = "file-changed";
    FileEncoding = "file-encoding";
    FilingDate = "filing-date";
    FinancialYear = "financial-year";
    FrontMatterMissing = "front-matter-missing";
    Gap = "gap";
    GuidanceMismatch = "guidance-mismatch";
    HeadingMismatch = "heading-mismatch";
    HiddenCharacter = "hidden-character";
    HkexExDate = "hkex-ex-date";
    HkexLevy = "hkex-levy";
    HkexMeetingNotice = "hkex-meeting-notice";
    HkexRecordDate = "hkex-record-date";
    InstantWithoutOffset = "instant-without-offset";
    InstantsDisagree = "instants-disagree";
    InvalidAddress = "invalid-address";
    InvalidAmount = "invalid-amount";
    InvalidColor = "invalid-color";
    InvalidDate = "invalid-date";
    InvalidFont = "invalid-font";
    InvalidId = "invalid-id";
    InvalidIdentifier = "invalid-identifier";
    InvalidLanguage = "invalid-language";
    InvalidNumber = "invalid-number";
    InvalidPeriod = "invalid-period";
    InvalidUrl = "invalid-url";
    IssuanceMismatch = "issuance-mismatch";
    IssueMismatch = "issue-mismatch";
    IssuerNameUnknown = "issuer-name-unknown";
    LedgerBroken = "ledger-broken";
    LedgerUnanchored = "ledger-unanchored";
    LedgerUnsigned = "ledger-unsigned";
    LinkTarget = "link-target";
    MenuTarget = "menu-target";
    MisplacedPoint = "misplaced-point";
    MisreadText = "misread-text";
    MissingFile = "missing-file";
    MissingKey = "missing-key";
    MisspelledCategory = "misspelled-category";
    NoBusinessDay = "no-business-day";
    OddHour = "odd-hour";
    OddPeriod = "odd-period";
    OfficeMismatch = "office-mismatch";
    OtherDay = "other-day";
    OutdatedTemplate = "outdated-template";
    PagesLimit = "pages-limit";
    PatternMismatch = "pattern-mismatch";
    PaymentMismatch = "payment-mismatch";
    PerAdsMismatch = "per-ads-mismatch";
    PeriodEndMismatch = "period-end-mismatch";
    PeriodsMismatch = "periods-mismatch";
    PlanMismatch = "plan-mismatch";
    PollNotice = "poll-notice";
    PollOutcome = "poll-outcome";
    PollPattern = "poll-pattern";
    ProgressMismatch = "progress-mismatch";
    PublishedChanged = "published-changed";
    PublishedDamaged = "published-damaged";
    PublishedMissing = "published-missing";
    RangeOrder = "range-order";
    RatioMismatch = "ratio-mismatch";
    RawHtml = "raw-html";
    RecordOutsideClosure = "record-outside-closure";
    ReservedName = "reserved-name";
    RollForwardMismatch = "roll-forward-mismatch";
    RouteCollision = "route-collision";
    SecExDate = "sec-ex-date";
    SecReconciliation = "sec-reconciliation";
    ShareMismatch = "share-mismatch";
    StaticDocument = "static-document";
    StockCodeMismatch = "stock-code-mismatch";
    StrayFile = "stray-file";
    SumMismatch = "sum-mismatch";
    TemplateError = "template-error";
    TemplateLink = "template-link";
    TextMismatch = "text-mismatch";
    TitleYear = "title-year";
    TomlSyntax = "toml-syntax";
    TranslationMismatch = "translation-mismatch";
    UndeterminedFigures = "undetermined-figures";
    UnexpectedFile = "unexpected-file";
    UnitMismatch = "unit-mismatch";
    UnjudgedFigure = "unjudged-figure";
    UnknownAnchor = "unknown-anchor";
    UnknownAnnouncement = "unknown-announcement";
    UnknownAttachment = "unknown-attachment";
    UnknownChart = "unknown-chart";
    UnknownColumn = "unknown-column";
    UnknownConcept = "unknown-concept";
    UnknownDefinition = "unknown-definition";
    UnknownEvent = "unknown-event";
    UnknownFigure = "unknown-figure";
    UnknownFootnote = "unknown-footnote";
    UnknownGap = "unknown-gap";
    UnknownKey = "unknown-key";
    UnknownLegend = "unknown-legend";
    UnknownLine = "unknown-line";
    UnknownListing = "unknown-listing";
    UnknownMember = "unknown-member";
    UnknownMetric = "unknown-metric";
    UnknownOrganization = "unknown-organization";
    UnknownPage = "unknown-page";
    UnknownPeriod = "unknown-period";
    UnknownPerson = "unknown-person";
    UnknownPlace = "unknown-place";
    UnknownPlan = "unknown-plan";
    UnknownRate = "unknown-rate";
    UnknownRule = "unknown-rule";
    UnknownShareClass = "unknown-share-class";
    UnknownValue = "unknown-value";
    UnknownZone = "unknown-zone";
    UnlikelySize = "unlikely-size";
    UnlinkedPostponement = "unlinked-postponement";
    UnlinkedUpdate = "unlinked-update";
    UnlistedFile = "unlisted-file";
    UnpublishedReference = "unpublished-reference";
    UnsafeAttachment = "unsafe-attachment";
    UnsafeLink = "unsafe-link";
    UntiedFigure = "untied-figure";
    UntypedDay = "untyped-day";
    UntypedTime = "untyped-time";
    UnusedFootnote = "unused-footnote";
    UnusedHeadline = "unused-headline";
    UnusedRestatement = "unused-restatement";
    UnusedTemplate = "unused-template";
    UnusedWaiver = "unused-waiver";
    VotesExceed = "votes-exceed";
    WeekdayMismatch = "weekday-mismatch";
    WindowMismatch = "window-mismatch";
    WithdrawnReturned = "withdrawn-returned";
    WrongType = "wrong-type";
    ZoneOffset = "zone-offset";
}

impl Code {
    /// The code with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

impl Code {
    /// The rules whose findings have no figure of the archive, so that a waiver names them by their words.
    pub const WAIVED_BY_WORDS: [Self; 5] =
        [Self::PeriodEndMismatch, Self::UntiedFigure, Self::UntypedDay, Self::UntypedTime, Self::TitleYear];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_explanation_has_a_bad_and_a_good_example() {
        for code in Code::ALL {
            let text = code.explanation();
            assert!(text.starts_with(&format!("# {}\n", code.id())), "{}", code.id());
            assert!(text.contains("Bad:") && text.contains("Good:"), "{}", code.id());
        }
    }

    #[test]
    fn every_explanation_begins_with_a_sentence_that_fits_a_line() {
        for code in Code::ALL {
            let summary = code.summary();
            let is_one = summary.ends_with('.') && !summary.contains('\n') && summary.matches('`').count() % 2 == 0;
            assert!(is_one && summary.chars().count() <= 80, "{}: {summary}", code.id());
        }
    }

    #[test]
    fn codes_stand_in_alphabetical_order_and_are_found_by_id() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].id() < pair[1].id()));
        assert!(Code::ALL.iter().all(|code| Code::from_id(code.id()) == Some(*code)));
    }

    #[test]
    fn there_is_a_page_for_every_code_and_none_beside() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics");
        let mut pages: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        pages.sort();
        let codes: Vec<String> = Code::ALL.iter().map(|code| format!("{}.md", code.id())).collect();
        assert_eq!(pages, codes);
    }
}
