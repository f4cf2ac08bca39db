//! Announcements that say something of their own under every key, so that what is seen of one shows where it comes from.

use super::super::archive::{Archive, example};
use chrono::{DateTime, Utc};
use irbook::domain::Kind;
use std::fmt::Write;

/// When a document is public.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gate {
    pub draft: bool,
    pub publish_at: Option<DateTime<Utc>>,
    pub withdrawn: Option<DateTime<Utc>>,
    /// When it says that it was changed.
    pub revised: Option<DateTime<Utc>>,
    /// Whether it is public from the beginning of its day, which is the second of the releases; the other documents say when
    /// they were released.
    pub by_day: bool,
    /// Whether it corrects the example's results and restates a figure of them.
    pub corrects: bool,
}

/// An announcement.
#[derive(Clone, Debug)]
pub struct Document {
    pub kind: Kind,
    pub gate: Gate,
    /// Stands in every text and id, and nowhere in another document.
    pub word: String,
    /// Stands in every figure, and nowhere in another document.
    pub number: u32,
    /// Stands in what outlives a withdrawal: title, id, ids of statements and of events, and former addresses; else the same as `word`.
    pub kept: String,
    /// A quarter that is its own.
    period: String,
}

impl Document {
    /// The `index`-th document.
    pub fn new(index: usize, kind: Kind, gate: Gate) -> Self {
        // The example states the first quarters of 2023 and 2024.
        let quarters = (0..).map(|back| 2024 * 4 + 3 - back).filter(|it| ![2023 * 4, 2024 * 4].contains(it));
        let quarter = quarters.take(index + 1).last().unwrap();
        // Without y: the index of search has stems, and that of a word with y at its end has i there, as another word has.
        let alphabet = b"abcdefghijklmnopqrstuvwxz";
        let letters: String = [index / 25, index % 25].map(|at| char::from(alphabet[at])).iter().collect();
        let word = format!("zq{letters}");
        let kept = if gate.withdrawn.is_some() { format!("kz{letters}") } else { word.clone() };
        let number = 731_001 + u32::try_from(index).unwrap() * 7;
        Self { kind, gate, word, number, kept, period: format!("{}-Q{}", quarter / 4, quarter % 4 + 1) }
    }

    /// Whether the public sees no byte of it.
    pub fn is_withheld(&self, as_of: DateTime<Utc>) -> bool {
        let day = "2025-01-02T00:00:00-03:00".parse().unwrap();
        let from = self.gate.publish_at.or(self.gate.by_day.then_some(day));
        self.gate.draft || from.is_some_and(|at| at > as_of)
    }

    /// Whether the public sees its tombstone.
    pub fn is_withdrawn(&self, as_of: DateTime<Utc>) -> bool {
        !self.is_withheld(as_of) && self.gate.withdrawn.is_some_and(|at| at <= as_of)
    }

    /// What nobody may see at an instant, in small letters.
    pub fn secrets(&self, as_of: DateTime<Utc>) -> Vec<String> {
        let digits = self.number.to_string();
        let said = vec![self.word.clone(), format!("{},{}", &digits[..3], &digits[3..]), digits];
        match () {
            () if self.is_withheld(as_of) => [said, vec![self.kept.clone(), self.reason(), self.change()]].concat(),
            () if self.is_withdrawn(as_of) => [said, vec![self.change()]].concat(),
            () if self.gate.revised.is_some_and(|at| at <= as_of) => vec![self.reason()],
            () => vec![self.reason(), self.change()],
        }
    }

    /// A word of the reason of its revision.
    pub fn change(&self) -> String {
        self.word.replacen('z', "x", 1)
    }

    /// A word of the reason of its withdrawal.
    pub fn reason(&self) -> String {
        self.word.replacen('z', "y", 1)
    }

    pub fn id(&self) -> String {
        format!("2025-{}", self.kept)
    }

    fn write(&self, archive: &Archive) {
        let folder = format!("content/announcements/{}", self.id());
        archive.write(&format!("{folder}/announcement.md"), self.text());
        archive.write(&format!("{folder}/{}.toml", self.word), self.tables());
        archive.write(&format!("{folder}/{}.txt", self.word), format!("Attachment {}", self.word));
        archive.write(&format!("{folder}/deep/{}.csv", self.word), format!("{},{}", self.word, self.number));
        if self.has_page() {
            archive.write(&format!("content/pages/{}-page.md", self.word), self.page());
        }
    }

