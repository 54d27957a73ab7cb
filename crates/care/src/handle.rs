//! What comes of a command. Pure: state, rules, time and randomness come in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use uuid::Uuid;

use crate::catalogue::{Amount, Catalogue};
use crate::command::{
    Action, Attestation, Command, MAX_NOTE, MAX_PROVIDER, Outcome, PROVIDER, Refused, Reply,
    SEEN_BY_CLINICIAN,
};
use crate::decide::{decide, standing};
use crate::decision::{Change, Decision, Verdict};
use crate::event::{
    After, Clearance, Correction, Enrolment, Event, Fact, Late, Lock, LockCause, Prescribed, Ticket,
};
use crate::measure::MeasureAnswers;
use crate::programme::Programme;
use crate::progression::{Colour, shrink};
use crate::result::{Impossible, StopReason, check, check_0_to_10, check_repetitions, is_slug, stop_outcome};
use crate::rules::Rules;
use crate::screening::{Answers, Assessment, CheckKind, Disposition, Finding, Incomplete, assess};
use crate::state::{Gate, SessionSummary, State, days_since, gate};

/// How long a clearance and its ticket last, and how long a lock stands at least.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How far this clock may be behind the record: the clocks of two machines differ a little.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// A visit counts where a provider should look first if it was at most so many days before the question.
const VISIT_DAYS: i64 = 42;

/// Decides what comes of a command: its own facts, then what the rules decide on them.
///
/// `fresh` becomes the id of a ticket, where one is issued.
///
/// # Errors
/// [`Refused`] says why; then nothing is to be kept.
pub fn handle(
    state: &State,
    command: &Command,
    rules: &Rules,
    now: &Zoned,
    fresh: Uuid,
) -> Result<Reply, Refused> {
    if let Some(outcome) = state.outcome(command.id) {
        return Ok(Reply { events: Vec::new(), outcome: outcome.clone() });
    }
    let case = Case { state, rules, now };
    let mut events = match case.own(command, fresh)? {
        Own::Events(events) => events,
        Own::Known(outcome) => return Ok(Reply { events: Vec::new(), outcome }),
    };
    let mut outcomes = BTreeMap::new();
    for event in &events {
        Outcome::note(&mut outcomes, command.id, event);
    }
    let outcome = outcomes.remove(&command.id).unwrap_or(Outcome::Kept { late: None });
    let mut next = state.clone();
    for event in &events {
        next.apply(&Fact::new(event.clone(), command.occurred_at.clone(), now.timestamp(), None));
    }
    events.extend(settle(next, rules, now));
    Ok(Reply { events, outcome })
}

/// Most decisions that one command leads to: more would be rules that answer each other.
const DECISIONS: usize = 8;

/// What the rules decide once a state is reached, with the locks that follow: the facts to append after what led there.
pub fn settle(mut state: State, rules: &Rules, now: &Zoned) -> Vec<Event> {
    let mut events = Vec::new();
    for _ in 0..DECISIONS {
        let decisions = decide(&state, rules, now);
        if decisions.is_empty() {
            break;
        }
        for decision in decisions {
            let standing = standing(&state, &decision);
            let lock = (decision.change == Change::SeeProvider).then(|| see_provider(&decision, now));
            for event in std::iter::once(Event::Decided { decision, standing }).chain(lock) {
                state.apply(&Fact::new(event.clone(), now.clone(), now.timestamp(), None));
                events.push(event);
            }
        }
    }
    events
}

fn see_provider(decision: &Decision, now: &Zoned) -> Event {
    let finding = Finding {
        rule: decision.rule.clone(),
        disposition: Some(Disposition::Provider),
        why: decision.why.clone(),
        clinical_row: 0,
        cleared: false,
        provenance: decision.provenance.clone(),
    };
    lock(LockCause::Progress, Disposition::Provider, vec![finding], now.timestamp(), 0)
}

/// A command's own part of the answer.
enum Own {
    Events(Vec<Event>),
    /// It changes nothing, and this is known already.
    Known(Outcome),
}

struct Case<'a> {
    state: &'a State,
    rules: &'a Rules,
    now: &'a Zoned,
}

