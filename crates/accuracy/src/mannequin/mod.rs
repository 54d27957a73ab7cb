//! Every exercise from every view on the mannequin, whose truth is exact.
//!
//! One case is one set: somebody of some build settles in the start posture, the set begins, and there come repetitions of
//! one tempo and one share of the choreography's full movement, with rests of 0.2 to 2 s and, before, between and after,
//! other things: scratching, drinking, shifting. The sensor is noisy and loses frames. The live engine gets the
//! observations and the exercise's definition, and nothing else: it is not told the person's range. Beside it a second engine watches
//! the same, which is told, as a session tells it from the last set: it knows the true range of this person's full movement, also where
//! they do a third of it today.
//!
//! A case is **exact** when the count is the true one, no repetition more or less; for a position that is held, when its
//! seconds are within [`HOLD_WITHIN_S`] of the true ones, which are none where the person goes only part of the way. Exercises that are
//! only timed are not counted as cases: nothing could go wrong.

mod case;
mod truth;

use body::angles::Side;
use body::mannequin::Choreography;
use library::Library;
use motion::{Definition, Tier, View};
use serde::Serialize;

use crate::report::{Table, number, percent, unknown};
use crate::seed;
pub use case::{Case, HOLD_WITHIN_S, Outcome};

/// Seconds of movement in one repetition, there and back.
const TEMPI_S: [f64; 4] = [1.0, 2.0, 3.5, 6.0];
/// Shares of the full movement.
const AMPLITUDES: [f64; 3] = [0.3, 0.6, 1.0];
/// The same for a position that is held: there is no truth about half a position.
const POSITIONS: [f64; 3] = [0.3, 1.0, 1.0];

/// Time after which correlated noise has forgotten itself, seconds.
pub const CORRELATED_S: f64 = 0.1;
/// One in so many cases is played with it.
const CORRELATED_EVERY: usize = 4;
/// A second draw of everything that is left to chance: the first one was looked at while the engine was written, so that a figure of
/// that alone could hang on it. The number means nothing.
pub const OTHER_DRAW: u64 = 0x5eed;

/// One exercise from one view.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The exercise's slug.
    pub exercise: String,
    /// From where it is seen.
    pub view: String,
    /// How many cases.
    pub cases: usize,
    /// How many of them are exact.
    pub exact: usize,
    /// The same with the person's own range known from before.
    pub exact_calibrated: usize,
    /// Mean of |found - true| / true of the ranges in exact cases; NaN where none is known.
    pub range_error: f64,
    /// Mean of |found - true| seconds held, in all cases with holds; NaN where there are none.
    pub hold_error_s: f64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// How many cases.
    pub cases: usize,
    /// Share of the exact ones, 0..=1.
    #[serde(skip_serializing_if = "unknown")]
    pub exact: f64,
    /// The same by [`OTHER_DRAW`]; NaN where that was not played.
    #[serde(skip_serializing_if = "unknown")]
    pub exact_other_draw: f64,
    /// The same as `exact` with the person's own range, that of the full movement, known from before.
    #[serde(skip_serializing_if = "unknown")]
    pub exact_calibrated: f64,
    /// The same by [`OTHER_DRAW`].
    #[serde(skip_serializing_if = "unknown")]
    pub exact_calibrated_other_draw: f64,
    /// Share of exact cases among every fourth, played again with noise that is correlated over [`CORRELATED_S`].
    #[serde(skip_serializing_if = "unknown")]
    pub exact_correlated: f64,
    /// The best constant guess of the cases that are counted, and in which share of them it would be exact.
    #[serde(skip)]
    pub guess: (usize, f64),
    /// Mean of |found - true| / true of the ranges, over exact cases.
    #[serde(skip)]
    pub range_error: f64,
    /// Mean of |found - true| seconds held.
    #[serde(skip)]
    pub hold_error_s: f64,
    /// One for each exercise and view.
    #[serde(skip)]
    pub rows: Vec<Row>,
    /// The cases that are not exact, or not with the person's own range known, and what was found.
    #[serde(skip)]
    pub wrong: Vec<(Case, Outcome)>,
}

