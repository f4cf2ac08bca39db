//! The company in a sentence.

use crate::address::Site;
use serde::Serialize;

/// The company.
#[derive(Serialize)]
pub struct Company {
    description: Option<String>,
    ads: Option<AdsView>,
}

/// What a depositary share stands for.
#[derive(Serialize)]
struct AdsView {
    ratio: String,
    class: String,
}

/// The company as of the instant that the site speaks from.
pub fn company(site: &Site<'_>) -> Company {
    let issuer = site.edition.issuer();
    let ads = issuer.ads.as_ref().map(|ads| AdsView {
        ratio: ads.ratio_on(site.edition.as_of.date_naive()).to_string(),
        class: issuer.share_class(&ads.class.value).map_or_else(String::new, |class| class.name.to_string()),
    });
    Company { description: issuer.description.as_deref().map(str::to_owned), ads }
}
