//! Where a person stands: a fold over their facts, and the gate before a session.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, Zoned};
use serde::Serialize;
use uuid::Uuid;

use crate::command::Outcome;
use crate::decision::{Change, Decision, Standing, Verdict};
use crate::event::{After, Clearance, Correction, Enrolment, Event, Fact, FlareUp, Late, Lock, Ticket, What};
use crate::intake::Intake;
use crate::measure::MeasureAnswers;
use crate::programme::Programme;
use crate::progression::{Colour, Judgement, Pain, judge};
use crate::result::{Ended, ExerciseResult, StopReason, Tier};
use crate::rules::ProgrammeRules;
use crate::screening::{Answers, CheckKind, Disposition, ScreeningRules};

/// Where a person stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// Number of facts.
    pub(crate) seq: u64,
    pub(crate) consent: Option<String>,
    pub(crate) enrolment: Enrolment,
    pub(crate) country: Option<String>,
    pub(crate) country_asked: bool,
    pub(crate) screening: Option<Screening>,
    /// All questions are due again: after a stop, or once a lock was lifted.
    pub(crate) rescreen: bool,
    pub(crate) cleared: BTreeMap<String, ClearedRule>,
    pub(crate) clearance: Option<Clearance>,
    pub(crate) locks: Vec<Lock>,
    pub(crate) intake: Option<(u64, Intake)>,
    pub(crate) programme: Option<Current>,
    /// When the first programme began, and the fact.
    pub(crate) began: Option<(Timestamp, u64)>,
    pub(crate) proposals: BTreeMap<u64, Decision>,
    pub(crate) decisions: Vec<Made>,
    pub(crate) flare: Option<Flare>,
    pub(crate) sessions: Vec<SessionSummary>,
    pub(crate) measures: Vec<Measured>,
    pub(crate) lessons: BTreeMap<String, Timestamp>,
    pub(crate) outcomes: BTreeMap<Uuid, Outcome>,
    pub(crate) unknown: Option<(String, u16)>,
    pub(crate) recorded_until: Option<Timestamp>,
}

/// The last time that all safety questions were answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Screening {
    pub(crate) fact: u64,
    pub(crate) at: Timestamp,
    pub(crate) answers: Answers,
    pub(crate) constraints: BTreeSet<String>,
}

/// A rule that somebody has cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClearedRule {
    pub(crate) at: Timestamp,
    pub(crate) by_clinician: bool,
}

/// The programme that counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Current {
    pub(crate) programme: Programme,
    pub(crate) since: Timestamp,
    pub(crate) fact: u64,
    /// The phase's own beginning.
    pub(crate) phase_since: Timestamp,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Made {
    /// Its place in the record.
    pub fact: u64,
    /// When.
    pub at: Timestamp,
    /// What and why.
    pub decision: Decision,
    /// Whether it counted at once.
    pub standing: Standing,
}

/// A flare-up.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Flare {
    pub(crate) began: Timestamp,
    pub(crate) fact: u64,
    /// The programme before.
    pub(crate) before: Option<Programme>,
    pub(crate) over: Option<(Timestamp, u64)>,
    /// Steps of the way back that were taken.
    pub(crate) steps: usize,
}

/// A questionnaire that was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// Its place in the record.
    pub fact: u64,
    /// When.
    pub at: Timestamp,
    /// Which.
    pub measure: String,
    /// The answers.
    pub answers: MeasureAnswers,
    /// The score; none where too little was answered.
    pub score: Option<f64>,
}

/// One session, as `/progress` shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionSummary {
    /// What it ran on.
    pub ticket: Ticket,
    /// When it began.
    pub started_at: Zoned,
    /// When it ended or was stopped.
    pub ended_at: Option<Zoned>,
    /// What the page saw, in the order in which it arrived.
    pub results: Vec<ExerciseResult>,
    /// Pain at the end, 0 to 10.
    pub pain_after: Option<u8>,
    /// The worst pain during the session, 0 to 10.
    pub pain_peak: Option<u8>,
    /// Pain after 30 minutes, 0 to 10.
    pub pain_later: Option<u8>,
    /// Pain the next morning, 0 to 10.
    pub pain_morning: Option<u8>,
    /// Effort, 0 to 10.
    pub effort: Option<u8>,
    /// Repetitions that the person says they did.
    pub repetitions_said: Option<u32>,
    /// Why it was stopped.
    pub stopped: Option<StopReason>,
    /// The first reason why a part of it counts for nothing.
    pub late: Option<Late>,
    /// Places in the record of its facts.
    pub facts: Vec<u64>,
    /// Which of them say how much it hurt afterwards.
    #[serde(skip)]
    pub(crate) moments: BTreeMap<u64, After>,
}

