use super::English;
use crate::words::document::Documents;

impl Documents for English {
    fn all_dividends(&self) -> &'static str {
        "All dividends"
    }

    fn all_meetings(&self) -> &'static str {
        "All general meetings"
    }

    fn all_repurchases(&self) -> &'static str {
        "All repurchases"
    }

    fn all_results(&self) -> &'static str {
        "All results"
    }

    fn at_the_end(&self) -> &'static str {
        "period end"
    }

    fn share_of_whole(&self, whole: &str) -> String {
        format!("Share of {whole}")
    }

    fn expected(&self, period: &str) -> String {
        format!("{period}, expected")
    }
}
