//! `dorsal simulate`: synthetic people through the real rules and the real store, watched by a checker that is independent of
//! the rules.

mod check;
mod closing;
mod day;
mod decisions;
mod ledger;
mod life;
mod people;
mod session;
mod speech;
mod steps;
mod table;
mod tally;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use care::{Catalogue, Event, Rules};
use clap::Args;
use library::{Language, Library, Words};

use crate::output::{print, print_json};
use crate::place::Place;
use crate::system;
use life::Life;
use speech::Speech;
use tally::{Report, Tally};

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,

    /// How many people.
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    people: u64,

    /// For how many weeks.
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=520))]
    weeks: u32,

    /// The same seed gives the same people.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,

    /// Folder with content that adds to the library's own or replaces it.
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,

    /// Print the figures as one line of JSON.
    #[arg(long)]
    json: bool,
}

/// Says of a data folder that nobody in it is real.
const MARK: &str = "synthetic-people";
/// Threads: the store takes one append at a time, so that more bring little.
const THREADS: usize = 2;
/// About so many people are read back from the store in the end.
const SAMPLE: u64 = 100;

/// What is simulated.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    people: u64,
    weeks: u32,
    seed: u64,
    rules: &'a Rules,
    /// What the checker takes the exercises from.
    catalogue: &'a Catalogue,
    words: [&'a Words; 2],
    tamper: Option<fn(&mut Event)>,
}

/// Runs it. An error also where something was found that must never be.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let library = Library::load_over(arguments.library.as_deref()).map_err(|error| error.to_string())?;
    let rules = library.rules();
    let plan = Plan {
        people: arguments.people,
        weeks: arguments.weeks,
        seed: arguments.seed,
        rules: &rules,
        catalogue: &rules.catalogue,
        words: Language::ALL.map(|language| library.words(language)),
        tamper: None,
    };
    let location = arguments.place.location()?;
    let there = location.exists().await.map_err(|error| error.to_string())?;
    let mark = location.as_folder().map(|folder| folder.join(MARK));
    if there && !mark.as_ref().is_some_and(|mark| mark.exists()) {
        return Err(
            "there are records already, and synthetic people don't belong among real ones: choose an empty place"
                .to_owned(),
        );
    }
    let source = system::source();
    let records = arguments.place.open(source.clone()).await?;
    if let Some(mark) = mark {
        fs::write(&mark, "Nobody in these records is real.\n")
            .map_err(|error| format!("cannot write {}: {error}", mark.display()))?;
    }
    let began = source.now().timestamp();
    let store = Keeper::new(&records);
    let tally = tokio::task::block_in_place(|| simulate(plan, Some(&store), &Progress::new(plan.people)));
    records.storage().close().await;
    let seconds = source.now().timestamp().duration_since(began).as_secs_f64();
    let report = Report::new(plan.people, plan.weeks, plan.seed, tally?, seconds);
    if arguments.json {
        // What was found is for people; the figures go to whoever reads the output.
        eprint!("{}", report.found());
        print_json(&report)?;
    } else {
        print(&format!("{report}{}", report.found()))?;
    }
    match report.violations {
        0 => Ok(()),
        number => Err(format!("{number} violations were found; the first of them are listed above")),
    }
}

/// The store, as the simulated people use it.
pub struct Keeper<'a, R> {
    records: &'a record::Records<store::Store, R>,
    runtime: tokio::runtime::Handle,
    /// Whoever waits for the store waits here, and not in it, where waiting takes longer.
    turn: Mutex<()>,
}

impl<'a, R: record::Source> Keeper<'a, R> {
    /// Over these records, with the runtime that is running.
    pub fn new(records: &'a record::Records<store::Store, R>) -> Self {
        Self { records, runtime: tokio::runtime::Handle::current(), turn: Mutex::new(()) }
    }

    fn begin(&self) -> Result<record::Writer, String> {
        let _turn = self.turn.lock();
        self.runtime.block_on(self.records.begin()).map_err(|error| error.to_string())
    }