impl SessionSummary {
    /// True once all that was prescribed has been handed in. A page closed in the middle is not the end of a set: it may be
    /// taken up again on the same ticket.
    pub(crate) fn set_is_over(&self) -> bool {
        match self.ticket.plan.as_slice() {
            [] => self.results.iter().any(|result| result.ended != Ended::PageClosed),
            plan => plan.iter().all(|part| self.has(&part.exercise)),
        }
    }

    /// True once this exercise was handed in.
    pub(crate) fn has(&self, exercise: &str) -> bool {
        let handed_in =
            |result: &ExerciseResult| result.exercise == exercise && result.ended != Ended::PageClosed;
        self.results.iter().any(handed_in)
    }

    /// Pain around it. The peak is at least the pain at its end.
    pub fn pain(&self) -> Pain {
        Pain {
            before: Some(self.ticket.pain_before),
            peak: self.pain_peak.max(self.pain_after),
            later: self.pain_later,
            morning: self.pain_morning,
        }
    }

    /// Working seconds that were done, and that were prescribed.
    pub fn working_s(&self) -> (f64, f64) {
        let (mut done_s, mut prescribed_s) = (0.0, 0.0);
        for part in &self.ticket.plan {
            let amount = part.amount;
            let sides = if part.per_side { 2 } else { 1 };
            let repetitions = f64::from(amount.sets * amount.repetitions * sides).max(1.0);
            let held_s = repetitions * f64::from(amount.hold_s);
            let mut share = 0.0;
            for result in self.results.iter().filter(|result| result.exercise == part.exercise) {
                share += match result.tier {
                    _ if result.repetitions > 0 => f64::from(result.repetitions) / repetitions,
                    Tier::Measured | Tier::Counted if held_s > 0.0 => result.hold_s / held_s,
                    Tier::Measured | Tier::Counted => 0.0,
                    Tier::Timed if result.ended == Ended::Finished => 1.0,
                    Tier::Timed => result.duration_s / f64::from(part.working_s.max(1)),
                };
            }
            prescribed_s += f64::from(part.working_s);
            done_s += f64::from(part.working_s) * share.clamp(0.0, 1.0);
        }
        (done_s, prescribed_s)
    }

    /// Share of what was prescribed that was done, 0 to 1.
    pub fn done(&self) -> f64 {
        if self.ticket.plan.is_empty() {
            let counted: u32 = self.results.iter().map(|result| result.repetitions).sum();
            let repetitions = f64::from(counted.max(self.repetitions_said.unwrap_or(0)));
            return (repetitions / f64::from(self.ticket.repetitions.max(1))).min(1.0);
        }
        let (done_s, prescribed_s) = self.working_s();
        if prescribed_s > 0.0 { done_s / prescribed_s } else { 0.0 }
    }

    /// What follows from the pain around it, as far as it is known.
    pub fn judgement(&self, rules: &ProgrammeRules) -> Judgement {
        let stopped = matches!(self.stopped, Some(StopReason::SharpPain | StopReason::NewSymptom));
        judge(self.pain(), stopped, rules)
    }

    /// True where it counts, is over, and is known to have gone less well than it should.
    pub(crate) fn went_less_well(&self, rules: &ProgrammeRules) -> bool {
        self.ended_at.is_some() && self.late.is_none() && self.judgement(rules).colour != Colour::Green
    }
}