impl Case<'_> {
    fn gate(&self) -> Gate {
        gate(self.state, &self.rules.screening, self.now)
    }

    fn own(&self, command: &Command, fresh: Uuid) -> Result<Own, Refused> {
        let state = self.state;
        let events = match &command.action {
            Action::LookIn {} => Vec::new(),
            Action::GiveConsent { version, country } => self.consent(version, country.as_deref())?,
            Action::WithdrawConsent {} => vec![Event::ConsentWithdrawn {}],
            Action::Enrol { enrolment } => vec![Event::Enrolled { enrolment: *enrolment }],
            Action::SubmitCheck { answers, check } => self.submit_check(answers, *check)?,
            Action::SubmitRecheck { answers } => self.submit_recheck(answers)?,
            Action::Attest { attestation } => {
                vec![self.attest(attestation, command.occurred_at.time_zone())?]
            }
            Action::GiveClearance { by } => vec![self.give_clearance(by)?],
            Action::AnswerIntake { intake } => {
                self.consented()?;
                intake.validate(&self.rules.catalogue).map_err(Refused::Impossible)?;
                vec![Event::IntakeAnswered { intake: intake.clone() }]
            }
            Action::StartSession { exercise } => match self.gate() {
                Gate::Open { clearance } => vec![self.start_one(exercise, &clearance, fresh)?],
                Gate::InSession { ticket } if ticket.exercise == *exercise && ticket.plan.is_empty() => {
                    return Ok(Own::Known(Outcome::Started { ticket }));
                }
                _ => return Err(Refused::Closed),
            },
            Action::StartProgramme {} => match self.gate() {
                Gate::Open { clearance } => vec![self.start_programme(&clearance, fresh)?],
                Gate::InSession { ticket } if !ticket.plan.is_empty() => {
                    return Ok(Own::Known(Outcome::Started { ticket }));
                }
                _ => return Err(Refused::Closed),
            },
            Action::ExerciseDone { ticket, result } => {
                result.validate().map_err(Refused::Impossible)?;
                let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
                let plan = &session.ticket.plan;
                let prescribed = plan.iter().any(|part| part.exercise == result.exercise)
                    || (plan.is_empty() && session.ticket.exercise == result.exercise);
                if !prescribed {
                    return Err(Refused::OtherExercise);
                }
                let there =
                    if plan.is_empty() { session.set_is_over() } else { session.has(&result.exercise) };
                let late = self.late(session, there);
                vec![Event::ExerciseDone { ticket: *ticket, late, result: result.clone() }]
            }
            Action::SessionEnded { ticket, pain, peak, effort, repetitions_said } => {
                felt(*pain, *peak, *effort, *repetitions_said)?;
                let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
                let there = session.pain_after.is_some() || session.effort.is_some();
                vec![Event::SessionEnded {
                    ticket: *ticket,
                    pain: *pain,
                    peak: *peak,
                    effort: *effort,
                    repetitions_said: *repetitions_said,
                    late: self.late(session, there),
                }]
            }
            Action::PainAfter { ticket, moment, pain } => {
                check_0_to_10("pain", *pain).map_err(Refused::Impossible)?;
                let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
                let known = match moment {
                    After::HalfHour => session.pain_later,
                    After::Morning => session.pain_morning,
                };
                if known.is_some() || session.ended_at.is_none() {
                    return Ok(Own::Known(Outcome::Kept { late: Some(Late::AfterEnd) }));
                }
                vec![Event::PainAfter { ticket: *ticket, moment: *moment, pain: *pain }]
            }
            Action::FlareUp { state: flare } => {
                self.consented()?;
                vec![Event::FlareUp { state: *flare }]
            }
            Action::AnswerMeasure { measure, answers } => {
                self.consented()?;
                vec![self.measured(measure, answers)?]
            }
            Action::ReadLesson { lesson } => {
                check("lesson", "a short name", is_slug(lesson)).map_err(Refused::Impossible)?;
                vec![Event::LessonRead { lesson: lesson.clone() }]
            }
            Action::Correct { fact, correction } => vec![self.corrected(*fact, correction)?],
            Action::AnswerDecision { proposal, verdict, by, note } => {
                vec![self.answered(*proposal, verdict, by, note)?]
            }
            Action::Stopped { ticket, reason } => self.stop(*ticket, *reason, &command.occurred_at)?,
        };
        Ok(Own::Events(events))
    }

    fn consented(&self) -> Result<(), Refused> {
        if self.state.consent().is_some() { Ok(()) } else { Err(Refused::Closed) }
    }

    fn consent(&self, version: &str, country: Option<&str>) -> Result<Vec<Event>, Refused> {
        if version != self.rules.consent_version {
            return Err(Refused::OldConsent);
        }
        let country = country.filter(|code| self.rules.countries.contains(*code)).map(str::to_owned);
        Ok(vec![Event::ConsentGiven { version: version.to_owned() }, Event::CountryChosen { country }])
    }

    /// Assesses answers together with what the last full screening has told and this check does not ask.
    fn assess(&self, kind: CheckKind, answers: &Answers) -> Result<Assessment, Refused> {
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
        let screening = &self.rules.screening;
        let clock = self.now.timestamp();
        // After a stop only the danger signs are asked; what else was told has closed what it closes.
        let beside = |disposition: Disposition| kind == CheckKind::Recheck && !disposition.is_danger_sign();
        let cleared = |rule: &str, disposition| {
            beside(disposition) || self.state.is_cleared(screening, rule, disposition, clock)
        };
        assess(screening, kind, &all, cleared).map_err(Refused::Incomplete)
    }

    fn submit_check(&self, answers: &Answers, wished: Option<CheckKind>) -> Result<Vec<Event>, Refused> {
        let gate = self.gate();
        if matches!(gate, Gate::NeedsConsentAndCountry { .. }) {
            return Err(Refused::Closed);
        }
        self.possible(answers)?;
        let clock = self.now.timestamp();
        let due = self.state.due(&self.rules.screening, self.state.latest(clock));
        let kind = if wished == Some(CheckKind::Full) { CheckKind::Full } else { due };
        let assessment = self.assess(kind, answers)?;
        let mut events = vec![screened(kind, answers, &assessment)];
        if let Some(disposition) = assessment.disposition {
            events.push(lock(
                LockCause::Check,
                disposition,
                assessment.findings,
                clock,
                i64::from(assessment.days),
            ));
            return Ok(events);
        }
        // While a session may go on, a clear check is kept and gives no leave for another one.
        let running = matches!(gate, Gate::InSession { .. });
        if running || self.state.active_lock(clock).is_some() || self.state.unknown.is_some() {
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

    fn submit_recheck(&self, answers: &Answers) -> Result<Vec<Event>, Refused> {
        self.consented()?;
        self.possible(answers)?;
        let assessment = self.assess(CheckKind::Recheck, answers)?;
        let mut events = vec![screened(CheckKind::Recheck, answers, &assessment)];
        if let Some(disposition) = assessment.disposition {
            let clock = self.now.timestamp();
            events.push(lock(LockCause::Check, disposition, assessment.findings, clock, 0));
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
    fn attest(&self, said: &Attestation, zone: &TimeZone) -> Result<Event, Refused> {
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
        let earliest = if standing.disposition == Disposition::Provider {
            day(standing
                .since
                .checked_sub(SignedDuration::from_hours(24 * VISIT_DAYS))
                .unwrap_or(Timestamp::MIN))
        } else {
            day(standing.since)
        };
        if seen_on < earliest || seen_on > day(clock) {
            return Err(Refused::VisitDate);
        }
        let provider = name(PROVIDER, &said.provider)?;
        Ok(Event::Attested { seen_on, provider, rules: self.locking_rules() })
    }

    fn give_clearance(&self, by: &str) -> Result<Event, Refused> {
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

    fn start_one(&self, exercise: &str, clearance: &Clearance, fresh: Uuid) -> Result<Event, Refused> {
        let dose = self.rules.doses.get(exercise).ok_or(Refused::UnknownExercise)?;
        let constraints = self.state.constraints();
        if let Some(known) = self.rules.catalogue.exercise(exercise) {
            // On its own an exercise is done in its usual way.
            let usual = known.levels.get(known.start);
            if usual.is_none_or(|level| level.forbidden_by(&constraints).is_some()) {
                return Err(Refused::Forbidden);
            }
        }
        let repetitions = if clearance.easiest { dose.easiest } else { dose.repetitions };
        Ok(started(exercise, repetitions, Vec::new(), clearance, fresh))
    }

    fn start_programme(&self, clearance: &Clearance, fresh: Uuid) -> Result<Event, Refused> {
        let programme = self.state.programme().ok_or(Refused::NoProgramme)?;
        let easiest = clearance.easiest || self.eased();
        let plan = session_plan(self.state, programme, &self.rules.catalogue, easiest, self.now.timestamp());
        let first = plan.first().ok_or(Refused::NoProgramme)?;
        let (exercise, repetitions) = (first.exercise.clone(), first.amount.repetitions);
        Ok(started(&exercise, repetitions, plan, clearance, fresh))
    }

    /// True where the next session is the easiest set: the last one was red and nothing has come of it yet, or a proposal of less
    /// waits for a clinician.
    fn eased(&self) -> bool {
        let catalogue = &self.rules.catalogue;
        let now_s = self.state.programme().map_or(0, |programme| programme.week_s(catalogue));
        let less = |decision: &Decision| match &decision.change {
            Change::Programme { programme } => programme.week_s(catalogue) < now_s,
            _ => false,
        };
        let last = self.state.sessions.iter().rev().find(|session| session.ended_at.is_some());
        let red = last.is_some_and(|session| {
            let since = self.state.programme.as_ref().map(|current| current.since);
            session.judgement(&self.rules.programme).colour >= Colour::Red
                && since.is_none_or(|since| session.started_at.timestamp() >= since)
        });
        red || self.state.proposals.values().any(less)
    }

    fn measured(&self, measure: &str, answers: &MeasureAnswers) -> Result<Event, Refused> {
        let score = self.score(measure, answers)?;
        Ok(Event::MeasureAnswered { measure: measure.to_owned(), answers: answers.clone(), score })
    }

    fn score(&self, measure: &str, answers: &MeasureAnswers) -> Result<Option<f64>, Refused> {
        let questionnaire = self.rules.questionnaires.iter().find(|one| one.id == measure);
        let questionnaire = questionnaire.ok_or(Refused::UnknownMeasure)?;
        questionnaire.validate(answers).map_err(Refused::Impossible)?;
        Ok(questionnaire.score(answers))
    }

    fn corrected(&self, fact: u64, correction: &Correction) -> Result<Event, Refused> {
        let session = self.state.sessions.iter().find(|session| session.facts.contains(&fact));
        let correction = match correction {
            Correction::SessionEnded { pain, peak, effort, repetitions_said } => {
                felt(*pain, *peak, *effort, *repetitions_said)?;
                session.filter(|session| session.ended_at.is_some()).ok_or(Refused::UnknownFact)?;
                correction.clone()
            }
            Correction::PainAfter { pain } => {
                check_0_to_10("pain", *pain).map_err(Refused::Impossible)?;
                let known = session.is_some_and(|session| session.moments.contains_key(&fact));
                if !known {
                    return Err(Refused::UnknownFact);
                }
                correction.clone()
            }
            Correction::MeasureAnswered { answers, .. } => {
                let measured = self.state.measures.iter().find(|measured| measured.fact == fact);
                let measured = measured.ok_or(Refused::UnknownFact)?;
                // The score is ours to make.
                let score = self.score(&measured.measure, answers)?;
                Correction::MeasureAnswered { answers: answers.clone(), score }
            }
        };
        Ok(Event::Corrected { fact, correction })
    }

    fn answered(&self, proposal: u64, verdict: &Verdict, by: &str, note: &str) -> Result<Event, Refused> {
        if self.state.enrolment() != Enrolment::Clinic {
            return Err(Refused::SelfGuided);
        }
        let proposed = self.state.proposals.get(&proposal).ok_or(Refused::UnknownProposal)?;
        check("note", "at most 500 characters", note.chars().count() <= MAX_NOTE)
            .map_err(Refused::Impossible)?;
        match (verdict, &proposed.change) {
            (Verdict::Edited { programme }, _) => self.prescribable(programme)?,
            (Verdict::Accepted, Change::Programme { programme }) => {
                // It was made for the programme of that time, and for what was known of the person then.
                let changed = self.state.programme.as_ref().is_some_and(|current| current.fact > proposal);
                if changed || (proposed.leads_on() && self.worse_since(proposal)) {
                    return Err(Refused::OldProposal);
                }
                self.prescribable(programme)?;
            }
            _ => {}
        }
        Ok(Event::DecisionAnswered {
            proposal,
            verdict: verdict.clone(),
            by: name("by", by)?,
            note: note.to_owned(),
        })
    }

    /// True where a session of which something was told after this place in the record has gone less well.
    fn worse_since(&self, fact: u64) -> bool {
        let worse = |session: &SessionSummary| {
            session.facts.last().is_some_and(|last| *last > fact)
                && session.went_less_well(&self.rules.programme)
        };
        self.state.sessions.iter().any(worse)
    }

    /// Also a clinician prescribes nothing that a constraint of the record forbids, nor what the library does not have.
    fn prescribable(&self, programme: &Programme) -> Result<(), Refused> {
        let catalogue = &self.rules.catalogue;
        for item in &programme.items {
            let known = catalogue.exercise(&item.exercise).and_then(|exercise| exercise.level(&item.level));
            let Some((_, level)) = known else { return Err(Refused::UnknownExercise) };
            let most = Amount { sets: 10, repetitions: 100, hold_s: 600 };
            let amount = item.amount;
            let some = amount.sets >= 1 && amount.repetitions >= 1 && amount.within(most);
            check("amount", "1 to 10 sets of 1 to 100 repetitions, held for up to 600 seconds", some)
                .map_err(Refused::Impossible)?;
            if level.forbidden_by(&self.state.constraints()).is_some() {
                return Err(Refused::Forbidden);
            }
        }
        let some = (1..=7).contains(&programme.sessions)
            && (1..=4).contains(&programme.phase)
            && (1..=60).contains(&programme.minutes)
            && !programme.items.is_empty();
        check("programme", "1 to 7 sessions a week, phase 1 to 4, with exercises", some)
            .map_err(Refused::Impossible)
    }

    fn stop(&self, ticket: Uuid, reason: StopReason, occurred_at: &Zoned) -> Result<Vec<Event>, Refused> {
        let session = self.state.session(ticket).ok_or(Refused::UnknownTicket)?;
        let late = self.late(session, session.ended_at.is_some());
        let mut events = vec![Event::Stopped { ticket, reason, late }];
        let outcome = stop_outcome(reason);
        if outcome.locked_h.is_some() {
            // A stop kept in the browser counts from when it happened, within what this clock can vouch for.
            let clock = self.now.timestamp();
            let started = session.started_at.timestamp().min(clock);
            let since = occurred_at.timestamp().clamp(started, clock);
            let finding = Finding {
                rule: outcome.rule,
                disposition: Some(Disposition::Stop),
                why: outcome.message,
                clinical_row: 0,
                cleared: false,
                provenance: outcome.provenance,
            };
            events.push(lock(LockCause::Stop, Disposition::Stop, vec![finding], since, 0));
        }
        Ok(events)
    }

    /// Why what arrives now counts for nothing, if so. `part_is_there`: the session already has this part.
    fn late(&self, session: &SessionSummary, part_is_there: bool) -> Option<Late> {
        let clock = self.now.timestamp();
        if self.state.active_lock(clock).is_some() || self.state.unknown.is_some() {
            Some(Late::AfterLock)
        } else if clock >= session.ticket.expires_at {
            Some(Late::AfterExpiry)
        } else if part_is_there || (session.ended_at.is_some() && session.stopped.is_none()) {
            // After a stop the page still hands in what was done until then, once.
            Some(Late::AfterEnd)
        } else {
            None
        }
    }
}

/// What a session of the programme consists of today. An exercise that a constraint forbids by now is left out, and one that was
/// done often enough this week; on an easy day each is done in its easiest way.
pub(crate) fn session_plan(
    state: &State,
    programme: &Programme,
    catalogue: &Catalogue,
    easiest: bool,
    clock: Timestamp,
) -> Vec<Prescribed> {
    let constraints = state.constraints();
    let week = |slug: &str| {
        let in_it = |session: &&SessionSummary| {
            let plan = &session.ticket.plan;
            days_since(session.started_at.timestamp(), clock) < 7
                && plan.iter().any(|part| part.exercise == slug)
        };
        state.sessions.iter().filter(in_it).count()
    };
    let part = |item: &crate::programme::Item| {
        let exercise = catalogue.exercise(&item.exercise)?;
        let (place, level) = exercise.level(&item.level)?;
        if week(&exercise.slug) >= exercise.days as usize || level.forbidden_by(&constraints).is_some() {
            return None;
        }
        let (mut level, mut amount) = (level, item.amount);
        if easiest {
            let equipment = state.intake().map(|intake| intake.equipment.clone()).unwrap_or_default();
            let mut levels = exercise.levels[..=place].iter();
            level = levels.find(|level| level.suits(&constraints, &equipment)).unwrap_or(level);
            let most_s = exercise.working_s(amount);
            amount = shrink(exercise, Amount { sets: 1, ..level.dose }, most_s);
        }
        let working_s = exercise.working_s(amount);
        Some(Prescribed {
            exercise: exercise.slug.clone(),
            level: level.id.clone(),
            amount,
            per_side: exercise.per_side,
            working_s,
        })
    };
    programme.items.iter().filter_map(part).collect()
}

fn started(
    exercise: &str,
    repetitions: u32,
    plan: Vec<Prescribed>,
    clearance: &Clearance,
    fresh: Uuid,
) -> Event {
    Event::SessionStarted {
        ticket: Ticket {
            ticket: fresh,
            exercise: exercise.to_owned(),
            repetitions,
            plan,
            pain_before: clearance.pain,
            rules_version: clearance.rules_version.clone(),
            expires_at: clearance.until,
        },
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

/// Pain, effort and repetitions at the end of a session.
fn felt(
    pain: Option<u8>,
    peak: Option<u8>,
    effort: Option<u8>,
    repetitions: Option<u32>,
) -> Result<(), Refused> {
    for (field, value) in [("pain", pain), ("peak", peak), ("effort", effort)] {
        if let Some(value) = value {
            check_0_to_10(field, value).map_err(Refused::Impossible)?;
        }
    }
    match repetitions {
        Some(said) => check_repetitions("repetitions_said", said).map_err(Refused::Impossible),
        None => Ok(()),
    }
}

/// A name of 1 to 120 characters.
fn name(field: &str, text: &str) -> Result<String, Refused> {
    let text = text.trim();
    if text.is_empty() {
        return Err(unanswered(field));
    }
    let possible = format!("1 to {MAX_PROVIDER} characters");
    check(field, &possible, text.chars().count() <= MAX_PROVIDER).map_err(Refused::Impossible)?;
    Ok(text.to_owned())
}

fn unanswered(question: &str) -> Refused {
    Refused::Incomplete(Incomplete { missing: vec![question.to_owned()] })
}

fn impossible<T>(field: &str, possible: &str) -> Result<T, Refused> {
    Err(Refused::Impossible(Impossible { field: field.to_owned(), possible: possible.to_owned() }))
}

/// Closes the sessions. What a provider should look at first stays closed until somebody has; the rest has its 24 hours besides.
fn lock(
    cause: LockCause,
    disposition: Disposition,
    findings: Vec<Finding>,
    since: Timestamp,
    days: i64,
) -> Event {
    let usual = if disposition == Disposition::Provider { SignedDuration::ZERO } else { DAY };
    Event::Locked {
        lock: Lock {
            cause,
            disposition,
            findings,
            since,
            until: later(since, usual.max(SignedDuration::from_hours(24 * days))),
            attestation: disposition.needs_attestation(),
            recheck: cause == LockCause::Stop,
        },
    }
}

fn later(since: Timestamp, by: SignedDuration) -> Timestamp {
    since.checked_add(by).unwrap_or(Timestamp::MAX)
}
