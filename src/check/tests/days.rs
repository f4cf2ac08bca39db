use super::*;

/// The places and codes of findings on days, times and years after edits.
fn found(edits: &[Edit<'_>]) -> Vec<String> {
    let codes = ["untyped-day", "untyped-time", "title-year"];
    let is_of = |line: &String| codes.iter().any(|code| line.starts_with(code));
    let what = |line: String| {
        let (code, message) =
            (line.split(' ').next().unwrap_or_default().to_owned(), line.rsplit_once(": ").unwrap().1.to_owned());
        format!("{code} {}", message.split('`').nth(1).unwrap_or(&message))
    };
    findings(edits).into_iter().filter(is_of).map(what).collect()
}

/// The findings on the dividend with this summary: ex on 12, last lodgement at 16:30 on and record on 15 April, paid on 21 May 2024.
fn of_dividend(summary: &str) -> Vec<String> {
    found(&[(DIVIDEND, "dated = 2024-03-13", &format!("dated = 2024-03-13\nsummary = \"{summary}\""))])
}

/// The findings on the notice, dated 12 May 2023, with this text: record date 30 May, proxies by 9:30 on 28 June, meeting at 9:30 in
/// Shanghai on 30 June.
fn of_notice(text: &str) -> Vec<String> {
    found(&[(MEETING, "place = \"office\"\n+++\n", &format!("place = \"office\"\n+++\n{text}\n"))])
}

#[test]
fn a_day_in_a_text_is_one_that_the_document_states() {
    for summary in [
        "Paid on 21 May 2024 to holders on 15 April 2024, ex 12 April.",
        "Paid on Tuesday, May 21, 2024.",
        "Announced on 13/03/2024, for the year ended 31 December 2023.",
        "Ex and record on 12 and 15 April 2024.",
        "The year to 31 December 2022 had none.",
    ] {
        assert_eq!(of_dividend(summary), [""; 0], "{summary}");
    }
    for (summary, day) in [
        ("Paid on 12 May 2024.", "12 May 2024"),
        ("Paid on 21 June 2024.", "21 June 2024"),
        ("Paid on 21 May 2025.", "21 May 2025"),
        ("Paid on 21 May 2023.", "21 May 2023"),
        ("Holders on 12 and 16 April 2024.", "16 April 2024"),
        ("Holders on 14 April are paid.", "14 April"),
        ("Paid on 31 April 2024.", "31 April 2024"),
        ("Paid on 05/22/2024.", "05/22/2024"),
        ("派息日為2024年5月12日。", "2024年5月12日"),
    ] {
        assert_eq!(of_dividend(summary), [format!("untyped-day {day}")], "{summary}");
    }
}

#[test]
fn words_for_the_days_of_holders_in_english_and_chinese_name_them() {
    for summary in [
        "Shares trade ex dividend as from 12 April 2024.",
        "Cheques are despatched on 21 May 2024 to holders on the register at 15 April 2024.",
        "派息日为2024年5月21日，記錄日期為二零二四年四月十五日。",
    ] {
        assert_eq!(of_dividend(summary), [""; 0], "{summary}");
    }
    for (summary, day) in [
        ("Shares trade ex dividend as from 15 April 2024.", "15 April 2024"),
        ("Holders on the register at 12 April 2024 are paid.", "12 April 2024"),
        ("Cheques are despatched on 15 April 2024.", "15 April 2024"),
        ("派息日为2024年4月15日。", "2024年4月15日"),
        ("除淨日：二零二四年五月二十一日", "二零二四年五月二十一日"),
    ] {
        assert_eq!(of_dividend(summary), [format!("untyped-day {day}")], "{summary}");
    }
}

#[test]
fn the_finding_names_the_nearest_day_and_is_a_warning() {
    let edit = (DIVIDEND, "dated = 2024-03-13", "dated = 2024-03-13\nsummary = \"Paid on 12 May 2024.\"");
    let sources = sources(&[edit]);
    assert!(checked(&sources).0.is_some());
    assert!(printed(&[edit]).contains("the nearest is 21 May 2024 (payment date)"), "{}", printed(&[edit]));
}

#[test]
fn what_happened_long_before_and_days_of_each_year_need_not_be_typed() {
    for text in [
        "The Company was incorporated in the Cayman Islands on 27 April 2018.",
        "The share option scheme adopted on 15 May 2014 expires.",
        "Accounts are made up to 31 December each year.",
        "The prospectus dated 18 November 2022 tells more.",
        "See the [circular of 3 May 2023](https://www.example.com/circular.pdf).",
        "The prospectus was filed on 2 May 2023.",
        "The auditor is re-appointed for the year ending 31 December 2023.",
    ] {
        assert_eq!(of_notice(text), [""; 0], "{text}");
    }
    assert_eq!(of_notice("The notice is dated 11 May 2023."), ["untyped-day 11 May 2023"]);
    assert_eq!(of_notice("The annual general meeting is on 29 June."), ["untyped-day 29 June"]);
    assert_eq!(of_notice("The record date is 31 May 2023."), ["untyped-day 31 May 2023"]);
    assert_eq!(of_notice("The meeting of 30 June 2032."), ["untyped-day 30 June 2032"]);
}

#[test]
fn days_of_a_document_that_is_named_are_fine() {
    let text = "As the dividend is paid on 21 May 2024, nothing changes.";
    assert_eq!(of_notice(text), ["untyped-day 21 May 2024"]);
    assert_eq!(of_notice(&format!("{text} See [it](announcement:dividend).")), [""; 0]);
}

#[test]
fn a_day_that_a_correction_moved_is_told_with_its_new_one() {
    let paid = (DIVIDEND, "on = 2024-05-21", "on = 2024-05-28");
    let with = |summary: &str| {
        let mut files = sources(&[]).files;
        let text = FILES.iter().find(|(path, _)| *path == DIVIDEND).unwrap().1;
        let text = text.replace(paid.1, paid.2).replace(
            "dated = 2024-03-13",
            &format!("dated = 2024-03-20\nsummary = \"{summary}\"\ncorrects = \"dividend\""),
        );
        files.push(SourceFile {
            path: "content/announcements/revised/announcement.md".into(),
            content: Content::Text(text.into()),
        });
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let sources = Sources { root: "archive".into(), files, ..Sources::default() };
        let found = checked(&sources).1.into_iter().filter(|it| it.code == Code::UntypedDay);
        found.map(|it| it.message).collect::<Vec<_>>()
    };
    assert_eq!(
        with("Paid on 21 May 2024."),
        ["`21 May 2024` is the payment date of the document that this one corrects"]
    );
    assert_eq!(with("Paid on 28 May 2024, not on 21 May 2024."), [""; 0]);
    assert_eq!(with("The payment of 21 May 2024 is postponed."), [""; 0]);
}

#[test]
fn a_time_in_a_text_is_that_of_an_instant_in_the_zone_it_names() {
    for text in [
        "The meeting opens at 9:30 a.m. Beijing time on 30 June 2023.",
        "The meeting opens on 30 June 2023 at 9:30 a.m. (Hong Kong time).",
        "Proxies are due by 9:30 a.m. on Wednesday, 28 June 2023.",
        "It opens at 09:30 Beijing time.",
        "The registrar is open from 9:00 a.m. to 5:00 p.m.",
        "Holders on 30 May 2023 at 5:00 p.m. may vote.",
    ] {
        assert_eq!(of_notice(text), [""; 0], "{text}");
    }
    for (text, time) in [
        ("The meeting opens at 10:30 a.m. Beijing time on 30 June 2023.", "10:30 a.m. Beijing time"),
        ("The meeting opens at 9:30 p.m. on 30 June 2023.", "9:30 p.m."),
        ("The meeting opens at 9:30 a.m. London time on 30 June 2023.", "9:30 a.m. London time"),
        ("It opens at 10:00.", "10:00"),
    ] {
        assert_eq!(of_notice(text), [format!("untyped-time {time}")], "{text}");
    }
    assert_eq!(of_dividend("Transfers by 4:00 p.m. on 15 April 2024."), ["untyped-time 4:00 p.m."]);
    assert_eq!(of_dividend("Paid on 21 May 2024 at 4:00 p.m."), [""; 0]);
}

#[test]
fn the_part_of_a_year_in_a_title_is_one_that_the_document_is_of() {
    let results =
        |title: &str| found(&[(RESULTS, "title = \"First quarter results\"", &format!("title = \"{title}\""))]);
    for title in [
        "Q1 2024 Results",
        "Three Months Results",
        "Results",
        "First Quarter Results and Half-Year Dividend",
        "Q1 and H1",
    ] {
        assert_eq!(results(title), [""; 0], "{title}");
    }
    for (title, says) in
        [("Second Quarter 2024 Results", "Q2"), ("Half-Year Results", "another length"), ("9M 2024 Results", "9M")]
    {
        let expected = format!("title-year the title says {says}, but the document is of 2024-Q1");
        assert_eq!(results(title), [expected], "{title}");
    }
}

#[test]
fn the_years_of_a_title_are_the_documents() {
    let dividend = |title: &str| found(&[(DIVIDEND, "title = \"Dividend\"", &format!("title = \"{title}\""))]);
    for title in [
        "Final dividend for 2023",
        "Dividend payable in 2024",
        "Dividend for the Year Ended 31 December 2023",
        "Interim dividend on 2021 Notes",
        "Dividend under the 2021 Scrip Dividend Scheme",
        "Dividend 2,022 and 2022.5",
    ] {
        assert_eq!(dividend(title), [""; 0], "{title}");
    }
    let said = "title-year the title says 2022, but the document is of 2023 and 2024";
    assert_eq!(dividend("Final dividend for 2022"), [said]);
    assert_eq!(dividend("Final dividend for FY2022"), [said]);
    assert_eq!(dividend("Dividend for the Year Ended 31 December 2022"), ["untyped-day 31 December 2022"]);
    let notice = |title: &str| {
        found(&[(MEETING, "title = \"Notice of annual general meeting\"", &format!("title = \"{title}\""))])
    };
    assert_eq!(notice("Notice of 2022 annual general meeting"), [""; 0], "it may be the meeting of the year before");
    assert_eq!(notice("Notice of 2021 annual general meeting").len(), 1);
}

#[test]
fn a_waiver_explains_a_day_a_time_or_a_year_by_its_words() {
    let waived = |rule: &str, words: &str, edit: Edit<'_>| {
        let waiver = format!(
            "listing = \"hkex\"\nstock_code = \"03660\"\n\n[[waivers]]\nrule = \"{rule}\"\nfigure = \"{words}\"\nprinted = \"{words}\"\nreason = \"Printed so.\"\n"
        );
        findings(&[edit, (DIVIDEND, "listing = \"hkex\"\nstock_code = \"03660\"\n", &waiver)])
    };
    let summary = |text| (DIVIDEND, "dated = 2024-03-13", text);
    assert_eq!(
        waived("untyped-day", "12 May 2024", summary("dated = 2024-03-13\nsummary = \"By 12 May 2024.\"")),
        [""; 0]
    );
    assert_eq!(waived("untyped-time", "4:00 p.m.", summary("dated = 2024-03-13\nsummary = \"By 4:00 p.m.\"")), [""; 0]);
    assert_eq!(waived("title-year", "2022", (DIVIDEND, "title = \"Dividend\"", "title = \"Dividend 2022\"")), [""; 0]);
}

#[test]
fn a_day_is_what_the_words_before_it_call_it() {
    for summary in [
        "Payable on 21 May 2024 to holders of record on 15 April 2024.",
        "The record date is 15 April 2024, and the ex-date 12 April 2024.",
        "The ex-date and record date are 12 and 15 April 2024.",
        "Payment and record dates are 21 May and 15 April 2024 respectively.",
        "The dividend of 13 March 2024 is paid on Tuesday, 21 May 2024.",
    ] {
        assert_eq!(of_dividend(summary), [""; 0], "{summary}");
    }
    for (summary, day) in [
        ("Payable on 15 April 2024.", "15 April 2024"),
        ("Payable on or about Monday, 15 April 2024.", "15 April 2024"),
        ("To holders of record at the close of business on 21 May 2024.", "21 May 2024"),
        ("The ex-dividend date is 15 April 2024.", "15 April 2024"),
        ("Payment date: 12 April 2024", "12 April 2024"),
    ] {
        assert!(of_dividend(summary).contains(&format!("untyped-day {day}")), "{summary}: {:?}", of_dividend(summary));
    }
}
