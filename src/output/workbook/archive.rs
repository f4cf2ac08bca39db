//! The archive that a workbook is (ZIP, APPNOTE.TXT 6.3): parts that are compressed already, without a time.
//!
//! A compressor clears more memory than most parts of a workbook have bytes. So one is kept for many, parts that many workbooks
//! have are compressed once, and so are rows that stand in two workbooks; small pieces are stored as they are. What most
//! workbooks of an issuer repeat to the letter, such as links to the cells of a table whose lines stay, is known from before.

use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress};
use hashbrown::HashMap;
use std::borrow::Cow;

/// How much work goes into making files smaller, of 1 to 9. A tenth of a large archive's bytes isn't worth twice the time.
const LEVEL: u32 = 1;

/// How many bytes a piece that is stored has at most.
const SMALL: usize = 1_536;

/// An empty last block, which ends what is compressed (RFC 1951, 3.2.3).
const LAST: [u8; 2] = [0x03, 0x00];

/// The version of the format that has compression, and the name of that: DEFLATE.
const VERSION: u16 = 20;
const DEFLATE: u16 = 8;

/// The first of January 1980, where a time is left open.
const NO_DATE: u16 = 0x21;

/// How many pieces are kept that others may repeat; then none is.
const MOST_KEPT: usize = 400;

/// How many bytes one of these has at most.
const LONGEST_KEPT: usize = 32 << 10;

/// What makes bytes smaller, once it is asked to.
#[derive(Debug, Default)]
pub(super) struct Compressor {
    own: Option<Compress>,
    /// Pieces that others may repeat, with what they were made of.
    kept: HashMap<Vec<u8>, Deflated>,
}

impl Compressor {
    /// One that knows nothing of what it compressed before.
    fn anew(&mut self) -> &mut Compress {
        let own = self.own.get_or_insert_with(|| Compress::new(Compression::new(LEVEL), false));
        own.reset();
        own
    }

    /// Compresses a piece that others may repeat.
    pub fn repeated(&mut self, plain: &[u8]) -> Cow<'_, Deflated> {
        if plain.len() <= SMALL || plain.len() > LONGEST_KEPT {
            return Cow::Owned(Deflated::of(plain, self));
        }
        if !self.kept.contains_key(plain) {
            if self.kept.len() >= MOST_KEPT {
                self.kept.clear();
            }
            let made = Deflated::compressed(plain, self);
            self.kept.insert(plain.to_vec(), made);
        }
        Cow::Borrowed(&self.kept[plain])
    }
}

/// Compressed bytes that others may stand before and behind: they refer to none outside, end at a whole byte, and not with the
/// last block.
#[derive(Clone, Debug, Default)]
pub struct Deflated {
    bytes: Vec<u8>,
    /// Of what they were made of, and how many bytes that were.
    check: Hasher,
    plain: u32,
}

impl Deflated {
    /// Compresses bytes, or stores them where they are few.
    pub(super) fn of(plain: &[u8], by: &mut Compressor) -> Self {
        if plain.len() <= SMALL { Self::stored(plain) } else { Self::compressed(plain, by) }
    }

    /// Compresses bytes, however few.
    pub(super) fn compressed(plain: &[u8], by: &mut Compressor) -> Self {
        let mut own = Self::new(plain, Vec::with_capacity(plain.len() / 8 + 256));
        let compressor = by.anew();
        loop {
            let done = usize::try_from(compressor.total_in()).unwrap_or(plain.len());
            let status = compressor.compress_vec(&plain[done..], &mut own.bytes, FlushCompress::Sync);
            status.expect("a compressor that was reset");
            // Room that is left tells that nothing is kept back.
            if own.bytes.len() < own.bytes.capacity() {
                return own;
            }
            own.bytes.reserve(own.bytes.len());
        }
    }

    /// Without a byte yet.
    fn new(plain: &[u8], bytes: Vec<u8>) -> Self {
        let mut check = Hasher::new();
        check.update(plain);
        Self { bytes, check, plain: size(plain.len()) }
    }

    /// A block without compression (RFC 1951, 3.2.4).
    fn stored(plain: &[u8]) -> Self {
        let mut own = Self::new(plain, Vec::with_capacity(plain.len() + 5));
        let length = short(plain.len());
        own.bytes.push(0);
        own.bytes.extend_from_slice(&length.to_le_bytes());
        own.bytes.extend_from_slice(&(!length).to_le_bytes());
        own.bytes.extend_from_slice(plain);
        own
    }

