use super::English;
use crate::words::document::Documents;

impl Documents for English {
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