    /// Whether a plain page is public at the same instants. One can't be withdrawn, and has no day.
    pub fn has_page(&self) -> bool {
        self.gate.withdrawn.is_none() && !self.gate.by_day
    }

    fn page(&self) -> String {
        let Self { word: w, number: n, kept: k, .. } = self;
        let at = self.gate.publish_at.map_or_else(String::new, |at| format!("publish_at = {}\n", at.to_rfc3339()));
        format!(
            "+++\ntitle = \"Page {w}\"\ndescription = \"Described {w}\"\nlanguage = \"fr-CA\"\ndraft = {}\n{at}former = [\"pages/{w}/\"]\n\
             not_figures = [\"US${n}\"]\n+++\n## Section {w}\n\nText {w} of [US${n}](figure:{}/figure-{w}), not US${n}, [a page](/{w}-page/) \
             and [an announcement](announcement:{}#{k}).\n",
            self.gate.draft,
            self.id(),
            self.id(),
        )
    }

    fn text(&self) -> String {
        let Self { word: w, number: n, kept: k, .. } = self;
        let kind = self.kind.id();
        let mut gate = format!("draft = {}\n", self.gate.draft);
        if let Some(at) = self.gate.publish_at {
            writeln!(gate, "publish_at = {}", at.to_rfc3339()).unwrap();
        }
        if let Some(at) = self.gate.withdrawn {
            writeln!(gate, "withdrawn = {{ at = {}, reason = \"Because {}.\" }}", at.to_rfc3339(), self.reason())
                .unwrap();
        }
        let revised = self.gate.revised.map_or_else(String::new, |at| {
            format!("[[revisions]]\nat = {}\nreason = \"Changed {}.\"\n", at.to_rfc3339(), self.change())
        });
        let mut restated = String::new();
        if self.gate.corrects {
            gate.push_str("corrects = \"2024-q1-results\"\n");
            restated = format!(
                "[[restatements]]\nconcept = \"costs\"\nperiod = \"2024-Q1\"\ncause = \"restatement\"\n\
                 old = \"RMB1,130,000 thousand\"\nnew = \"RMB{n}\"\ndocument = \"2024-q1-results\"\nnote = \"Restated {w}\"\n"
            );
        }
        let (zone, released) = match self.gate.by_day {
            true => ("America/Sao_Paulo", ""),
            false => ("Asia/Hong_Kong", "released_at = 2025-01-02T09:00:00+08:00\n"),
        };
        // A sum of one more, with its comma.
        let expected = format!("{},{:03}", (n + 1) / 1000, (n + 1) % 1000);
        let details = self.details();
        format!(
            "+++\ntitle = \"Title {k}\"\nsummary = \"Summary {w}\"\ndated = 2025-01-02\nzone = \"{zone}\"\n\
             place = \"Place {w}\"\n{released}kind = \"{kind}\"\nkind_label = \"Label {w}\"\n\
             language = \"fr-CA\"\nformer = [\"press/{k}/\"]\n{gate}issuer_name = \"Company {w}\"\nlistings = [\"hkex\"]\nlegends = [\"{w}\"]\n\
             source = {{ title = \"Form {w}\", id = \"id-{w}\", url = \"https://{w}.example.com/\", attachment = \"{w}.txt\" }}\n\
             attachments = [{{ file = \"{w}.txt\", label = \"Attached {w}\" }}]\n\
             signatories = [{{ person = \"{w}-signed\", printed_name = \"Printed {w}\", capacity = \"Capacity {w}\" }},\n\
             {{ person = \"jane-roe\", printed_name = \"Jane {w}\", capacity = \"Also {w}\" }}]\n\
             board = [{{ person = \"{w}-director\", capacity = \"Board {w}\" }}]\n{details}\n\
             [[figures]]\nid = \"figure-{w}\"\nlabel = \"Figure {w}\"\namount = \"US${n}\"\nnote = \"Note {w}\"\n\
             [[events]]\nid = \"{k}\"\nkind = \"other\"\ntitle = \"Event {w}\"\nplace = \"At {w}\"\n\
             when = {{ on = 2025-02-03, zone = \"Asia/Hong_Kong\", wording = \"When {w}\" }}\n\
             [[footnotes]]\nid = \"{w}\"\ntext = \"Footnote {w}.\"\n\
             [[charts]]\nchart = \"repurchase-progress\"\nheadline = \"Headline {w} of [US${n}](figure:figure-{w}).\"\n\
             [[waivers]]\nrule = \"sum-mismatch\"\nfigure = \"{k}.total-{w}.a\"\nprinted = \"{n}\"\nexpected = \"{expected}\"\n\
             reason = \"Waiver {w}.\"\n\
             {revised}{restated}[[rates]]\nid = \"rate-{w}\"\nbase = \"USD\"\nquote = \"CNY\"\nvalue = \"7.{n}\"\ndate = 2024-12-31\n\
             source = \"Rate {w}\"\n\
             [[repurchases]]\nplan = \"plan-{w}\"\nname = \"Plan {w}\"\nannounced = 2024-11-30\nauthorized = \"US$9{n}\"\n\
             securities = \"Securities {w}\"\nstart = 2024-12-01\nmonths = 12\n\
             progress = [{{ as_of = 2025-01-01, spent = \"US${n}\", note = \"Progress {w}\" }}]\n\
             +++\n## Heading {w}\n\nText {w} of [US${n}](figure:figure-{w}) with a note[^{w}], [a file]({w}.txt), \
             [a statement](#{k}), [a metric](/figures/{w}-bare/) and [the website](announcement:2024-04-02-website).\n"
        )
    }

