//! How things went over time, as far as it can be known: what was told and done, and whether a change is more than chance.
//!
//! Nothing is smoothed and nothing is guessed: a course holds what was said, at the time at which it was said.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::intake::{Intake, MAX_ACTIVITIES};
use crate::measure::{MeasureAnswers, Questionnaire};
use crate::state::{State, days_since};

/// The questionnaire on the activities that the person has named; its items are this with their number from 1.
const ACTIVITIES: &str = "activities";
/// The questionnaire on pain, and its item on the average of 7 days.
const PAIN: (&str, &str) = ("pain", "average");

/// One value at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When.
    pub at: Timestamp,
    /// What.
    pub value: f64,
}

/// Values over time, oldest first, with what they are called where the person has named it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    /// In the person's words; empty where it needs none.
    pub name: String,
    /// The values.
    pub points: Vec<Point>,
}

/// How well somebody can do each activity that they have named.
type Named = Vec<(String, f64)>;

/// What two values say about each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// Better, by at least the least change that is more than chance.
    Better,
    /// Worse, by as much.
    Worse,
    /// A smaller change, which may be chance.
    Same,
}

/// Compares two values of which a change counts from `least` on; a value that is no number says nothing.
pub fn shift(first: f64, last: f64, least: f64, higher_is_better: bool) -> Shift {
    let gain = if higher_is_better { last - first } else { first - last };
    // Scores are kept in hundredths; the sum of ten binary fractions must not decide.
    if gain >= least - 1e-9 {
        Shift::Better
    } else if gain <= -least + 1e-9 {
        Shift::Worse
    } else {
        Shift::Same
    }
}

impl Course {
    /// The first and the last value, where there are two.
    pub fn ends(&self) -> Option<(Point, Point)> {
        let (first, last) = (self.points.first()?, self.points.last()?);
        (self.points.len() > 1).then_some((*first, *last))
    }

    /// How the last value compares with the first; none where there are not two.
    pub fn shift(&self, least: f64, higher_is_better: bool) -> Option<Shift> {
        let (first, last) = self.ends()?;
        Some(shift(first.value, last.value, least, higher_is_better))
    }
}

/// What was answered to an item of a questionnaire, over time; what the intake said of the same comes first.
pub fn answers(state: &State, measure: &str, item: &str, told: impl Fn(&Intake) -> Option<f64>) -> Course {
    let intakes = state.intakes.iter().filter_map(|(fact, at, intake)| Some((*fact, *at, told(intake)?)));
    let measured = state.measures().iter().filter(|measured| measured.measure == measure);
    let measured =
        measured.filter_map(|measured| Some((measured.fact, measured.at, *measured.answers.get(item)?)));
    let mut told: Vec<(u64, Timestamp, f64)> = intakes.chain(measured).collect();
    told.sort_by_key(|(fact, ..)| *fact);
    let points = told.into_iter().map(|(_, at, value)| Point { at, value });
    Course { name: String::new(), points: points.collect() }
}

/// Average pain of 7 days, 0 to 10, as the intake and the questionnaire on pain have asked it.
pub fn pain(state: &State) -> Course {
    answers(state, PAIN.0, PAIN.1, |intake| Some(f64::from(intake.pain_average)))
}

/// Mean pain before the first three sessions and before the last three; none where these are not six.
pub fn pain_before_sessions(state: &State) -> Option<(f64, f64)> {
    let told: Vec<f64> = state.sessions.iter().map(|session| f64::from(session.ticket.pain_before)).collect();
    let mean = |three: &[f64]| three.iter().sum::<f64>() / 3.0;
    let (first, last) = (told.first_chunk::<3>()?, told.last_chunk::<3>()?);
    (told.len() >= 6).then(|| (mean(first), mean(last)))
}

/// The activities that the person has named, each with how well they could do it: 0 not at all, 10 as before. Another name
/// is another activity; an answer counts for what was named at its time.
pub fn activities(state: &State) -> Vec<Course> {
    let mut told: Vec<(u64, Timestamp, Named)> = Vec::new();
    for (fact, at, intake) in &state.intakes {
        let named = intake.activities.iter().map(|one| (one.name.trim().to_owned(), f64::from(one.level)));
        told.push((*fact, *at, named.collect()));
    }
    for measured in state.measures().iter().filter(|measured| measured.measure == ACTIVITIES) {
        let then = state.intakes.iter().rev().find(|(fact, ..)| *fact < measured.fact);
        let Some((_, _, intake)) = then else { continue };
        told.push((measured.fact, measured.at, named(intake, &measured.answers)));
    }
    told.sort_by_key(|(fact, ..)| *fact);
    let mut courses: Vec<Course> = Vec::new();
    for (_, at, values) in told {
        for (name, value) in values {
            let point = Point { at, value };
            match courses.iter_mut().find(|course| course.name == name) {
                Some(course) => course.points.push(point),
                None => courses.push(Course { name, points: vec![point] }),
            }
        }
    }
    courses
}

