use super::English;
use crate::words::company::Companies;

impl Companies for English {
    fn meetings_description(&self, company: &str) -> String {
        format!("General meetings of {company}: dates, deadlines for holders, resolutions and votes.")
    }
}
