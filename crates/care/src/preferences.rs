//! When a person wants to hear from Dorsal, and when they want to be left alone.
//!
//! A day of the week is the unit: on at most so many days a week does anything speak up by itself, be it a message or a reminder
//! in the person's calendar. Which days these are follows from what was set, so that nothing has to be counted.

use std::collections::BTreeSet;

use jiff::Zoned;
use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::result::{Impossible, check};

/// Longest tag of a language.
const MAX_LANGUAGE: usize = 16;

/// What a person wishes, in every browser of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// On how many days of a week Dorsal may speak up by itself, 0 to 7.
    pub days_a_week: u8,
    /// When it is silent on every day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<Quiet>,
    /// When the calendar reminds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminder: Option<Reminder>,
}

/// Hours of silence. They may go over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// The first silent minute.
    pub from: Time,
    /// The first minute after it.
    pub until: Time,
}

/// Time that the person sets aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// The days, 1 (Monday) to 7; at least one.
    pub days: BTreeSet<u8>,
    /// The time of day, wherever the person is.
    pub at: Time,
    /// How long, 1 to 120 minutes.
    pub minutes: u8,
    /// Language of the calendar's texts, as a tag such as `pt-PT`.
    pub language: String,
}

impl Default for Preferences {
    /// What holds until something was set: a message may stand on any day, and nothing reminds.
    fn default() -> Self {
        Self { days_a_week: 7, quiet: None, reminder: None }
    }
}

impl Quiet {
    /// True for a silent time of day. From and until the same is no silence.
    pub fn covers(&self, time: Time) -> bool {
        if self.from <= self.until {
            self.from <= time && time < self.until
        } else {
            self.from <= time || time < self.until
        }
    }
}

impl Preferences {
    /// Says whether these wishes fit each other.
    ///
    /// # Errors
    /// [`Impossible`] names the first field that does not.
    pub fn validate(&self) -> Result<(), Impossible> {
        check("days_a_week", "0 to 7", self.days_a_week <= 7)?;
        let Some(reminder) = &self.reminder else { return Ok(()) };
        let week = !reminder.days.is_empty() && reminder.days.iter().all(|day| (1..=7).contains(day));
        check("days", "days of the week, at least one", week)?;
        check("minutes", "1 to 120", (1..=120).contains(&reminder.minutes))?;
        let language = &reminder.language;
        let tag = language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        check("language", "a short tag", tag && (2..=MAX_LANGUAGE).contains(&language.len()))?;
        let few = reminder.days.len() <= usize::from(self.days_a_week);
        check("days_a_week", "at least as many days as have a reminder", few)?;
        let loud = self.quiet.is_none_or(|quiet| !quiet.covers(reminder.at));
        check("at", "a time outside of the quiet hours", loud)
    }

    /// The days of the week on which anything may speak up, 1 (Monday) to 7: those with a reminder first, then each time the day
    /// that lies farthest from all of them.
    pub fn days(&self) -> BTreeSet<u8> {
        let mut days = self.reminder.as_ref().map(|reminder| reminder.days.clone()).unwrap_or_default();
        let apart = |a: u8, b: u8| {
            let days = a.abs_diff(b);
            days.min(7 - days.min(7))
        };
        while days.len() < usize::from(self.days_a_week.min(7)) {
            let room = |day: &u8| days.iter().map(|other| apart(*day, *other)).min().unwrap_or(7);
            let free = (1..=7).filter(|day| !days.contains(day));
            // Of equals the earlier day.
            let Some(next) = free.max_by_key(|day| (room(day), std::cmp::Reverse(*day))) else { break };
            days.insert(next);
        }
        days
    }

    /// True where a message that nobody has asked for may be shown now. What closes sessions, or was asked for, is no such
    /// message.
    pub fn may_speak(&self, now: &Zoned) -> bool {
        let today = now.weekday().to_monday_one_offset();
        let silent = self.quiet.is_some_and(|quiet| quiet.covers(now.time()));
        !silent && self.days().iter().any(|day| i8::try_from(*day) == Ok(today))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn wishes(days_a_week: u8, days: &[u8], at: &str) -> Preferences {
        let reminder = Reminder {
            days: days.iter().copied().collect(),
            at: at.parse().expect("a time"),
            minutes: 20,
            language: "en".to_owned(),
        };
        Preferences { days_a_week, quiet: None, reminder: Some(reminder) }
    }

    #[test]
    fn it_speaks_up_on_so_many_days_and_on_no_more() {
        for count in 0..=7 {
            let plain = Preferences { days_a_week: count, ..Preferences::default() };
            assert_eq!(plain.days().len(), usize::from(count));
        }
        let check = |wishes: &Preferences, expected: &[u8]| {
            assert_eq!(wishes.days().into_iter().collect::<Vec<_>>(), expected);
        };
        check(&Preferences { days_a_week: 3, ..Preferences::default() }, &[1, 4, 6]);
        check(&wishes(2, &[2, 5], "18:00"), &[2, 5]);
        check(&wishes(3, &[1], "18:00"), &[1, 4, 6]);
        check(&wishes(7, &[6, 7], "18:00"), &[1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn quiet_hours_are_quiet_also_over_midnight() {
        let night = Quiet { from: time(21, 0, 0, 0), until: time(8, 0, 0, 0) };
        for (at, silent) in
            [("20:59", false), ("21:00", true), ("00:00", true), ("07:59", true), ("08:00", false)]
        {
            assert_eq!(night.covers(at.parse().expect("a time")), silent, "{at}");
        }
        let none = Quiet { from: time(9, 0, 0, 0), until: time(9, 0, 0, 0) };
        assert!(!none.covers(time(9, 0, 0, 0)));
        let wishes = Preferences { days_a_week: 1, quiet: Some(night), reminder: None };
        let now = |text: &str| text.parse::<Zoned>().expect("a time");
        assert!(wishes.may_speak(&now("2026-11-23T10:00:00+00:00[Europe/Lisbon]")), "Monday");
        assert!(!wishes.may_speak(&now("2026-11-23T22:00:00+00:00[Europe/Lisbon]")), "Monday night");
        assert!(!wishes.may_speak(&now("2026-11-24T10:00:00+00:00[Europe/Lisbon]")), "Tuesday");
    }

    #[test]
    fn wishes_fit_each_other() {
        let check = |wishes: &Preferences, field: Option<&str>| {
            assert_eq!(wishes.validate().err().map(|error| error.field).as_deref(), field, "{wishes:?}");
        };
        check(&Preferences::default(), None);
        check(&wishes(3, &[1, 3, 5], "18:30"), None);
        check(&wishes(8, &[1], "18:30"), Some("days_a_week"));
        check(&wishes(2, &[1, 3, 5], "18:30"), Some("days_a_week"));
        check(&wishes(3, &[], "18:30"), Some("days"));
        check(&wishes(3, &[0], "18:30"), Some("days"));
        let quiet = Some(Quiet { from: time(18, 0, 0, 0), until: time(8, 0, 0, 0) });
        check(&Preferences { quiet, ..wishes(3, &[1], "18:30") }, Some("at"));
    }
}