/// All cases of one exercise from its views; none where it is only timed. Another `draw` draws everything that is left to
/// chance anew.
pub fn cases(choreography: &Choreography, definition: &Definition, draw: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    if definition.tier == Tier::Timed {
        return cases;
    }
    let amplitudes = if definition.hold.is_some() { POSITIONS } else { AMPLITUDES };
    for view in choreography.views.iter().filter(|view| may_look(definition, &view.view)) {
        for &side in choreography.sides() {
            for (slow, tempo_s) in TEMPI_S.into_iter().enumerate() {
                for (far, amplitude) in amplitudes.into_iter().enumerate() {
                    let at = slow * amplitudes.len() + far;
                    cases.push(Case {
                        exercise: choreography.slug.clone(),
                        view: view.view.clone(),
                        yaw_deg: choreography.yaw_deg(view, side),
                        side,
                        tempo_s,
                        amplitude,
                        build: (far + slow) % case::BUILDS.len(),
                        memory_s: 0.0,
                        seed: case_seed(&choreography.slug, view.yaw_deg, side, at) ^ draw,
                    });
                }
            }
        }
    }
    cases
}

fn may_look(definition: &Definition, view: &str) -> bool {
    definition.views.iter().any(|may| match may {
        View::Side => view == "side",
        View::Front => view == "front",
        View::Back => view == "back",
        View::Any => true,
    })
}

/// A seed that depends on the case alone, not on which others there are.
fn case_seed(slug: &str, yaw_deg: f64, side: Side, at: usize) -> u64 {
    seed::of(&format!("{slug} {yaw_deg} {side:?} {at}"))
}

/// Measures all exercises of the library, and again by [`OTHER_DRAW`]. `progress` gets the done share, 0..=1.
pub fn evaluate(library: &Library, progress: &mut dyn FnMut(f64)) -> Figures {
    // Every fourth case is played twice in the first draw.
    let first = 5.0 / 9.0;
    let figures = evaluate_draw(library, "", 0, &mut |share| progress(first * share));
    let other = play(work(library, "", OTHER_DRAW), &library.idle, &mut |share| {
        progress(first + (1.0 - first) * share);
    });
    Figures {
        exact_other_draw: share(&other, |outcome| outcome.exact),
        exact_calibrated_other_draw: share(&other, |outcome| outcome.exact_calibrated),
        ..figures
    }
}

/// Measures the exercises whose slug contains `only` (all with an empty one) by one draw of rests, holds, distractions, sides and
/// noise; the published one is 0.
pub fn evaluate_draw(library: &Library, only: &str, draw: u64, progress: &mut dyn FnMut(f64)) -> Figures {
    let mut work = work(library, only, draw);
    let count = work.len();
    let mut again: Vec<_> = work.iter().step_by(CORRELATED_EVERY).cloned().collect();
    again.iter_mut().for_each(|(case, ..)| case.memory_s = CORRELATED_S);
    work.extend(again);
    let mut done = play(work, &library.idle, progress);
    let correlated = done.split_off(count);
    Figures { exact_correlated: share(&correlated, |outcome| outcome.exact), ..figures(done) }
}

/// A case and what is played and watched in it.
type Work<'a> = (Case, &'a Choreography, &'a Definition);

fn work<'a>(library: &'a Library, only: &str, draw: u64) -> Vec<Work<'a>> {
    let mut work = Vec::new();
    for choreography in library.choreographies.iter().filter(|c| c.slug.contains(only)) {
        let Some(definition) = library.movements.iter().find(|m| m.slug == choreography.slug) else {
            continue;
        };
        let cases = cases(choreography, definition, draw);
        work.extend(cases.into_iter().map(|case| (case, choreography, definition)));
    }
    work
}