    /// The table of the kind.
    fn details(&self) -> String {
        let Self { word: w, number: n, kept: k, period, .. } = self;
        match self.kind {
            Kind::Results => format!(
                "[results]\nperiod = \"{period}\"\nhighlights = [\"{k}.part-{w}\"]\n\
                 [results.call]\nat = {{ at = 2025-01-03T07:30:00-05:00, zone = \"America/New_York\" }}\n\
                 registration = \"https://{w}.example.com/call\"\nwebcast = \"https://{w}.example.com/cast\"\nnote = \"Call {w}\"\n\
                 [[results.guidance]]\nid = \"guidance-{w}\"\nlabel = \"Guidance {w}\"\nperiod = \"2025-Q1\"\n\
                 low = \"RMB{n}\"\nhigh = \"RMB9{n}\"\nnote = \"Guided {w}\"\n\
                 [[results.quotes]]\nperson = \"{w}-quoted\"\ncapacity = \"Quoted {w}\"\ntext = \"Quote {w}.\"\n"
            ),
            Kind::Dividend => format!(
                "[dividend]\nform_title = \"Form title {w}\"\nstatus = \"Status {w}\"\ntype = \"Type {w}\"\nnature = \"Nature {w}\"\n\
                 period = \"{period}\"\ndeclared = \"USD 0.{n} per share\"\n\
                 shareholder_approval = \"Not applicable\"\ndefault_payment = \"USD 0.{n} per share\"\n\
                 exchange_rate = \"USD 1 : USD 1\"\nex_date = {{ on = 2025-02-10, zone = \"Asia/Hong_Kong\" }}\n\
                 last_lodgement = {{ at = 2025-02-11T16:30:00+08:00, zone = \"Asia/Hong_Kong\" }}\nbook_close = \"Not applicable\"\n\
                 record_date = {{ on = 2025-02-11, zone = \"Asia/Hong_Kong\" }}\n\
                 payment_date = {{ on = 2025-03-03, zone = \"Asia/Hong_Kong\" }}\nregistrar = \"{w}-registrar\"\n\
                 registrar_place = \"{w}-place\"\nwithholding_tax = \"Tax {w}\"\nwarrants = \"Warrants {w}\"\n\
                 multi_counter = \"Counter {w}\"\nother_codes = \"Codes {w}\"\nother_information = \"Information {w}\"\n\
                 listing = \"hkex\"\nstock_code = \"09990\"\nfranking = \"Franking {w}\"\n\
                 components = [{{ name = \"Component {w}\", amounts = [\"USD 0.{n} per share\"] }}]\n\
                 [[dividend.elections]]\nname = \"Election {w}\"\nterms = \"Terms {w}\"\n\
                 deadline = {{ on = 2025-02-20, zone = \"Asia/Hong_Kong\", wording = \"Until {w}\" }}\n\
                 [[dividend.listings]]\nholders = \"Entitled {w}\"\nwithholding_tax = \"Withheld {w}\"\n\
                 default_payment = \"USD 0.{n} per share\"\nregistrar = \"{w}-registrar\"\n\
                 payment_date = {{ on = 2025-03-04, zone = \"Asia/Hong_Kong\" }}\n"
            ),
            Kind::Meeting => format!(
                "[meeting]\nname = \"Meeting {w}\"\nat = {{ at = 2025-03-03T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }}\n\
                 place = \"{w}-place\"\n\
                 [[meeting.resolutions]]\nnumber = 1\nkind = \"Kind {w}\"\ntext = \"Resolution {w}\"\npeople = [\"{w}-elected\"]\n\
                 [[meeting.record_dates]]\nname = \"Record {w}\"\nholders = \"Holders {w}\"\n\
                 at = {{ on = 2025-02-03, zone = \"Asia/Hong_Kong\" }}\nvoting = \"Voting {w}\"\n\
                 [[meeting.deadlines]]\nname = \"Deadline {w}\"\nholders = \"Holders {w}\"\n\
                 at = {{ at = 2025-02-28T09:30:00+08:00, zone = \"Asia/Hong_Kong\" }}\norganization = \"{w}-registrar\"\n\
                 place = \"{w}-place\"\n"
            ),
            Kind::Poll => format!(
                "[poll]\nname = \"Meeting {w}\"\nat = {{ on = 2024-12-30, zone = \"Asia/Hong_Kong\" }}\nentitled = \"9{n} shares\"\n\
                 present = \"8{n} shares\"\nclasses = [{{ id = \"class-{w}\", name = \"Class {w}\", entitled = \"7{n} shares\" }}]\n\
                 [[poll.resolutions]]\nnumber = \"1({w})\"\ncandidate = \"Candidate {w}\"\nkind = \"Kind {w}\"\ntext = \"Resolution {w}\"\n\
                 people = [\"{w}-elected\"]\nfor = \"{n}\"\nshares = \"{n} shares\"\nturnout = \"1.{n}%\"\n\
                 classes = [{{ class = \"class-{w}\", for = \"{n}\" }}]\nchoices = [{{ label = \"Choice {w}\", votes = \"{n}\" }}]\n\
                 proxies = {{ for = \"{n}\" }}\nnote = \"Vote {w}\"\n"
            ),
            Kind::BoardChange => format!(
                "[board_change]\nchanges = [{{ person = \"{w}-elected\", printed_name = \"Printed {w}\", change = \"re-designated\", \
                 capacity = \"Capacity {w}\", from = \"From {w}\", committee = \"Committee {w}\", effective = 2025-01-31, \
                 wording = \"Effective {w}\", note = \"Change {w}\" }}]\n"
            ),
            Kind::Issuance => format!(
                "[issuance]\nissue = \"issue-{w}\"\ntype = \"Type {w}\"\nclass = \"class-a\"\nnumber = \"{n} shares\"\n\
                 price = \"HK$1.{n} per share\"\nvesting = \"Vesting {w}\"\n\
                 benchmarks = [{{ name = \"Benchmark {w}\", price = \"HK$1.{n} per share\" }}]\n\
                 tranches = [{{ name = \"Tranche {w}\", number = \"{n} shares\", applications = \"{n}\" }}]\n\
                 recipients = [{{ name = \"Recipient {w}\", role = \"Received {w}\", number = \"{n} shares\" }}]\n\
                 completed = {{ on = 2025-01-06, zone = \"Asia/Hong_Kong\", wording = \"Completed {w}\" }}\n\
                 levies = [{{ name = \"Levy {w}\", rate = \"1%\" }}]\n\
                 share_of_offer = {{ percent = \"approximately 15%\", of = \"Offer {w}\" }}\nuse_of_proceeds = \"Use {w}\"\n\
                 exercised = {{ on = 2025-01-02, zone = \"Asia/Hong_Kong\", wording = \"Exercised {w}\" }}\n\
                 listing_at = {{ at = 2025-01-06T09:00:00+08:00, zone = \"Asia/Hong_Kong\" }}\nlisting = \"hkex\"\n\
                 parties = [{{ name = \"Party {w}\", role = \"Role {w}\" }}]\n"
            ),
            Kind::Buyback => format!(
                "[buyback]\nclass = \"class-a\"\nplan = \"plan-{w}\"\ntreatment = \"treasury\"\noutstanding = \"{n} shares\"\n\
                 broker = \"Broker {w}\"\nnote = \"Bought {w}\"\n\
                 [[buyback.purchases]]\nday = 2024-12-31\nnumber = \"{n} shares\"\nhigh = \"HK$1.{n} per share\"\n\
                 listing = \"hkex\"\nvenue = \"Venue {w}\"\n\
                 [[buyback.totals]]\nnumber = \"{n} shares\"\nvenue = \"Venue {w}\"\n"
            ),
            Kind::Debt => format!(
                "[debt]\nissue = \"issue-{w}\"\nname = \"Notes {w}\"\nprincipal = \"US${n}\"\ncoupon_wording = \"Coupon {w}\"\n\
                 option_until = {{ on = 2025-01-20, zone = \"Asia/Hong_Kong\", wording = \"Option {w}\" }}\n\
                 issued = {{ on = 2025-01-10, zone = \"Asia/Hong_Kong\", wording = \"Issued {w}\" }}\nmaturity = 2030-01-10\n\
                 ranking = \"Ranking {w}\"\nexchange = \"Exchange {w}\"\nisin = \"ISIN {w}\"\nuse_of_proceeds = \"Use {w}\"\n\
                 parties = [{{ name = \"Party {w}\", role = \"Role {w}\" }}]\n\
                 [debt.conversion]\nprice = \"US$1.{n} per ADS\"\nreference = \"Reference {w}\"\nterms = \"Converted {w}\"\n\
                 [[debt.redemptions]]\nby = \"holders\"\non = 2028-01-10\nterms = \"Redeemed {w}\"\n\
                 [debt.capped_call]\ncost = \"US${n}\"\n"
            ),
            Kind::Document => {
                format!("[document]\ntype = \"annual-report\"\nperiod = \"2023-FY\"\nfile = \"{w}.txt\"\npages = {n}\n")
            }
            Kind::Other => String::new(),
        }
    }

