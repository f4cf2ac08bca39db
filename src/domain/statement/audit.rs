//! What words at a table say of its audit.

/// Whether words say that figures are audited; `None` where they say nothing of it.
#[must_use]
pub fn audited_said(words: &str) -> Option<bool> {
    let words = words.to_lowercase();
    let has = |any: &[&str]| any.iter().any(|it| words.contains(it));
    if has(&["unaudited", "ungeprüft", "non audité", "未經審", "未经审"]) {
        return Some(false);
    }
    has(&["audited", "geprüft", "經審核", "经审核", "經審計", "经审计"]).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_figures_are_audited_is_read_in_several_languages() {
        assert_eq!(["(Unaudited)", "未經審核", "ungeprüft"].map(audited_said), [Some(false); 3]);
        assert_eq!(["Audited", "（經審核）", "经审计"].map(audited_said), [Some(true); 3]);
        assert_eq!(audited_said("2024"), None);
    }
}
