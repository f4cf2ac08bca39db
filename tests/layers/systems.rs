//! What only systems like Unix have, and whether the others are told to do without.

/// Names of what the others don't have.
const FOREIGN: [&str; 4] = ["std::os::unix", "rustix::", "signal::unix", "libc::"];

/// Conditions under which it is there.
const GUARDS: [&str; 3] = ["unix", "target_os = \"linux\"", "target_vendor = \"apple\""];

/// The lines of a text, from 1, that name such things where no condition leaves them out elsewhere.
pub fn unguarded(text: &str) -> Vec<usize> {
    let (mut depth, mut pending, mut guarded) = (0_i32, false, None);
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let code = code(line);
        if code.is_empty() {
            continue;
        }
        if is_guard(&line.replace(' ', "")) {
            pending = true;
            continue;
        }
        if pending && code.starts_with("#[") {
            continue;
        }
        if pending {
            guarded = guarded.or(Some(depth));
            pending = false;
        }
        if guarded.is_none() && FOREIGN.iter().any(|name| code.contains(name)) {
            found.push(index + 1);
        }
        let count = |signs: [char; 3]| i32::try_from(code.matches(signs).count()).unwrap();
        depth += count(['(', '[', '{']) - count([')', ']', '}']);
        if guarded.is_some_and(|from| depth <= from) && code.ends_with([';', '}', ',']) {
            guarded = None;
        }
    }
    found
}

/// Whether a line says that what follows is not for Windows; `line` has no spaces.
fn is_guard(line: &str) -> bool {
    let is_condition = line.starts_with("#[cfg(") && !line.contains("not(");
    is_condition && GUARDS.iter().any(|guard| line.contains(&guard.replace(' ', "")))
}

/// A line without its comment, and without what stands in quotes.
fn code(line: &str) -> String {
    let line = line.split("//").next().unwrap().replace("'\"'", "");
    let outside: Vec<&str> = line.split('"').step_by(2).collect();
    outside.join("").replace(['\''], " ").trim().to_owned()
}

#[test]
fn what_is_not_guarded_is_found_and_what_is_guarded_is_not() {
    let text = "use rustix::fs::open;\n\
                #[cfg(unix)]\nfn a(\n    b: u8,\n) {\n    std::os::unix::x(\"{\");\n}\nfn b() {\n    std::os::unix::y();\n}\n\
                #[cfg(target_os = \"linux\")]\n#[expect(x, reason = \"y\")]\nuse rustix::io;\nuse rustix::fs;\n\
                #[cfg(not(unix))]\nfn c() { rustix::z() }\n\
                // rustix::comment\nfn d() {\n    #[cfg(unix)]\n    {\n        rustix::g();\n    }\n    rustix::h();\n}\n";
    assert_eq!(unguarded(text), [1, 9, 14, 16, 23]);
}
