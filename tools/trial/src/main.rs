//! Prints figures about the movement engine, one line of JSON; called by `cargo xtask bench motion` and
//! `cargo xtask fuzz`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{panic, process, thread};

use clap::Parser;
use trial::bodies;
use trial::fuzz::TARGETS;
use trial::hour::{MINUTES, Set, minute};
use trial::speed::Speed;

/// Counts what is taken; passes on to the system's allocator while nobody asks.
#[global_allocator]
static COUNTED: dhat::Alloc = dhat::Alloc;

/// The exercise of the hour: it has the curve of the back, the costliest signal.
const EXERCISE: &str = "cat-cow";
const SEED: u64 = 20_261_125;
/// Minutes at both ends of the hour that are compared.
const ENDS: usize = 5;
/// A case that lasts longer than this does not end.
const ENDLESS: Duration = Duration::from_secs(60);

#[derive(Parser)]
enum Trial {
    /// All signals and the counting of a stream, which is written into the folder with what was found in it.
    Speed {
        /// Where `stream.f64` and `found.f64` are written.
        folder: PathBuf,
        /// Frames of the stream.
        #[arg(long, default_value_t = 20_000)]
        frames: usize,
        /// How long to measure.
        #[arg(long, default_value_t = 1.0)]
        seconds: f64,
    },
    /// The whole engine over an hour.
    Hour,
    /// Bad input, case after case; stops at the first fault and says how to make it again.
    Fuzz {
        /// For how long.
        #[arg(long, default_value_t = 60.0)]
        seconds: f64,
        /// The seed of the first case; each one after it has the next.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Only this kind of case.
        #[arg(long)]
        target: Option<String>,
    },
}

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let figures = match Trial::parse() {
        Trial::Speed { folder, frames, seconds } => speed(&folder, frames, seconds)?,
        Trial::Hour => hour()?,
        Trial::Fuzz { seconds, seed, target } => fuzz(seconds, seed, target.as_deref())?,
    };
    println!("{figures}");
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    #[expect(clippy::disallowed_methods, reason = "taking the time is what this program is for")]
    let began = Instant::now();
    let done = work();
    (began.elapsed(), done)
}

fn speed(folder: &Path, frames: usize, seconds: f64) -> Result<serde_json::Value, Failure> {
    let stream = bodies::stream(SEED, frames);
    let mut speed = Speed::new(&stream);
    let (mut best, mut spent, mut repetitions) = (Duration::MAX, Duration::ZERO, 0);
    while spent.as_secs_f64() < seconds {
        let (took, counted) = timed(|| speed.run());
        (best, spent, repetitions) = (best.min(took), spent + took, counted);
    }
    write(&folder.join("stream.f64"), &stream)?;
    write(&folder.join("found.f64"), &speed.found())?;
    Ok(serde_json::json!({ "native_fps": frames as f64 / best.as_secs_f64(), "repetitions": repetitions }))
}

/// The case at hand, for whoever must tell.
static CASE: Mutex<(&str, u64)> = Mutex::new(("", 0));

fn repeat() -> String {
    let (target, seed) = *CASE.lock().unwrap_or_else(PoisonError::into_inner);
    format!("make it again with `cargo xtask fuzz --seconds 0 --target {target} --seed {seed}`")
}

/// Runs case after case; one that panics or lasts too long ends the program with the words how to make it again.
fn fuzz(seconds: f64, first: u64, only: Option<&str>) -> Result<serde_json::Value, Failure> {
    let library = library::Library::load()?;
    let targets: Vec<_> =
        TARGETS.iter().filter(|target| only.is_none_or(|only| only == target.name)).collect();
    if targets.is_empty() {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!("there is no such target; there are {}", names.join(", ")).into());
    }
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        usual(info);
        eprintln!("{}", repeat());
    }));
    let (alive, watched) = mpsc::channel();
    thread::spawn(move || {
        loop {
            match watched.recv_timeout(ENDLESS) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        eprintln!("A case has not ended for {} s: {}", ENDLESS.as_secs(), repeat());
        process::exit(1);
    });
    let (mut spent, mut cases) = (Duration::ZERO, vec![0_u64; targets.len()]);
    for seed in first.. {
        let at = (seed % targets.len() as u64) as usize;
        *CASE.lock().unwrap_or_else(PoisonError::into_inner) = (targets[at].name, seed);
        alive.send(())?;
        spent += timed(|| targets[at].case(&library, seed)).0;
        cases[at] += 1;
        if spent.as_secs_f64() >= seconds {
            break;
        }
    }
    let done = targets.iter().zip(cases).map(|(target, cases)| (target.name.to_owned(), cases.into()));
    Ok(serde_json::Value::Object(done.collect()))
}

fn write(file: &Path, numbers: &[f64]) -> Result<(), Failure> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    Ok(fs::write(file, bytes)?)
}

fn hour() -> Result<serde_json::Value, Failure> {
    let library = library::Library::load()?;
    let definition = library.movement(EXERCISE).ok_or("the library has no such movement")?;
    let choreography = library.choreography(EXERCISE).ok_or("the library has no such choreography")?;
    let frames = minute(choreography, SEED).ok_or("the choreography has no view")?;
    let set = || Set::new(definition, frames.clone());

    // Once to count, several times against the clock: the shortest time of each minute is its own.
    let mut counted = set();
    let profiler = dhat::Profiler::builder().testing().build();
    let repetitions = (1..MINUTES).map(|_| counted.go_on()).last();
    let taken = dhat::HeapStats::get().total_blocks;
    drop(profiler);
    let mut minutes = vec![Duration::MAX; MINUTES - 1];
    for _ in 0..3 {
        let mut set = set();
        for best in &mut minutes {
            *best = (*best).min(timed(|| set.go_on()).0);
        }
    }
    let sum = |minutes: &[Duration]| minutes.iter().sum::<Duration>().as_secs_f64();
    let seen = counted.frames() * minutes.len();
    Ok(serde_json::json!({
        "engine_fps": seen as f64 / sum(&minutes),
        "hour_ratio": sum(&minutes[minutes.len() - ENDS..]) / sum(&minutes[..ENDS]),
        "allocations_per_frame": taken as f64 / seen as f64,
        "hour_repetitions": repetitions,
    }))
}
