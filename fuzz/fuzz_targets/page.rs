#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| irbook_fuzz::document::page(bytes));