    /// The statements and metrics.
    fn tables(&self) -> String {
        let Self { word: w, number: n, kept: k, period, .. } = self;
        let mut text = format!(
            "[[statements]]\nid = \"{k}\"\nformer = [\"press/{k}/table.html\"]\ntitle = \"Statement {w}\"\nkind = \"operations\"\nscale = \"one\"\n\
             units_note = \"Units {w}\"\n\
             columns = [{{ id = \"a\", label = \"Column {w}\", period = \"{period}\", currency = \"CNY\" }}]\nlines = [\n\
             {{ heading = \"Heading {w}\" }},\n{{ id = \"lending\", label = \"Lending {w}\", cells = [\"{n}\"] }},\n\
             {{ id = \"total-revenue\", label = \"Revenue {w}\", cells = [\"{n}\"] }},\n\
             {{ id = \"part-{w}\", label = \"Part {w}\", cells = [\"{n}\"], footnotes = [\"{w}\"] }},\n\
             {{ id = \"rest-{w}\", label = \"Rest {w}\", cells = [\"1\"] }},\n\
             {{ id = \"total-{w}\", label = \"Total {w}\", sum = [\"part-{w}\", \"rest-{w}\"], cells = [\"{n}\"] }},\n]\n\
             [[metrics]]\nmetric = \"{w}-bare\"\nlabel = \"Bare {w}\"\nvalues = [{{ period = \"{period}\", amount = \"{n}\" }}]\n\
             parts = [{{ label = \"Share {w}\", amount = \"{n}\" }}]\n\
             [[metrics]]\nmetric = \"{w}-defined\"\n\
             values = [{{ period = \"{period}\", amount = \"{n}\", share = {{ percent = \"100.0%\", of = \"{w}-bare\" }} }}]\n\
             [[metrics]]\nmetric = \"loss-rate\"\ndefinition = \"loss-{w}\"\n\
             values = [{{ period = \"{period}\", amount = \"9.{n}%\" }}]\n"
        );
        if self.gate.corrects {
            write!(
                text,
                "[[statements]]\nid = \"{k}-2\"\ntitle = \"Restated {w}\"\nkind = \"operations\"\nscale = \"one\"\n\
                 columns = [{{ id = \"a\", period = \"2024-Q1\", currency = \"CNY\" }}]\n\
                 lines = [{{ id = \"costs\", label = \"Costs {w}\", cells = [\"{n}\"] }}]\n"
            )
            .unwrap();
        }
        text
    }
}

