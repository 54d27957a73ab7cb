//! One synthetic person's weeks: day by day they send commands, sensible ones and others, and the real rules answer.

use body::mannequin::Dice;
use care::{Action, Command, Event, Fact, Outcome, Refused, Rules, State};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use uuid::Uuid;

use super::check::Watch;
use super::people::{Person, percent, whole};
use super::speech::Speech;

/// An answer about the time after a session that is still to be given.
pub(super) struct Later {
    pub(super) day: u32,
    /// In the evening, after that day's session.
    pub(super) evening: bool,
    pub(super) ticket: Uuid,
    pub(super) pain: u8,
}

/// One person, from their first day on.
pub struct Life<'a> {
    pub(super) rules: &'a Rules,
    pub(super) person: Person,
    pub(super) dice: Dice,
    number: u64,
    /// Where the person stands, folded as the events come.
    pub state: State,
    /// Facts that are not yet in the store.
    pub fresh: Vec<Fact>,
    /// The checker.
    pub watch: Watch<'a>,
    /// Commands that were refused.
    pub refused: u64,
    pub(super) clock: Timestamp,
    zone: TimeZone,
    first_day: Timestamp,
    commands: u64,
    last: Option<Command>,
    pub(super) later: Vec<Later>,
    /// The last day of a flare-up; none without one.
    pub(super) flare: Option<u32>,
    /// No session before this day.
    pub(super) away_until: u32,
    tamper: Option<fn(&mut Event)>,
}

/// The zone that the synthetic people live in: it changes its clocks in these weeks.
const ZONE: &str = "Europe/Lisbon";
/// Midnight of the first day: 2 February 2026.
const FIRST_DAY_S: i64 = 1_769_990_400;
/// One draw for a person begins here: an odd number far from all small seeds (the golden ratio in 64 bits).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'a> Life<'a> {
    /// Somebody with this number, drawn from the seed. `tamper` spoils events on their way, for tests of the checker.
    pub fn begin(
        rules: &'a Rules,
        (seed, number): (u64, u64),
        watched: (&'a care::Catalogue, &'a Speech<'a>),
        tamper: Option<fn(&mut Event)>,
    ) -> Self {
        let mut dice = Dice::new(seed ^ (number + 1).wrapping_mul(SPREAD));
        let person = Person::draw(&mut dice, rules);
        let first_day = Timestamp::from_second(FIRST_DAY_S).unwrap_or_default();
        Self {
            rules,
            person,
            dice,
            number,
            state: State::default(),
            fresh: Vec::new(),
            watch: Watch::new(number, watched.0, watched.1),
            refused: 0,
            clock: first_day,
            zone: TimeZone::get(ZONE).unwrap_or(TimeZone::UTC),
            first_day,
            commands: 0,
            last: None,
            later: Vec::new(),
            flare: None,
            away_until: 0,
            tamper,
        }
    }

    /// The time now.
    pub fn now(&self) -> Zoned {
        self.clock.to_zoned(self.zone.clone())
    }

    pub(super) fn percent(&mut self, share: f64) -> bool {
        percent(&mut self.dice, share)
    }

    pub(super) fn wait(&mut self, minutes: i64) {
        self.clock = self.clock.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(self.clock);
    }

    /// Pain on a day, before anything was done.
    pub(super) fn pain(&mut self, day: u32) -> u8 {
        let flare = if self.flare.is_some() { 2.5 } else { 0.0 };
        let pain = self.person.pain + self.person.course * f64::from(day) + 0.5 * self.dice.normal() + flare;
        pain.round().clamp(0.0, 10.0) as u8
    }

    pub(super) fn send(&mut self, action: Action) -> Result<Outcome, Refused> {
        let now = self.now();
        // A page without a network sends later what happened before.
        let ago = if self.percent(3.0) { whole(&mut self.dice, 1, 240) } else { 0 };
        let occurred_at = now.saturating_sub(SignedDuration::from_mins(i64::from(ago)));
        let command = Command { id: self.id(), occurred_at, action };
        let before = self.watch.seq();
        let outcome = self.handle(&command);
        // To look in decides what is due by then, each time.
        if self.watch.seq() > before && command.action != (Action::LookIn {}) {
            self.last = Some(command);
        }
        outcome
    }

    fn id(&mut self) -> Uuid {
        self.commands += 1;
        Uuid::from_u64_pair(self.number + 1, self.commands)
    }

    fn handle(&mut self, command: &Command) -> Result<Outcome, Refused> {
        let (now, fresh) = (self.now(), self.id());
        let reply =
            care::handle(&self.state, command, self.rules, &now, fresh).inspect_err(|_| self.refused += 1)?;
        for mut event in reply.events {
            if let Some(tamper) = self.tamper {
                tamper(&mut event);
            }
            let at = command.occurred_at.clone();
            let fact = Fact::new(event, at, self.clock, Some(command.id));
            care::fold_more(&mut self.state, [&fact]);
            self.watch.see(&fact);
            self.fresh.push(fact);
        }
        Ok(reply.outcome)
    }

    /// One day.
    pub fn day(&mut self, day: u32) {
        let midnight = self.first_day.saturating_add(SignedDuration::from_hours(24 * i64::from(day)));
        self.clock = midnight.unwrap_or(self.clock);
        let minutes = i64::from(whole(&mut self.dice, 6 * 60, 9 * 60));
        self.wait(minutes);
        if self.percent(0.4) {
            // The server's clock is behind on this day.
            let behind = i64::from(whole(&mut self.dice, 1, 72 * 60));
            self.wait(-behind);
        }
        if day == 0 {
            self.first_steps();
        }
        self.answer_later(day, false);
        self.flare_up(day);
        if day == self.away_until && self.percent(0.4) {
            self.away_until = day + whole(&mut self.dice, 10, 30);
        }
        self.away_until = self.away_until.max(day);
        self.odd(day);
        if self.percent(1.0) {
            let command = self.last.clone();
            // The same command once more must change nothing.
            if let Some(command) = command {
                let before = self.watch.seq();
                let _ = self.handle(&command);
                if self.watch.seq() != before {
                    self.watch.twice();
                }
            }
        }
        self.wait(240);
        self.clinician();
        self.visit();
        let due = f64::from(self.person.intake.sessions) / 7.0 * self.person.adherence;
        if self.away_until <= day && self.percent(100.0 * due) {
            self.wait(120);
            self.session(day);
            self.answer_later(day, true);
        } else if self.percent(30.0) {
            let _ = self.send(Action::LookIn {});
        }
    }
}
