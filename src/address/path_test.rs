#[test]
fn an_event_has_a_short_address_of_plain_letters() {
    assert_eq!(super::event("2024-notice/deadline-2", 1), "events/2024-notice/deadline-2.ics");
    assert_eq!(super::event("2024-notice/meeting", 2), "events/2024-notice/meeting.2.ics");
    let long = format!("2024-notice/record-date-{}", "holders-of-shares-".repeat(20));
    let other = format!("{long}x");
    let (one, two) = (super::event(&long, 1), super::event(&other, 1));
    assert!(one.len() < 100 && one != two, "{one}");
    assert!(super::event("2024-notice/election-股东", 1).is_ascii());
}

#[test]
fn the_way_up_has_one_step_a_folder() {
    assert_eq!(super::root_of("index.html"), "");
    assert_eq!(super::root_of("announcements/x/index.html"), "../../");
}