/// What stands between a person and a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "gate", rename_all = "kebab-case")]
pub enum Gate {
    /// Consent and the country come first.
    NeedsConsentAndCountry {
        /// True when the country was asked and is not in the list: the list of numbers is shown.
        unknown_country: bool,
    },
    /// Safety questions come next.
    NeedsCheck {
        /// All of them, or the short check before a session.
        check: CheckKind,
    },
    /// A session may be started.
    Open {
        /// The leave for it.
        clearance: Clearance,
    },
    /// A session has been started and may go on, for example after a reload of the page.
    InSession {
        /// What it runs on.
        ticket: Ticket,
    },
    /// No session for now.
    Locked {
        /// The strictest lock; its `until` is the latest of all.
        lock: Lock,
    },
    /// The record holds something that only a newer Dorsal understands. It may be a stop, so nothing opens.
    Unreadable {
        /// Kind of the event.
        event: String,
        /// Version of the event.
        version: u16,
    },
}

/// Folds the facts of one person, oldest first.
pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> State {
    let mut state = State::default();
    fold_more(&mut state, facts);
    state
}

/// Adds later facts to a state.
pub fn fold_more<'a>(state: &mut State, facts: impl IntoIterator<Item = &'a Fact>) {
    for fact in facts {
        state.apply(fact);
    }
}

/// Says what stands between the person and a session at `now`.
///
/// A clock that goes backwards opens nothing: locks are judged by the clock, leave by the latest time
/// that the record has seen.
pub fn gate(state: &State, rules: &ScreeningRules, now: &Zoned) -> Gate {
    if let Some((event, version)) = &state.unknown {
        return Gate::Unreadable { event: event.clone(), version: *version };
    }
    let clock = now.timestamp();
    if let Some(lock) = state.active_lock(clock) {
        return Gate::Locked { lock };
    }
    if state.consent.is_none() || state.country.is_none() {
        let unknown_country = state.country_asked && state.country.is_none();
        return Gate::NeedsConsentAndCountry { unknown_country };
    }
    let latest = state.latest(clock);
    if let Some(ticket) = state.current_ticket(latest) {
        return Gate::InSession { ticket: ticket.clone() };
    }
    match &state.clearance {
        Some(clearance) if latest < clearance.until => Gate::Open { clearance: clearance.clone() },
        _ => Gate::NeedsCheck { check: state.due(rules, latest) },
    }
}

/// Whole days between two moments; 0 where the second is earlier.
pub(crate) fn days_since(earlier: Timestamp, later: Timestamp) -> i64 {
    later.duration_since(earlier).as_hours().max(0) / 24
}

/// The sessions of a person, oldest first.
pub fn sessions(state: &State) -> &[SessionSummary] {
    &state.sessions
}

impl State {
    /// Version of the text that the person agreed to.
    pub fn consent(&self) -> Option<&str> {
        self.consent.as_deref()
    }

    /// Country whose emergency number is shown, as ISO code.
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// What a command led to, if it has been handled before.
    pub fn outcome(&self, command: Uuid) -> Option<&Outcome> {
        self.outcomes.get(&command)
    }

    /// The session of a ticket.
    pub fn session(&self, ticket: Uuid) -> Option<&SessionSummary> {
        self.sessions.iter().find(|session| session.ticket.ticket == ticket)
    }

    /// Whether decisions apply by themselves.
    pub fn enrolment(&self) -> Enrolment {
        self.enrolment
    }

    /// True while nothing opens, whatever is answered now.
    pub fn is_closed(&self, now: &Zoned) -> bool {
        self.unknown.is_some() || self.active_lock(now.timestamp()).is_some()
    }

    /// The programme that counts.
    pub fn programme(&self) -> Option<&Programme> {
        self.programme.as_ref().map(|current| &current.programme)
    }

    /// The intake.
    pub fn intake(&self) -> Option<&Intake> {
        self.intake.as_ref().map(|(_, intake)| intake)
    }

    /// Proposals that wait for a clinician, by their place in the record.
    pub fn proposals(&self) -> &BTreeMap<u64, Decision> {
        &self.proposals
    }

    /// All decisions, oldest first.
    pub fn decisions(&self) -> &[Made] {
        &self.decisions
    }

    /// The questionnaires that were answered, oldest first.
    pub fn measures(&self) -> &[Measured] {
        &self.measures
    }

    /// The lessons that were read, and when last.
    pub fn lessons(&self) -> &BTreeMap<String, Timestamp> {
        &self.lessons
    }