fn play(work: Vec<Work<'_>>, idle: &[Choreography], progress: &mut dyn FnMut(f64)) -> Vec<(Case, Outcome)> {
    let all = work.len();
    let mut done = Vec::with_capacity(all);
    for (case, choreography, definition) in work {
        let outcome = case.run(choreography, definition, idle);
        done.push((case, outcome));
        progress(done.len() as f64 / all as f64);
    }
    done
}

/// The share of outcomes that are so; NaN without any.
fn share(done: &[(Case, Outcome)], so: fn(&Outcome) -> bool) -> f64 {
    done.iter().filter(|(_, outcome)| so(outcome)).count() as f64 / done.len() as f64
}

/// The one count that would be exact in most of the cases that are counted, and in which share; NaN without any.
fn constant_guess(done: &[(Case, Outcome)]) -> (usize, f64) {
    let counts: Vec<_> = done.iter().filter(|(_, o)| !o.held).map(|(_, o)| o.repetitions).collect();
    let right = |guess: usize| counts.iter().filter(|count| **count == guess).count();
    let guess = counts.iter().copied().max_by_key(|guess| right(*guess)).unwrap_or(0);
    (guess, right(guess) as f64 / counts.len() as f64)
}

fn figures(done: Vec<(Case, Outcome)>) -> Figures {
    let mut rows: Vec<Row> = Vec::new();
    for (case, _) in &done {
        if rows.iter().any(|row| row.exercise == case.exercise && row.view == case.view) {
            continue;
        }
        let of: Vec<_> = done
            .iter()
            .filter(|(other, _)| other.exercise == case.exercise && other.view == case.view)
            .map(|(_, outcome)| outcome)
            .collect();
        rows.push(Row {
            exercise: case.exercise.clone(),
            view: case.view.clone(),
            cases: of.len(),
            exact: of.iter().filter(|outcome| outcome.exact).count(),
            exact_calibrated: of.iter().filter(|outcome| outcome.exact_calibrated).count(),
            range_error: mean(of.iter().flat_map(|outcome| outcome.range_errors.iter().copied())),
            hold_error_s: mean(of.iter().flat_map(|outcome| outcome.hold_errors_s.iter().copied())),
        });
    }
    let all = || done.iter().map(|(_, outcome)| outcome);
    Figures {
        cases: done.len(),
        exact: share(&done, |outcome| outcome.exact),
        exact_other_draw: f64::NAN,
        exact_calibrated: share(&done, |outcome| outcome.exact_calibrated),
        exact_calibrated_other_draw: f64::NAN,
        guess: constant_guess(&done),
        exact_correlated: f64::NAN,
        range_error: mean(all().flat_map(|outcome| outcome.range_errors.iter().copied())),
        hold_error_s: mean(all().flat_map(|outcome| outcome.hold_errors_s.iter().copied())),
        rows,
        wrong: done.into_iter().filter(|(_, o)| !(o.exact && o.exact_calibrated)).collect(),
    }
}

/// Mean of what is a number; NaN without any.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values
        .filter(|value| value.is_finite())
        .fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    sum / f64::from(count)
}

