//! The `irbook` command.
fn main() {}
