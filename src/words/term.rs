//! Words that stand for themselves: headings, labels, names of places.

/// A heading, a label or the name of a place. Each variant is told by what it says in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// “Announcements”
    Announcements,
    /// “announcements of”
    AnnouncementsOf,
    /// “dates and deadlines of”
    DatesOf,
    /// “All”
    All,
    /// “Home”
    Home,
    /// “Pages”
    Pages,
    /// “Data files”
    DataFiles,
    /// “Results”
    Results,
    /// “Financials”
    Financials,
    /// “Calendar”
    Calendar,
    /// “Shareholders”
    Shareholders,
    /// “Company”
    Company,
    /// “Data”
    Data,
    /// “How these figures were checked”
    Checks,
    /// “Operating metrics, their changes, shares and parts”
    CheckedMetrics,
    /// “Single figures, rates, plans, dividends, votes and share issues”
    CheckedTyped,
    /// “Outlooks”
    CheckedOutlooks,
    /// “Figures in the text”
    CheckedText,
    /// “The company”
    TheCompany,
    /// “Restated”
    Restated,
    /// “Change”, above a column of changes
    ChangeOfColumns,
    /// “Share”, above a column of shares
    ShareOfWhole,
    /// “Reclassified”
    Reclassified,
    /// “Defined anew”
    DefinedAnew,
    /// “After a share split or consolidation”
    AfterASplit,
    /// “After a change of the shares that an ADS stands for”
    AfterANewRatio,
    /// “This page has moved.”
    Moved,
    /// “Page not found”
    NotFound,
    /// “There is nothing at this address.”
    NothingHere,
    /// “This announcement has been withdrawn.”
    IsWithdrawn,
    /// “A higher value is better.”
    HigherIsBetter,
    /// “A lower value is better.”
    LowerIsBetter,
    /// “The stated change follows from this value and that of”
    ChangeFollows,
    /// “From it follows the change stated for”
    ChangeOfOther,
    /// “The stated share is this value of”
    ShareOf,
    /// “From it follows the share stated with”
    ShareOfOther,
    /// “Stated alike on”
    StatedAlike,
    /// “Stated otherwise on”
    StatedOtherwise,
    /// “Its parts don’t exceed it”
    PartsWithin,
    /// “It is the sum of its parts”
    SumOfParts,
    /// “Charts”
    Charts,
    /// “Summary”
    Summary,
    /// “Operating metrics”
    Metrics,
    /// “Share repurchase”
    Repurchase,
    /// “Exchange rates”
    Rates,
    /// “Other figures”
    SingleFigures,
    /// “Dates of this document”
    DocumentDates,
    /// “Known differences”
    PrintedOtherwise,
    /// “Footnotes”
    Footnotes,
    /// “Versions of this page”
    Versions,
    /// “About this document”
    About,
    /// “Price”
    Price,
    /// “Shares in issue”
    SharesInIssue,
    /// “Proceeds”
    Proceeds,
    /// “Tranches”
    Tranches,
    /// “Recipients”
    Recipients,
    /// “Offered at first”
    OfferedAtFirst,
    /// “Applications”
    Applications,
    /// “Applied for”
    AppliedFor,
    /// “Subscribed”
    Subscribed,
    /// “Issued”
    Issued,
    /// “Of the offering”
    OfTheOffering,
    /// “Purchases”
    Purchases,
    /// “Day”
    Day,
    /// “Tranche”
    Tranche,
    /// “Number”
    Number,
    /// “Bought as”, above a column of ADSs
    AsAds,
    /// “Highest price”
    HighestPrice,
    /// “Lowest price”
    LowestPrice,
    /// “Average price”
    AveragePrice,
    /// “Paid”
    Paid,
    /// “cancelled”
    ToBeCancelled,
    /// “held in treasury”
    HeldInTreasury,
    /// “Before, without treasury shares”
    OutstandingBefore,
    /// “After, without treasury shares”
    Outstanding,
    /// “In treasury before”
    TreasuryBefore,
    /// “In treasury after”
    TreasuryAfter,
    /// “Issued after, with treasury shares”
    IssuedAfter,
    /// “Bought, of the shares in issue before”
    BoughtOfIssued,
    /// “Terms”
    DebtTerms,
    /// “Conversion”
    Conversion,
    /// “Before maturity”
    Redemption,
    /// “Proposed”
    Proposed,
    /// “Priced”
    Priced,
    /// “Completed”
    Completed,
    /// “Issue price”
    IssuePrice,
    /// “Denomination”
    Denomination,
    /// “Interest paid”
    InterestPaid,
    /// “First interest”
    FirstInterest,
    /// “Maturity”
    Maturity,
    /// “Ranking”
    Ranking,
    /// “Listed on”
    ListedOn,
    /// “ISIN”
    Isin,
    /// “Conversion rate”
    ConversionRate,
    /// “Conversion price”
    ConversionPrice,
    /// “Premium”
    Premium,
    /// “Price of reference”
    ReferencePrice,
    /// “All convert into”
    ConvertsInto,
    /// “Can be converted”
    ConvertibleDays,
    /// “Cap price”
    CapPrice,
    /// “Cap above the price of reference”
    CapPremium,
    /// “Cost of the capped call”
    CapCost,
    /// “The issuer can redeem”
    RedeemedByIssuer,
    /// “Holders can sell back”
    SoldBackByHolders,
    /// “Gross proceeds”
    GrossProceeds,
    /// “Expenses”
    Expenses,
    /// “Net proceeds”
    NetProceeds,
    /// “Net proceeds with all of the option”
    NetProceedsWithOption,
    /// “Use”
    UseOfProceeds,
    /// “Parties”
    Parties,
    /// “Board and management”
    BoardAndManagement,
    /// “General meetings”
    GeneralMeetings,
    /// “Resolutions”
    Resolutions,
    /// “Who may vote”
    WhoVotes,
    /// “Deadlines”
    Deadlines,
    /// “Key figures”
    KeyFigures,
    /// “Outlook”
    Outlook,
    /// “Conference call”
    Call,
    /// “From management”
    Comments,
    /// “Issuer”
    FormIssuer,
    /// “Issuer name”
    FormIssuerName,
    /// “Stock code”
    FormStockCode,
    /// “Multi-counter stock code and currency”
    FormMultiCounter,
    /// “Other related stock code(s) and name(s)”
    FormOtherCodes,
    /// “Title of announcement”
    FormTitle,
    /// “Announcement date”
    FormDate,
    /// “Status”
    FormStatus,
    /// “Information relating to the dividend”
    FormDividend,
    /// “Dividend type”
    FormType,
    /// “Dividend nature”
    FormNature,
    /// “For the financial year end”
    FormYearEnd,
    /// “Reporting period end for the dividend declared”
    FormPeriodEnd,
    /// “Dividend declared”
    FormDeclared,
    /// “Date of shareholders' approval”
    FormApproval,
    /// “Default currency and amount in which the dividend will be paid”
    FormDefault,
    /// “Exchange rate”
    FormRate,
    /// “Ex-dividend date”
    FormExDate,
    /// “Latest time to lodge transfer documents for registration with share registrar for determining entitlement to the dividend”
    FormLodgement,
    /// “Book close period”
    FormBookClose,
    /// “Record date”
    FormRecordDate,
    /// “Payment date”
    FormPayment,
    /// “Share registrar and its address”
    FormRegistrar,
    /// “Withholding tax, warrants and other information”
    FormTaxAndOther,
    /// “Details of withholding tax applied to the dividend declared”
    FormTax,
    /// “Details of listed warrants / convertible securities issued by the issuer”
    FormWarrants,
    /// “Other information”
    FormOther,
    /// “Not applicable”
    NotApplicable,
    /// “Dates”
    DividendDates,
    /// “The whole form”
    WholeForm,
    /// “Figures from the discussion”
    DiscussionFigures,
    /// “Financial statements”
    Statements,
    /// “Reconciliations”
    Reconciliations,
    /// “Published”
    Published,
    /// “Changed”
    Changed,
    /// “Changed by a correction”
    ChangedByCorrection,
    /// “At a new address”
    NewAddress,
    /// “Withdrawn”
    Withdrawn,
    /// “Back to the figure”
    BackToFigure,
    /// “Close”, of what was opened over the page
    Close,
    /// “the summary”
    TheSummary,
    /// “the headline of a chart”
    TheHeadline,
    /// “a figure that is printed otherwise”
    ThePrintedOtherwise,
    /// “the comments of the management”
    TheComments,
    /// “the announcement”
    TheAnnouncement,
    /// “Dividend”
    Dividend,
    /// “Shares issued”
    SharesIssued,
    /// “For”
    VotesFor,
    /// “Against”
    VotesAgainst,
    /// “Abstained”
    VotesAbstain,
    /// “Withheld”
    VotesWithheld,
    /// “At discretion”
    VotesOpen,
    /// “Broker non-votes”
    VotesBroker,
    /// “Total”
    VotesTotal,
    /// “Shares”
    VotesShares,
    /// “Turnout”
    Turnout,
    /// “Proxies before the poll”
    ProxyVotes,
    /// “Carried”
    Carried,
    /// “Not carried”
    NotCarried,
    /// “Not put to the vote”
    NotPut,
    /// “more than half needed”
    SimpleMajority,
    /// “two thirds needed”
    TwoThirds,
    /// “three quarters needed”
    ThreeQuarters,
    /// “most votes needed”
    Plurality,
    /// “in each class”
    InEachClass,
    /// “Percentages are of the votes for and against.”
    OfForAndAgainst,
    /// “Percentages are of all votes cast, with abstentions.”
    OfCast,
    /// “Percentages are of the shares present.”
    OfPresent,
    /// “Percentages are of the shares entitled to vote.”
    OfEntitled,
    /// “How the meeting voted”
    HowVoted,
    /// “Changes”
    BoardChanges,
    /// “the text”
    TheText,
    /// “Index from A to Z”
    Index,
    /// “Search”
    Search,
}

/// How a language says what stands for itself.
pub trait Terms {
    /// A term.
    fn term(&self, term: Term) -> &'static str;
}