    fn keep(&self, writer: &mut record::Writer, life: &Life<'_>, version: &str) -> Result<(), String> {
        let now = life.now();
        let sealed = self
            .records
            .seal(writer, &life.fresh, &life.state, version, &now)
            .map_err(|error| error.to_string())?;
        let _turn = self.turn.lock();
        let appended = self.records.append(writer, sealed);
        self.runtime.block_on(appended).map_err(|error| error.to_string())
    }

    /// True where the record reads as the person stands.
    fn reads_the_same(&self, writer: &record::Writer, life: &Life<'_>) -> Result<bool, String> {
        let loaded =
            self.runtime.block_on(self.records.load(writer.person())).map_err(|error| error.to_string())?;
        Ok(loaded.state == life.state)
    }
}

/// Lets all people live. Without a store nothing is kept.
pub fn simulate<R: record::Source>(
    plan: Plan<'_>,
    store: Option<&Keeper<'_, R>>,
    progress: &Progress,
) -> Result<Tally, String> {
    let next = AtomicU64::new(0);
    let work = || -> Result<Tally, String> {
        let speech = Speech::new(plan.words.to_vec());
        let mut tally = Tally::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= plan.people {
                return Ok(tally);
            }
            let events = tally.events;
            live(plan, number, &speech, store, &mut tally)?;
            progress.one_more(tally.events - events);
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        let mut all = Tally::default();
        for worker in workers {
            all.add(worker.join().map_err(|_| "a worker has failed".to_owned())??);
        }
        progress.done();
        Ok(all)
    })
}

fn live<R: record::Source>(
    plan: Plan<'_>,
    number: u64,
    speech: &Speech<'_>,
    store: Option<&Keeper<'_, R>>,
    tally: &mut Tally,
) -> Result<(), String> {
    let mut life = Life::begin(plan.rules, (plan.seed, number), (plan.catalogue, speech), plan.tamper);
    let mut writer = store.map(Keeper::begin).transpose()?;
    let days = 7 * plan.weeks;
    for day in 0..days {
        life.day(day);
        if (day + 1) % 7 != 0 || life.fresh.is_empty() {
            continue;
        }
        if let (Some(store), Some(writer)) = (store, &mut writer) {
            store.keep(writer, &life, &plan.rules.screening.version)?;
        }
        tally.count(&life.fresh);
        life.fresh.clear();
    }
    life.watch.end();
    let every = (plan.people / SAMPLE).max(1);
    if let (Some(store), Some(writer), true) = (store, &writer, number.is_multiple_of(every)) {
        tally.read_back += 1;
        if !store.reads_the_same(writer, &life)? {
            life.watch.differs();
        }
    }
    tally.person(&life);
    Ok(())
}

/// How far it is, on the standard error.
pub struct Progress {
    people: u64,
    done: Mutex<(u64, u64, u64)>,
    terminal: bool,
}

impl Progress {
    /// Nothing is done yet.
    pub fn new(people: u64) -> Self {
        Self { people, done: Mutex::new((0, 0, u64::MAX)), terminal: std::io::stderr().is_terminal() }
    }

    /// One that shows nothing.
    #[cfg(test)]
    pub fn silent(people: u64) -> Self {
        Self { people: people.max(1) * 1000, done: Mutex::new((0, 0, 0)), terminal: false }
    }

    fn one_more(&self, events: u64) {
        let Ok(mut done) = self.done.lock() else { return };
        done.0 += 1;
        done.1 += events;
        let (people, all_events, shown) = *done;
        let share = 100 * people / self.people.max(1);
        // A bar that moves in a terminal; a line for each tenth in a log.
        let step = if self.terminal { share } else { share / 10 };
        if step == shown {
            return;
        }
        done.2 = step;
        let bar: String = (0..25).map(|at| if at * 4 < share { '#' } else { '.' }).collect();
        let (open, close) = if self.terminal { ("\r", "") } else { ("", "\n") };
        eprint!("{open}[{bar}] {share:3} %  {people} of {} people, {all_events} events{close}", self.people);
        // Nobody is harmed where it can't be shown.
        let _ = std::io::stderr().flush();
    }

    fn done(&self) {
        if self.terminal {
            eprintln!();
        }
    }
}