    /// Puts other bytes behind these.
    pub fn add(&mut self, other: &Self) {
        self.bytes.extend_from_slice(&other.bytes);
        self.check.combine(&other.check);
        self.plain = self.plain.checked_add(other.plain).expect("a part of less than four GiB");
    }
}

/// An archive in memory.
#[derive(Debug, Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

impl Archive {
    /// Adds a part; none has another's name.
    pub fn add(&mut self, name: &str, part: &Deflated) {
        let start = size(self.bytes.len());
        let mut fields = Vec::with_capacity(26);
        for field in [VERSION, 0, DEFLATE, 0, NO_DATE] {
            fields.extend_from_slice(&field.to_le_bytes());
        }
        for field in [part.check.clone().finalize(), size(part.bytes.len() + LAST.len()), part.plain] {
            fields.extend_from_slice(&field.to_le_bytes());
        }
        // The length of the name, and that there is nothing more.
        fields.extend_from_slice(&short(name.len()).to_le_bytes());
        fields.extend_from_slice(&[0; 2]);
        for bytes in [&b"PK\x03\x04"[..], &fields, name.as_bytes(), &part.bytes, &LAST] {
            self.bytes.extend_from_slice(bytes);
        }
        // No comment, the first disk, no attributes.
        for bytes in
            [&b"PK\x01\x02"[..], &VERSION.to_le_bytes(), &fields, &[0; 10], &start.to_le_bytes(), name.as_bytes()]
        {
            self.directory.extend_from_slice(bytes);
        }
        self.parts += 1;
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        let (start, length, parts) = (size(self.bytes.len()), size(self.directory.len()), self.parts.to_le_bytes());
        self.bytes.append(&mut self.directory);
        for bytes in [&b"PK\x05\x06"[..], &[0; 4], &parts, &parts, &length.to_le_bytes(), &start.to_le_bytes(), &[0; 2]]
        {
            self.bytes.extend_from_slice(bytes);
        }
        self.bytes
    }
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a workbook of less than four GiB")
}

fn short(bytes: usize) -> u16 {
    u16::try_from(bytes).expect("a name of a part")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Read};

    fn read(archive: Archive) -> Vec<(String, Vec<u8>)> {
        let mut archive = zip::ZipArchive::new(Cursor::new(archive.finish())).unwrap();
        let parts = archive.len();
        let read = |at| {
            let (mut part, mut bytes) = (archive.by_index(at).unwrap(), Vec::new());
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        };
        (0..parts).map(read).collect()
    }

    proptest! {
        #[test]
        fn what_is_compressed_in_pieces_is_read_as_a_whole(
            pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..5_000), 0..6),
            repeated in 0_usize..40,
        ) {
            let (mut whole, mut by) = (Deflated::default(), Compressor::default());
            pieces.iter().for_each(|piece| whole.add(&Deflated::of(piece, &mut by)));
            let long = pieces.concat().repeat(repeated);
            let mut archive = Archive::default();
            archive.add("a.xml", &whole);
            archive.add("b/c.xml", &Deflated::of(&long, &mut by));
            archive.add("none", &Deflated::default());
            let expected =
                [("a.xml".to_owned(), pieces.concat()), ("b/c.xml".to_owned(), long), ("none".to_owned(), Vec::new())];
            prop_assert_eq!(read(archive), expected);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_piece_that_others_repeat_has_the_bytes_of_one_that_nobody_had_before(
            lengths in prop::collection::vec(prop_oneof![0..20_usize, SMALL - 2..SMALL + 3, LONGEST_KEPT - 1..LONGEST_KEPT + 2], 1..20),
            in_between in 0..2 * MOST_KEPT,
        ) {
            let piece = |length: usize| b"<c r=\"A1\"/>".iter().copied().cycle().take(length).collect::<Vec<u8>>();
            let mut by = Compressor::default();
            for length in lengths.iter().chain(&lengths) {
                let expected = Deflated::of(&piece(*length), &mut Compressor::default());
                prop_assert_eq!(&by.repeated(&piece(*length)).bytes, &expected.bytes);
                prop_assert!(by.kept.len() <= MOST_KEPT);
            }
            for at in 0..in_between {
                by.repeated(&piece(SMALL + 3 + at));
            }
            prop_assert!(by.kept.len() <= MOST_KEPT);
            for length in lengths {
                let expected = Deflated::of(&piece(length), &mut Compressor::default());
                prop_assert_eq!(&by.repeated(&piece(length)).bytes, &expected.bytes);
            }
        }
    }
}
