//! A file stands alone: its colors are literal, and it says where its figures are from.

use super::Chart;
use super::ink::Ink;
use super::markup::elements;
use super::sample::{self, drawn};

fn charts() -> [Box<dyn Chart>; 4] {
    [
        Box::new(sample::revenue()),
        Box::new(sample::loans()),
        Box::new(sample::two_plans()),
        Box::new(sample::lone_metrics()),
    ]
}

#[test]
fn a_viewer_without_stylesheets_shows_no_mark_in_black() {
    for chart in charts() {
        let file = drawn(&*chart).file;
        assert!(!file.contains("var("));
        let tree = usvg::Tree::from_str(&file, &usvg::Options::default()).unwrap();
        let mut paths = 0;
        count(tree.root(), &mut paths);
        assert!(paths >= 1);
        let all = elements(&file);
        for text in all.iter().filter(|it| it.name == "text") {
            let given = |name| {
                let around = text.within.iter().rev().map(|at| &all[*at]);
                std::iter::once(text).chain(around).find_map(|it| it.get(name))
            };
            assert!(given("fill").is_some_and(|fill| fill.starts_with('#')), "{}", text.text);
            assert_eq!(given("stroke"), None, "{}", text.text);
        }
    }
}

fn count(group: &usvg::Group, paths: &mut usize) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => count(group, paths),
            usvg::Node::Path(path) => {
                *paths += 1;
                let black = usvg::Paint::Color(usvg::Color::black());
                assert!(path.fill().is_none_or(|fill| *fill.paint() != black), "{:?}", path.data());
                assert!(path.stroke().is_none_or(|stroke| *stroke.paint() != black));
            }
            _ => {}
        }
    }
}

#[test]
fn a_file_has_the_rules_of_the_inks_in_use_and_no_others() {
    let file = drawn(&sample::two_plans()).file;
    let style = file.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    for ink in Ink::all() {
        let class = ink.color().class;
        let is_used = file.contains(&format!("class=\"{class}\""));
        assert_eq!(style.contains(&format!(".{class}{{")), is_used, "{class}");
    }
}

#[test]
fn a_file_names_its_source_and_its_day() {
    for chart in charts() {
        let all = elements(&drawn(&*chart).file);
        let words: Vec<&str> = all.iter().filter(|it| it.name == "text").map(|it| it.text.as_str()).collect();
        assert!(words.join(" ").contains("First Quarter 2024 Results, 19 May 2024. As of 20 May 2024."), "{words:?}");
    }
}

#[test]
fn texts_of_a_file_stay_inside_it() {
    for chart in charts() {
        let all = elements(&drawn(&*chart).file);
        let (width, height) = (all[0].length("width", 0), all[0].length("height", 0));
        for text in all.iter().filter(|it| it.name == "text") {
            assert!(
                (0..width).contains(&text.length("x", 0)) && (0..height).contains(&text.length("y", 0)),
                "{}",
                text.text
            );
        }
    }
}
