//! Forms of several pages that somebody is in the midst of.
//!
//! They are in memory only: what was not handed in is on no disk, and is forgotten after a while or with a restart, so that it is asked
//! again. They survive what happens in a browser: a reload, the way back, a double tap, a second tab.

use std::collections::BTreeMap;
use std::sync::Mutex;

use care::CheckKind;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

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

/// More than any server has at once; beyond it the oldest goes.
const MOST: usize = 10_000;

/// All of them.
#[derive(Debug, Default)]
pub struct Drafts(Mutex<BTreeMap<(Uuid, Form), (Timestamp, Answered)>>);

impl Drafts {
    /// What somebody has answered of a form so far.
    pub fn read(&self, person: Uuid, form: Form, now: Timestamp) -> Answered {
        let drafts = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let fresh = drafts.get(&(person, form)).filter(|(at, _)| now.duration_since(*at) < LIFE);
        fresh.map(|(_, answered)| answered.clone()).unwrap_or_default()
    }

    /// Adds a page. `of_page` says which fields the page has: those that it left out are empty now.
    pub fn add(
        &self,
        person: Uuid,
        form: Form,
        page: &Answered,
        of_page: impl Fn(&str) -> bool,
        now: Timestamp,
    ) -> Answered {
        let mut answered = self.read(person, form, now);
        answered.retain(|name, _| !of_page(name));
        answered.extend(page.clone());
        let mut drafts = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        drafts.retain(|_, (at, _)| now.duration_since(*at) < LIFE);
        if drafts.len() >= MOST {
            let oldest = drafts.iter().min_by_key(|(_, (at, _))| *at).map(|(key, _)| *key);
            oldest.and_then(|key| drafts.remove(&key));
        }
        drafts.insert((person, form), (now, answered.clone()));
        answered
    }

    /// Forgets a form that was handed in.
    pub fn forget(&self, person: Uuid, form: Form) {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&(person, form));
    }
}