    /// The locks that stand at `now`, strictest first.
    pub fn locks(&self, now: &Zoned) -> Vec<Lock> {
        let mut locks: Vec<Lock> = self.standing(now.timestamp()).cloned().collect();
        locks.sort_by_key(|lock| std::cmp::Reverse((lock.disposition, lock.since)));
        locks
    }

    /// What limits the choice of exercises: by the intake and by the screening.
    pub fn constraints(&self) -> BTreeSet<String> {
        let told = self.intake.iter().flat_map(|(_, intake)| intake.constraints.iter());
        let found = self.screening.iter().flat_map(|screening| screening.constraints.iter());
        told.chain(found).cloned().collect()
    }

    /// `clock`, or the latest time that the record has seen: a clock that was set back gives no leave.
    pub(crate) fn latest(&self, clock: Timestamp) -> Timestamp {
        self.recorded_until.map_or(clock, |seen| seen.max(clock))
    }

    /// Which questions are due at `clock`.
    pub(crate) fn due(&self, rules: &ScreeningRules, clock: Timestamp) -> CheckKind {
        let fresh = |screening: &Screening| days_since(screening.at, clock) < i64::from(rules.rescreen_days);
        if !self.rescreen && self.screening.as_ref().is_some_and(fresh) {
            CheckKind::Session
        } else {
            CheckKind::Full
        }
    }

    /// True where a rule was cleared for a disposition, and still is at `clock`. Emergencies are never cleared beforehand,
    /// urgent ones only by a clinician.
    pub(crate) fn is_cleared(
        &self,
        rules: &ScreeningRules,
        rule: &str,
        disposition: Disposition,
        clock: Timestamp,
    ) -> bool {
        self.cleared.get(rule).is_some_and(|cleared| {
            let may = match disposition {
                Disposition::Emergency | Disposition::Stop => false,
                Disposition::Urgent => cleared.by_clinician,
                _ => true,
            };
            may && days_since(cleared.at, clock) < i64::from(rules.clearance_days)
        })
    }

    fn standing(&self, clock: Timestamp) -> impl Iterator<Item = &Lock> {
        self.locks.iter().filter(move |lock| clock < lock.until || lock.attestation)
    }

    /// The strictest of the locks that stand at `clock`, prolonged to the end of the last of them.
    pub(crate) fn active_lock(&self, clock: Timestamp) -> Option<Lock> {
        let standing = || self.standing(clock);
        let mut lock = standing().max_by_key(|lock| (lock.disposition, lock.since))?.clone();
        lock.until = standing().map(|lock| lock.until).max()?;
        lock.recheck = standing().any(|lock| lock.recheck);
        lock.attestation = standing().any(|lock| lock.attestation);
        Some(lock)
    }

    fn current_ticket(&self, latest: Timestamp) -> Option<&Ticket> {
        let session = self.sessions.last()?;
        let over = session.ended_at.is_some() || session.set_is_over();
        let open = !over && latest < session.ticket.expires_at;
        open.then_some(&session.ticket)
    }

    fn session_mut(&mut self, ticket: Uuid) -> Option<&mut SessionSummary> {
        let seq = self.seq;
        let session = self.sessions.iter_mut().find(|session| session.ticket.ticket == ticket)?;
        session.facts.push(seq);
        Some(session)
    }

    fn lift(&mut self, rules: &BTreeSet<String>, at: Timestamp, by_clinician: bool) {
        // All is asked once more: something else may have gone unanswered, or be new.
        self.rescreen |= !self.locks.is_empty();
        if by_clinician {
            self.locks.clear();
        }
        for lock in &mut self.locks {
            lock.attestation = false;
        }
        let cleared = ClearedRule { at, by_clinician };
        self.cleared.extend(rules.iter().map(|rule| (rule.clone(), cleared)));
    }

    fn follow(&mut self, programme: Programme, at: Timestamp) {
        let fact = self.seq;
        let phase_since = match &self.programme {
            Some(current) if current.programme.phase == programme.phase => current.phase_since,
            _ => at,
        };
        self.began.get_or_insert((at, fact));
        self.programme = Some(Current { programme, since: at, fact, phase_since });
    }

