//! What each fact changes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::{ClearedRule, Current, Flare, Made, Measured, Screening, SessionSummary, State};
use crate::command::Outcome;
use crate::decide::FLARE_UP;
use crate::decision::{Change, Decision, Standing, Verdict};
use crate::event::{After, Correction, Event, FlareUp};
use crate::fact::{Fact, What};
use crate::programme::Programme;
use crate::recording::Keeping;
use crate::result::ExerciseResult;
use crate::screening::{CheckKind, Disposition};

/// A moment that a device tells, not before `from` and not after it was recorded.
pub(crate) fn within(told: &Zoned, from: Option<Timestamp>, recorded: Timestamp) -> Zoned {
    let from = from.map_or(Timestamp::MIN, |from| from.min(recorded));
    told.timestamp().clamp(from, recorded).to_zoned(told.time_zone().clone())
}

impl State {
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
        if let Some(flare) = &mut self.flare {
            // Told before there was a programme: this one is the measure of the way back.
            flare.before.get_or_insert_with(|| programme.clone());
        }
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
        // When it happened is told by a device, whose clock may be anywhere.
        let happened = |from: &Zoned| within(&fact.occurred_at, Some(from.timestamp()), at);
        match event {
            Event::ConsentGiven { version } => self.consent = Some(version.clone()),
            Event::ConsentWithdrawn {} => {
                self.consent = None;
                self.clearance = None;
                // What was agreed to beyond it ends with it.
                self.sponsor = None;
                if self.keeping.days().is_some() {
                    self.keeping = Keeping::No;
                }
            }
            Event::Enrolled { enrolment } => {
                if self.enrolment != *enrolment {
                    // Nobody can answer what still waits: it is decided anew, by whoever decides now.
                    self.withdrawn.extend(std::mem::take(&mut self.proposals).into_keys());
                }
                self.enrolment = *enrolment;
            }
            Event::CountryChosen { country } => {
                self.country = country.clone();
                self.country_asked = true;
            }
            Event::Screened { check, answers, disposition, constraints, findings, .. } => {
                // All kinds ask the danger signs, so all answer the call for a recheck; but a check that locks for something
                // milder may have left them unanswered.
                if disposition.is_none_or(Disposition::is_danger_sign) {
                    for lock in &mut self.locks {
                        lock.recheck = false;
                    }
                }
                let screening = Screening {
                    fact: self.seq,
                    at,
                    answers: answers.clone(),
                    constraints: constraints.clone(),
                    findings: findings.clone(),
                };
                self.screened(*check, screening, *disposition);
            }
            Event::Attested { rules, .. } => self.lift(rules, at, false),
            Event::ClearanceGiven { rules, .. } => self.lift(rules, at, true),
            Event::Cleared { clearance } => {
                self.locks.clear();
                self.clearance = Some(clearance.clone());
            }
            Event::Locked { lock } => {
                self.clearance = None;
                self.rescreen |= lock.disposition.locks();
                self.locks.push(lock.clone());
            }
            Event::IntakeAnswered { intake } => self.intakes.push((self.seq, at, intake.clone())),
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
                // It runs on leave that was given before.
                let leave = self.clearance.take().map(|leave| leave.since);
                self.sessions.push(SessionSummary {
                    ticket: ticket.clone(),
                    started_at: within(&fact.occurred_at, leave, at),
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
                    let ended = happened(&session.started_at);
                    session.ended_at.get_or_insert(ended);
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
                // What was proposed for better days no longer holds.
                self.proposals.retain(|_, proposal| !proposal.leads_on());
                let lasts = self.flare.as_ref().is_some_and(|flare| flare.over.is_none());
                // Said again while it lasts, it is one.
                if !lasts {
                    // Not yet back from the last one: what was before that one is the measure.
                    let before =
                        self.flare.take().map_or_else(|| self.programme().cloned(), |flare| flare.before);
                    self.flare = Some(Flare { began: at, fact: self.seq, before, over: None });
                }
            }
            Event::FlareUp { state: FlareUp::Over } => {
                let over = (at, self.seq);
                // Less for a time that has passed: were it accepted now, a next flare-up would make less of it once more.
                self.proposals.retain(|_, proposal| proposal.rule != FLARE_UP);
                if let Some(flare) = &mut self.flare {
                    flare.over.get_or_insert(over);
                }
                // Nothing was made smaller, so there is no way back to go.
                self.flare.take_if(|flare| flare.before.is_none());
            }
            Event::MeasureAnswered { measure, answers, score } => self.measures.push(Measured {
                fact: self.seq,
                at,
                measure: measure.clone(),
                answers: answers.clone(),
                score: *score,
            }),
            Event::PreferencesSet { preferences } => {
                self.preferences = Some((self.seq, preferences.clone()));
            }
            Event::Sponsored { sponsor } => self.sponsor = *sponsor,
            Event::KeepingWished { days } => self.keeping = days.map_or(Keeping::No, Keeping::Days),
            Event::LessonRead { lesson } => {
                self.lessons.insert(lesson.clone(), at);
            }
            Event::Corrected { fact, correction } => self.correct(*fact, correction),
            Event::Stopped { ticket, reason, late } => {
                self.clearance = None;
                if let Some(session) = self.session_mut(*ticket) {
                    let ended = happened(&session.started_at);
                    session.ended_at.get_or_insert(ended);
                    session.stopped.get_or_insert(*reason);
                    session.late = session.late.or(*late);
                }
            }
            Event::RecordingKept { .. } | Event::RecordingForgotten { .. } | Event::RecordRead { .. } => {}
        }
    }

    fn screened(&mut self, check: CheckKind, now: Screening, disposition: Option<Disposition>) {
        match check {
            CheckKind::Full => {
                self.clearance = None;
                self.rescreen = disposition.is_some();
                // One that closed the sessions may be incomplete: its constraints count besides what was found before, and
                // it is asked again.
                let before = self.screening.replace(now).filter(|_| disposition.is_some());
                if let Some(screening) = &mut self.screening {
                    screening.constraints.extend(before.into_iter().flat_map(|before| before.constraints));
                }
            }
            CheckKind::Session | CheckKind::Recheck => {
                if let Some(screening) = &mut self.screening {
                    screening.constraints.extend(now.constraints);
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