impl Figures {
    /// For the report: a row for each exercise and view.
    pub fn table(&self) -> Table {
        let (guess, guessed) = self.guess;
        let about = format!(
            "One parametric body plays each exercise's choreography before a virtual camera: landmarks with noise of 1.5 % of the \
             torso's length (white, depth as good as the rest), 10 % of the frames \
             lost, repetitions of 1 to 6 s, 30 to 100 % of the full movement, four builds, other things done before, \
             between and after. Exact means the true count; for held positions, the true seconds within half a second. The \
             truth is known to the last digit; that the body is as simple as ours is, is the price. *Own range known*: the same with an engine that knows the range \
             of this person's full movement from before, as a session does, whatever they manage today. There are 3 to 6 repetitions in a \
             case that is counted; the best constant guess, {guess}, would be exact in {} of those.",
            percent(guessed),
        );
        let columns =
            ["exercise", "view", "cases", "exact", "own range known", "range error", "hold error, s"];
        let mut table = Table::new("The mannequin: every exercise from every view", &about, &columns);
        for row in &self.rows {
            table.row([
                row.exercise.clone(),
                row.view.clone(),
                row.cases.to_string(),
                percent(row.exact as f64 / row.cases as f64),
                percent(row.exact_calibrated as f64 / row.cases as f64),
                percent(row.range_error),
                number(row.hold_error_s, 2),
            ]);
        }
        table.row([
            "all".to_owned(),
            String::new(),
            self.cases.to_string(),
            percent(self.exact),
            percent(self.exact_calibrated),
            percent(self.range_error),
            number(self.hold_error_s, 2),
        ]);
        table.row([
            format!("noise correlated over {CORRELATED_S} s"),
            String::new(),
            self.cases.div_ceil(CORRELATED_EVERY).to_string(),
            percent(self.exact_correlated),
            String::new(),
            String::new(),
            String::new(),
        ]);
        table.row([
            "everything drawn anew".to_owned(),
            String::new(),
            self.cases.to_string(),
            percent(self.exact_other_draw),
            percent(self.exact_calibrated_other_draw),
            String::new(),
            String::new(),
        ]);
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_reach_every_tempo_amplitude_build_and_side() {
        let library = library::Library::load().expect("the content is valid");
        let of = |slug: &str| {
            let choreography = library.choreography(slug).expect(slug);
            let definition = library.movements.iter().find(|m| m.slug == slug).expect(slug);
            cases(choreography, definition, 0)
        };
        assert!(of("walking").is_empty(), "only timed");
        let book = of("open-book");
        assert_eq!(book.len(), 2 * TEMPI_S.len() * AMPLITUDES.len());
        for side in [Side::Left, Side::Right] {
            assert!(book.iter().any(|case| case.side == side));
        }
        for build in 0..case::BUILDS.len() {
            let tempi = book.iter().filter(|case| case.build == build).map(|case| case.tempo_s.to_bits());
            assert!(tempi.collect::<std::collections::BTreeSet<_>>().len() > 1, "build {build}");
        }
        assert_eq!(book, of("open-book"), "the same cases every time");
        let seeds: std::collections::BTreeSet<_> = book.iter().map(|case| case.seed).collect();
        assert_eq!(seeds.len(), book.len());
    }

    #[test]
    fn an_engine_that_is_right_is_exact_and_one_that_watches_for_something_else_is_not() {
        let library = library::Library::load().expect("the content is valid");
        let of = |slug: &str| library.movements.iter().find(|m| m.slug == slug).expect(slug);
        let choreography = library.choreography("seated-trunk-extension").expect("it is there");
        let case = cases(choreography, of("seated-trunk-extension"), 0).swap_remove(5);
        let right = case.run(choreography, of("seated-trunk-extension"), &library.idle);
        assert!(right.exact && right.found == right.repetitions, "{right:?}");
        assert_eq!(right.range_errors.len(), right.repetitions);
        assert!(right.range_errors.iter().all(|error| *error < 0.25), "{:?}", right.range_errors);
        // The definition of an exercise on hands and knees sees nothing of somebody who sits.
        let wrong = case.run(choreography, of("cat-cow"), &library.idle);
        assert!(!wrong.exact && wrong.found == 0, "{wrong:?}");
        let figures = figures(vec![(case.clone(), right), (case, wrong)]);
        assert_eq!((figures.cases, figures.exact, figures.wrong.len()), (2, 0.5, 1));
        assert_eq!(
            (figures.rows[0].cases, figures.rows[0].exact, figures.rows[0].exact_calibrated),
            (2, 1, 1)
        );
        assert_eq!(
            (figures.guess.1, figures.exact_calibrated),
            (1.0, 0.5),
            "both cases have as many repetitions"
        );
    }
}
