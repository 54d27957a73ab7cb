//! The checker: reads one person's events as they come and says what must never be.
//!
//! It knows the clinical basis and the catalogue's data, and calls nothing that decides: what it finds wrong, it finds by its own
//! table, its own colours and its own sums.

use std::collections::{BTreeMap, BTreeSet};

use care::{
    After, Answers, Catalogue, Decision, Disposition, Enrolment, Event, Fact, Programme, StopReason, Ticket,
    What,
};
use jiff::{SignedDuration, Timestamp};

use super::decisions::FLARE_UP;
use super::ledger::{Bar, Place, Session};
use super::speech::Speech;

/// Something that must never be.
#[derive(Debug, Clone)]
pub struct Violation {
    /// Number of the person.
    pub person: u64,
    /// Place of the event in their record.
    pub event: u64,
    /// Name of the check.
    pub check: &'static str,
    /// What was found.
    pub what: String,
}

/// What the checker knows of one person.
pub struct Watch<'a> {
    person: u64,
    pub(super) catalogue: &'a Catalogue,
    pub(super) speech: &'a Speech<'a>,
    pub(super) seq: u64,
    /// The latest time that the record has seen: a clock that was set back makes nothing younger.
    pub(super) latest: Timestamp,
    pub(super) violations: Vec<Violation>,
    consent: bool,
    country: bool,
    pub(super) clinic: bool,
    /// The last full screening, and whether it has to be done again.
    pub(super) full: Option<(Timestamp, Answers)>,
    pub(super) again: bool,
    pub(super) found: BTreeSet<String>,
    told: BTreeSet<String>,
    pub(super) bars: Vec<Bar>,
    /// What somebody has looked at: whether a clinician, and when.
    pub(super) seen_rows: BTreeMap<&'static str, (bool, Timestamp)>,
    pub(super) leave: Option<(Timestamp, u8)>,
    /// A lock that must come next.
    pub(super) next: Option<(Disposition, Timestamp)>,
    pub(super) programme: Option<Programme>,
    /// The programme before a flare-up from which the way back is not yet finished, and whether the flare-up is over.
    pub(super) before_flare: Option<(Option<Programme>, bool)>,
    pub(super) way_back_ends: bool,
    /// The programme was made smaller for the flare-up that lasts, or a clinician has decided on that.
    pub(super) halved: bool,
    pub(super) proposals: BTreeMap<u64, Decision>,
    pub(super) sessions: Vec<Session>,
}

/// Hours that most of what closes sessions lasts at least.
pub(super) const DAY: SignedDuration = SignedDuration::from_hours(24);
/// A full screening lasts four weeks, and the leave that rests on it one day more.
const FULL_DAYS: i64 = 29;

impl<'a> Watch<'a> {
    /// Nothing is known yet.
    pub fn new(person: u64, catalogue: &'a Catalogue, speech: &'a Speech<'a>) -> Self {
        Self {
            person,
            catalogue,
            speech,
            seq: 0,
            latest: Timestamp::MIN,
            violations: Vec::new(),
            consent: false,
            country: false,
            clinic: false,
            full: None,
            again: false,
            found: BTreeSet::new(),
            told: BTreeSet::new(),
            bars: Vec::new(),
            seen_rows: BTreeMap::new(),
            leave: None,
            next: None,
            programme: None,
            before_flare: None,
            way_back_ends: false,
            halved: false,
            proposals: BTreeMap::new(),
            sessions: Vec::new(),
        }
    }

    pub(super) fn wrong(&mut self, check: &'static str, what: impl Into<String>) {
        let violation = Violation { person: self.person, event: self.seq, check, what: what.into() };
        self.violations.push(violation);
    }

    pub(super) fn barred(&self, at: Timestamp) -> bool {
        self.bars.iter().any(|bar| bar.stands(at))
    }

    /// A constraint of the person that forbids this way of doing an exercise; one that the catalogue lacks is forbidden, too.
    pub(super) fn forbids(&self, exercise: &str, level: &str) -> Option<String> {
        let known = self.catalogue.exercises.iter().find(|one| one.slug == exercise);
        let Some(level) = known.and_then(|one| one.levels.iter().find(|one| one.id == level)) else {
            return Some("not in the catalogue".to_owned());
        };
        let floor = level.position == care::Position::Floor;
        let mut limits = self.found.iter().chain(&self.told);
        limits.find(|one| level.forbidden.contains(*one) || (floor && *one == "no-floor")).cloned()
    }

