//! A page's Content-Security-Policy, widened by what the preview puts into the page.

/// What the preview's parts need, and the directives that decide on it, the first one present (CSP level 3, "fetch
/// directive fallback list"). The last but `default-src` is the one to add.
const NEEDS: [&[&str]; 3] = [
    &["script-src-elem", "script-src", "default-src"],
    &["style-src-elem", "style-src", "default-src"],
    &["connect-src", "default-src"],
];

/// The policy with scripts, stylesheets and connections of the site's own server allowed, and nothing else changed.
pub(super) fn widened(policy: &str) -> String {
    let parsed = policy.split(';').map(|directive| directive.split_ascii_whitespace().collect::<Vec<_>>());
    let mut directives: Vec<Vec<&str>> = parsed.filter(|directive| !directive.is_empty()).collect();
    for names in NEEDS {
        let find = |name: &&str| directives.iter().position(|directive| directive[0].eq_ignore_ascii_case(name));
        // Where no directive decides, everything is allowed.
        let Some(deciding) = names.iter().find_map(find) else { continue };
        let sources = &directives[deciding][1..];
        if sources.iter().any(|source| *source == "*" || source.eq_ignore_ascii_case("'self'")) {
            continue;
        }
        let kept = sources.iter().copied().filter(|source| !source.eq_ignore_ascii_case("'none'"));
        let sources: Vec<&str> = kept.chain(["'self'"]).collect();
        if directives[deciding][0].eq_ignore_ascii_case("default-src") {
            directives.push([&[names[names.len() - 2]], &sources[..]].concat());
        } else {
            directives[deciding].splice(1.., sources);
        }
    }
    directives.iter().map(|directive| directive.join(" ")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::widened;

    #[test]
    fn the_policy_of_irbooks_layout_gets_scripts() {
        let own = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";
        assert_eq!(widened(own), format!("{own}; script-src 'self'"));
        let without = "default-src 'none'; style-src 'self'";
        assert_eq!(widened(without), format!("{without}; script-src 'self'; connect-src 'self'"));
    }

    #[test]
    fn sources_that_are_there_stay() {
        assert_eq!(
            widened("Script-Src 'none'; style-src https://a.example 'unsafe-inline';; connect-src *;"),
            "Script-Src 'self'; style-src https://a.example 'unsafe-inline' 'self'; connect-src *"
        );
        assert_eq!(
            widened("script-src-elem 'nonce-x'; script-src 'none'"),
            "script-src-elem 'nonce-x' 'self'; script-src 'none'"
        );
        assert_eq!(
            widened("default-src https://a.example"),
            "default-src https://a.example; script-src https://a.example 'self'; \
             style-src https://a.example 'self'; connect-src https://a.example 'self'"
        );
    }

    #[test]
    fn a_policy_that_allows_it_already_stays() {
        for policy in ["default-src 'self'", "img-src 'none'", "default-src *", ""] {
            assert_eq!(widened(policy), policy);
        }
    }
}