    pub(crate) fn apply(&mut self, fact: &Fact) {
        self.seq += 1;
        // That others have read it counts for nothing here, not even as a time that the record has seen.
        if !matches!(fact.what, What::Event(Event::RecordRead { .. })) {
            self.recorded_until = self.recorded_until.max(Some(fact.recorded_at));
        }
        let event = match &fact.what {
            What::Event(event) => event,
            What::Unknown { kind, version } => {
                self.unknown.get_or_insert_with(|| (kind.clone(), *version));
                return;
            }
        };
        if let Some(command) = fact.caused_by {
            Outcome::note(&mut self.outcomes, command, event);
        }
        let at = fact.recorded_at;
        match event {
            Event::ConsentGiven { version } => self.consent = Some(version.clone()),
            Event::ConsentWithdrawn {} => {
                self.consent = None;
                self.clearance = None;
            }
            Event::Enrolled { enrolment } => self.enrolment = *enrolment,
            Event::CountryChosen { country } => {
                self.country = country.clone();
                self.country_asked = true;
            }
            Event::Screened { check, answers, disposition, constraints, .. } => {
                // All kinds ask the danger signs, so all answer the call for a recheck; but a check that locks for something
                // milder may have left them unanswered.
                if disposition.is_none_or(Disposition::is_danger_sign) {
                    for lock in &mut self.locks {
                        lock.recheck = false;
                    }
                }
                self.screened(*check, answers, *disposition, constraints, at);
            }
            Event::Attested { rules, .. } => self.lift(rules, at, false),
            Event::ClearanceGiven { rules, .. } => self.lift(rules, at, true),
            Event::Cleared { clearance } => {
                self.locks.clear();
                self.clearance = Some(clearance.clone());
            }
            Event::Locked { lock } => {
                self.clearance = None;
                self.rescreen |= lock.cause == crate::event::LockCause::Stop;
                self.locks.push(lock.clone());
            }
            Event::IntakeAnswered { intake } => self.intake = Some((self.seq, intake.clone())),
            Event::Decided { decision, standing } => self.decided(decision, *standing, at),
            Event::DecisionAnswered { proposal, verdict, .. } => {
                let proposed = self.proposals.remove(proposal).map(|decision| decision.change);
                match (verdict, proposed) {
                    (Verdict::Accepted, Some(Change::Programme { programme })) => self.follow(programme, at),
                    (Verdict::Edited { programme }, Some(_)) => self.follow(programme.clone(), at),
                    _ => {}
                }
            }
            Event::SessionStarted { ticket } => {
                self.clearance = None;
                self.sessions.push(SessionSummary {
                    ticket: ticket.clone(),
                    started_at: fact.occurred_at.clone(),
                    ended_at: None,
                    results: Vec::new(),
                    pain_after: None,
                    pain_peak: None,
                    pain_later: None,
                    pain_morning: None,
                    effort: None,
                    repetitions_said: None,
                    stopped: None,
                    late: None,
                    facts: vec![self.seq],
                    moments: BTreeMap::new(),
                });
            }
            Event::ExerciseDone { ticket, late, result } => {
                if let Some(session) = self.session_mut(*ticket) {
                    session.results.push(ExerciseResult::clone(result));
                    session.late = session.late.or(*late);
                }
            }
            Event::SessionEnded { ticket, pain, peak, effort, repetitions_said, late } => {
                // The next session needs a check of its own, made after this end was known.
                self.clearance = None;
                if let Some(session) = self.session_mut(*ticket) {
                    session.ended_at.get_or_insert_with(|| fact.occurred_at.clone());
                    session.pain_after = session.pain_after.or(*pain);
                    session.pain_peak = session.pain_peak.or(*peak);
                    session.effort = session.effort.or(*effort);
                    session.repetitions_said = session.repetitions_said.or(*repetitions_said);
                    session.late = session.late.or(*late);
                }
            }
            Event::PainAfter { ticket, moment, pain } => {
                let seq = self.seq;
                if let Some(session) = self.session_mut(*ticket) {
                    session.moments.insert(seq, *moment);
                    match moment {
                        After::HalfHour => session.pain_later.get_or_insert(*pain),
                        After::Morning => session.pain_morning.get_or_insert(*pain),
                    };
                }
            }
            Event::FlareUp { state: FlareUp::Began } => {
                let before = match self.flare.take() {
                    // Not yet back from the last one: what was before that one is the measure.
                    Some(flare) => flare.before,
                    None => self.programme().cloned(),
                };
                // What was proposed for better days no longer holds.
                self.proposals.retain(|_, proposal| !proposal.leads_on());
                self.flare = Some(Flare { began: at, fact: self.seq, before, over: None, steps: 0 });
            }
            Event::FlareUp { state: FlareUp::Over } => {
                let over = (at, self.seq);
                if let Some(flare) = &mut self.flare {
                    flare.over.get_or_insert(over);
                }
            }
            Event::MeasureAnswered { measure, answers, score } => self.measures.push(Measured {
                fact: self.seq,
                at,
                measure: measure.clone(),
                answers: answers.clone(),
                score: *score,
            }),
            Event::LessonRead { lesson } => {
                self.lessons.insert(lesson.clone(), at);
            }
            Event::Corrected { fact, correction } => self.correct(*fact, correction),
            Event::Stopped { ticket, reason, late } => {
                self.clearance = None;
                if let Some(session) = self.session_mut(*ticket) {
                    session.ended_at.get_or_insert_with(|| fact.occurred_at.clone());
                    session.stopped.get_or_insert(*reason);
                    session.late = session.late.or(*late);
                }
            }
            Event::RecordRead { .. } => {}
        }
    }