    /// Takes the next event.
    pub fn see(&mut self, fact: &Fact) {
        self.seq += 1;
        let at = fact.recorded_at;
        self.latest = self.latest.max(at);
        let happened = fact.occurred_at.timestamp();
        let What::Event(event) = &fact.what else { return };
        if let Some((leads, until)) = self.next.take() {
            match event {
                Event::Locked { lock } if lock.disposition >= leads => self.lock(lock, leads, until),
                _ => self.wrong("red-flag", format!("nothing closes the sessions for {}", leads.name())),
            }
        }
        match event {
            Event::ConsentGiven { .. } => self.consent = true,
            Event::ConsentWithdrawn {} => {
                self.consent = false;
                self.leave = None;
            }
            Event::Enrolled { enrolment } => {
                let clinic = *enrolment == Enrolment::Clinic;
                if self.clinic != clinic {
                    self.proposals.clear();
                    // What was only proposed has eased nothing.
                    self.sessions.iter_mut().for_each(|session| session.eased &= !session.proposed);
                }
                self.clinic = clinic;
            }
            Event::CountryChosen { country } => self.country = country.is_some(),
            Event::Screened { check, answers, disposition, findings, .. } => {
                self.screened(*check, answers, *disposition, findings, at);
            }
            Event::Cleared { clearance } => {
                if self.barred(at) {
                    self.wrong("session-while-locked", "leave is given although sessions are closed");
                }
                if clearance.pain >= 6 && !clearance.easiest {
                    self.wrong("easiest-set", format!("pain of {} and a usual session", clearance.pain));
                }
                self.bars.clear();
                self.leave =
                    Some((clearance.until.min(at.saturating_add(DAY).unwrap_or(at)), clearance.pain));
            }
            Event::Locked { .. } => self.leave = None,
            Event::Attested { seen_on, provider, .. } => {
                let day = |at: Timestamp| at.to_zoned(fact.occurred_at.time_zone().clone()).date();
                let waits = self.bars.iter().filter(|bar| bar.visit);
                let from = waits.filter_map(|bar| bar.visit_from).max().map(day);
                let possible = *seen_on <= day(at) && from.is_some_and(|from| *seen_on >= from);
                self.seen(at, possible && !provider.trim().is_empty());
            }
            Event::ClearanceGiven { by, .. } => {
                if !self.clinic || by.trim().is_empty() {
                    self.wrong("opened-by-nobody", "sessions are opened without a clinician");
                }
                self.lifted(at, true);
                self.bars.clear();
            }
            Event::IntakeAnswered { intake } => self.told.clone_from(&intake.constraints),
            Event::Decided { decision, standing } => self.decided(decision, *standing, at),
            Event::DecisionAnswered { proposal, verdict, .. } => {
                let proposed = self.proposals.remove(proposal);
                self.answered(proposed, verdict);
            }
            Event::SessionStarted { ticket } => self.started(ticket, at, happened),
            Event::ExerciseDone { ticket, late, result } => {
                self.served(ticket, result);
                self.session(ticket, |session| {
                    session.late |= late.is_some();
                    session.add(result);
                });
            }
            Event::SessionEnded { ticket, pain, peak, late, .. } => {
                self.leave = None;
                self.session(ticket, |session| {
                    session.end(happened, at);
                    session.end_pain = session.end_pain.or(*pain);
                    session.peak = session.peak.or(*peak);
                    session.late |= late.is_some();
                });
            }
            Event::Stopped { ticket, reason, late } => self.stopped(ticket, *reason, late.is_some(), fact),
            Event::PainAfter { ticket, moment, pain } => {
                let seq = self.seq;
                self.session(ticket, |session| {
                    let (place, answer) = match moment {
                        After::HalfHour => (Place::Later, &mut session.later),
                        After::Morning => (Place::Morning, &mut session.morning),
                    };
                    answer.get_or_insert(*pain);
                    // The newest entry is of this very event.
                    session.places.retain(|(at, _)| *at != seq);
                    session.places.push((seq, place));
                });
            }
            Event::Corrected { fact, correction } => {
                let seq = self.seq;
                let holds = |session: &&mut Session| session.places.iter().any(|(at, _)| at == fact);
                if let Some(session) = self.sessions.iter_mut().find(holds) {
                    session.correct(*fact, correction);
                    session.places.push((seq, Place::Other));
                }
            }
            Event::FlareUp { state: care::FlareUp::Began } => {
                let before = match self.before_flare.take() {
                    Some((before, over)) if !self.way_back_ends => {
                        self.halved &= !over;
                        before
                    }
                    _ => {
                        self.halved = false;
                        self.programme.clone()
                    }
                };
                self.way_back_ends = false;
                self.before_flare = Some((before, false));
            }
            Event::FlareUp { state: care::FlareUp::Over } => {
                self.proposals.retain(|_, proposal| proposal.rule != FLARE_UP);
                match &mut self.before_flare {
                    Some((Some(_), over)) => *over = true,
                    // There was no programme, so nothing was made smaller, and there is no way back.
                    _ => self.before_flare = None,
                }
            }
            Event::MeasureAnswered { .. } | Event::LessonRead { .. } => {}
            Event::PreferencesSet { .. } | Event::KeepingWished { .. } | Event::Sponsored { .. } => {}
            Event::RecordRead { .. } | Event::RecordingKept { .. } | Event::RecordingForgotten { .. } => {}
        }
    }

