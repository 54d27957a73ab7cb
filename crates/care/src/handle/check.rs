//! The safety check, and what opens after a lock.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{CLOCK_TOLERANCE, Case, DAY, VISIT_DAYS, impossible, later, lock, name, unanswered};
use crate::command::{Attestation, PROVIDER, Refused, SEEN_BY_CLINICIAN};
use crate::event::{Enrolment, Event};
use crate::lock::{Lock, LockCause};
use crate::result::check_0_to_10;
use crate::screening::{Answers, Assessment, CheckKind, Disposition, Finding, Rule, assess};
use crate::state::{Gate, days_since};
use crate::ticket::Clearance;

impl Case<'_> {
    /// Answers together with what the last full screening has told and this check does not ask.
    fn told(&self, kind: CheckKind, answers: &Answers) -> Answers {
        let mut all = answers.clone();
        if let Some(screening) = self.state.screening.as_ref().filter(|_| kind != CheckKind::Full) {
            for (id, answer) in &screening.answers.answers {
                all.answers.entry(id.clone()).or_insert_with(|| answer.clone());
            }
            // What this check asks has to be answered now.
            let asked =
                self.rules.screening.questions.iter().filter(|question| question.asked.contains(&kind));
            for question in asked.filter(|question| !answers.answers.contains_key(&question.id)) {
                all.answers.remove(&question.id);
            }
        }
        all
    }

    /// Assesses answers together with what was told before.
    pub(super) fn assess(&self, kind: CheckKind, answers: &Answers) -> Result<Assessment, Refused> {
        let screening = &self.rules.screening;
        let clock = self.now.timestamp();
        // After a stop only the danger signs are asked; what else was told has closed what it closes.
        let beside = |rule: &Rule| {
            kind == CheckKind::Recheck && !rule.disposition.is_some_and(Disposition::is_danger_sign)
        };
        let cleared = |rule: &Rule| beside(rule) || self.state.is_cleared(screening, rule, kind, clock);
        let mut assessment =
            assess(screening, kind, &self.told(kind, answers), cleared).map_err(Refused::Incomplete)?;
        if kind == CheckKind::Full {
            assessment.constraints.extend(self.kept_constraints());
        }
        Ok(assessment)
    }

    /// What limits the exercises by answers that have closed the sessions: it does not go with another answer, neither while that
    /// has its 24 hours nor while somebody's look at it counts.
    fn kept_constraints(&self) -> BTreeSet<String> {
        let screening = &self.rules.screening;
        let clock = self.now.timestamp();
        let counts = |at: Timestamp| days_since(at, clock) < i64::from(screening.clearance_days);
        let cleared =
            self.state.cleared.iter().filter(|(_, cleared)| counts(cleared.at)).map(|(rule, _)| rule);
        let locking = self.young_locks().flat_map(Lock::reasons).map(|finding| &finding.rule);
        let rules = cleared.chain(locking).filter_map(|id| screening.rule(id));
        rules.flat_map(|rule| rule.constraints.iter().cloned()).collect()
    }

    /// What an answer has locked within the last 24 hours, lifted or not.
    fn young_locks(&self) -> impl Iterator<Item = &Lock> {
        let clock = self.now.timestamp();
        let locks = self.state.locks.iter().filter(|lock| lock.cause == LockCause::Check);
        locks.filter(move |lock| clock < later(lock.since, DAY))
    }

    /// The lock behind which something was told that is now told otherwise, as one that stands for its 24 hours. How much it
    /// hurts is no such answer: it may have changed.
    fn changed(&self, kind: CheckKind, answers: &Answers) -> Option<Event> {
        let told = self.told(kind, answers);
        let otherwise = |finding: &Finding| {
            let rule = self.rules.screening.rule(&finding.rule);
            rule.is_some_and(|rule| {
                rule.conditions().any(|one| one.question().is_some()) && !rule.applies(&told)
            })
        };
        let before = self.young_locks().find(|lock| lock.reasons().any(otherwise))?;
        Some(lock(LockCause::Check, before.disposition, before.findings.clone(), before.since, 1))
    }

    pub(super) fn submit_check(
        &self,
        answers: &Answers,
        wished: Option<CheckKind>,
    ) -> Result<Vec<Event>, Refused> {
        self.consented()?;
        let gate = self.gate();
        if matches!(gate, Gate::NeedsConsentAndCountry { .. }) {
            return Err(Refused::Closed);
        }
        self.possible(answers)?;
        let clock = self.now.timestamp();
        // A clock that is behind the record dates no lock before what the record has seen.
        let latest = self.state.latest(clock);
        let due = self.state.due(&self.rules.screening, latest);
        let kind = if wished == Some(CheckKind::Full) { CheckKind::Full } else { due };
        let assessment = self.assess(kind, answers)?;
        let mut events = vec![screened(kind, answers, &assessment)];
        if let Some(disposition) = assessment.disposition {
            events.push(lock(
                LockCause::Check,
                disposition,
                assessment.findings,
                latest,
                i64::from(assessment.days),
            ));
            return Ok(events);
        }
        if self.state.active_lock(clock).is_some() || self.state.unknown.is_some() {
            return Ok(events);
        }
        // An answer that locked opens nothing for 24 hours, and another one in its place does not either.
        if let Some(lock) = self.changed(kind, answers) {
            events.push(lock);
            return Ok(events);
        }
        // While a session may go on, a clear check is kept and gives no leave for another one.
        if matches!(gate, Gate::InSession { .. }) {
            return Ok(events);
        }
        // Leave would be of no use: the gate judges it by the latest time that the record has seen.
        if self.state.recorded_until.is_some_and(|seen| seen.duration_since(clock) > CLOCK_TOLERANCE) {
            return Err(Refused::Clock);
        }
        events.push(Event::Cleared {
            clearance: Clearance {
                since: clock,
                until: later(clock, DAY),
                easiest: assessment.easiest,
                pain: answers.pain.unwrap_or_default(),
                rules_version: assessment.rules_version,
            },
        });
        Ok(events)
    }

    pub(super) fn submit_recheck(&self, answers: &Answers) -> Result<Vec<Event>, Refused> {
        self.consented()?;
        self.possible(answers)?;
        let assessment = self.assess(CheckKind::Recheck, answers)?;
        let mut events = vec![screened(CheckKind::Recheck, answers, &assessment)];
        if let Some(disposition) = assessment.disposition {
            let latest = self.state.latest(self.now.timestamp());
            events.push(lock(LockCause::Check, disposition, assessment.findings, latest, 0));
        }
        Ok(events)
    }

    /// Pain is 0 to 10, and only questions that are asked have answers, of their kind.
    fn possible(&self, answers: &Answers) -> Result<(), Refused> {
        if let Some(pain) = answers.pain {
            check_0_to_10("pain", pain).map_err(Refused::Impossible)?;
        }
        for (id, answer) in &answers.answers {
            let question = self.rules.screening.question(id);
            let Some(question) = question else {
                return impossible("answers", "answers to the questions of the check");
            };
            if !question.takes(answer) {
                return impossible(id, "an answer to this question");
            }
        }
        Ok(())
    }

    /// What the person says about a visit since sessions were closed.
    pub(super) fn attest(&self, said: &Attestation, zone: &TimeZone) -> Result<Event, Refused> {
        if self.state.enrolment() == Enrolment::Clinic {
            return Err(Refused::ClinicOnly);
        }
        let clock = self.now.timestamp();
        let Some(standing) = self.state.active_lock(clock).filter(|lock| lock.attestation) else {
            return Err(Refused::Closed);
        };
        if clock < standing.until {
            return Err(Refused::TooEarly);
        }
        if !said.seen_by_clinician {
            return Err(unanswered(SEEN_BY_CLINICIAN));
        }
        let seen_on = said.seen_on.ok_or(Refused::VisitDate)?;
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        // One visit opens all that stands, so it has to count for each of them.
        let locks = self.state.locks(self.now);
        let earliest = locks.iter().filter(|lock| lock.attestation).map(|lock| day(self.visits_from(lock)));
        let earliest = earliest.max().unwrap_or_else(|| day(standing.since));
        if seen_on < earliest || seen_on > day(clock) {
            return Err(Refused::VisitDate);
        }
        let provider = name(PROVIDER, &said.provider)?;
        Ok(Event::Attested { seen_on, provider, rules: self.locking_rules() })
    }

    /// When visits begin to count for a lock.
    fn visits_from(&self, lock: &Lock) -> Timestamp {
        let since =
            |finding: &Finding| self.rules.screening.rule(&finding.rule).is_some_and(|rule| rule.visit_since);
        if lock.disposition != Disposition::Provider || lock.reasons().any(since) {
            return lock.since;
        }
        lock.since.checked_sub(SignedDuration::from_hours(24 * VISIT_DAYS)).unwrap_or(Timestamp::MIN)
    }

    pub(super) fn give_clearance(&self, by: &str) -> Result<Event, Refused> {
        if self.state.enrolment() != Enrolment::Clinic {
            return Err(Refused::SelfGuided);
        }
        if self.state.active_lock(self.now.timestamp()).is_none() {
            return Err(Refused::Closed);
        }
        Ok(Event::ClearanceGiven { by: name("by", by)?, rules: self.locking_rules() })
    }

    fn locking_rules(&self) -> BTreeSet<String> {
        let locks = self.state.locks(self.now);
        // What a screening rule has found; how the weeks went is judged anew each time, and by rules of other names.
        let checks = locks.iter().filter(|lock| lock.cause != LockCause::Progress);
        checks.flat_map(Lock::reasons).map(|finding| finding.rule.clone()).collect()
    }
}

fn screened(check: CheckKind, answers: &Answers, assessment: &Assessment) -> Event {
    Event::Screened {
        check,
        answers: answers.clone(),
        disposition: assessment.disposition,
        findings: assessment.findings.clone(),
        constraints: assessment.constraints.clone(),
        rules_version: assessment.rules_version.clone(),
    }
}