fn named(intake: &Intake, answers: &MeasureAnswers) -> Named {
    let numbered = intake.activities.iter().take(MAX_ACTIVITIES).enumerate();
    numbered
        .filter_map(|(at, one)| {
            let value = answers.get(&format!("{ACTIVITIES}-{}", at + 1))?;
            Some((one.name.trim().to_owned(), *value))
        })
        .collect()
}

/// The scores of a questionnaire over time.
pub fn scores(state: &State, measure: &str) -> Course {
    let measured = state.measures().iter().filter(|measured| measured.measure == measure);
    let points = measured.filter_map(|measured| Some(Point { at: measured.at, value: measured.score? }));
    Course { name: String::new(), points: points.collect() }
}

/// One week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Sessions with something done in them.
    pub sessions: u32,
    /// Minutes in movement.
    pub minutes: f64,
}

/// Most weeks: the last two years. Before that nothing is shown by the week.
const MOST_WEEKS: i64 = 104;

/// The weeks from the first session until now, the empty ones too: a break is part of the course.
pub fn weeks(state: &State, now: Timestamp, zone: &TimeZone) -> Vec<Week> {
    let monday = |at: Timestamp| {
        let day = at.to_zoned(zone.clone()).date();
        let since = i64::from(day.weekday().to_monday_zero_offset());
        day.checked_sub(since.days()).unwrap_or(day)
    };
    let mut done: BTreeMap<Date, (u32, f64)> = BTreeMap::new();
    for session in state.sessions.iter().filter(|session| !session.results.is_empty()) {
        let (sessions, seconds) = done.entry(monday(session.started_at.timestamp())).or_default();
        *sessions += 1;
        *seconds += session.results.iter().map(|result| result.duration_s).sum::<f64>();
    }
    let Some((first, _)) = done.first_key_value() else { return Vec::new() };
    let last = monday(now).max(*first);
    let from = last.checked_sub((7 * (MOST_WEEKS - 1)).days()).map_or(*first, |from| from.max(*first));
    let week = |monday: Date| {
        let (sessions, seconds) = done.get(&monday).copied().unwrap_or_default();
        Week { monday, sessions, minutes: seconds / 60.0 }
    };
    from.series(7.days()).take_while(|monday| *monday <= last).map(week).collect()
}

/// The questionnaires that are due, the one that has waited longest first. Nothing is due before there is a programme.
///
/// A closer look is due once, after the shorter questionnaire that leads to it.
pub fn due_measures<'a>(state: &State, questionnaires: &'a [Questionnaire], now: Timestamp) -> Vec<&'a str> {
    let Some((began, _)) = state.began.filter(|_| state.consent.is_some()) else { return Vec::new() };
    let last = |id: &str| state.measures().iter().rev().find(|measured| measured.measure == id);
    let mut due: Vec<(i64, &str)> = Vec::new();
    for one in questionnaires {
        let answered = last(&one.id).map(|measured| measured.at);
        let waited = match &one.follows {
            Some(follows) => {
                let led = last(&follows.questionnaire)
                    .filter(|measured| measured.score.is_some_and(|score| score >= follows.at_least))
                    .filter(|measured| answered.is_none_or(|answered| answered < measured.at));
                led.map(|measured| days_since(measured.at, now))
            }
            None => {
                let waited = match answered {
                    Some(answered) => days_since(answered, now) - i64::from(one.every_days),
                    None => days_since(began, now) - i64::from(one.first_after_days),
                };
                let nothing_named =
                    one.id == ACTIVITIES && state.intake().is_none_or(|intake| intake.activities.is_empty());
                (waited >= 0 && !nothing_named).then_some(waited)
            }
        };
        due.extend(waited.map(|waited| (waited, one.id.as_str())));
    }
    due.sort_by_key(|(waited, _)| std::cmp::Reverse(*waited));
    due.into_iter().map(|(_, id)| id).collect()
}