    /// Number of events so far.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// A command that was sent twice has led to more.
    pub fn twice(&mut self) {
        self.wrong("handled-twice", "the same command once more has added events");
    }

    /// The record in the store reads otherwise.
    pub fn differs(&mut self) {
        self.wrong("stored-otherwise", "the record reads otherwise from the store");
    }

    /// What was found.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The record ends here.
    pub fn end(&mut self) {
        if let Some((leads, _)) = self.next.take() {
            self.wrong("red-flag", format!("nothing closes the sessions for {}", leads.name()));
        }
    }

    fn session(&mut self, ticket: &uuid::Uuid, change: impl FnOnce(&mut Session)) {
        let seq = self.seq;
        if let Some(session) = self.sessions.iter_mut().find(|session| session.ticket == *ticket) {
            session.places.push((seq, Place::Other));
            change(session);
        }
    }

    fn started(&mut self, ticket: &Ticket, at: Timestamp, happened: Timestamp) {
        if self.barred(at) {
            self.wrong("session-while-locked", "a session starts although sessions are closed");
        }
        if !self.consent || !self.country {
            self.wrong("session-without-consent", "a session starts without consent or country");
        }
        let fresh = self.full.as_ref().is_some_and(|(full, _)| {
            !self.again && at.duration_since(*full) < SignedDuration::from_hours(24 * FULL_DAYS)
        });
        let leave = self.leave.take().filter(|(until, _)| at < *until);
        if leave.is_none() || !fresh {
            self.wrong("session-without-check", "a session starts without a clear check of its own");
        }
        let parts = ticket.plan.iter().map(|part| (part.exercise.clone(), part.level.clone()));
        let mut parts: Vec<_> = parts.collect();
        if parts.is_empty() {
            // On its own an exercise is done in its usual way.
            let usual = self.catalogue.exercise(&ticket.exercise);
            let level = usual.and_then(|one| one.levels.get(one.start)).map(|level| level.id.clone());
            parts.push((ticket.exercise.clone(), level.unwrap_or_default()));
        }
        for (exercise, level) in parts {
            if let Some(limit) = self.forbids(&exercise, &level) {
                self.wrong("forbidden-exercise", format!("a session has {exercise}, {level}: {limit}"));
            }
        }
        if !ticket.plan.is_empty() {
            self.red_was_eased();
        }
        self.within_programme(ticket, leave.is_some_and(|(_, pain)| pain >= 6));
        self.sessions.push(Session {
            ticket: ticket.ticket,
            done_s: vec![0.0; ticket.plan.len()],
            planned: ticket.plan.clone(),
            before: ticket.pain_before,
            end_pain: None,
            peak: None,
            later: None,
            morning: None,
            began: happened,
            ended: None,
            stopped: false,
            late: false,
            eased: false,
            proposed: false,
            places: vec![(self.seq, Place::Other)],
        });
    }

    fn stopped(&mut self, ticket: &uuid::Uuid, reason: StopReason, late: bool, fact: &Fact) {
        let (at, happened) = (fact.recorded_at, fact.occurred_at.timestamp());
        let painful = matches!(reason, StopReason::SharpPain | StopReason::NewSymptom);
        let mut began = at;
        self.leave = None;
        self.session(ticket, |session| {
            session.end(happened, at);
            session.late |= late;
            // The first reason counts.
            if !session.places.iter().any(|(_, place)| *place == Place::Stop) {
                session.stopped = painful;
            }
            if let Some((_, place)) = session.places.last_mut() {
                *place = Place::Stop;
            }
            began = session.began.min(at);
        });
        if painful {
            self.again = true;
            self.bar(Disposition::Stop, happened.clamp(began, at), 0, Vec::new());
        }
    }
}