/// The example with documents, and with what these name of the settings, metrics and legends. What `also` name is
/// there too, as far as it can be without them.
pub fn archive(documents: &[&Document], also: &[&Document]) -> Archive {
    let archive = Archive::example();
    let read = |path: &str| std::fs::read_to_string(example().join(path)).unwrap();
    let (mut site, mut metrics) = (read("site.toml"), read("content/metrics.toml"));
    let mut definitions = String::new();
    for it in documents.iter().chain(also) {
        let w = &it.word;
        for person in ["signed", "director", "quoted", "elected"] {
            write!(
                site,
                "\n[[issuer.people]]\nid = \"{w}-{person}\"\nname = \"Name {w}\"\naliases = [\"Printed {w}\"]\n"
            )
            .unwrap();
        }
        write!(
            site,
            "\n[[issuer.organizations]]\nid = \"{w}-registrar\"\nname = \"Registrar {w}\"\nrole = \"Role {w}\"\n"
        )
        .unwrap();
        write!(site, "\n[[issuer.places]]\nid = \"{w}-place\"\naddress = [\"Street {w}\"]\n").unwrap();
        write!(metrics, "\n[[metrics]]\nid = \"{w}-bare\"\nformer = [\"metrics/{w}\"]\nlabel = \"Metric {w}\"\n")
            .unwrap();
        writeln!(metrics, "definitions = [{{ id = \"of-{w}\", text = \"Covers {w}.\" }}]").unwrap();
        write!(
            site,
            "\n[[charts]]\nid = \"chart-{w}\"\ntype = \"metrics\"\ntitle = \"Chart {w}\"\nmetrics = [\"{w}-bare\"]\n"
        )
        .unwrap();
        site = site.replacen("aliases = [\"Jane Roe\"", &format!("aliases = [\"Jane Roe\", \"Jane {w}\""), 1);
        write!(definitions, "\n  {{ id = \"loose-{w}\", text = \"Loosely {w}.\" }},").unwrap();
        archive
            .write(&format!("content/legends/{w}.md"), format!("+++\ntitle = \"Legend {w}\"\n+++\nLegend of {w}.\n"));
    }
    for it in documents {
        let (w, id) = (&it.word, it.id());
        it.write(&archive);
        let (parts, panel) =
            ("parts = [\"lending\"", format!("[[charts.panels]]\ntitle = \"By {w}\"\nparts = [\"part-{w}\"]"));
        site = site.replacen(parts, &format!("{parts}, \"part-{w}\""), 1);
        site = site.replacen("[[charts.panels]]", &format!("{panel}\n\n[[charts.panels]]"), 1);
        site = site.replacen("metrics = [\"loss-rate\"", &format!("metrics = [\"loss-rate\", \"{w}-defined\""), 1);
        write!(site, "\n[[charts]]\nid = \"mix-{w}\"\ntype = \"mix\"\ntitle = \"Mix {w}\"\ncurrency = \"CNY\"\ntotal = \"total-{w}\"\n").unwrap();
        write!(site, "[[charts.panels]]\ntitle = \"Panel {w}\"\nparts = [\"part-{w}\"]\n").unwrap();
        write!(metrics, "\n[[metrics]]\nid = \"{w}-defined\"\nlabel = \"Defined {w}\"\n").unwrap();
        writeln!(metrics, "definitions = [{{ id = \"of-{w}\", source = \"{id}\", text = \"Defines {w}.\" }}]").unwrap();
        write!(definitions, "\n  {{ id = \"loss-{w}\", source = \"{id}\", text = \"Loses {w}.\" }},").unwrap();
    }
    // The loss rate comes second.
    let at = metrics.find("id = \"loss-rate\"").unwrap();
    let at = at + metrics[at..].find("definitions = [").unwrap() + "definitions = [".len();
    metrics.insert_str(at, &definitions);
    archive.write("site.toml", site);
    archive.write("content/metrics.toml", metrics);
    let figures = "content/announcements/2024-q1-results/figures.toml";
    archive.edit(figures, "metric = \"loss-rate\"", "metric = \"loss-rate\"\ndefinition = \"2024\"");
    archive
}