    fn screened(
        &mut self,
        check: CheckKind,
        answers: &Answers,
        disposition: Option<Disposition>,
        constraints: &BTreeSet<String>,
        at: Timestamp,
    ) {
        match check {
            CheckKind::Full => {
                self.clearance = None;
                // One that closed the sessions may be incomplete: its constraints count besides what was found before, and
                // it is asked again.
                let before = self.screening.take().filter(|_| disposition.is_some());
                let mut found = constraints.clone();
                found.extend(before.into_iter().flat_map(|screening| screening.constraints));
                self.screening =
                    Some(Screening { fact: self.seq, at, answers: answers.clone(), constraints: found });
                self.rescreen = disposition.is_some();
            }
            CheckKind::Session | CheckKind::Recheck => {
                if let Some(screening) = &mut self.screening {
                    screening.constraints.extend(constraints.iter().cloned());
                }
            }
        }
    }

    fn decided(&mut self, decision: &Decision, standing: Standing, at: Timestamp) {
        let fact = self.seq;
        if decision.is_warning() {
            self.proposals.retain(|_, proposal| !proposal.leads_on());
        }
        match (standing, &decision.change) {
            (Standing::Applied, Change::Programme { programme }) => self.follow(programme.clone(), at),
            (Standing::Proposed, _) => {
                self.proposals.insert(fact, decision.clone());
            }
            (Standing::Applied, _) => {}
        }
        if decision.rule == crate::decide::REBUILD
            && let Some(flare) = &mut self.flare
        {
            flare.steps += 1;
        }
        if decision.rule == crate::decide::REBUILT {
            self.flare = None;
        }
        self.decisions.push(Made { fact, at, decision: decision.clone(), standing });
    }

    fn correct(&mut self, fact: u64, correction: &Correction) {
        match correction {
            Correction::SessionEnded { pain, peak, effort, repetitions_said } => {
                let session = self.sessions.iter_mut().find(|session| session.facts.contains(&fact));
                if let Some(session) = session {
                    session.pain_after = *pain;
                    session.pain_peak = *peak;
                    session.effort = *effort;
                    session.repetitions_said = *repetitions_said;
                    session.facts.push(self.seq);
                }
            }
            Correction::PainAfter { pain } => {
                // Which of the two moments it was is known from the fact's place among the session's.
                let session = self.sessions.iter_mut().find(|session| session.facts.contains(&fact));
                if let Some(session) = session {
                    let moment = session.moments.get(&fact).copied();
                    match moment {
                        Some(After::HalfHour) => session.pain_later = Some(*pain),
                        Some(After::Morning) => session.pain_morning = Some(*pain),
                        None => {}
                    }
                    session.facts.push(self.seq);
                }
            }
            Correction::MeasureAnswered { answers, score } => {
                if let Some(measured) = self.measures.iter_mut().find(|measured| measured.fact == fact) {
                    measured.answers.clone_from(answers);
                    measured.score = *score;
                }
            }
        }
    }
}
