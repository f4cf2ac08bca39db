use super::{icon, of_announcement, of_site};
use crate::address::Site;
use crate::archive::Edition;
use crate::check::sample::{announcement, archive, sources};
use crate::theme::Theme;
use std::io::Cursor;

/// The rows of a picture that have something else than their first pixel, and its width and height.
fn seen(bytes: &[u8]) -> (Vec<usize>, (u32, u32)) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let rows = pixels[..frame.buffer_size()].chunks_exact(frame.line_size).enumerate();
    let seen = rows.filter(|(_, row)| row.iter().any(|byte| *byte != row[0])).map(|(at, _)| at).collect();
    (seen, (frame.width, frame.height))
}

fn with_site(title: &str, check: impl FnOnce(&Site<'_>)) {
    let (path, text) = announcement("x", "2024-05-20", "");
    let sources = sources(&[(path, text.replace("Announcement x", title))]);
    let archive = archive(&sources);
    let edition = Edition::new(&archive, "2026-01-01T00:00:00Z".parse().unwrap(), false);
    let theme = Theme::of(&sources, &archive.config.brand);
    let audit = crate::audit::audit(&edition.announcements, edition.issuer());
    check(&Site::new(&edition, &theme, &sources, &audit, None).unwrap());
}

#[test]
fn a_picture_has_the_issuer_the_title_and_the_day() {
    with_site("Results of the First Quarter", |site| {
        let (rows, size) = seen(&of_announcement(site, site.edition.announcements[0]));
        assert_eq!(size, (1200, 630));
        for text in [90..125, 160..215, 530..570] {
            assert!(rows.iter().any(|row| text.contains(row)), "nothing in {text:?}: {rows:?}");
        }
    });
}

#[test]
fn a_title_that_can_not_be_drawn_is_left_out_and_the_rest_stays() {
    with_site("二零二四年第一季度業績", |site| {
        let (rows, _) = seen(&of_announcement(site, site.edition.announcements[0]));
        assert!(!rows.iter().any(|row| (160..480).contains(row)), "{rows:?}");
        assert!(rows.iter().any(|row| (90..125).contains(row)) && rows.iter().any(|row| (530..570).contains(row)));
    });
}

#[test]
fn pictures_are_the_same_in_every_build() {
    with_site("Title", |site| {
        let announcement = site.edition.announcements[0];
        assert_eq!(of_announcement(site, announcement), of_announcement(site, announcement));
        assert_eq!(of_site(site), of_site(site));
        assert_eq!(icon(site), icon(site));
    });
}

#[test]
fn the_icon_of_a_home_screen_is_that_of_the_site() {
    with_site("Title", |site| {
        let (rows, size) = seen(&icon(site));
        assert_eq!(size, (180, 180));
        assert!(rows.len() > 100, "{rows:?}");
    });
}
