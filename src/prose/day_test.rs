use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Vec<(String, String)> {
    let shown = |says: Says| match says {
        Says::On(day) => day.to_string(),
        Says::Either(a, b) => format!("{a} or {b}"),
        Says::WithoutYear(month, day) => format!("--{month:02}-{day:02}"),
        Says::Never => "never".to_owned(),
    };
    days_in(text).into_iter().map(|(words, says)| (text[words].to_owned(), shown(says))).collect()
}

fn read(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(_, says)| says).collect()
}

#[test]
fn a_day_is_read_in_every_usual_form() {
    for words in [
        "30 June 2024",
        "June 30, 2024",
        "June 30 2024",
        "30th June, 2024",
        "June 30th, 2024",
        "30 JUNE 2024",
        "30 Jun 2024",
        "Jun. 30, 2024",
        "30-Jun-2024",
        "30th of June 2024",
        "30th day of June, 2024",
        "30 June of 2024",
        "2024-06-30",
        "2024/06/30",
        "30/06/2024",
        "06/30/2024",
        "30.6.2024",
        "30. Juni 2024",
        "30 juin 2024",
        "30 de junio de 2024",
        "30 giugno 2024",
        "2024年6月30日",
        "2024년 6월 30일",
        "30\u{a0}June 2024",
    ] {
        let text = format!("It is paid on {words}, as announced.");
        assert_eq!(found(&text), [(words.to_owned(), "2024-06-30".to_owned())], "{words}");
        assert_eq!(found(words), [(words.to_owned(), "2024-06-30".to_owned())], "{words}");
    }
}

#[test]
fn chinese_numerals_are_days() {
    assert_eq!(
        read("派息日為二零二四年五月二十一日，記錄日期為二〇二四年四月十五號；十二月卅一日及2024年6月30日"),
        ["2024-05-21", "2024-04-15", "--12-31", "2024-06-30"]
    );
    assert_eq!(found("於二零二四年二月三十日派付"), [("二零二四年二月三十日".to_owned(), "never".to_owned())]);
    for text in ["三個月", "十三月一日", "每月一次", "二零二四年五月", "五月三十二日"] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn lists_and_ranges_share_a_month_and_a_year() {
    for (text, days) in [
        ("27 to 29 June 2024", vec!["2024-06-27", "2024-06-29"]),
        ("27-29 June 2024", vec!["2024-06-27", "2024-06-29"]),
        ("June 27–29, 2024", vec!["2024-06-27", "2024-06-29"]),
        ("June 27 and 28, 2024", vec!["2024-06-27", "2024-06-28"]),
        ("27, 28 and 29 June 2024", vec!["2024-06-27", "2024-06-28", "2024-06-29"]),
        ("from 27 May to 2 June 2025, both days", vec!["2025-05-27", "2025-06-02"]),
        ("December 30 to January 2, 2025", vec!["2024-12-30", "2025-01-02"]),
        ("31 March, 30 June and 30 September 2024", vec!["2024-03-31", "2024-06-30", "2024-09-30"]),
        ("On June 27, 28 people came", vec!["--06-27"]),
        ("21 May and 15 April 2024 respectively", vec!["2024-05-21", "2024-04-15"]),
        ("on 27 June and 11 July", vec!["--06-27", "--07-11"]),
        ("1 April 2024 – 30 June 2024", vec!["2024-04-01", "2024-06-30"]),
    ] {
        assert_eq!(read(text), days, "{text}");
    }
}

#[test]
fn a_day_that_is_written_in_two_ways_may_be_either_and_one_that_is_not_in_the_month_is_none() {
    assert_eq!(read("paid on 05/03/2019"), ["2019-03-05 or 2019-05-03"]);
    assert_eq!(read("on 31 June 2024 and 30 February"), ["never", "never"]);
}

#[test]
fn what_is_no_day_is_not_read() {
    for text in [
        "in June 2024",
        "in the first quarter of 2024",
        "FY2024",
        "12 may attend",
        "5 Marches",
        "RMB30 June",
        "HK$30 June 2024",
        "1.30 June",
        "release 1.2.2024.7",
        "https://a.example/2024/06/30/x",
        "no. 0001104659-24-058369",
        "10:30 June",
        "a 5-for-1 split",
        "20/20",
        "1/3 of it",
        "30% June",
        "ratio 3.12.20244",
        "section 2024-06-30-1",
        "17th Floor",
        "5.5.2024-1",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

proptest! {
    #[test]
    fn every_day_is_read_back_from_every_form(offset in 0_i64..60_000, form in 0_usize..8) {
        let day = NaiveDate::from_ymd_opt(1930, 1, 1).unwrap() + chrono::Days::new(offset.unsigned_abs());
        let form = ["%-d %B %Y", "%B %-d, %Y", "%d %b %Y", "%Y-%m-%d", "%-d.%-m.%Y", "%Y年%-m月%-d日", "%-d-%b-%Y", "%b. %-d, %Y"][form];
        let text = format!("On {}.", day.format(form));
        prop_assert_eq!(read(&text), [day.to_string()]);
    }

    #[test]
    fn any_text_is_read_in_order_and_without_a_panic(
        text in "(June|May|de|30|1|2024|th|st|年|月|日| |[,./–é-]| and | to ){0,14}"
    ) {
        let found = days_in(&text);
        prop_assert!(found.iter().all(|(words, _)| text.get(words.clone()).is_some()));
        prop_assert!(found.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "{:?}", found);
    }
}
