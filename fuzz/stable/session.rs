//! Running a target, and what is kept of an input that fails.

use super::mutation::mutate;
use super::seeds::{corpus, dictionary};
use super::targets::Target;
use fastrand::Rng;
use std::fs::File;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long one input may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many descendants of the corpus inputs are made of.
const DESCENDANTS: usize = 64;

/// After how many failures of one target nothing new is learned.
const MOST_FAILURES: usize = 5;

/// Since when an input runs, and where it lies.
static RUNNING: Mutex<Option<(Instant, PathBuf)>> = Mutex::new(None);

/// What the last panic said, and where.
static PANICKED: Mutex<String> = Mutex::new(String::new());

/// A target, what its inputs are made of, and where failures are kept.
pub struct Session<'t> {
    target: &'t Target,
    seeds: Vec<Vec<u8>>,
    tokens: Vec<Vec<u8>>,
    random: Rng,
    folder: PathBuf,
    /// Where an input lies while it runs, to be found after what can't be caught.
    running: PathBuf,
}

/// What came of it.
pub struct Outcome {
    /// How many inputs were run.
    pub inputs: u64,
    /// One input for each place that panicked.
    pub failures: Vec<Failure>,
}

/// An input that fails.
pub struct Failure {
    /// What the panic said, and where.
    pub message: String,
    /// The input, made as small as could be.
    pub path: PathBuf,
}

/// Keeps what panics say instead of printing it, and ends the process where an input takes too long.
pub fn watch() {
    set_hook(Box::new(|panic| *lock(&PANICKED) = panic.to_string().replace('\n', " ")));
    std::thread::spawn(|| {
        loop {
            std::thread::sleep(Duration::from_millis(200));
            if let Some((since, path)) = &*lock(&RUNNING)
                && since.elapsed() > PATIENCE
            {
                let _ = writeln!(io::stderr(), "{} runs for more than {} s", path.display(), PATIENCE.as_secs());
                std::process::exit(1);
            }
        }
    });
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'t> Session<'t> {
    /// Reads the corpus and the dictionary of a target.
    pub fn new(target: &'t Target, seed: u64) -> io::Result<Self> {
        let seeds = corpus(target)?.into_iter().map(|(_, bytes)| bytes).collect();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz");
        std::fs::create_dir_all(&folder)?;
        let running = folder.join(format!("{}-running", target.name));
        Ok(Self { target, seeds, tokens: dictionary(target)?, random: Rng::with_seed(seed), folder, running })
    }

    /// Runs the inputs of the corpus and what comes of changing them, for a time.
    pub fn run(mut self, time: Duration) -> io::Result<Outcome> {
        let begin = Instant::now();
        let (mut outcome, mut known) = (Outcome { inputs: 0, failures: Vec::new() }, Vec::new());
        let mut pool = self.seeds.clone();
        while outcome.failures.len() < MOST_FAILURES {
            let input = match self.seeds.get(usize::try_from(outcome.inputs).unwrap_or(usize::MAX)) {
                Some(seed) => seed.clone(),
                None if begin.elapsed() > time => break,
                None => self.descendant(&mut pool),
            };
            outcome.inputs += 1;
            let Some(message) = self.failure(&input)? else { continue };
            let place = place(&message);
            if !known.contains(&place) {
                outcome.failures.push(self.keep(input, &place, outcome.failures.len(), begin)?);
                known.push(place);
            }
        }
        std::fs::remove_file(&self.running)?;
        Ok(outcome)
    }

    fn descendant(&mut self, pool: &mut Vec<Vec<u8>>) -> Vec<u8> {
        let random = &mut self.random;
        let mut input = pool[random.usize(0..pool.len())].clone();
        let other = &pool[random.usize(0..pool.len())];
        mutate(&mut input, other, &self.tokens, random);
        if random.u8(0..16) == 0 {
            let first = self.seeds.len();
            if pool.len() < first + DESCENDANTS {
                pool.push(input.clone());
            } else {
                pool[first + random.usize(0..DESCENDANTS)].clone_from(&input);
            }
        }
        input
    }

    /// What an input's panic says.
    fn failure(&self, input: &[u8]) -> io::Result<Option<String>> {
        // Cutting a file off before it is written again would wait for the disk.
        let mut file = File::options().create(true).truncate(false).write(true).open(&self.running)?;
        file.write_all(input)?;
        file.set_len(input.len() as u64)?;
        *lock(&RUNNING) = Some((Instant::now(), self.running.clone()));
        let ran = catch_unwind(AssertUnwindSafe(|| (self.target.run)(input)));
        *lock(&RUNNING) = None;
        Ok(ran.is_err().then(|| lock(&PANICKED).clone()))
    }

    /// Makes an input smaller for as long as it fails at the same place, and keeps it.
    fn keep(&self, mut input: Vec<u8>, expected: &str, number: usize, begin: Instant) -> io::Result<Failure> {
        let until = begin.elapsed() + PATIENCE;
        let mut size = input.len() / 2;
        while size > 0 && begin.elapsed() < until {
            let mut at = 0;
            while at < input.len() && begin.elapsed() < until {
                let mut smaller = input.clone();
                smaller.drain(at..(at + size).min(input.len()));
                match self.failure(&smaller)? {
                    Some(message) if place(&message) == expected => input = smaller,
                    _ => at += size,
                }
            }
            size /= 2;
        }
        let message = self.failure(&input)?.unwrap_or_default();
        let path = self.folder.join(format!("{}-{number}", self.target.name));
        std::fs::write(&path, &input)?;
        Ok(Failure { message, path })
    }
}

/// The place in the code that a panic tells.
fn place(message: &str) -> String {
    message
        .split_once(".rs:")
        .map_or(message, |(file, rest)| {
            let end = rest.find(": ").or_else(|| rest.find(' ')).unwrap_or(rest.len());
            &message[..file.len() + 4 + end]
        })
        .to_owned()
}
