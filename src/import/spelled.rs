//! Headings in Chinese, German, French and their neighbors, in words that [`crate::domain::period::heading`] reads:
//! `截至二零二四年六月三十日止六個月` as `2024-06-30 6 months`, `1. Halbjahr 2024` as `H1 2024`.

mod han;
mod western;

use super::marks::half;

/// A heading in such words. What isn't known stays as it is.
pub fn plain(text: &str) -> String {
    let narrow: String = text.chars().map(half).collect();
    western::plain(&han::plain(&narrow))
}

/// Whether a heading is of several years: `March 31, 2024 and 2023`. `text` is in plain words.
pub fn has_several_years(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|it| !it.is_empty()).collect();
    let is_and = |word: &str| matches!(word, "and" | "und" | "et" | "e" | "y" | "&" | "及" | "和" | "與" | "与");
    words.windows(2).any(|pair| is_and(&pair[0].to_lowercase()) && super::figure::is_year(pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::period::heading::read;

    #[test]
    fn words_of_other_languages_are_read_as_those_of_english() {
        for (text, english) in [
            ("截至2024年3月31日止三個月", "three months ended 2024-03-31"),
            ("截至二零二四年三月三十一日止三個月", "three months ended 2024-03-31"),
            ("截至二零二三年十二月三十一日止年度", "twelve months ended 2023-12-31"),
            ("截至２０２４年６月３０日止６个月", "six months ended 2024-06-30"),
            ("截至六月三十日止六個月, 二零二四年", "June 30 six months, 2024"),
            ("2024年1月1日至6月30日止期間", "2024-01-01 to 2024-06-30"),
            ("2024年1月1日至2024年6月30日", "2024-01-01 to 2024-06-30"),
            ("2024年1-6月", "2024-01-01 to 2024-06-30"),
            ("2024年1月至6月", "2024-01-01 to 2024-06-30"),
            ("2024年(1月-6月)", "2024-01-01 to 2024-06-30"),
            ("2024年上半年", "H1 2024"),
            ("二零二四年下半年", "H2 2024"),
            ("2024年半年度", "H1 2024"),
            ("2024年第一季度", "Q1 2024"),
            ("二〇二四年第三季", "Q3 2024"),
            ("2024年前三季度", "9M 2024"),
            ("二零二四年", "2024"),
            ("於二零二四年三月三十一日", "2024-03-31"),
            ("1.1.-30.6.2024", "2024-01-01 to 2024-06-30"),
            ("01.01.2024 – 30.06.2024", "2024-01-01 to 2024-06-30"),
            ("01/01/2024 - 30/06/2024", "2024-01-01 to 2024-06-30"),
            ("01/01/2024 - 06/30/2024", "2024-01-01 to 2024-06-30"),
            ("1. Januar bis 30. Juni 2024", "1 January to 30 June 2024"),
            ("Januar bis Juni 2024", "2024-01-01 to 2024-06-30"),
            ("Jan.–März 2024", "2024-01-01 to 2024-03-31"),
            ("Oktober 2023 bis März 2024", "2023-10-01 to 2024-03-31"),
            ("janvier à juin 2024", "2024-01-01 to 2024-06-30"),
            ("1. Halbjahr 2024", "H1 2024"),
            ("1. Hj. 2024", "H1 2024"),
            ("Erstes Halbjahr 2023/24", "H1 2023/24"),
            ("II. Quartal 2024", "Q2 2024"),
            ("Quartal 3/2024", "Q3 2024"),
            ("1.–3. Quartal 2024", "9M 2024"),
            ("1. bis 3. Quartal 2024", "9M 2024"),
            ("I.–III. Quartal 2024", "9M 2024"),
            ("1er-3e trimestre 2024", "9M 2024"),
            ("T1-T3 2024", "9M 2024"),
            ("T1–3 2024", "9M 2024"),
            ("1T-3T24", "9M 2024"),
            ("Cumul 3T 2024", "9M 2024"),
            ("2024年第一至三季度", "9M 2024"),
            ("2024年第一季度至第三季度", "9M 2024"),
            ("2024年1-3季度", "9M 2024"),
            ("2024年第三季度累計", "9M 2024"),
            ("1er semestre 2024", "H1 2024"),
            ("Premier semestre 2024", "H1 2024"),
            ("2ème semestre 2023", "H2 2023"),
            ("S1 2024", "H1 2024"),
            ("T3 2024", "Q3 2024"),
            ("2T24", "Q2 2024"),
            ("Sechs Monate bis 30. Juni 2024", "six months to 30 June 2024"),
            ("Neunmonatszeitraum zum 30.09.2024", "nine months to 2024-09-30"),
            ("trois mois clos le 31 mars 2024", "three months to 31 March 2024"),
            ("Geschäftsjahr 2023/24", "fiscal year 2023/24"),
            ("GJ 2024", "fiscal year 2024"),
            ("Exercice 2023", "fiscal year 2023"),
        ] {
            let (read_as, expected) = (read(&plain(text)), read(english));
            assert_eq!(read_as, expected, "{text}: {}", plain(text));
        }
    }

    #[test]
    fn what_may_be_otherwise_is_no_period() {
        for text in [
            "2024年3月期",
            "Halbjahr 2024",
            "1-6月",
            "T1 ratio",
            "S1",
            "Semestre 2024",
            "第2四半期 2024",
            "1. und 2. Quartal 2024",
            "2. et 3. trimestre",
            "T2-T3 2024",
        ] {
            let heading = read(&plain(text));
            assert!(
                heading.part.is_none() && heading.last.is_none() && heading.length.is_none(),
                "{text}: {heading:?}"
            );
        }
        assert!(has_several_years("March 31, 2024 and 2023") && has_several_years(&plain("二零二四年及二零二三年")));
        assert!(!has_several_years("March 31, 2024") && !has_several_years("2024 and later"));
    }

    proptest::proptest! {
        #[test]
        fn any_heading_is_spelled_without_a_panic(text in "[0-9./ -]{0,20}|[二零四年月日止三十個季度前至上半 0-9-]{0,16}|\\PC{0,20}") {
            let _ = plain(&text);
        }
    }
}
