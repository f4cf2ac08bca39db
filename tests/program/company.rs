//! The page of the company: securities, whom to ask, places once.

use super::archive::Archive;

const PAGE: &str = "company/index.html";

#[test]
fn the_ads_ratio_is_said_in_shares() {
    let archive = Archive::example();
    let ratio =
        "<span class=\"company-number\">1</span> ADS = <span class=\"company-number\">2</span> Class A ordinary shares";
    assert!(archive.build().read(PAGE).contains(ratio));
    archive.edit(
        "site.toml",
        "shares_per_ads = 2",
        "shares_per_ads = [{ shares_per_ads = 2 }, { from = 2025-03-01, shares_per_ads = \"0.5\" }]",
    );
    let whole = "<span class=\"company-number\">2</span> ADSs = <span class=\"company-number\">1</span> Class A ordinary share<";
    let page = archive.build().read(PAGE);
    assert!(page.contains(whole) && page.contains("Before 1 March 2025: 1 ADS = 2"), "{page}");
    let before = archive.build_as_of("2025-02-01T00:00:00Z", &[]).read(PAGE);
    assert!(before.contains(ratio) && !before.contains("1 March 2025"), "{before}");
}

#[test]
fn a_contact_has_a_person_a_telephone_and_an_address() {
    let archive = Archive::example();
    archive.edit(
        "site.toml",
        "email = \"ir@example.com\"",
        "email = \"ir@example.com\"\nperson = \"Ann Example\"\nphone = \"+852 2345 6789\"\naddress = \"office\"",
    );
    archive.edit("site.toml", "role = \"Hong Kong share registrar\"", "role = \"Hong Kong share registrar\"\nphone = \"+852 2862 8628\"\nwebsite = \"https://registrar.example.com/holders\"");
    let page = archive.build().read(PAGE);
    let (_, contact) = page.split_once("id=\"contact\"").unwrap();
    let (contact, _) = contact.split_once("</section>").unwrap();
    for shown in ["Ann Example", "mailto:ir@example.com", "href=\"tel:+85223456789\"", "1 Example Street"] {
        assert!(contact.contains(shown), "no `{shown}` in {contact}");
    }
    assert!(page.contains("tel:+85228628628") && page.contains(">registrar.example.com/holders</a>"), "{page}");
    archive.edit("site.toml", "address = \"office\"", "address = [\"PO Box 1\", \"Example City\"]");
    assert!(archive.build().read(PAGE).contains("<address>PO Box 1<br>Example City</address>"));
}

#[test]
fn a_place_stands_once_in_all_its_forms_and_with_its_organization() {
    let archive = Archive::example();
    archive.edit(
        "site.toml",
        "[[issuer.people]]\nid = \"jane-roe\"",
        "[[issuer.places]]\nid = \"registrar-form\"\naddress = [\"2 Register Roads\", \"Hong Kong\", \"Far East\"]\n\n\
         [[issuer.places]]\nid = \"hall\"\naddress = [\"9 Hall Road\"]\n\n[[issuer.people]]\nid = \"jane-roe\"",
    );
    let notice = "content/announcements/2023-05-10-annual-general-meeting/announcement.md";
    archive.edit(notice, "place = \"office\"", "place = \"hall\"");
    archive.edit(
        notice,
        "[[meeting.deadlines]]\nname = \"Voting",
        "[[meeting.deadlines]]\nname = \"Transfers\"\nholders = \"Holders of Class A ordinary shares\"\n\
         at = { at = 2023-05-30T16:30:00+08:00, zone = \"Asia/Hong_Kong\" }\norganization = \"example-registrar\"\n\
         place = \"registrar-form\"\n\n[[meeting.deadlines]]\nname = \"Voting",
    );
    let page = archive.build().read(PAGE);
    let (_, organizations) = page.split_once("id=\"organizations\"").unwrap();
    let (organizations, places) = organizations.split_once("id=\"places\"").unwrap();
    let (_, registrar) = organizations.split_once("Example Registrar").unwrap();
    assert!(registrar.contains("<address>2 Register Road<br>Hong Kong</address>"), "{registrar}");
    assert!(registrar.contains("Also printed as 2 Register Roads, Hong Kong, Far East"), "{registrar}");
    assert!(!places.contains("Register"), "{places}");
    let (office, others) = places.split_once("Other places in announcements").unwrap();
    assert!(office.contains("Principal office") && others.contains("9 Hall Road"), "{places}");
}

#[test]
fn names_and_the_ratio_over_time_are_a_file() {
    let csv = Archive::example().build().read("company/names.csv");
    let expected = "what,value,from,until,named_first\r\nname,Example Holdings,,2023-03-01,\r\n\
        name,Example Corp.,2023-05-10,,\r\nlei,9999EXAMPLECORP00092,,,\r\nisin,XX00000EXMP5,,,\r\n\
        isin,XX00000EXAD6,,,\r\nlisting,NASDAQ EXMP,,,2023-03-01\r\nlisting,HKEX 9990,,,2023-03-01\r\n\
        shares-per-ads,2,,,\r\n";
    assert_eq!(csv, expected);
}
