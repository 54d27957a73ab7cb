//! Forms of several pages that somebody is in the midst of.
//!
//! They are in memory only: what was not handed in is on no disk, and is forgotten after a while or with a restart, so that it is asked
//! again. They survive what happens in a browser: a reload, the way back, a double tap, a second tab.

use std::collections::BTreeMap;

use care::CheckKind;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::fleeting::Fleeting;

/// A form of several pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Safety questions, one at a time.
    Check(CheckKind),
    /// The intake.
    Intake,
}

/// What was answered so far, field by field.
pub type Answered = BTreeMap<String, String>;

/// "Now" and "today" are asked again after so long.
const LIFE: SignedDuration = SignedDuration::from_hours(2);

/// Bytes of one draft at most, some ten times what a form of ours takes: nobody fills the memory with what no form asks.
const LARGEST: usize = 32 * 1024;

/// What a field takes beside its letters.
const FIELD: usize = 64;

/// All of them.
#[derive(Debug)]
pub struct Drafts(Fleeting<(Uuid, Form), Answered>);

impl Default for Drafts {
    fn default() -> Self {
        Self(Fleeting::new(LIFE))
    }
}

impl Drafts {
    /// What somebody has answered of a form so far.
    pub fn read(&self, person: Uuid, form: Form, now: Timestamp) -> Answered {
        self.0.read(&(person, form), now, Clone::clone).unwrap_or_default()
    }

    /// Adds a page, and gives all that was answered with it. `of_page` says which fields the page has: those that it left out are
    /// empty now. What would grow beyond any form is not kept.
    pub fn add(
        &self,
        person: Uuid,
        form: Form,
        page: &Answered,
        of_page: impl Fn(&str) -> bool,
        now: Timestamp,
    ) -> Answered {
        self.0.change((person, form), now, |before| {
            let mut answered = before.cloned().unwrap_or_default();
            answered.retain(|name, _| !of_page(name));
            answered.extend(page.clone());
            let takes: usize = answered.iter().map(|(name, value)| FIELD + name.len() + value.len()).sum();
            ((takes <= LARGEST).then(|| answered.clone()), answered)
        })
    }

    /// Forgets a form that was handed in.
    pub fn forget(&self, person: Uuid, form: Form) {
        self.0.forget(|key| *key == (person, form));
    }

    /// Forgets all that somebody was in the midst of.
    pub fn forget_all(&self, person: Uuid) {
        self.0.forget(|(one, _)| *one == person);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fleeting::MOST;

    const FORM: Form = Form::Intake;

    fn fields(all: &[(&str, &str)]) -> Answered {
        all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn pages_add_up_until_their_time_is_over() {
        let (drafts, person) = (Drafts::default(), Uuid::from_u128(1));
        drafts.add(person, FORM, &fields(&[("a", "1"), ("b", "1")]), |_| true, at(0));
        let all = drafts.add(person, FORM, &fields(&[("c", "2")]), |name| name == "b", at(60));
        assert_eq!(all, fields(&[("a", "1"), ("c", "2")]), "a box that was unticked is gone");
        assert_eq!(drafts.read(person, FORM, at(179)), all);
        assert_eq!(drafts.read(Uuid::from_u128(2), FORM, at(179)), Answered::new());
        assert_eq!(drafts.read(person, FORM, at(180)), Answered::new());
        assert_eq!(drafts.0.held(), 0, "it is gone, not only unseen");
    }

    #[test]
    fn nobody_fills_the_memory() {
        let (drafts, person) = (Drafts::default(), Uuid::from_u128(1));
        let kept = drafts.add(person, FORM, &fields(&[("a", "1")]), |_| false, at(0));
        let long = "x".repeat(LARGEST);
        drafts.add(person, FORM, &fields(&[("b", &long)]), |_| false, at(1));
        assert_eq!(drafts.read(person, FORM, at(1)), kept, "one long field");
        for n in 0..2_000 {
            drafts.add(person, FORM, &fields(&[(&format!("n{n}"), "")]), |_| false, at(2));
        }
        let fields_kept = drafts.read(person, FORM, at(2)).len();
        assert!(fields_kept > 100 && fields_kept * FIELD <= LARGEST, "{fields_kept} short ones");
        for n in 2..=MOST as u128 + 1 {
            drafts.add(Uuid::from_u128(n), FORM, &kept, |_| false, at(3));
        }
        assert_eq!(drafts.0.held(), MOST);
        assert_eq!(drafts.read(person, FORM, at(3)), Answered::new(), "the oldest went");
    }

    #[test]
    fn what_is_forgotten_is_one_form_or_all_of_somebody() {
        let (drafts, one, other) = (Drafts::default(), Uuid::from_u128(1), Uuid::from_u128(2));
        let page = fields(&[("a", "1")]);
        let check = Form::Check(CheckKind::Full);
        for (person, form) in [(one, FORM), (one, check), (other, FORM)] {
            drafts.add(person, form, &page, |_| true, at(0));
        }
        drafts.forget(one, check);
        assert_eq!(drafts.read(one, check, at(0)), Answered::new());
        assert_eq!(drafts.read(one, FORM, at(0)), page);
        drafts.forget_all(one);
        assert_eq!(drafts.read(one, FORM, at(0)), Answered::new());
        assert_eq!(drafts.read(other, FORM, at(0)), page);
    }
}
